/** 分档, 判定, 累进: tables inside an expression. */

import type { ParserMethod } from 'chevrotain';
import type { BandRow, BandTest, Bands, CaseRow, Cases, Expr, Linear, TierRow, Tiers } from '../ast/ast.ts';
import * as t from '../lexer/tokens.ts';
import { ExpressionParser } from './expressions.ts';

const comparisons: ReadonlyMap<unknown, '<' | '<=' | '>' | '>=' | '=' | '!='> = new Map<unknown, '<' | '<=' | '>' | '>=' | '=' | '!='>([
  [t.less, '<'],
  [t.lessEqual, '<='],
  [t.greater, '>'],
  [t.greaterEqual, '>='],
  [t.equal, '='],
  [t.unequal, '!='],
]);

export abstract class ValueTableParser extends ExpressionParser {
  protected readonly valueTable: ParserMethod<[], Expr> = this.RULE(
    'valueTable',
    (): Expr =>
      this.OR<Expr>([
        { ALT: () => this.SUBRULE(this.bands) },
        { ALT: () => this.SUBRULE(this.cases) },
        { ALT: () => this.SUBRULE(this.tiers) },
      ]),
  );

  private readonly bands = this.RULE('bands', (): Bands => {
    const start = this.here();
    const rows: BandRow[] = [];
    this.CONSUME(t.bands);
    const input = this.SUBRULE(this.arithmetic);
    this.block(() => rows.push(this.SUBRULE(this.bandRow)));
    return { kind: 'bands', input, rows, ...this.spanFrom(start) };
  });

  private readonly bandRow = this.RULE('bandRow', (): BandRow => {
    const start = this.here();
    const test = this.SUBRULE(this.bandTest);
    this.CONSUME(t.colon);
    const value = this.OR<Expr | Linear>([
      { ALT: () => this.SUBRULE(this.linear) },
      { ALT: () => this.SUBRULE(this.arithmetic) },
      { ALT: () => this.missingOperand() },
    ]);
    return { test, value, ...this.spanFrom(start) };
  });

  private readonly bandTest = this.RULE('bandTest', (): BandTest => {
    const start = this.here();
    return this.OR<BandTest>([
      {
        ALT: () => {
          const op = comparisons.get(this.CONSUME(t.comparator).tokenType) ?? '=';
          const threshold = this.SUBRULE(this.arithmetic);
          return { kind: 'compare', op, threshold, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.otherwise);
          return { kind: 'otherwise', ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          const options = this.SUBRULE(this.names);
          return { kind: 'options', options, ...this.spanFrom(start) };
        },
      },
      { ALT: () => this.expected({ kind: 'otherwise', ...this.spanFrom(start) }, '≥ …/其余', '≥ …/otherwise') },
    ]);
  });

  private readonly linear = this.RULE('linear', (): Linear => {
    const start = this.here();
    this.CONSUME(t.linear);
    const from = this.SUBRULE(this.arithmetic);
    this.CONSUME(t.to);
    const to = this.SUBRULE2(this.arithmetic);
    return { kind: 'linear', from, to, ...this.spanFrom(start) };
  });

  private readonly cases = this.RULE('cases', (): Cases => {
    const start = this.here();
    const rows: CaseRow[] = [];
    this.CONSUME(t.decide);
    const inOrder = this.OPTION(() => this.CONSUME(t.inOrder)) !== undefined;
    this.block(() => rows.push(this.SUBRULE(this.caseRow)));
    return { kind: 'cases', inOrder, rows, ...this.spanFrom(start) };
  });

  private readonly caseRow = this.RULE('caseRow', (): CaseRow => {
    const start = this.here();
    const when = this.OR<Expr | undefined>([
      {
        ALT: () => {
          this.CONSUME(t.otherwise);
          return undefined;
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.when);
          return this.SUBRULE(this.expression);
        },
      },
      { ALT: () => this.expected(undefined, '当/其余', 'when/otherwise') },
    ]);
    this.CONSUME(t.colon);
    const value = this.SUBRULE2(this.expression);
    return { ...(when === undefined ? {} : { when }), value, ...this.spanFrom(start) };
  });

  private readonly tiers = this.RULE('tiers', (): Tiers => {
    const start = this.here();
    const rows: TierRow[] = [];
    this.CONSUME(t.progressive);
    const input = this.SUBRULE(this.arithmetic);
    this.block(() => rows.push(this.SUBRULE(this.tierRow)));
    return { kind: 'tiers', input, rows, ...this.spanFrom(start) };
  });

  private readonly tierRow = this.RULE('tierRow', (): TierRow => {
    const start = this.here();
    const kind = this.OR<TierRow['kind']>([
      {
        ALT: () => {
          this.CONSUME(t.first);
          return 'first';
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.next);
          return 'next';
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.beyond);
          this.CONSUME(t.every);
          return 'beyond';
        },
      },
      { ALT: () => this.expected('first', '前/其次/此后 每', 'first/next/beyond every') },
    ]);
    const width = this.SUBRULE(this.arithmetic);
    this.CONSUME(t.colon);
    const value = this.SUBRULE2(this.expression);
    return { kind, width, value, ...this.spanFrom(start) };
  });
}
