/** Policies in other spellings, and trees without what the spelling changes. */

import { readFileSync } from 'node:fs';
import type { Item } from '../../dsl/ast/ast.ts';
import { type Word, words } from '../../dsl/keywords/keywords.ts';
import { lex } from '../../dsl/lexer/lexer.ts';
import { parse } from '../../dsl/parser/index.ts';

/** The policy of the language page. */
export const languagePage = readFileSync(new URL('./language-page.heng', import.meta.url), 'utf8');

/** Every ASCII sign, digit and letter outside texts as U+FF01–FF5E, every space as U+3000. */
export function toFullWidth(text: string): string {
  return text.replace(/"[^"\n]*"|[!-~ ]/g, (found) =>
    found.startsWith('"')
      ? `\uFF02${found.slice(1, -1)}\uFF02`
      : found === ' '
        ? '\u3000'
        : String.fromCharCode(found.charCodeAt(0) + 0xfee0),
  );
}

/**
 * Every keyword in its English spelling; names that are no keywords stay. A word that the policy also has as a name (the
 * column 日期) is a keyword only as a type.
 */
export function toEnglish(text: string, names: ReadonlySet<string> = new Set()): string {
  const { tokens } = lex(text);
  let out = '';
  let at = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.quoted === true || (names.has(token.value) && tokens[i - 1]?.value !== ':')) continue;
    const kind = tokens[i - 1]?.value === '@' ? 'annotation' : undefined;
    const word = words.find(
      (w) =>
        w.zh === token.value && (kind === undefined ? w.kind !== 'annotation' : w.kind === kind) && isRightFront(w, tokens[i - 1]?.value),
    );
    if (word === undefined) continue;
    out += `${text.slice(at, token.startOffset)} ${word.en} `;
    at = token.startOffset + token.image.length;
  }
  return out + text.slice(at);
}

/** 前 is `first` behind 取 and at the start of a tier, else `before`. */
function isRightFront(word: Word, previous: string | undefined): boolean {
  return word.zh !== '前' || (word.id === 'first') === ['取', '{', ';'].includes(previous ?? '');
}

const chinese = new Map(words.map((word) => [word.en, word.zh]));

/** The items of a file without places; a keyword that stayed a name in its Chinese spelling. */
export function shape(items: readonly Item[]): unknown {
  return JSON.parse(
    JSON.stringify(items, (key, value: unknown) => {
      if (key === 'start' || key === 'end') return undefined;
      return key === 'text' && typeof value === 'string' ? (chinese.get(value) ?? value) : value;
    }),
  );
}

/** The items of a text that has no mistakes; else its codes. */
export function items(text: string): readonly Item[] {
  const { ast, diagnostics } = parse('test.heng', text);
  if (diagnostics.length > 0)
    throw new Error(diagnostics.map((d) => `${d.code} ${JSON.stringify(d.place)} ${JSON.stringify(d.params)}`).join('\n'));
  return ast.items;
}

/** `line code` of each finding. */
export function findings(text: string): readonly string[] {
  return parse('test.heng', text).diagnostics.map(({ code, place }) => {
    const start = place.at === 'source' ? place.start : 0;
    return `${text.slice(0, start).split('\n').length} ${code}`;
  });
}

/** The text with the first fix of every finding put in. */
export function fixed(text: string): string {
  const edits = parse('test.heng', text).diagnostics.flatMap((d) => d.fixes?.[0]?.edits ?? []);
  return edits
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
}
