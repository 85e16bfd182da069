/**
 * Words written as one (`指标营收`, `当总分≥90`) and declaration words nearly right (`指栎 营收`): where the parser
 * stumbles over such a name, it is read as what was meant, and the repair is kept if the parser then gets past it.
 */

import type { TokenType } from 'chevrotain';
import { distance } from 'fastest-levenshtein';
import { gluedWord } from '../keywords/glued.ts';
import { type WordKind, words } from '../keywords/keywords.ts';
import { type Mistake, replacing } from '../lexer/mistake.ts';
import * as t from '../lexer/tokens.ts';
import type { ParseMistake } from './core.ts';

export type Repair = { readonly offset: number; readonly tokens: readonly t.Token[]; readonly mistake: Mistake };

const declarations = spellings('declaration');
const clauses = spellings('clause');

function spellings(kind: WordKind): readonly string[] {
  return words.filter((word) => word.kind === kind).flatMap((word) => [word.zh, word.en]);
}

/**
 * What may have been meant by the name at which a mistake stands; or, where a clause is not known as one, by the name just
 * before it: in `≥ 90 至夛 50%` the parser takes 至夛 for a unit and stumbles over the number.
 */
export function repairOf({ code, token }: ParseMistake, tokens: readonly t.Token[]): Repair | undefined {
  const own = isPlainName(token)
    ? (splitOf(token, code) ?? (code === 'declaration-expected' ? declarationLike(token) : clauseLike(token)))
    : undefined;
  if (own || code === 'declaration-expected') return own;
  const at = tokens.findLastIndex((other) => other.startOffset < token.startOffset);
  const before = tokens[at];
  // Only what was taken for a unit: elsewhere a name near a word is just a name (名次 is not 依次).
  return before?.line === token.line && isPlainName(before) && tokens[at - 1]?.tokenType === t.number ? clauseLike(before) : undefined;
}

function isPlainName(token: t.Token): boolean {
  return token.tokenType === t.name && token.quoted !== true && token.virtual !== true;
}

/** The tokens with the repairs put in. */
export function applyRepairs(tokens: readonly t.Token[], repairs: ReadonlyMap<number, Repair>): readonly t.Token[] {
  return repairs.size === 0 ? tokens : tokens.flatMap((token) => repairs.get(token.startOffset)?.tokens ?? [token]);
}

function splitOf(token: t.Token, code: Mistake['code']): Repair | undefined {
  const word = gluedWord(token.value);
  if (word === undefined) return undefined;
  const declares = t.declarationType(word);
  if ((declares !== undefined) !== (code === 'declaration-expected')) return undefined;
  const rest = token.value.slice(word.length);
  const middle = token.startOffset + word.length;
  const head = {
    ...typed(token, t.wordType(word) ?? t.name),
    ...(declares === undefined ? {} : { declares }),
    ...piece(word, token.startOffset),
  };
  const tail = { ...typed(token, t.wordType(rest) ?? t.name), startsLine: false, ...piece(rest, middle) };
  const mistake: Mistake = {
    code: 'glued-words',
    start: token.startOffset,
    end: token.startOffset + token.image.length,
    line: token.line,
    params: { word, rest },
    fixes: replacing(middle, middle, ' '),
  };
  return { offset: token.startOffset, tokens: [head, tail], mistake };
}

function declarationLike(token: t.Token): Repair | undefined {
  const near = oneOff(declarations, token);
  const declares = near === undefined ? undefined : t.declarationType(near);
  return near === undefined || declares === undefined ? undefined : respelt(token, near, { ...token, declares });
}

function clauseLike(token: t.Token): Repair | undefined {
  const near = oneOff(clauses, token);
  const tokenType = near === undefined ? undefined : t.wordType(near);
  return near === undefined || tokenType === undefined ? undefined : respelt(token, near, { ...typed(token, tokenType), value: near });
}

function oneOff(spelled: readonly string[], { value }: t.Token): string | undefined {
  return spelled.find((word) => word.length > 1 && distance(word, value) === 1);
}

function respelt(token: t.Token, near: string, instead: t.Token): Repair {
  const end = token.startOffset + token.image.length;
  const mistake: Mistake = {
    code: 'misspelt-declaration',
    start: token.startOffset,
    end,
    line: token.line,
    params: { found: token.value, instead: near },
    fixes: replacing(token.startOffset, end, near),
  };
  return { offset: token.startOffset, tokens: [instead], mistake };
}

function typed(token: t.Token, tokenType: TokenType): t.Token {
  return { ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

function piece(image: string, startOffset: number): Pick<t.Token, 'image' | 'value' | 'startOffset' | 'endOffset'> {
  return { image, value: image, startOffset, endOffset: startOffset + image.length - 1 };
}
