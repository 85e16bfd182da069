/** What to say where a token of some type is missing. */

import { tokenLabel, type TokenType } from 'chevrotain';
import type { Params } from '../../engine/plan/diagnostic.ts';
import type { SyntaxCode } from '../diagnostics/catalogue/syntax.ts';
import { words } from '../keywords/keywords.ts';
import * as t from '../lexer/tokens.ts';

export type Expectation = { readonly code: SyntaxCode; readonly params: Params };

const literals: ReadonlyMap<TokenType, Params> = new Map([
  [t.number, { zh: '一个数', en: 'number' }],
  [t.date, { zh: '日期', en: 'date' }],
  [t.text, { zh: '引号里的文字', en: 'text in quotation marks' }],
]);

export function expectationOf(type: TokenType): Expectation {
  if (type === t.name) return { code: 'name-expected', params: {} };
  const literal = literals.get(type);
  if (literal !== undefined) return { code: 'literal-expected', params: literal };
  const word = words.find((w) => w.id === tokenLabel(type));
  if (word !== undefined) return { code: 'word-expected', params: { word: word.zh, english: word.en } };
  return { code: 'symbol-expected', params: { symbol: tokenLabel(type) } };
}
