/** Parts that several declarations share: annotations, periods, order, groups, quotas. */

import type { Period } from '../../engine/plan/period.ts';
import type { Amount, Annotation, AnnotationArgument, Expr, Modifier, Name, Path, SortKey } from '../ast/ast.ts';
import * as t from '../lexer/tokens.ts';
import { nameOf } from './names.ts';
import { ValueTableParser } from './valueTables.ts';

const periods: ReadonlyMap<unknown, Period> = new Map<unknown, Period>([
  [t.monthly, 'month'],
  [t.quarterly, 'quarter'],
  [t.halfYearly, 'half'],
  [t.yearly, 'year'],
]);

export abstract class ClauseParser extends ValueTableParser {
  protected readonly annotations = this.RULE('annotations', (): Annotation[] => {
    const notes: Annotation[] = [];
    this.MANY(() => {
      notes.push(this.SUBRULE(this.annotation));
      this.SUBRULE(this.ends);
    });
    return notes;
  });

  private readonly annotation = this.RULE('annotation', (): Annotation => {
    const start = this.here();
    const args: AnnotationArgument[] = [];
    this.CONSUME(t.at);
    const name = this.SUBRULE(this.name);
    this.OPTION(() => {
      this.CONSUME(t.leftParen);
      args.push(this.SUBRULE(this.annotationArgument));
      this.MANY(() => {
        this.CONSUME(t.comma);
        args.push(this.SUBRULE2(this.annotationArgument));
      });
      this.SUBRULE(this.closeParen);
    });
    return { name, args, ...this.spanFrom(start) };
  });

  private readonly annotationArgument = this.RULE(
    'annotationArgument',
    (): AnnotationArgument =>
      this.OR<AnnotationArgument>({
        IGNORE_AMBIGUITIES: true,
        DEF: [
          { GATE: () => this.sees(t.minus) || this.sees(t.dots, 2), ALT: () => this.SUBRULE(this.range) },
          { ALT: () => this.SUBRULE(this.numberLiteral) },
          { ALT: () => this.SUBRULE(this.textLiteral) },
          { ALT: () => this.SUBRULE(this.dateLiteral) },
          { ALT: () => this.SUBRULE(this.path) },
          { ALT: () => this.missingPath() },
        ],
      }),
  );

  /** In the place of a path that nothing could begin. */
  protected missingPath(): Path {
    this.complainHere('name-expected');
    const span = { start: this.here(), end: this.here() };
    return { kind: 'path', names: [{ text: '', missing: true, ...span }], ...span };
  }

  protected readonly period = this.RULE('period', (): Period => periods.get(this.CONSUME(t.period).tokenType) ?? 'year');

  /** `按 a 降序 再按 b` */
  protected readonly order = this.RULE('order', (): SortKey[] => {
    this.CONSUME(t.by);
    const keys = [this.SUBRULE(this.sortKey)];
    this.MANY(() => {
      this.CONSUME(t.thenBy);
      keys.push(this.SUBRULE2(this.sortKey));
    });
    return keys;
  });

  private readonly sortKey = this.RULE('sortKey', (): SortKey => {
    const start = this.here();
    const key = this.SUBRULE(this.arithmetic);
    const order = this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.ascending);
            return 'ascending' as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.descending);
            return 'descending' as const;
          },
        },
      ]),
    );
    return this.ACTION((): SortKey => {
      if (key.kind !== 'path' && key.kind !== 'missing') this.complain('sort-key-column', key, {});
      const nobody: Name = { text: '', missing: true, start: key.start, end: key.end };
      const column = key.kind === 'path' ? key : { kind: 'path' as const, names: [nobody], start: key.start, end: key.end };
      return { column, ...(order === undefined ? {} : { order }), ...this.spanFrom(start) };
    });
  });

  /** `30% 向下取整`, `3 名`, `15% + 单位.加成 封顶 20% 向下取整`: a cap acts on all that stands before it, as if in parentheses. */
  protected readonly amount = this.RULE('amount', (): Amount => {
    const start = this.here();
    const share = this.SUBRULE(this.arithmetic);
    const limits: Modifier[] = [];
    this.MANY({
      GATE: () => this.sees(t.cap) || this.sees(t.atLowest),
      DEF: () => {
        limits.push(this.SUBRULE(this.modifier));
      },
    });
    const expr: Expr = limits.length === 0 ? share : { kind: 'paren', expr: share, modifiers: limits, ...this.spanFrom(start) };
    const seats = this.OPTION(() => this.CONSUME(t.seats)) !== undefined;
    const mode = this.OPTION2({ GATE: () => this.peek(1).tokenType === t.name, DEF: () => nameOf(this.own(this.CONSUME(t.name))) });
    return { expr, seats, ...(mode === undefined ? {} : { mode }), ...this.spanFrom(start) };
  });
}
