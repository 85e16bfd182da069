/** The top level: 办法, 引用, 细则, 算法, constants, tables, assessments. */

import type { ParserMethod } from 'chevrotain';
import type {
  Annotation,
  Assessment,
  Broken,
  Constant,
  Expr,
  Header,
  Item,
  Method,
  Module,
  Name,
  Policy,
  SourceFile,
  Statement,
  Use,
} from '../ast/ast.ts';
import type { Period } from '../../engine/plan/period.ts';
import * as t from '../lexer/tokens.ts';
import { OutcomeParser } from './outcomes.ts';

export class PolicyParser extends OutcomeParser {
  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
  }

  readonly file = this.RULE('file', (file: string): SourceFile => {
    const items: Item[] = [];
    this.SUBRULE(this.ends);
    this.MANY({ GATE: () => !this.atEof(), DEF: () => this.item(() => items.push(this.SUBRULE(this.topLevel))) });
    return { file, items, start: 0, end: this.source.length };
  });

  private readonly topLevel: ParserMethod<[], Item> = this.RULE('topLevel', (): Item => {
    const start = this.here();
    const notes = this.SUBRULE(this.annotations);
    const args = { ARGS: [start, notes] as [number, Annotation[]] };
    const item = this.OR<Item | undefined>([
      { ALT: () => this.SUBRULE(this.policy, args) },
      { ALT: () => this.SUBRULE(this.use, { ARGS: [start] }) },
      { ALT: () => this.SUBRULE(this.detailRules, args) },
      { ALT: () => this.SUBRULE(this.constant, args) },
      { ALT: () => this.SUBRULE(this.method, args) },
      { ALT: () => this.SUBRULE(this.table, args) },
      { ALT: () => this.SUBRULE(this.assessment, args) },
      { ALT: () => this.SUBRULE(this.procedure, args) },
      { ALT: () => undefined },
    ]);
    const broken = this.OPTION({ GATE: () => item === undefined, DEF: () => this.SUBRULE(this.stray, { ARGS: [start] }) });
    return item ?? broken ?? { kind: 'broken', ...this.spanFrom(start) };
  });

  private readonly policy = this.RULE('policy', (start: number, notes: Annotation[]): Policy => {
    const headers: Header[] = [];
    this.CONSUME(t.policy);
    const name = this.SUBRULE(this.newName);
    this.block(() => headers.push(this.SUBRULE(this.header)));
    return { kind: 'policy', name, headers, notes, ...this.spanFrom(start) };
  });

  private readonly header = this.RULE('header', (): Header => {
    const start = this.here();
    const header = this.OR<Header | undefined>([
      {
        ALT: () => {
          this.CONSUME(t.year);
          const value = this.SUBRULE(this.numberLiteral);
          return { kind: 'year', value, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.full);
          const value = this.SUBRULE2(this.numberLiteral);
          return { kind: 'full', value, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          const at = this.here();
          this.CONSUME(t.roundScores);
          const round = this.SUBRULE(this.rounding, { ARGS: [at] });
          return { kind: 'roundScores', round, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.missing);
          const rule = this.SUBRULE(this.bound);
          return { kind: 'missing', rule, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.freeze);
          const date = this.SUBRULE(this.dateLiteral);
          return { kind: 'freeze', date, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.basis);
          const text = this.SUBRULE(this.textLiteral);
          return { kind: 'basis', text, ...this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.leads);
          this.CONSUME(t.leftParen);
          const names = this.SUBRULE(this.names);
          this.SUBRULE(this.closeParen);
          return { kind: 'leads', names, ...this.spanFrom(start) };
        },
      },
      { ALT: () => undefined },
    ]);
    const broken = this.OPTION({ GATE: () => header === undefined, DEF: () => this.SUBRULE(this.unknownHeader, { ARGS: [start] }) });
    return header ?? broken ?? { kind: 'broken', ...this.spanFrom(start) };
  });

  private readonly unknownHeader = this.RULE('unknownHeader', (start: number): Broken => {
    this.complainHere('unknown-header');
    this.SUBRULE(this.skip);
    return { kind: 'broken', ...this.spanFrom(start) };
  });

  private readonly use = this.RULE('use', (start: number): Use => {
    this.CONSUME(t.use);
    const path = this.SUBRULE(this.textLiteral);
    return { kind: 'use', path, ...this.spanFrom(start) };
  });

  /** `细则 "第3项" 于 办法名 { … }` */
  private readonly detailRules = this.RULE('detailRules', (start: number, notes: Annotation[]): Module => {
    const items: Item[] = [];
    this.CONSUME(t.detailRules);
    const title = this.SUBRULE(this.textLiteral);
    this.CONSUME(t.of);
    const policy = this.SUBRULE(this.name);
    this.block(() => items.push(this.SUBRULE(this.topLevel)));
    return { kind: 'module', title, policy, items, notes, ...this.spanFrom(start) };
  });

  private readonly constant = this.RULE('constant', (start: number, notes: Annotation[]): Constant => {
    this.CONSUME(t.definition);
    const name = this.SUBRULE(this.newName);
    this.CONSUME(t.equal);
    const expr = this.SUBRULE(this.expression);
    const modifiers = this.SUBRULE(this.modifiers);
    return { kind: 'constant', name, expr, modifiers, notes, ...this.spanFrom(start) };
  });

  /** `算法 名(参数) = 式` */
  private readonly method = this.RULE('method', (start: number, notes: Annotation[]): Method => {
    this.CONSUME(t.method);
    const name = this.SUBRULE(this.newName, { ARGS: [true] });
    this.CONSUME(t.leftParen);
    const parameters = this.SUBRULE(this.names);
    this.SUBRULE(this.closeParen);
    this.CONSUME(t.equal);
    const expr = this.SUBRULE(this.expression);
    const modifiers = this.SUBRULE(this.modifiers);
    return { kind: 'method', name, parameters, expr, modifiers, notes, ...this.spanFrom(start) };
  });

  private readonly assessment = this.RULE('assessment', (start: number, notes: Annotation[]): Assessment => {
    const body: Statement[] = [];
    this.CONSUME(t.assessment);
    const name = this.SUBRULE(this.newName);
    let parts: { table?: Name; when?: Expr; period?: Period } = {};
    this.OPTION(() => {
      this.CONSUME(t.of);
      parts = { table: this.SUBRULE(this.name) };
    });
    this.OPTION2(() => {
      this.CONSUME(t.when);
      parts = { ...parts, when: this.SUBRULE(this.expression) };
    });
    this.OPTION3(() => {
      parts = { ...parts, period: this.SUBRULE(this.period) };
    });
    this.block(() => body.push(this.SUBRULE(this.statement)));
    return { kind: 'assessment', name, ...parts, body, notes, ...this.spanFrom(start) };
  });

  private readonly statement = this.RULE('statement', (): Statement => {
    const start = this.here();
    const notes = this.SUBRULE(this.annotations);
    const args = { ARGS: [start, notes] as [number, Annotation[]] };
    const statement = this.OR<Statement | undefined>([
      { ALT: () => this.SUBRULE(this.column, args) },
      { ALT: () => this.SUBRULE(this.indicator, args) },
      { ALT: () => this.SUBRULE(this.weights, args) },
      { ALT: () => this.SUBRULE(this.tracks, args) },
      { ALT: () => this.SUBRULE(this.veto, args) },
      { ALT: () => this.SUBRULE(this.direct, args) },
      { ALT: () => this.SUBRULE(this.ranking, args) },
      { ALT: () => this.SUBRULE(this.grades, args) },
      { ALT: () => this.SUBRULE(this.award, args) },
      { ALT: () => this.SUBRULE(this.flag, args) },
      { ALT: () => this.SUBRULE(this.requirement, args) },
      { ALT: () => undefined },
    ]);
    const broken = this.OPTION({ GATE: () => statement === undefined, DEF: () => this.SUBRULE(this.stray, { ARGS: [start] }) });
    return statement ?? broken ?? { kind: 'broken', ...this.spanFrom(start) };
  });

  /** Something else where a declaration is due: it is skipped with all its braces. */
  private readonly stray = this.RULE('stray', (start: number): Broken => {
    this.complainHere(this.sees(t.declarative) ? 'misplaced-declaration' : 'declaration-expected');
    this.SUBRULE(this.skip);
    return { kind: 'broken', ...this.spanFrom(start) };
  });

  private atEof(): boolean {
    return this.atClose() && !this.sees(t.rightBrace);
  }
}
