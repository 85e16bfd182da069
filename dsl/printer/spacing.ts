/** What stands between two tokens of a line. */

import { tokenMatcher } from 'chevrotain';
import type { Language } from '../../engine/plan/index.ts';
import * as t from '../lexer/tokens.ts';
import type { Marks } from './marks.ts';
import type { Place } from './spelling.ts';

/** Spaces between a token and the one before it; `text` is how it is written. */
export function gapBefore({ before, token, next }: Place, text: string, marks: Marks, language: Language): number {
  if (before === undefined) return 0;
  const [left, right] = [before.tokenType, token.tokenType];
  if (left === t.leftParen || left === t.at || left === t.dot || right === t.rightParen || right === t.comma || right === t.dot) return 0;
  if (left === t.comma) return language === 'en' || marks.arguments.has(token.startOffset) ? 1 : 0;
  if (left === t.minus && marks.signs.has(before.startOffset)) return right === t.pipe || right === t.leftBrace ? 1 : 0;
  if (isSlash(token, next, marks) || isSlash(before, token, marks)) return 0;
  if (right === t.leftParen) return followsCallee(before, marks) ? 0 : 1;
  // 5万 元: together they would be one word.
  if (left === t.number && isUnit(token, marks)) return /^[^\w「]*$/.test(text) ? 0 : 1;
  return 1;
}

/** The stroke of `100/3` in a cell. */
function isSlash(token: t.Token, next: t.Token | undefined, marks: Marks): boolean {
  return token.tokenType === t.divide && next !== undefined && marks.denominators.has(next.startOffset);
}

/** A call, a type, a method, an annotation; elsewhere a parenthesis stands apart. */
function followsCallee(before: t.Token, marks: Marks): boolean {
  const isName = tokenMatcher(before, t.name) && marks.names.has(before.startOffset);
  return isName || before.tokenType === t.leads;
}

function isUnit(token: t.Token, marks: Marks): boolean {
  return token.tokenType === t.name && (marks.units.has(token.startOffset) || token.value === '万' || token.value === '亿');
}
