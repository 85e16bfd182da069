/**
 * Makes brackets balance before anything is parsed: a missing one is made up where indentation or the next declaration
 * says that it should stand, one too many is dropped, and what nests beyond any use is cut out. So neither the line
 * rule nor recovery ever meets an unbalanced bracket.
 */

import type { TokenType } from 'chevrotain';
import { continuesAfter, opensStatement } from './lines.ts';
import { type Mistake, replacing } from './mistake.ts';
import * as t from './tokens.ts';

const nestingLimit = 200;

/** A bracket that is open: where it stands in the output, and how far its line is indented. */
type Open = { readonly position: number; readonly indent: number };

export type Balanced = { readonly tokens: readonly t.Token[]; readonly mistakes: readonly Mistake[] };

export function balance(tokens: readonly t.Token[]): Balanced {
  const out: t.Token[] = [];
  const mistakes: Mistake[] = [];
  const open: Open[] = [];
  /** Of the line at hand. */
  let indent = 0;
  /** By how many braces too many close, in what is left of the file; below zero, too few. */
  const closing = { surplus: count(tokens, t.rightBrace) - count(tokens, t.leftBrace) };

  const top = (): t.Token | undefined => out[open.at(-1)?.position ?? -1];
  const closeMissing = (next?: t.Token): void => {
    const position = open.pop()?.position ?? 0;
    const opener = out[position];
    if (opener === undefined) return;
    const isParen = opener.tokenType === t.leftParen;
    const index = isParen ? endOfLine(out, position) : out.length;
    const before = out[index - 1] ?? opener;
    const sign = isParen ? ')' : '}';
    out.splice(index, 0, madeUp(isParen ? t.rightParen : t.rightBrace, before));
    const end = endOf(before);
    const fix = isParen || next === undefined ? replacing(end, end, sign) : [];
    mistakes.push({ ...at(opener), code: 'bracket-not-closed', params: { bracket: opener.value, closing: sign }, fixes: fix });
    if (!isParen) closing.surplus++;
  };
  const drop = (token: t.Token): void => {
    mistakes.push({
      ...at(token),
      code: 'bracket-not-opened',
      params: { bracket: token.value },
      fixes: replacing(token.startOffset, endOf(token), ''),
    });
  };
  const closeParens = (next?: t.Token): void => {
    while (top()?.tokenType === t.leftParen) closeMissing(next);
  };

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const { tokenType } = token;
    if (token.startsLine && closing.surplus > 0 && lacksBrace(tokens, i)) {
      const before = tokens[i - 1] ?? token;
      const end = endOf(before);
      mistakes.push({
        code: 'symbol-expected',
        start: end,
        end,
        line: before.line,
        params: { symbol: '{', found: '' },
        fixes: replacing(end, end, ' {'),
      });
      open.push({ position: out.length, indent });
      out.push(madeUp(t.leftBrace, before));
      closing.surplus--;
    }
    if (token.startsLine) indent = token.indent;
    if (token.startsLine && endsParens(tokens, i)) closeParens(token);
    if (token.startsLine && closing.surplus < 0 && (tokenType === t.at || opensStatement(tokens, i))) {
      while (closing.surplus < 0 && isOutdented(token, top(), open)) closeMissing(token);
    }
    if (tokenType === t.leftParen || tokenType === t.leftBrace) {
      if (open.length >= nestingLimit) {
        const end = closingOf(tokens, i);
        mistakes.push({ ...at(token), code: 'nesting-too-deep', params: { limit: nestingLimit }, fixes: [] });
        out.push(madeUp(t.placeholder, token));
        closing.surplus -= count(tokens.slice(i, end + 1), t.rightBrace) - count(tokens.slice(i, end + 1), t.leftBrace);
        i = end;
      } else {
        open.push({ position: out.length, indent });
        out.push(token);
      }
    } else if (tokenType === t.rightParen) {
      if (top()?.tokenType === t.leftParen) {
        open.pop();
        out.push(token);
      } else drop(token);
    } else if (tokenType === t.rightBrace) {
      closeParens(token);
      while (closing.surplus < 0 && closesOuter(token, open)) closeMissing(token);
      const opener = top();
      if (opener === undefined || (closing.surplus > 0 && isStray(token, opener, open))) {
        drop(token);
        closing.surplus--;
      } else {
        open.pop();
        out.push(token);
      }
    } else out.push(token);
  }
  if (open.length > 0) {
    // A file that breaks off: one finding, at the innermost bracket.
    closeMissing();
    const said = mistakes.length;
    while (open.length > 0) closeMissing();
    mistakes.length = said;
  }
  return { tokens: out, mistakes };
}

/** A line that cannot belong to a parenthesis: a declaration, or `名 :`. */
function endsParens(tokens: readonly t.Token[], i: number): boolean {
  const next = tokens[i + 1];
  return opensStatement(tokens, i) || (next?.tokenType === t.colon && !next.startsLine);
}

/** A declaration that starts no deeper than the line of the brace which is open. */
function isOutdented(token: t.Token, opener: t.Token | undefined, open: readonly Open[]): boolean {
  return opener?.tokenType === t.leftBrace && opener.line < token.line && token.indent <= (open.at(-1)?.indent ?? 0);
}

/** A closing brace that stands under an outer line rather than under that of the innermost brace. */
function closesOuter(token: t.Token, open: readonly Open[]): boolean {
  return token.startsLine && token.indent < (open.at(-1)?.indent ?? 0) && open.some(({ indent }) => indent === token.indent);
}

/** A closing brace that stands neither on the line of the brace which is open nor under it. */
function isStray(token: t.Token, opener: t.Token, open: readonly Open[]): boolean {
  return token.startsLine ? token.indent !== open.at(-1)?.indent : token.line !== opener.line;
}

/** The line before opens a block, has no brace, and this one is indented as if it had. */
function lacksBrace(tokens: readonly t.Token[], i: number): boolean {
  const token = tokens[i];
  if (token === undefined || token.tokenType === t.leftBrace || continuesAfter(tokens[i - 1])) return false;
  let start = i - 1;
  while (start > 0 && tokens[start]?.startsLine !== true) start--;
  const line = tokens.slice(start, i);
  const isOpen =
    line.some((word) => tables.has(word.tokenType)) ||
    (line[0]?.declares !== undefined && blocks.has(line[0].declares) && opensStatement(tokens, start));
  return isOpen && line[0] !== undefined && token.indent > line[0].indent && !line.some((word) => word.tokenType === t.leftBrace);
}

const tables: ReadonlySet<TokenType> = new Set([t.bands, t.decide, t.progressive]);
const blocks: ReadonlySet<TokenType> = new Set([
  t.policy,
  t.detailRules,
  t.subject,
  t.ledger,
  t.assessment,
  t.weights,
  t.grade,
  t.procedure,
]);

/** Where the line of the token at `position` ends, and with it what it opened. */
function endOfLine(out: readonly t.Token[], position: number): number {
  let i = position + 1;
  for (; i < out.length; i++) {
    const token = out[i];
    const lineEnds = token?.startsLine === true && !continuesAfter(out[i - 1]);
    // `合计(a ÷ b {`: the brace at the end of the line is not inside.
    const opensBlock = token?.tokenType === t.leftBrace && out[i + 1]?.startsLine === true;
    if (lineEnds || opensBlock || token?.tokenType === t.end) break;
  }
  return i;
}

/** The index of the bracket that closes the one at `start`, or the last token. */
function closingOf(tokens: readonly t.Token[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    const type = tokens[i]?.tokenType;
    if (type === t.leftParen || type === t.leftBrace) depth++;
    if (type === t.rightParen || type === t.rightBrace) depth--;
    if (depth === 0) return i;
  }
  return tokens.length - 1;
}

function count(tokens: readonly t.Token[], type: TokenType): number {
  return tokens.reduce((sum, token) => (token.tokenType === type ? sum + 1 : sum), 0);
}

function madeUp(tokenType: TokenType, before: t.Token): t.Token {
  const offset = endOf(before);
  return {
    image: '',
    value: '',
    tokenType,
    tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
    startOffset: offset,
    endOffset: offset - 1,
    line: before.line,
    startsLine: false,
    indent: before.indent,
    virtual: true,
  };
}

function endOf(token: t.Token): number {
  return token.startOffset + token.image.length;
}

function at(token: t.Token): { readonly start: number; readonly end: number; readonly line: number } {
  return { start: token.startOffset, end: endOf(token), line: token.line };
}
