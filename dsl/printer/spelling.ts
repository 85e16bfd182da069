/** How each token is written: keywords and signs in one spelling, names and texts as they are. */

import type { Language } from '../../engine/plan/index.ts';
import { spelling, wordId, words } from '../keywords/keywords.ts';
import * as t from '../lexer/tokens.ts';
import type { Marks, WordUse } from './marks.ts';

/** What a file is written in; `names` are those that other files of the policy declare. */
export type Voice = { readonly language: Language; readonly names: ReadonlySet<string> };

const byId = new Map(words.map((word) => [word.id, word]));

/** Words that are values by themselves; all other built-in names are called. */
const valueWords: ReadonlySet<string> = new Set([
  'full',
  'tier',
  'as_of',
  'period_end',
  'weight_share',
  'indicator_count',
  'module_count',
  'last_year_indicator_count',
]);

const signs: ReadonlyMap<unknown, Readonly<Record<Language, string>>> = new Map<unknown, Readonly<Record<Language, string>>>([
  [t.minus, { zh: '−', en: '-' }],
  [t.times, { zh: '×', en: '*' }],
  [t.divide, { zh: '÷', en: '/' }],
  [t.unequal, { zh: '≠', en: '!=' }],
  [t.lessEqual, { zh: '≤', en: '<=' }],
  [t.greaterEqual, { zh: '≥', en: '>=' }],
  [t.comma, { zh: '、', en: ',' }],
]);

/** The spelling on which a file is settled by default: that of its 办法, else of its first declaration. */
export function languageOf(tokens: readonly t.Token[]): Language {
  const declarations = tokens.filter(({ declares, tokenType }) => declares !== undefined && declares === tokenType);
  const first = declarations.find(({ tokenType }) => tokenType === t.policy) ?? declarations[0];
  return first !== undefined && /^[a-z_]+$/.test(first.value) ? 'en' : 'zh';
}

/** A token with its neighbours: they tell an argument's comma from a list's, `前` from `前`. */
export type Place = { readonly before: t.Token | undefined; readonly token: t.Token; readonly next: t.Token | undefined };

export function spell({ before, token, next }: Place, marks: Marks, voice: Voice): string {
  const { tokenType, startOffset, value } = token;
  switch (tokenType) {
    case t.text:
      return value.includes('"') || value.includes('\uFF02') ? `“${value}”` : `"${value}"`;
    case t.date:
      return value;
    case t.number:
      if (marks.zeros.has(startOffset)) return spelling('zero', 'missingRule', voice.language);
      return token.percent === true ? `${value}%` : value;
    case t.minus:
      if (marks.signs.has(startOffset)) return '-';
      break;
    case t.divide:
      if (next !== undefined && marks.denominators.has(next.startOffset)) return '/';
      break;
    case t.comma:
      if (next !== undefined && marks.arguments.has(next.startOffset)) return ',';
      break;
  }
  const sign = signs.get(tokenType);
  if (sign !== undefined) return sign[voice.language];
  if (token.quoted === true) return `「${value}」`;
  const use = marks.words.get(startOffset);
  if (use !== undefined) return spellWord(use, marks, voice);
  return marks.names.has(startOffset) ? value : spellKeyword(token, isShift(before, marks), voice);
}

/** A word that stands where a name could: left alone where either of its spellings is somebody's name. */
function spellWord({ text, kinds, free }: WordUse, marks: Marks, { language, names }: Voice): string {
  const isName = (spelled: string): boolean => free && (marks.declared.has(spelled) || names.has(spelled));
  for (const kind of kinds) {
    const id = wordId(text, kind);
    if (id === undefined || (kind === 'measure' && id !== 'points') || (free && kind === 'builtin' && !valueWords.has(id))) continue;
    return isName(spelling(id, kind, 'zh')) || isName(spelling(id, kind, 'en')) ? text : spelling(id, kind, language);
  }
  return text;
}

/** `日期 前 5 天`, as opposed to `取 前 5`. */
function isShift(before: t.Token | undefined, marks: Marks): boolean {
  return before !== undefined && marks.shifted.has(before.startOffset + before.image.length);
}

function spellKeyword(token: t.Token, isShift: boolean, { language }: Voice): string {
  const id = token.value === '前' ? (isShift ? 'before' : 'first') : keywordOf(token);
  return (id === undefined ? undefined : byId.get(id)?.[language]) ?? token.value;
}

function keywordOf({ tokenType, value, declares }: t.Token): string | undefined {
  // `每个 定性 指标`: the word stands in the middle of a row.
  if (tokenType === t.name) return declares === undefined ? undefined : wordId(value, 'declaration');
  return t.wordType(value) === undefined && t.declarationType(value) === undefined ? undefined : tokenType.LABEL;
}
