/**
 * Words written as one (`指标营收`, `当总分≥90`) and declaration words nearly right (`指栎 营收`): where the parser
 * stumbles over such a name, it is read as what was meant, and the repair is kept if the parser then gets past it.
 */

import type { TokenType } from 'chevrotain';
import { distance } from 'fastest-levenshtein';
import { gluedWord } from '../keywords/glued.ts';
import { words } from '../keywords/keywords.ts';
import { type Mistake, replacing } from '../lexer/mistake.ts';
import * as t from '../lexer/tokens.ts';
import type { ParseMistake } from './core.ts';

export type Repair = { readonly offset: number; readonly tokens: readonly t.Token[]; readonly mistake: Mistake };

const declarations = words.filter((word) => word.kind === 'declaration');

/** What may have been meant by the name at which a mistake stands. */
export function repairOf({ code, token }: ParseMistake): Repair | undefined {
  if (token.tokenType !== t.name || token.quoted === true || token.virtual === true) return undefined;
  return splitOf(token, code) ?? (code === 'declaration-expected' ? respelling(token) : undefined);
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
  const head = { ...typed(token, t.wordType(word) ?? t.name), ...(declares === undefined ? {} : { declares }), ...piece(word, token.startOffset) };
  const tail = { ...typed(token, t.wordType(rest) ?? t.name), startsLine: false, ...piece(rest, middle) };
  const mistake: Mistake = {
    code: 'glued-words', start: token.startOffset, end: token.startOffset + token.image.length, line: token.line,
    params: { word, rest }, fixes: replacing(middle, middle, ' '),
  };
  return { offset: token.startOffset, tokens: [head, tail], mistake };
}

function respelling(token: t.Token): Repair | undefined {
  const spellings = declarations.flatMap((word) => [word.zh, word.en]);
  const near = spellings.find((spelled) => spelled.length > 1 && distance(spelled, token.value) === 1);
  const declares = near === undefined ? undefined : t.declarationType(near);
  if (near === undefined || declares === undefined) return undefined;
  const end = token.startOffset + token.image.length;
  const mistake: Mistake = {
    code: 'misspelt-declaration', start: token.startOffset, end, line: token.line,
    params: { found: token.value, instead: near }, fixes: replacing(token.startOffset, end, near),
  };
  return { offset: token.startOffset, tokens: [{ ...token, declares }], mistake };
}

function typed(token: t.Token, tokenType: TokenType): t.Token {
  return { ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

function piece(image: string, startOffset: number): Pick<t.Token, 'image' | 'value' | 'startOffset' | 'endOffset'> {
  return { image, value: image, startOffset, endOffset: startOffset + image.length - 1 };
}
