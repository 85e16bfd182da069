/** Expressions: one flat loop of operands and operators; precedence is put in by `combine`. */

import type { ParserMethod } from 'chevrotain';
import type { Call, Expr, Level, Modifier, OptionSet, Paren, Range, RoundModifier, Scope } from '../ast/ast.ts';
import { spanOf } from './core.ts';
import { nameOf, NameParser } from './names.ts';
import { combine, type Operand, type Step } from './precedence.ts';
import * as t from '../lexer/tokens.ts';

/** `arithmetic`: no comparison, 且, 或; for values, thresholds and quotas. */
type Reach = 'condition' | 'arithmetic';

/** Operators in one formula, tables inside it not counted. */
const operatorLimit = 1000;

export abstract class ExpressionParser extends NameParser {
  /** 分档, 判定, 累进. */
  protected abstract readonly valueTable: ParserMethod<[], Expr>;

  protected readonly expression: ParserMethod<[reach?: Reach], Expr> = this.RULE('expression', (reach?: Reach): Expr => {
    const first = this.SUBRULE(this.operand);
    const steps: Step[] = [];
    this.MANY({
      GATE: () => reach !== 'arithmetic' || this.sees(t.arithmetic),
      DEF: () => {
        const step = this.OR([
          { ALT: (): Step => ({ kind: 'binary', operator: this.own(this.CONSUME(t.binary)), right: this.SUBRULE2(this.operand) }) },
          {
            ALT: (): Step => ({
              kind: 'in',
              operator: this.own(this.CONSUME(t.inside)),
              negated: false,
              set: this.SUBRULE(this.membership),
            }),
          },
          {
            ALT: (): Step => ({
              kind: 'in',
              operator: this.own(this.CONSUME(t.notInside)),
              negated: true,
              set: this.SUBRULE2(this.membership),
            }),
          },
        ]);
        if (this.withinLimit(1)) steps.push(step);
      },
    });
    return this.ACTION(() => combine(first, steps, this.source, (code, span, fixes, token) => this.complain(code, span, {}, fixes, token)));
  });

  protected readonly arithmetic = this.RULE('arithmetic', (): Expr => this.SUBRULE(this.expression, { ARGS: ['arithmetic'] }));

  private readonly operand = this.RULE('operand', (): Operand => {
    const nots: t.Token[] = [];
    const signs: t.Token[] = [];
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.own(this.CONSUME(t.minus)) }, { ALT: () => this.own(this.CONSUME(t.not)) }]);
      if (this.withinLimit(1)) (sign.tokenType === t.not && signs.length === 0 ? nots : signs).push(sign);
    });
    const primary = this.SUBRULE(this.primary);
    const shifted =
      this.OPTION({ GATE: () => this.sees(t.number, 2), DEF: () => this.SUBRULE(this.shift, { ARGS: [primary] }) }) ?? primary;
    const node = signs.reduceRight<Expr>(
      (operand, sign) => ({
        kind: 'unary',
        op: sign.tokenType === t.not ? 'not' : 'negate',
        operand,
        start: sign.startOffset,
        end: operand.end,
      }),
      shifted,
    );
    return { nots, node };
  });

  private readonly primary = this.RULE(
    'primary',
    (): Expr =>
      this.OR<Expr>({
        IGNORE_AMBIGUITIES: true,
        DEF: [
          { ALT: () => this.SUBRULE(this.numberLiteral) },
          { ALT: () => this.SUBRULE(this.dateLiteral) },
          { ALT: () => this.SUBRULE(this.textLiteral) },
          { ALT: () => this.SUBRULE(this.reference) },
          { ALT: () => this.SUBRULE(this.paren) },
          { ALT: () => this.SUBRULE(this.valueTable) },
          { ALT: () => ({ kind: 'missing', ...spanOf(this.own(this.CONSUME(t.placeholder))) }) },
          { ALT: () => this.missingOperand() },
        ],
      }),
  );

  /** `日期 前 5 天` */
  private readonly shift = this.RULE('shift', (date: Expr): Expr => {
    const direction = this.OR([
      {
        ALT: () => {
          this.CONSUME(t.before);
          return 'before' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.after);
          return 'after' as const;
        },
      },
    ]);
    const amount = this.SUBRULE(this.numberLiteral);
    const unit = this.OR2([
      {
        ALT: () => {
          this.CONSUME(t.workdays);
          return 'workdays' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.days);
          return 'days' as const;
        },
      },
      { ALT: () => this.expected('days' as const, '天/工作日', 'days/workdays') },
    ]);
    return this.ACTION(() => ({ kind: 'shift', date, direction, amount, unit, ...this.spanFrom(date.start) }));
  });

  /** A path, or a call where a parenthesis follows. */
  private readonly reference = this.RULE('reference', (): Expr => {
    const path = this.SUBRULE(this.path);
    return (
      this.OPTION((): Expr => {
        this.CONSUME(t.leftParen);
        const args: Expr[] = [];
        this.OPTION2({
          GATE: () => !this.sees(t.rightParen),
          DEF: () => {
            args.push(this.SUBRULE(this.expression));
            this.MANY(() => {
              this.CONSUME(t.comma);
              args.push(this.SUBRULE2(this.expression));
            });
          },
        });
        const clauses = this.SUBRULE(this.callClauses);
        this.SUBRULE(this.closeParen);
        return { kind: 'call', callee: path, args, ...clauses, ...this.spanFrom(path.start) };
      }) ?? path
    );
  });

  private readonly callClauses = this.RULE('callClauses', (): Pick<Call, 'when' | 'scope' | 'via' | 'levels' | 'weight'> => {
    let clauses: Pick<Call, 'when' | 'scope' | 'via' | 'levels' | 'weight'> = {};
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.when);
            clauses = { ...clauses, when: this.SUBRULE(this.expression) };
          },
        },
        {
          ALT: () => {
            clauses = { ...clauses, scope: this.SUBRULE(this.scope) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.via);
            clauses = { ...clauses, via: this.SUBRULE(this.path) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.levelBy);
            clauses = { ...clauses, levels: this.SUBRULE(this.levels) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.weighted);
            clauses = { ...clauses, weight: this.SUBRULE(this.arithmetic) };
          },
        },
      ]),
    );
    return clauses;
  });

  /** `逐级 要点、子项 权 权重` */
  private readonly levels = this.RULE('levels', (): Level[] => {
    const levels = [this.SUBRULE(this.level)];
    this.MANY(() => {
      this.CONSUME(t.comma);
      levels.push(this.SUBRULE2(this.level));
    });
    return levels;
  });

  private readonly level = this.RULE('level', (): Level => {
    const column = this.SUBRULE(this.path);
    const weight = this.OPTION(() => {
      this.CONSUME(t.weighted);
      return this.SUBRULE(this.arithmetic);
    });
    return { column, ...(weight === undefined ? {} : { weight }), ...this.spanFrom(column.start) };
  });

  /** `同 a、b`, `全体` */
  protected readonly scope = this.RULE('scope', (): Scope => {
    const start = this.here();
    return this.OR<Scope>([
      {
        ALT: () => {
          this.CONSUME(t.same);
          const columns = this.SUBRULE(this.paths);
          return { kind: 'same', columns, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.overall);
          return { kind: 'overall', ...this.spanFrom(start) };
        },
      },
    ]);
  });

  private readonly paren = this.RULE('paren', (): Paren => {
    const start = this.here();
    this.CONSUME(t.leftParen);
    const expr = this.SUBRULE(this.expression);
    const modifiers = this.SUBRULE(this.modifiers);
    this.SUBRULE(this.closeParen);
    return { kind: 'paren', expr, modifiers, ...this.spanFrom(start) };
  });

  /** What stands before the parenthesis closes and belongs to nothing is skipped, so that the rest of the line counts. */
  protected readonly closeParen = this.RULE('closeParen', (): void => {
    let depth = 0;
    if (!this.sees(t.rightParen) && !this.atEnd()) this.complainHere('symbol-expected', { symbol: ')' });
    this.MANY({
      GATE: () => depth > 0 || (!this.sees(t.rightParen) && !this.atEnd()),
      DEF: () => {
        const { tokenType } = this.CONSUME(t.anything);
        if (tokenType === t.leftBrace || tokenType === t.leftParen) depth++;
        if (tokenType === t.rightBrace || tokenType === t.rightParen) depth--;
      },
    });
    this.CONSUME(t.rightParen);
  });

  private readonly membership = this.RULE('membership', (): Range | OptionSet => {
    const start = this.here();
    return this.OR<Range | OptionSet>([
      {
        ALT: () => {
          this.CONSUME(t.leftParen);
          const members = [this.SUBRULE(this.bound)];
          this.MANY(() => {
            this.CONSUME(t.comma);
            members.push(this.SUBRULE2(this.bound));
          });
          this.SUBRULE(this.closeParen);
          return { kind: 'set', members, ...this.spanFrom(start) };
        },
      },
      { ALT: () => this.SUBRULE(this.range) },
      { ALT: () => ({ kind: 'set', members: [this.missingOperand()], ...this.spanFrom(start) }) },
    ]);
  });

  /** `1 .. 3` */
  protected readonly range = this.RULE('range', (): Range => {
    const start = this.here();
    const low = this.SUBRULE(this.bound);
    this.CONSUME(t.dots);
    const high = this.SUBRULE2(this.bound);
    return { kind: 'range', low, high, ...this.spanFrom(start) };
  });

  /** A literal, perhaps negative, or a reference. */
  protected readonly bound: ParserMethod<[], Expr> = this.RULE(
    'bound',
    (): Expr =>
      this.OR<Expr>([
        {
          ALT: () => {
            const start = this.here();
            this.CONSUME(t.minus);
            const operand = this.SUBRULE(this.unsigned);
            return { kind: 'unary', op: 'negate', operand, ...this.spanFrom(start) };
          },
        },
        { ALT: () => this.SUBRULE2(this.unsigned) },
        { ALT: () => this.missingOperand() },
      ]),
  );

  private readonly unsigned = this.RULE(
    'unsigned',
    (): Expr =>
      this.OR<Expr>({
        IGNORE_AMBIGUITIES: true,
        DEF: [
          { ALT: () => this.SUBRULE(this.numberLiteral) },
          { ALT: () => this.SUBRULE(this.dateLiteral) },
          { ALT: () => this.SUBRULE(this.textLiteral) },
          { ALT: () => this.SUBRULE(this.reference) },
          { ALT: () => this.missingOperand() },
        ],
      }),
  );

  protected readonly modifiers = this.RULE('modifiers', (): Modifier[] => {
    const modifiers: Modifier[] = [];
    this.MANY(() => {
      modifiers.push(this.SUBRULE(this.modifier));
    });
    return modifiers;
  });

  protected readonly modifier = this.RULE('modifier', (): Modifier => {
    const start = this.here();
    return this.OR<Modifier>([
      {
        ALT: () => {
          this.CONSUME(t.cap);
          const expr = this.SUBRULE(this.arithmetic);
          return { kind: 'cap', expr, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.atLowest);
          const expr = this.SUBRULE2(this.arithmetic);
          return { kind: 'floor', expr, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.unbounded);
          return { kind: 'unbounded', ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.round);
          return this.SUBRULE(this.rounding, { ARGS: [start] });
        },
      },
    ]);
  });

  /** `2 位 四舍五入`, behind the word that begins at `start`. */
  protected readonly rounding = this.RULE('rounding', (start: number): RoundModifier => {
    const places = this.OPTION(() => {
      const digits = this.SUBRULE(this.numberLiteral);
      this.CONSUME(t.places);
      return digits;
    });
    const mode = this.OPTION2({ GATE: () => this.peek(1).tokenType === t.name, DEF: () => nameOf(this.own(this.CONSUME(t.name))) });
    return { kind: 'round', ...(places === undefined ? {} : { places }), ...(mode === undefined ? {} : { mode }), ...this.spanFrom(start) };
  });

  protected missingOperand(): Expr {
    this.complainHere('value-expected');
    return { kind: 'missing', start: this.here(), end: this.here() };
  }

  private withinLimit(more: number): boolean {
    this.operators += more;
    if (this.operators === operatorLimit + 1) this.complainHere('formula-too-long', { limit: operatorLimit });
    return this.operators <= operatorLimit;
  }
}
