/**
 * What every rule rests on: findings, spans, blocks. A token that is missing is made up where it should stand, so that
 * a rule always gives a node; what is left over of a statement is skipped behind it. So nothing here throws, and a
 * mistake costs no more than the row that it stands in.
 */

import { EmbeddedActionsParser, type IToken, tokenMatcher, type TokenType } from 'chevrotain';
import type { Fix, Params } from '../../engine/plan/diagnostic.ts';
import type { Span } from '../ast/ast.ts';
import type { SyntaxCode } from '../diagnostics/catalogue/syntax.ts';
import type { Mistake } from '../lexer/mistake.ts';
import * as t from '../lexer/tokens.ts';
import { expectationOf } from './expectation.ts';

/** A finding, with the token at which the parser stood. */
export type ParseMistake = Mistake & { readonly token: t.Token };

export abstract class ParserCore extends EmbeddedActionsParser {
  mistakes: ParseMistake[] = [];
  /** The file's text, for names and fixes that span several tokens. */
  protected source = '';
  /** Operators of the formula at hand. */
  protected operators = 0;
  private eof: t.Token = endOfFile(undefined);

  constructor(validate: boolean) {
    super(t.vocabulary, { maxLookahead: 1, recoveryEnabled: false, skipValidations: !validate });
  }

  /** Takes the tokens of a file; nothing is left of an earlier one. */
  begin(source: string, tokens: readonly t.Token[]): void {
    this.input = [...tokens];
    this.source = source;
    this.mistakes = [];
    this.operators = 0;
    this.eof = endOfFile(tokens.at(-1));
  }

  /**
   * Chevrotain's hook for a token that is not there (no part of its published types): the finding is ours, and the
   * token is made up, whatever follows.
   */
  protected consumeInternalRecovery(tokenType: TokenType): t.Token {
    const { code, params } = expectationOf(tokenType);
    this.complainHere(code, params);
    const before = this.peek(0);
    return { ...endOfFile(before), tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
  }

  /** The n-th token from here; the one just consumed for 0. */
  protected peek(n: number): t.Token {
    return this.own(this.LA(n));
  }

  protected own(token: IToken): t.Token {
    return isOwn(token) ? token : this.eof;
  }

  protected sees(tokenType: TokenType, n = 1): boolean {
    return tokenMatcher(this.LA(n), tokenType);
  }

  /** A statement or row is over: nothing of it can follow. */
  protected atEnd(): boolean {
    return this.sees(t.end) || this.atClose();
  }

  protected atClose(): boolean {
    return this.sees(t.rightBrace) || this.peek(1) === this.eof;
  }

  protected here(): number {
    return this.peek(1).startOffset;
  }

  protected spanFrom(start: number): Span {
    return { start, end: Math.max(start, endOf(this.peek(0))) };
  }

  /** A finding at the next token, or behind the last one where nothing more stands on the line. */
  protected complainHere(code: SyntaxCode, params: Params = {}, fixes: readonly Fix[] = []): void {
    const token = this.peek(1);
    this.complain(code, spanOf(token), { ...params, found: token.image }, fixes, token);
  }

  protected complain(code: SyntaxCode, span: Span, params: Params, fixes: readonly Fix[] = [], token = this.peek(1)): void {
    // A made-up bracket has been reported already.
    if (this.RECORDING_PHASE || token.virtual === true) return;
    this.mistakes.push({ code, ...span, line: token.line, params, fixes, token });
  }

  /** The last of several forms: none of them stands here, and `value` stands in for it. */
  protected expected<T>(value: T, zh: string, en: string): T {
    this.complainHere('form-expected', { zh, en });
    return value;
  }

  /** `{ row … }`: rows up to the brace that closes; each resynchronises by itself. */
  protected block(row: () => void): void {
    this.SUBRULE8(this.rubbish);
    const opening = this.own(this.CONSUME8(t.leftBrace));
    const opened = this.RECORDING_PHASE || opening.virtual === true || opening.image !== '';
    this.OPTION9({
      GATE: () => opened,
      DEF: () => {
        this.SUBRULE9(this.ends);
        this.MANY9({ GATE: () => !this.atClose(), DEF: () => this.item(row) });
        this.CONSUME8(t.rightBrace);
      },
    });
  }

  /** One row or statement, its end, and what it could not use. */
  protected item(row: () => void): void {
    const said = this.mistakes.length;
    const operators = this.operators;
    // Never taken: it lets the loop around it enter at any token, since a row reports what it cannot read.
    this.OPTION8({ GATE: () => false, DEF: () => this.CONSUME9(t.anything) });
    row();
    this.SUBRULE9(this.rest, { ARGS: [said] });
    this.SUBRULE7(this.ends);
    this.operators = operators;
  }

  /** What stands before a brace and belongs to nothing: better to lose it than the block. */
  private readonly rubbish = this.RULE('rubbish', (): void => {
    const inTheWay = (): boolean => !this.sees(t.leftBrace) && !this.atEnd();
    if (inTheWay()) this.complainHere('unexpected-text');
    this.MANY({ GATE: inTheWay, DEF: () => this.CONSUME(t.anything) });
  });

  protected readonly ends = this.RULE('ends', (): void => {
    this.MANY(() => this.CONSUME(t.end));
  });

  /** Skips to where the statement ends; says so unless it has been said. */
  protected readonly rest = this.RULE('rest', (said?: number): void => {
    if (!this.atEnd() && this.mistakes.length === said) this.complainHere('unexpected-text');
    this.SUBRULE(this.skip);
  });

  protected readonly skip = this.RULE('skip', (): void => {
    let depth = 0;
    this.MANY({
      GATE: () => depth > 0 || !this.atEnd(),
      DEF: () => {
        const { tokenType } = this.CONSUME(t.anything);
        if (tokenType === t.leftBrace || tokenType === t.leftParen) depth++;
        if (tokenType === t.rightBrace || tokenType === t.rightParen) depth--;
      },
    });
  });
}

export function spanOf(token: t.Token): Span {
  return { start: token.startOffset, end: endOf(token) };
}

function endOf(token: t.Token): number {
  return token.startOffset + token.image.length;
}

function isOwn(token: IToken): token is t.Token {
  return 'value' in token;
}

/** An empty token behind the last one. */
function endOfFile(last: t.Token | undefined): t.Token {
  const offset = last === undefined ? 0 : endOf(last);
  return {
    image: '',
    value: '',
    tokenType: t.end,
    startOffset: offset,
    endOffset: offset - 1,
    tokenTypeIdx: -1,
    line: last?.line ?? 1,
    startsLine: false,
    indent: 0,
  };
}
