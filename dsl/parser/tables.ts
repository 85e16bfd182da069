/** 对象, 台账 and their fields; 程序. */

import type { Period } from '../../engine/plan/period.ts';
import type {
  Annotation,
  Column,
  ColumnRole,
  Expr,
  Field,
  Member,
  Name,
  Procedure,
  ProcedureStep,
  Range,
  Requirement,
  TableDecl,
  TypeName,
} from '../ast/ast.ts';
import * as t from '../lexer/tokens.ts';
import { ClauseParser } from './clauses.ts';

const roles: ReadonlyMap<unknown, ColumnRole> = new Map<unknown, ColumnRole>([
  [t.definition, 'let'],
  [t.coefficient, 'coefficient'],
  [t.bonus, 'bonus'],
  [t.deduct, 'deduct'],
  [t.total, 'total'],
]);

export abstract class TableParser extends ClauseParser {
  protected readonly table = this.RULE('table', (start: number, notes: Annotation[]): TableDecl => {
    const members: Member[] = [];
    const table = this.OR([
      {
        ALT: () => {
          this.CONSUME(t.subject);
          return 'subject' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.ledger);
          return 'ledger' as const;
        },
      },
    ]);
    const name = this.SUBRULE(this.newName);
    const single = this.OPTION(() => this.CONSUME(t.single)) !== undefined;
    let link: { parent?: Name; parentPeriod?: Period } = {};
    this.OPTION2(() => {
      this.CONSUME(t.belongsTo);
      link = { parent: this.SUBRULE(this.name) };
      const period = this.OPTION3(() => this.SUBRULE(this.period));
      if (period !== undefined) link = { ...link, parentPeriod: period };
    });
    const date = this.OPTION4(() => {
      this.CONSUME(t.by);
      return this.SUBRULE2(this.name);
    });
    this.block(() => members.push(this.SUBRULE(this.member)));
    return {
      kind: 'table',
      table,
      single,
      name,
      ...link,
      ...(date === undefined ? {} : { date }),
      members,
      notes,
      ...this.spanFrom(start),
    };
  });

  private readonly member = this.RULE('member', (): Member => {
    const start = this.here();
    const notes = this.SUBRULE(this.annotations);
    return this.OR<Member>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => this.sees(t.definition), ALT: () => this.SUBRULE(this.column, { ARGS: [start, notes] }) },
        { ALT: () => this.SUBRULE(this.requirement, { ARGS: [start, notes] }) },
        { ALT: () => this.SUBRULE(this.misplaced, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.field, { ARGS: [start, notes] }) },
      ],
    });
  });

  private readonly field = this.RULE('field', (start: number, notes: Annotation[]): Field => {
    const name = this.SUBRULE(this.newName);
    this.CONSUME(t.colon);
    const type = this.SUBRULE(this.typeName);
    let parts: { range?: Range; period?: Period; missing?: Expr } = {};
    const tags: Name[] = [];
    this.MANY({
      GATE: () => !this.atEnd(),
      DEF: () =>
        this.OR({
          IGNORE_AMBIGUITIES: true,
          DEF: [
            {
              ALT: () => {
                parts = { ...parts, period: this.SUBRULE(this.period) };
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.missing);
                parts = { ...parts, missing: this.SUBRULE(this.bound) };
              },
            },
            {
              GATE: () => !this.sees(t.dots, 2),
              ALT: () => {
                tags.push(this.SUBRULE2(this.name));
              },
            },
            {
              ALT: () => {
                parts = { ...parts, range: this.SUBRULE(this.range) };
              },
            },
          ],
        }),
    });
    return { kind: 'field', name, type, ...parts, tags, notes, ...this.spanFrom(start) };
  });

  private readonly typeName = this.RULE('typeName', (): TypeName => {
    const start = this.here();
    const name = this.SUBRULE(this.name);
    const args = this.OPTION(() => {
      this.CONSUME(t.leftParen);
      const names = this.SUBRULE(this.names);
      this.SUBRULE(this.closeParen);
      return names;
    });
    return { name, args: args ?? [], ...this.spanFrom(start) };
  });

  /** `角色 名称 = 式 修饰*` */
  protected readonly column = this.RULE('column', (start: number, notes: Annotation[]): Column => {
    const role =
      this.OR([
        { ALT: () => roles.get(this.CONSUME(t.definition).tokenType) },
        { ALT: () => roles.get(this.CONSUME(t.coefficient).tokenType) },
        { ALT: () => roles.get(this.CONSUME(t.bonus).tokenType) },
        { ALT: () => roles.get(this.CONSUME(t.deduct).tokenType) },
        { ALT: () => roles.get(this.CONSUME(t.total).tokenType) },
      ]) ?? 'let';
    const name = this.SUBRULE(this.newName);
    this.CONSUME(t.equal);
    const expr = this.SUBRULE(this.expression);
    const modifiers = this.SUBRULE(this.modifiers);
    return { kind: 'column', role, name, expr, modifiers, notes, ...this.spanFrom(start) };
  });

  /** `要求 名 : 每个 定性 指标 c "文字"` */
  protected readonly requirement = this.RULE('requirement', (start: number, notes: Annotation[]): Requirement => {
    this.CONSUME(t.requirement);
    const name = this.SUBRULE(this.newName);
    this.CONSUME(t.colon);
    const each = this.OPTION(() => {
      const tags: Name[] = [];
      this.CONSUME(t.each);
      this.MANY({
        GATE: () => this.peek(1).declares !== t.indicator,
        DEF: () => {
          tags.push(this.SUBRULE2(this.name));
        },
      });
      this.CONSUME(t.name);
      return tags;
    });
    const holds = this.SUBRULE(this.expression);
    const text = this.OPTION2(() => this.SUBRULE(this.textLiteral));
    return {
      kind: 'requirement',
      name,
      ...(each === undefined ? {} : { each }),
      holds,
      ...(text === undefined ? {} : { text }),
      notes,
      ...this.spanFrom(start),
    };
  });

  /** A declaration where it cannot stand. */
  protected readonly misplaced = this.RULE('misplaced', (start: number) => {
    if (this.sees(t.declarative)) this.complainHere('misplaced-declaration');
    this.CONSUME(t.declarative);
    this.SUBRULE(this.skip);
    return { kind: 'broken' as const, ...this.spanFrom(start) };
  });

  protected readonly procedure = this.RULE('procedure', (start: number, notes: Annotation[]): Procedure => {
    const steps: ProcedureStep[] = [];
    this.CONSUME(t.procedure);
    const name = this.SUBRULE(this.newName);
    this.CONSUME(t.of);
    const table = this.SUBRULE(this.name);
    this.block(() => steps.push(this.SUBRULE(this.procedureStep)));
    return { kind: 'procedure', name, table, steps, notes, ...this.spanFrom(start) };
  });

  private readonly procedureStep = this.RULE('procedureStep', (): ProcedureStep => {
    const start = this.here();
    const column = this.SUBRULE(this.path);
    this.CONSUME(t.noLaterThan);
    const limit = this.SUBRULE(this.arithmetic);
    return { column, limit, ...this.spanFrom(start) };
  });
}
