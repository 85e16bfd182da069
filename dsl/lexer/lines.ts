/**
 * The line rule: where a newline ends a row or a statement, and which words at the start of one are declarations.
 * Ends become tokens, so the grammar proper knows nothing about lines.
 */

import type { TokenType } from 'chevrotain';
import { tokenMatcher } from 'chevrotain';
import { isTag } from '../keywords/keywords.ts';
import * as t from './tokens.ts';

/** What the innermost bracket holds: the rules about newlines differ by it. */
type Block = 'statements' | 'rows' | 'cells' | 'bands' | 'cases' | 'paren';
type Level = {
  readonly block: Block;
  /** The parentheses of an annotation. */
  readonly annotation: boolean;
  /** The declaration word of the current statement. */
  head: TokenType | undefined;
  /** The table whose brace comes next, as in `分档 x {`. */
  table: Block | undefined;
};

const tables: ReadonlyMap<TokenType, Block> = new Map([
  [t.bands, 'bands'],
  [t.progressive, 'rows'],
  [t.decide, 'cases'],
]);

const leadsOn: ReadonlySet<TokenType> = new Set([
  t.not,
  t.inside,
  t.notInside,
  t.comma,
  t.pipe,
  t.colon,
  t.dot,
  t.dots,
  t.leftParen,
  t.thereupon,
  t.when,
  t.by,
  t.thenBy,
  t.of,
  t.noHigherThan,
]);
const followsOn: ReadonlySet<TokenType> = new Set([
  t.inside,
  t.notInside,
  t.comma,
  t.pipe,
  t.colon,
  t.dots,
  t.rightParen,
  t.leftBrace,
  t.thereupon,
  t.thenBy,
  t.when,
  t.noHigherThan,
  t.cap,
  t.atLowest,
  t.round,
  t.unbounded,
  t.notApplicable,
  t.atMost,
  t.atLeast,
  t.ties,
]);
/** What follows a declaration whose name has been forgotten. */
const nameless: ReadonlySet<TokenType> = new Set([t.when, t.by, t.of, t.equal, t.colon, t.leftBrace]);

/** Balanced tokens with an `end` wherever a line ends something, and with declaration words told from names. */
export function layout(tokens: readonly t.Token[]): readonly t.Token[] {
  const out: t.Token[] = [];
  const outer: Level[] = [];
  let level = newLevel('statements');
  let annotated = false;

  for (const [i, token] of tokens.entries()) {
    const previous = tokens[i - 1];
    const ends = token.startsLine && previous !== undefined && endsLine(level, tokens, i);
    if (ends) out.push(lineEnd(previous));
    annotated ||= tokens[i - 2]?.tokenType === t.at && token.tokenType !== t.leftParen;
    const starts = ends || annotated || previous === undefined || previous.tokenType === t.leftBrace || previous.tokenType === t.end;
    annotated = false;

    if (starts) level.head = undefined;
    if (starts && declaresHere(level, tokens, i) && token.declares !== undefined) {
      level.head = token.declares;
      out.push({ ...token, tokenType: token.declares, tokenTypeIdx: token.declares.tokenTypeIdx ?? 0 });
    } else out.push(token);

    const { tokenType } = token;
    if (tokenType === t.leftParen || tokenType === t.leftBrace) {
      outer.push(level);
      level = tokenType === t.leftBrace ? newLevel(blockBehind(level)) : newLevel('paren', tokens[i - 2]?.tokenType === t.at);
    } else if (tokenType === t.rightParen || tokenType === t.rightBrace) {
      annotated = level.annotation;
      level = outer.pop() ?? level;
      if (tokenType === t.rightBrace) level.table = undefined;
    } else level.table = tables.get(tokenType) ?? level.table;
  }
  return out;
}

/** Whether the token is a declaration word before a name, as far as its neighbours tell. */
export function opensStatement(tokens: readonly t.Token[], i: number): boolean {
  const [previous, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  if (token?.declares === undefined || next === undefined || next.startsLine || previous?.tokenType === t.thereupon) return false;
  switch (token.declares) {
    case t.track:
      return next.tokenType === t.by;
    case t.use:
    case t.detailRules:
      return next.tokenType === t.text;
    default:
      // `等次 降 1 级` and `考核 不晚于 …` speak of columns.
      return (isName(next) && next.tokenType !== t.lowerBy && next.tokenType !== t.noLaterThan) || next.tokenType === t.text;
  }
}

/** Whether what ends with this token goes on in the next line. */
export function continuesAfter(token: t.Token | undefined): boolean {
  return token !== undefined && (tokenMatcher(token, t.binary) || leadsOn.has(token.tokenType));
}

/** A name, or a word that may be one. */
function isName(token: t.Token): boolean {
  return tokenMatcher(token, t.name);
}

function declaresHere(level: Level, tokens: readonly t.Token[], i: number): boolean {
  if (opensStatement(tokens, i)) return level.block === 'statements' || level.block === 'rows';
  const next = tokens[i + 1];
  return level.block === 'statements' && next !== undefined && (nameless.has(next.tokenType) || next.virtual === true);
}

function endsLine(level: Level, tokens: readonly t.Token[], i: number): boolean {
  const [previous, token] = [tokens[i - 1], tokens[i]];
  if (token === undefined || level.block === 'paren') return false;
  if (declaresHere(level, tokens, i) && token.declares !== undefined) return true;
  if (level.block === 'statements' && isPlain(token) && isPlain(tokens[i + 1])) return true;
  // `投资 30 | -`: no operator.
  if (continuesAfter(previous) && !(level.block === 'cells' && previous?.tokenType === t.minus)) return false;
  if (token.tokenType === t.at || token.tokenType === t.rightBrace) return true;
  if (token.tokenType === t.when) return level.block === 'cases';
  // The words of a 要求; elsewhere a quoted name.
  if (token.tokenType === t.text) return level.block !== 'statements' && level.head !== t.requirement;
  if (tokenMatcher(token, t.comparator)) return level.block === 'bands';
  if (tokenMatcher(token, t.binary) || followsOn.has(token.tokenType)) return false;
  return level.block !== 'statements' || level.head === undefined || startsAnother(level, tokens, i);
}

/** In a declaration only a plain name starts something else; what follows the name of 体系 are its tracks. */
function startsAnother(level: Level, tokens: readonly t.Token[], i: number): boolean {
  return isPlain(tokens[i]) && !(level.head === t.weights && tokens[i - 2]?.declares === t.weights);
}

/** Two of them at the start of a line: a declaration, however its first word is spelled. */
function isPlain(token: t.Token | undefined): boolean {
  return token?.tokenType === t.name && !isTag(token.value);
}

function blockBehind(level: Level): Block {
  if (level.table !== undefined) return level.table;
  if (level.head === t.assessment || level.head === t.detailRules) return 'statements';
  return level.head === t.weights || level.block === 'cells' ? 'cells' : 'rows';
}

function newLevel(block: Block, annotation = false): Level {
  return { block, annotation, head: undefined, table: undefined };
}

function lineEnd(previous: t.Token): t.Token {
  const offset = previous.startOffset + previous.image.length;
  return {
    image: '',
    value: '',
    tokenType: t.end,
    tokenTypeIdx: t.end.tokenTypeIdx ?? 0,
    startOffset: offset,
    endOffset: offset - 1,
    line: previous.line,
    startsLine: false,
    indent: previous.indent,
  };
}
