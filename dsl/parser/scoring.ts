/** What gives points: 赛道, 指标, 体系. */

import type { Annotation, Expr, Indicator, IndicatorInput, Modifier, Name, Tracks, WeightCell, WeightRow, Weights } from '../ast/ast.ts';
import * as t from '../lexer/tokens.ts';
import { TableParser } from './tables.ts';
import { nameOf } from './names.ts';
import type { ParserMethod } from 'chevrotain';

export abstract class ScoringParser extends TableParser {
  protected readonly tracks = this.RULE('tracks', (start: number, notes: Annotation[]): Tracks => {
    this.CONSUME(t.track);
    this.CONSUME(t.by);
    const by = this.SUBRULE(this.path);
    return { kind: 'tracks', by, notes, ...this.spanFrom(start) };
  });

  protected readonly indicator = this.RULE('indicator', (start: number, notes: Annotation[]): Indicator => {
    const tags: Name[] = [];
    const modifiers: Modifier[] = [];
    let notApplicable: Expr | undefined;
    this.CONSUME(t.indicator);
    const name = this.SUBRULE(this.newName);
    this.MANY({
      GATE: () => this.peek(1).tokenType === t.name,
      DEF: () => {
        tags.push(nameOf(this.own(this.CONSUME(t.name))));
      },
    });
    const input = this.SUBRULE(this.indicatorInput);
    this.MANY2(() =>
      this.OR([
        {
          ALT: () => {
            modifiers.push(this.SUBRULE(this.modifier));
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.notApplicable);
            notApplicable = this.SUBRULE(this.bound);
          },
        },
      ]),
    );
    return {
      kind: 'indicator',
      name,
      tags,
      input,
      modifiers,
      ...(notApplicable === undefined ? {} : { notApplicable }),
      notes,
      ...this.spanFrom(start),
    };
  });

  private readonly indicatorInput = this.RULE(
    'indicatorInput',
    (): IndicatorInput =>
      this.OR<IndicatorInput>([
        {
          ALT: () => {
            this.CONSUME(t.rate);
            this.CONSUME(t.equal);
            return { kind: 'rate', expr: this.SUBRULE(this.expression) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.score);
            this.CONSUME2(t.equal);
            return { kind: 'score', expr: this.SUBRULE2(this.expression) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.ratedBy);
            return { kind: 'rater', rater: this.SUBRULE(this.name) };
          },
        },
        {
          ALT: () => {
            const at = this.here();
            return this.expected<IndicatorInput>(
              { kind: 'score', expr: { kind: 'missing', start: at, end: at } },
              '得分率 = …/得分 = …/评分人 …',
              'rate = …/score = …/rated_by …',
            );
          },
        },
      ]),
  );

  protected readonly weights = this.RULE('weights', (start: number, notes: Annotation[]): Weights => {
    const rows: WeightRow[] = [];
    const tracks: Name[] = [];
    this.CONSUME(t.weights);
    const name = this.SUBRULE(this.newName);
    this.OPTION({
      GATE: () => !this.sees(t.leftBrace) && !this.atEnd(),
      DEF: () => {
        tracks.push(this.SUBRULE(this.name));
        this.MANY(() => {
          this.CONSUME(t.pipe);
          tracks.push(this.SUBRULE2(this.name));
        });
      },
    });
    this.block(() => rows.push(this.SUBRULE(this.weightRow)));
    return { kind: 'weights', name, tracks, rows, notes, ...this.spanFrom(start) };
  });

  private readonly weightRow: ParserMethod<[], WeightRow> = this.RULE('weightRow', (): WeightRow => {
    const start = this.here();
    const cells: WeightCell[] = [];
    const rows: WeightRow[] = [];
    const name = this.SUBRULE(this.newName);
    this.OPTION({
      GATE: () => !this.sees(t.leftBrace) && !this.atEnd(),
      DEF: () => {
        cells.push(this.SUBRULE(this.weightCell));
        this.MANY(() => {
          this.CONSUME(t.pipe);
          cells.push(this.SUBRULE2(this.weightCell));
        });
      },
    });
    this.OPTION2({ GATE: () => this.sees(t.leftBrace), DEF: () => this.block(() => rows.push(this.SUBRULE(this.weightRow))) });
    return { name, cells, rows, ...this.spanFrom(start) };
  });

  private readonly weightCell = this.RULE('weightCell', (): WeightCell => {
    const start = this.here();
    return this.OR<WeightCell>([
      {
        GATE: () => this.sees(t.pipe, 2) || this.sees(t.end, 2) || this.sees(t.leftBrace, 2) || this.sees(t.rightBrace, 2),
        ALT: () => {
          this.CONSUME(t.minus);
          return { kind: 'none', ...this.spanFrom(start) };
        },
      },
      { ALT: () => ({ kind: 'weight', expr: this.SUBRULE(this.arithmetic), ...this.spanFrom(start) }) },
      { ALT: () => ({ kind: 'weight', expr: this.missingOperand(), ...this.spanFrom(start) }) },
    ]);
  });
}
