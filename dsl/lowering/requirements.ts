/** 要求: on the rules themselves, decided while compiling, or on data, decided for each row. */

import {
  type Rational,
  add,
  compare,
  divide,
  formatExact,
  integer,
  multiply,
  parseNumber,
  rational,
  subtract,
} from '../../engine/numbers/index.ts';
import type * as ast from '../ast/ast.ts';
import { type AssessmentSymbol, type Declared, type TableSymbol, idOf } from '../binder/symbols.ts';
import { wordId, wordsOfKind } from '../keywords/keywords.ts';
import { boolType } from '../types/type.ts';
import { finestPeriod } from './aggregates.ts';
import { asCondition } from './conditions.ts';
import type { Here, Local, Lowering, Scope } from './context.ts';
import { hereOf } from './columns/head.ts';
import { percentText, shareOfWeights, weightPlan } from './columns/weights.ts';
import { emitExpr } from './emit.ts';
import { notesOf } from './notes.ts';
import { tableNamed } from '../binder/table-named.ts';
import { unknownWord } from './modifiers.ts';
import { type Formula, ref } from './tree.ts';

export function requirement(low: Lowering, owner: TableSymbol | AssessmentSymbol, { file, decl }: Declared<ast.Requirement>): void {
  if (speaksOfRules(decl.holds)) {
    if (owner.kind === 'assessment') staticRequirement(low, owner, file, decl);
    return;
  }
  if (decl.each && owner.kind === 'assessment') {
    for (const indicator of selected(low, file, owner, decl.each)) dataRequirement(low, owner, file, decl, indicator);
    return;
  }
  dataRequirement(low, owner, file, decl, undefined);
}

/** 程序: each of its deadlines is a requirement on the rows of its table. */
export function procedure(low: Lowering, { file, decl }: Declared<ast.Procedure>): void {
  const table = tableNamed(low.symbols.tables, decl.table, file, low.report);
  if (!table) return;
  for (const step of decl.steps) {
    const column = step.column.names.at(-1);
    if (!column || column.missing) continue;
    const holds: ast.Binary = { kind: 'binary', op: '<=', left: step.column, right: step.limit, start: step.start, end: step.end };
    const name: ast.Name = { ...column, text: idOf(decl.name.text, column.text) };
    dataRequirement(low, table, file, { kind: 'requirement', name, holds, notes: decl.notes, start: step.start, end: step.end }, undefined);
  }
}

// ——— On data ———

function dataRequirement(
  low: Lowering,
  owner: TableSymbol | AssessmentSymbol,
  file: string,
  decl: ast.Requirement,
  indicator: ast.Indicator | undefined,
): void {
  const own = hereOf(owner);
  const id = indicator ? idOf(owner.name, decl.name.text, indicator.name.text) : idOf(owner.name, decl.name.text);
  const label = indicator ? `${decl.name.text}（${indicator.name.text}）` : decl.name.text;
  const locals = indicator && owner.kind === 'assessment' ? indicatorLocals(low, owner, indicator) : new Map<string, Local>();
  const scope: Scope = {
    here: own,
    file,
    owner: { id, label, role: 'requirement', site: { file, span: decl.name } },
    locals,
    facts: [],
    upward: false,
    methods: [],
  };
  // In a table the finest grain that the condition reads; over an indicator, once for all rows of a period.
  const here: Here = indicator
    ? { table: low.symbols.whole, period: own.period, assessment: undefined }
    : owner.kind === 'table' && owner.table !== 'ledger'
      ? { ...own, period: finestPeriod(low, scope, owner, [decl.holds]) }
      : own;
  const inside: Scope = { ...scope, here, ...(indicator ? { peers: own } : {}) };
  const tree = asCondition(low, inside, low.lower(inside, decl.holds));
  if (!tree) return;
  const src = low.locate({ file, span: decl });
  const head = {
    id,
    label,
    frame: { table: here.table.name, period: here.period },
    ...(here.assessment ? { assessment: here.assessment.name } : {}),
    role: 'requirement' as const,
    src,
    ...notesOf(low, file, decl.name, decl.notes),
  };
  const formula: Formula = { tree, type: boolType, span: decl.holds };
  emitExpr(low, head, formula);
  low.checks.push({ id, label, kind: 'requirement', message: decl.text?.value ?? '', node: id, src });
}

/** Inside 每个 指标: 得分率, 得分 and 满分 are those of the indicator at hand. */
function indicatorLocals(low: Lowering, assessment: AssessmentSymbol, indicator: ast.Indicator): ReadonlyMap<string, Local> {
  const symbol = assessment.columns.get(indicator.name.text);
  const info = symbol && low.compile(symbol);
  const local = (node: { readonly id: string; readonly type: Formula['type'] } | undefined): Local | undefined =>
    node && { kind: 'formula', formula: { tree: ref(node.id), type: node.type, span: indicator.name } };
  const entries: readonly (readonly [string, Local | undefined])[] = [
    ['得分率', local(info?.rate)],
    ['rate', local(info?.rate)],
    ['得分', local(info?.main)],
    ['score', local(info?.main)],
    ['满分', local(info?.weight)],
    ['full', local(info?.weight)],
  ];
  return new Map(entries.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

function selected(low: Lowering, file: string, assessment: AssessmentSymbol, tags: readonly ast.Name[]): readonly ast.Indicator[] {
  const ids = tags.map((tag) => {
    const id = wordId(tag.text, 'tag');
    if (!id && !tag.missing) unknownWord(low, file, tag, wordsOfKind('tag'));
    return id;
  });
  return assessment.indicators.map(({ decl }) => decl).filter((decl) => hasTags(decl, ids));
}

function hasTags(indicator: ast.Indicator, ids: readonly (string | undefined)[]): boolean {
  return ids.every((id) => indicator.tags.some((tag) => wordId(tag.text, 'tag') === id));
}

// ——— On the rules ———

const ruleFunctions = ['weight_share', 'indicator_count', 'module_count'];

/** `细则数` and `权重占比(定量)`: with or without parentheses. */
function functionOf(expr: ast.Path | ast.Call): string | undefined {
  return wordId((expr.kind === 'path' ? expr : expr.callee).names[0]?.text ?? '', 'builtin');
}

function speaksOfRules(expr: ast.Expr): boolean {
  switch (expr.kind) {
    case 'path':
      return expr.names.length === 1 && ruleFunctions.includes(functionOf(expr) ?? '');
    case 'call':
      return ruleFunctions.includes(functionOf(expr) ?? '') || expr.args.some(speaksOfRules);
    case 'binary':
      return speaksOfRules(expr.left) || speaksOfRules(expr.right);
    case 'unary':
      return speaksOfRules(expr.operand);
    case 'paren':
      return speaksOfRules(expr.expr);
    case 'in':
      return speaksOfRules(expr.operand);
    default:
      return false;
  }
}

/** Decided now, per track where weights differ; what does not hold is reported. */
function staticRequirement(low: Lowering, assessment: AssessmentSymbol, file: string, decl: ast.Requirement): void {
  if (!tagsKnown(low, file, decl.holds)) return;
  const plan = weightPlan(low, assessment);
  for (const track of plan.tracks) {
    const rules: Rules = { low, file, assessment, track };
    const holds = evaluate(rules, decl.holds);
    if (holds === true) continue;
    if (holds === undefined) {
      low.report(
        'wrong-type',
        { file, span: decl.holds },
        {
          expected: {
            zh: '只用规则本身的数（权重占比、指标数、细则数）和常数的条件',
            en: 'A condition on figures of the rules (weight_share, indicator_count, module_count) and constants',
          },
          found: low.textOf({ file, span: decl.holds }),
          advice: '',
        },
      );
      return;
    }
    low.report(
      'requirement-not-met',
      { file, span: decl.name },
      {
        name: decl.name.text,
        text: decl.text?.value ?? '',
        track: usesWeights(decl.holds) ? track : '',
        detail: found(rules, decl.holds),
      },
    );
    if (!usesWeights(decl.holds)) return;
  }
}

/** Whether all the tags that are asked for exist; a misspelt one is reported here, once. */
function tagsKnown(low: Lowering, file: string, expr: ast.Expr): boolean {
  if (expr.kind === 'binary') return [expr.left, expr.right].map((side) => tagsKnown(low, file, side)).every(Boolean);
  if (expr.kind === 'paren') return tagsKnown(low, file, expr.expr);
  if (expr.kind === 'unary' || expr.kind === 'in') return tagsKnown(low, file, expr.operand);
  if (expr.kind !== 'call' || functionOf(expr) === undefined) return true;
  const unknown = expr.args
    .flatMap((arg) => (arg.kind === 'path' ? arg.names.slice(0, 1) : []))
    .filter((tag) => !tag.missing && !wordId(tag.text, 'tag'));
  for (const tag of unknown) unknownWord(low, file, tag, wordsOfKind('tag'));
  return unknown.length === 0;
}

type Rules = { readonly low: Lowering; readonly file: string; readonly assessment: AssessmentSymbol; readonly track: string };

function usesWeights(expr: ast.Expr): boolean {
  return expr.kind === 'binary'
    ? usesWeights(expr.left) || usesWeights(expr.right)
    : expr.kind === 'call' && functionOf(expr) === 'weight_share';
}

/** The value of a formula over the rules: a number, a truth, or undefined where it reads anything else. */
function evaluate(rules: Rules, expr: ast.Expr): Rational | boolean | undefined {
  switch (expr.kind) {
    case 'number': {
      const value = parseNumber(expr.text);
      return value && expr.percent ? rational(value.n, value.d * 100n) : value;
    }
    case 'paren':
      return evaluate(rules, expr.expr);
    case 'path':
      return constantOf(rules, expr) ?? figure(rules, expr);
    case 'call':
      return figure(rules, expr);
    case 'unary': {
      const operand = evaluate(rules, expr.operand);
      if (expr.op === 'not') return typeof operand === 'boolean' ? !operand : undefined;
      return typeof operand === 'object' ? rational(-operand.n, operand.d) : undefined;
    }
    case 'binary': {
      const [left, right] = [evaluate(rules, expr.left), evaluate(rules, expr.right)];
      if (typeof left === 'boolean' && typeof right === 'boolean')
        return expr.op === 'and' ? left && right : expr.op === 'or' ? left || right : undefined;
      return typeof left === 'object' && typeof right === 'object' ? binary(expr.op, left, right) : undefined;
    }
    default:
      return undefined;
  }
}

/** A constant of the policy, such as last year's number of indicators. */
function constantOf({ low }: Rules, path: ast.Path): Rational | undefined {
  const constant = path.names.length === 1 ? low.symbols.whole.columns.get(path.names[0]?.text ?? '') : undefined;
  const node = constant && low.nodes.get(low.compile(constant).main.id);
  const logic = node?.kind === 'expr' && !node.round ? node.logic : undefined;
  return logic && 'n' in logic && typeof logic.n === 'string' ? parseNumber(logic.n) : undefined;
}

function binary(operator: ast.BinaryOperator, left: Rational, right: Rational): Rational | boolean | undefined {
  const order = compare(left, right);
  switch (operator) {
    case '+':
      return add(left, right);
    case '-':
      return subtract(left, right);
    case '*':
      return multiply(left, right);
    case '/':
      return divide(left, right);
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case 'and':
    case 'or':
      return undefined;
  }
}

function figure({ low, file, assessment, track }: Rules, expr: ast.Path | ast.Call): Rational | undefined {
  const args = expr.kind === 'call' ? expr.args : [];
  const tags = args.flatMap((arg) => (arg.kind === 'path' ? (arg.names[0] ?? []) : []));
  const ids = tags.map((tag) => wordId(tag.text, 'tag'));
  const indicators = assessment.indicators.map(({ decl }) => decl);
  switch (functionOf(expr)) {
    case 'weight_share':
      return shareOfWeights(weightPlan(low, assessment), indicators, (indicator) => hasTags(indicator, ids)).get(track) ?? integer(0);
    case 'indicator_count':
      return integer(selected(low, file, assessment, tags).length);
    case 'module_count':
      return integer(low.symbols.modules.length);
    default:
      return undefined;
  }
}

/** `权重占比(定量) = 55%` for the message. */
function found(rules: Rules, expr: ast.Expr): string {
  if (expr.kind === 'binary') return [found(rules, expr.left), found(rules, expr.right)].filter((text) => text !== '').join('；');
  if (expr.kind !== 'call' && expr.kind !== 'path') return '';
  const value = figure(rules, expr);
  const share = functionOf(expr) === 'weight_share';
  return value ? `${rules.low.textOf({ file: rules.file, span: expr })} = ${share ? percentText(value) : formatExact(value)}` : '';
}
