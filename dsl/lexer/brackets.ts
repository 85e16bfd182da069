/**
 * Makes brackets balance before anything is parsed: a missing one is made up where indentation or the next declaration
 * says that it should stand, one too many is dropped, and what nests beyond any use is cut out. So neither the line
 * rule nor recovery ever meets an unbalanced bracket.
 */

import type { TokenType } from 'chevrotain';
import { continuesAfter, opensStatement } from './lines.ts';
import { type Mistake, replacing } from './mistake.ts';
import * as t from './tokens.ts';

export const nestingLimit = 200;

export type Balanced = { readonly tokens: readonly t.Token[]; readonly mistakes: readonly Mistake[] };

export function balance(tokens: readonly t.Token[]): Balanced {
  const out: t.Token[] = [];
  const mistakes: Mistake[] = [];
  /** Positions in `out` of the brackets that are open. */
  const open: number[] = [];
  /** Braces that close too often (above zero) or too seldom in the file as a whole. */
  let surplus = count(tokens, t.rightBrace) - count(tokens, t.leftBrace);

  const top = (): t.Token | undefined => out[open.at(-1) ?? -1];
  const closeMissing = (next?: t.Token): void => {
    const position = open.pop() ?? 0;
    const opener = out[position];
    if (opener === undefined) return;
    const isParen = opener.tokenType === t.leftParen;
    const index = isParen ? endOfLine(out, position) : out.length;
    const before = out[index - 1] ?? opener;
    const closing = isParen ? ')' : '}';
    out.splice(index, 0, madeUp(isParen ? t.rightParen : t.rightBrace, before));
    const end = endOf(before);
    const fix = isParen || next === undefined ? replacing(end, end, closing) : [];
    mistakes.push({ ...at(opener), code: 'bracket-not-closed', params: { bracket: opener.value, closing }, fixes: fix });
    if (!isParen) surplus++;
  };
  const drop = (token: t.Token): void => {
    mistakes.push({ ...at(token), code: 'bracket-not-opened', params: { bracket: token.value }, fixes: replacing(token.startOffset, endOf(token), '') });
  };
  const closeParens = (next?: t.Token): void => {
    while (top()?.tokenType === t.leftParen) closeMissing(next);
  };

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const { tokenType } = token;
    if (token.startsLine && endsParens(tokens, i)) closeParens(token);
    if (token.startsLine && surplus < 0 && opensStatement(tokens, i)) {
      while (surplus < 0 && isOutdented(token, top(), out)) closeMissing(token);
    }
    if (tokenType === t.leftParen || tokenType === t.leftBrace) {
      if (open.length >= nestingLimit) {
        const end = closingOf(tokens, i);
        mistakes.push({ ...at(token), code: 'nesting-too-deep', params: { limit: nestingLimit }, fixes: [] });
        out.push(madeUp(t.placeholder, token));
        surplus -= count(tokens.slice(i, end + 1), t.rightBrace) - count(tokens.slice(i, end + 1), t.leftBrace);
        i = end;
      } else {
        open.push(out.length);
        out.push(token);
      }
    } else if (tokenType === t.rightParen) {
      if (top()?.tokenType === t.leftParen) {
        open.pop();
        out.push(token);
      } else drop(token);
    } else if (tokenType === t.rightBrace) {
      closeParens(token);
      while (surplus < 0 && closesOuter(token, open, out)) closeMissing(token);
      const opener = top();
      if (opener === undefined || (surplus > 0 && token.startsLine && token.indent !== lineIndent(opener, out))) {
        drop(token);
        surplus--;
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
  const [token, next] = [tokens[i], tokens[i + 1]];
  return opensStatement(tokens, i) || (token?.value !== undefined && next?.tokenType === t.colon && !next.startsLine);
}

/** A declaration that starts no deeper than the line of the brace which is open. */
function isOutdented(token: t.Token, opener: t.Token | undefined, out: readonly t.Token[]): boolean {
  return opener?.tokenType === t.leftBrace && opener.line < token.line && token.indent <= lineIndent(opener, out);
}

/** A closing brace that stands under an outer line rather than under that of the innermost brace. */
function closesOuter(token: t.Token, open: readonly number[], out: readonly t.Token[]): boolean {
  const indents = open.map((position) => lineIndent(out[position], out));
  const innermost = indents.pop();
  return token.startsLine && innermost !== undefined && token.indent < innermost && indents.includes(token.indent);
}

function lineIndent(token: t.Token | undefined, out: readonly t.Token[]): number {
  let i = token === undefined ? -1 : out.lastIndexOf(token);
  while (i > 0 && out[i]?.startsLine !== true) i--;
  return out[i]?.indent ?? 0;
}

/** Where the line of the token at `position` ends, and with it what it opened. */
function endOfLine(out: readonly t.Token[], position: number): number {
  let i = position + 1;
  while (i < out.length && !(out[i]?.startsLine === true && !continuesAfter(out[i - 1])) && out[i]?.tokenType !== t.end) i++;
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
    image: '', value: '', tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0, startOffset: offset, endOffset: offset - 1,
    line: before.line, startsLine: false, indent: before.indent, virtual: true,
  };
}

function endOf(token: t.Token): number {
  return token.startOffset + token.image.length;
}

function at(token: t.Token): { readonly start: number; readonly end: number; readonly line: number } {
  return { start: token.startOffset, end: endOf(token), line: token.line };
}
