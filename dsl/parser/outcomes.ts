/** What follows from points: 否决, 直评, 排名, 等次, 奖项, 运用, 预警. */

import type {
  Amount,
  Annotation,
  Award,
  DirectAward,
  Effect,
  Expr,
  Flag,
  GradeRow,
  Grades,
  Name,
  Ranking,
  Scope,
  SortKey,
  Veto,
} from '../ast/ast.ts';
import * as t from '../lexer/tokens.ts';
import { ScoringParser } from './scoring.ts';

type Grouping = {
  readonly by?: readonly SortKey[];
  readonly scope?: Scope;
  readonly base?: Name;
  readonly ties?: Name;
  readonly when?: Expr;
};

export abstract class OutcomeParser extends ScoringParser {
  protected readonly veto = this.RULE('veto', (start: number, notes: Annotation[]): Veto => {
    this.CONSUME(t.veto);
    const gate = this.SUBRULE(this.gate);
    return { kind: 'veto', ...gate, notes, ...this.spanFrom(start) };
  });

  protected readonly direct = this.RULE('direct', (start: number, notes: Annotation[]): DirectAward => {
    this.CONSUME(t.direct);
    const gate = this.SUBRULE(this.gate);
    return { kind: 'direct', ...gate, notes, ...this.spanFrom(start) };
  });

  /** `名 当 c [则 …、…]` */
  private readonly gate = this.RULE('gate', (): { name: Name; when: Expr; effects: Effect[] } => {
    const effects: Effect[] = [];
    const name = this.SUBRULE(this.newName);
    this.CONSUME(t.when);
    const when = this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(t.thereupon);
      effects.push(this.SUBRULE(this.effect, { ARGS: [undefined] }));
      this.MANY(() => {
        this.CONSUME(t.comma);
        effects.push(this.SUBRULE2(this.effect, { ARGS: [effects.at(-1)] }));
      });
    });
    return { name, when, effects };
  });

  /** Behind `取消 a、` another column alone is barred as well. */
  private readonly effect = this.RULE('effect', (previous: Effect | undefined): Effect => {
    const start = this.here();
    return this.OR<Effect>([
      {
        ALT: () => {
          this.CONSUME(t.bar);
          const target = this.SUBRULE(this.path);
          return { kind: 'bar', target, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          const target = this.SUBRULE2(this.path);
          return this.OR2<Effect>([
            {
              ALT: () => {
                this.CONSUME(t.noHigherThan);
                const grade = this.SUBRULE(this.name);
                return { kind: 'ceiling', target, grade, ...this.spanFrom(start) };
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.equal);
                const grade = this.SUBRULE2(this.name);
                const seated = this.OPTION(() =>
                  this.OR3([
                    {
                      ALT: () => {
                        this.CONSUME(t.seated);
                        return true;
                      },
                    },
                    {
                      ALT: () => {
                        this.CONSUME(t.unseated);
                        return false;
                      },
                    },
                  ]),
                );
                return { kind: 'set', target, grade, ...(seated === undefined ? {} : { seated }), ...this.spanFrom(start) };
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.lowerBy);
                const levels = this.SUBRULE(this.arithmetic);
                this.CONSUME(t.levels);
                return { kind: 'drop', target, levels, ...this.spanFrom(start) };
              },
            },
            {
              ALT: () => {
                const bar: Effect = { kind: 'bar', target, ...this.spanFrom(start) };
                return previous?.kind === 'bar'
                  ? bar
                  : this.expected(bar, '不高于 …/= …/降 … 级/取消 …', 'no_higher_than …/= …/lower_by … levels/bar …');
              },
            },
          ]);
        },
      },
      { ALT: () => ({ kind: 'bar', target: this.missingPath(), ...this.spanFrom(start) }) },
    ]);
  });

  protected readonly ranking = this.RULE('ranking', (start: number, notes: Annotation[]): Ranking => {
    this.CONSUME(t.rank);
    const name = this.SUBRULE(this.newName);
    const { by, scope, ties } = this.SUBRULE(this.grouping);
    if (by === undefined) this.complainMissing('按', 'by');
    return {
      kind: 'ranking',
      name,
      by: by ?? [],
      ...(scope === undefined ? {} : { scope }),
      ...(ties === undefined ? {} : { ties }),
      notes,
      ...this.spanFrom(start),
    };
  });

  protected readonly grades = this.RULE('grades', (start: number, notes: Annotation[]): Grades => {
    const rows: GradeRow[] = [];
    this.CONSUME(t.grade);
    const name = this.SUBRULE(this.newName);
    const { by, scope, base } = this.SUBRULE(this.grouping);
    this.block(() => rows.push(this.SUBRULE(this.gradeRow)));
    return {
      kind: 'grades',
      name,
      by: by ?? [],
      ...(scope === undefined ? {} : { scope }),
      ...(base === undefined ? {} : { base }),
      rows,
      notes,
      ...this.spanFrom(start),
    };
  });

  private readonly gradeRow = this.RULE('gradeRow', (): GradeRow => {
    const start = this.here();
    const name = this.SUBRULE(this.newName);
    const when = this.OR<Expr | undefined>([
      {
        ALT: () => {
          this.CONSUME(t.when);
          return this.SUBRULE(this.expression);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.otherwise);
          return undefined;
        },
      },
      { ALT: () => this.expected(undefined, '当/其余', 'when/otherwise') },
    ]);
    let quota: { atMost?: Amount; atLeast?: Amount; ties?: Name } = {};
    this.MANY(() =>
      this.OR2([
        {
          ALT: () => {
            this.CONSUME(t.atMost);
            quota = { ...quota, atMost: this.SUBRULE(this.amount) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.atLeast);
            quota = { ...quota, atLeast: this.SUBRULE2(this.amount) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.ties);
            quota = { ...quota, ties: this.SUBRULE2(this.name) };
          },
        },
      ]),
    );
    return { name, ...(when === undefined ? {} : { when }), ...quota, ...this.spanFrom(start) };
  });

  protected readonly award = this.RULE('award', (start: number, notes: Annotation[]): Award => {
    this.CONSUME(t.award);
    const name = this.SUBRULE(this.newName);
    this.CONSUME(t.take);
    this.CONSUME(t.first);
    const first = this.SUBRULE(this.amount);
    const { by, scope, ties, when } = this.SUBRULE(this.grouping);
    if (by === undefined) this.complainMissing('按', 'by');
    return {
      kind: 'award',
      name,
      first,
      by: by ?? [],
      ...(scope === undefined ? {} : { scope }),
      ...(ties === undefined ? {} : { ties }),
      ...(when === undefined ? {} : { when }),
      notes,
      ...this.spanFrom(start),
    };
  });

  /** 按 … 同 … 基数 … 并列 … 当 …, in any order. */
  private readonly grouping = this.RULE('grouping', (): Grouping => {
    let grouping: Grouping = {};
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            grouping = { ...grouping, by: this.SUBRULE(this.order) };
          },
        },
        {
          ALT: () => {
            grouping = { ...grouping, scope: this.SUBRULE(this.scope) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.base);
            grouping = { ...grouping, base: this.SUBRULE(this.name) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.ties);
            grouping = { ...grouping, ties: this.SUBRULE2(this.name) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.when);
            grouping = { ...grouping, when: this.SUBRULE(this.expression) };
          },
        },
      ]),
    );
    return grouping;
  });

  protected readonly flag = this.RULE('flag', (start: number, notes: Annotation[]): Flag => {
    const flag = this.OR([
      {
        ALT: () => {
          this.CONSUME(t.consequence);
          return 'consequence' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.alert);
          return 'alert' as const;
        },
      },
    ]);
    const name = this.SUBRULE(this.newName);
    this.CONSUME(t.when);
    const when = this.SUBRULE(this.expression);
    const text = this.OPTION(() => this.SUBRULE(this.textLiteral));
    return { kind: 'flag', flag, name, when, ...(text === undefined ? {} : { text }), notes, ...this.spanFrom(start) };
  });

  private complainMissing(word: string, english: string): void {
    this.complainHere('word-expected', { word, english });
  }
}
