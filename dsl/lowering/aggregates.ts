/** 合计 平均 计数 占比 …: over the rows of a table, of a finer period, or among peers. */

import { one, zero } from '../../engine/numbers/index.ts';
import { type FoldLevel, type FoldOp, type GroupKey, type PeriodKind, type Ref, type Step, isFiner } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { type Cursor, columnPeriod, reach, resolve } from '../binder/resolve.ts';
import type { TableSymbol } from '../binder/symbols.ts';
import { describePeriod, describeType } from '../types/describe.ts';
import { integerGrid, productGrid, rationalGrid } from '../types/grid.ts';
import { interval } from '../types/interval.ts';
import { type ValueType, boolType, numberType, planType, ratio } from '../types/type.ts';
import { asCondition } from './conditions.ts';
import { type Here, type Local, type Lowering, type Scope, emitHidden, frameOf, hiddenHead, site } from './context.ts';
import { asNode } from './emit.ts';
import { onOneGrid } from './grids.ts';
import { alignPeriod, unknownName } from './names.ts';
import { asNumber } from './numbers.ts';
import { type Formula, type Tree, broken, op, ref } from './tree.ts';

const operations: ReadonlyMap<string, FoldOp> = new Map([
  ['sum', 'sum'],
  ['mean', 'mean'],
  ['count', 'count'],
  ['share', 'share'],
  ['max', 'max'],
  ['min', 'min'],
  ['median', 'median'],
  ['trimmed_mean', 'trimmedMean'],
  ['weighted_mean', 'weightedMean'],
  ['pick', 'pick'],
]);

export function aggregateOperation(id: string): FoldOp | undefined {
  return operations.get(id);
}

export function aggregate(low: Lowering, scope: Scope, operation: FoldOp, call: ast.Call): Formula {
  const name = low.textOf(site(scope, call.callee));
  const [arg] = call.args;
  if (!arg || call.args.length > 1 || (operation === 'weightedMean') !== (call.weight !== undefined)) {
    const usage = operation === 'weightedMean' ? `${name}(列 权 列)` : `${name}(列 当 条件)`;
    const expected =
      call.args.length !== 1
        ? { zh: '一列', en: 'one column' }
        : call.weight
          ? { zh: '一列，不带“权”', en: 'one column, without "weighted"' }
          : { zh: '一列和它的“权”', en: 'one column and what it is weighted by' };
    low.report('wrong-arguments', site(scope, call), { name, expected, found: call.args.length === 1 ? '' : call.args.length, usage });
    return broken(call);
  }
  if (call.levels && operation !== 'mean') {
    low.report('wrong-arguments', site(scope, call.levels[0] ?? call), {
      name,
      expected: { zh: '一列，不带“逐级”（它只能用于“平均”）', en: 'one column, without "level_by" (which only goes with "mean")' },
      usage: '平均(列 逐级 要点、类别)',
    });
    return broken(call);
  }
  const group = groupingOf(low, scope, call, arg, name);
  return group ? fold(low, scope, operation, call, arg, group, name) : broken(call);
}

/** Which rows are folded (`rows`), and which of them belong to the reader. */
type Grouping = { readonly rows: Here; readonly key: readonly GroupKey[]; readonly at: readonly GroupKey[] };

function groupingOf(low: Lowering, scope: Scope, call: ast.Call, arg: ast.Expr, name: string): Grouping | undefined {
  const lead = leadingTable(low, scope, arg, scope.locals);
  if (!lead && scope.peers) return { rows: scope.peers, key: [], at: [] };
  if (!lead) {
    // Nothing names a column: read it once for the messages.
    const value = low.lower(scope, arg);
    if (value.type.t !== 'error')
      low.report('wrong-type', site(scope, arg), {
        expected: { zh: '一列的名称', en: 'The name of a column' },
        found: describeType(value.type),
        advice: '',
      });
    return undefined;
  }
  const { here } = scope;
  const ups = lead.kind === 'row' ? lead.at.steps : undefined;
  const table = lead.kind === 'row' ? lead.at.table : lead.table;
  const inner = table.table === 'ledger' ? 'none' : finestPeriod(low, scope, table, [arg, call.when, call.weight]);
  const same = table === here.table;

  if (call.scope || call.via) return explicitGrouping(low, scope, call, arg, table, inner);
  if (ups) {
    if (!isFiner(inner, here.period)) {
      low.report('aggregate-over-own-row', site(scope, call), { name: low.textOf(site(scope, arg)), function: name });
      return undefined;
    }
    // 唯一 or the own row or an ancestor, its finer periods.
    return {
      rows: { table, period: inner, assessment: undefined },
      key: [{ row: [] }],
      at: [{ row: ups.filter((step) => !('coarsen' in step)) }],
    };
  }
  const period = table.table === 'ledger' ? 'none' : isFiner(inner, here.period) ? inner : here.period;
  const rows: Here = { table, period, assessment: same ? here.assessment : undefined };
  if (here.table.table === 'one') return { rows, key: [], at: [] };
  const common = commonAncestor(low, rows, here);
  if (common) return { rows, ...common };
  low.report('unrelated-table', site(scope, call), { table: table.name, reader: here.table.name });
  return undefined;
}

/** `同 列`, `全体`, `经 字段`. */
function explicitGrouping(
  low: Lowering,
  scope: Scope,
  call: ast.Call,
  arg: ast.Expr,
  table: TableSymbol,
  inner: PeriodKind,
): Grouping | undefined {
  const { here } = scope;
  const same = table === here.table;
  if (same && !call.via && isFiner(inner, here.period)) {
    low.report('finer-period', site(scope, arg), {
      name: low.textOf(site(scope, arg)),
      fine: describePeriod(inner),
      coarse: describePeriod(here.period),
    });
    return undefined;
  }
  const period = table.table === 'ledger' ? 'none' : isFiner(inner, here.period) ? inner : here.period;
  const rows: Here = { table, period, assessment: same && period === here.period ? here.assessment : undefined };
  const inside: Scope = { ...scope, here: rows, upward: true };
  const keys: GroupKey[] = [];
  const ats: GroupKey[] = [];
  if (call.via) {
    const reached = rowKey(low, inside, call.via);
    if (!reached) return undefined;
    const at = reach(low, { ...here, steps: [] }, reached.table);
    if (!at) {
      low.report('unrelated-table', site(scope, call.via), { table: reached.table.name, reader: here.table.name });
      return undefined;
    }
    keys.push({ row: reached.steps });
    ats.push({ row: at.steps });
  }
  if (call.scope?.kind === 'same') {
    for (const column of call.scope.columns) {
      const key = groupKey(low, inside, column);
      const at = groupKey(low, scope, column);
      if (!key || !at) return undefined;
      keys.push(key);
      ats.push(at);
    }
  }
  return { rows, key: keys, at: ats };
}

function rowKey(low: Lowering, scope: Scope, path: ast.Path): Cursor | undefined {
  const target = resolve(low, scope, path);
  if (target.kind === 'row') return target.at;
  if (target.kind === 'unknown') unknownName(low, scope, target);
  else
    low.report('wrong-type', site(scope, path), {
      expected: { zh: '一个引用（对象名或引用字段）', en: 'A reference (a table or a reference field)' },
      found: { zh: '一列', en: 'a column' },
      advice: '',
    });
  return undefined;
}

/** What `同 …` names: the track, a column, or the row of another table. */
export function groupKey(low: Lowering, scope: Scope, path: ast.Path): GroupKey | undefined {
  const [head] = path.names;
  const track = path.names.length === 1 && head && (head.text === '赛道' || head.text === 'track') ? trackKey(low, scope.here) : undefined;
  if (track) return track;
  const target = resolve(low, scope, path);
  if (target.kind === 'row') return { row: target.at.steps };
  const formula = low.lower(scope, path);
  if (formula.tree.kind === 'ref') return { column: formula.tree.ref };
  return undefined;
}

/** The track as a group; undefined where the assessment has none. */
export function trackKey(low: Lowering, here: Here): GroupKey | undefined {
  const track = here.assessment && trackRef(low, here.assessment.name);
  return track && { column: track };
}

export function trackRef(low: Lowering, assessment: string): Ref | undefined {
  const symbol = low.symbols.assessments.get(assessment);
  if (!symbol?.tracks) return undefined;
  const scope: Scope = {
    here: { table: symbol.table, period: symbol.period, assessment: symbol },
    file: symbol.tracks.file,
    owner: { id: `${assessment}#track`, label: '赛道', role: 'hidden', site: { file: symbol.tracks.file, span: symbol.tracks.decl } },
    locals: new Map(),
    facts: [],
    upward: false,
    methods: [],
  };
  const target = resolve(low, scope, symbol.tracks.decl.by);
  if (target.kind !== 'column') return undefined;
  const steps = alignPeriod(target.at, columnPeriod(low, target.column));
  return steps && { node: target.column.id, path: steps };
}

/** The nearest table that both belong to, as the folded row and the reader reach it. */
function commonAncestor(
  low: Lowering,
  rows: Here,
  reader: Here,
): { readonly key: readonly GroupKey[]; readonly at: readonly GroupKey[] } | undefined {
  let best: { readonly key: readonly Step[]; readonly at: readonly Step[] } | undefined;
  for (const table of low.symbols.tables.values()) {
    if (table.table === 'one') continue;
    const key = reach(low, { ...rows, steps: [] }, table)?.steps;
    const at = reach(low, { ...reader, steps: [] }, table)?.steps;
    if (key && at && (!best || at.length < best.at.length)) best = { key, at };
  }
  return best && { key: [{ row: best.key }], at: [{ row: best.at }] };
}

// ——— What is folded ———

/** The table that the first name in an expression points to: reached from the row at hand, or elsewhere. */
function leadingTable(
  low: Lowering,
  scope: Scope,
  expr: ast.Expr,
  locals: ReadonlyMap<string, Local>,
): { readonly kind: 'row'; readonly at: Cursor } | { readonly kind: 'elsewhere'; readonly table: TableSymbol } | undefined {
  for (const { path, within } of pathsIn(expr, locals)) {
    const target = resolve(low, { ...scope, locals: within }, path);
    switch (target.kind) {
      case 'elsewhere':
        return target;
      case 'row':
        return { kind: 'row', at: target.at };
      case 'column':
        return { kind: 'row', at: target.at };
      default:
    }
  }
  return undefined;
}

type PathUse = { readonly path: ast.Path; readonly within: ReadonlyMap<string, Local> };

/** The paths of an expression outside inner aggregates, parameters replaced by what stands for them. */
function pathsIn(expr: ast.Expr, locals: ReadonlyMap<string, Local>): readonly PathUse[] {
  const inside = (...parts: readonly (ast.Expr | undefined)[]): readonly PathUse[] =>
    parts.flatMap((part) => (part ? pathsIn(part, locals) : []));
  switch (expr.kind) {
    case 'path': {
      const local = expr.names[0] && locals.get(expr.names[0].text);
      if (local?.kind === 'argument') return pathsIn(local.expr, local.locals);
      return local ? [] : [{ path: expr, within: locals }];
    }
    case 'call':
      return inside(...expr.args, expr.when, expr.weight);
    case 'unary':
      return inside(expr.operand);
    case 'binary':
      return inside(expr.left, expr.right);
    case 'in':
      return inside(expr.operand);
    case 'paren':
      return inside(expr.expr);
    case 'bands':
      return inside(
        expr.input,
        ...expr.rows.flatMap((row) => (row.value.kind === 'linear' ? [row.value.from, row.value.to] : [row.value])),
      );
    case 'cases':
      return inside(...expr.rows.flatMap((row) => [row.when, row.value]));
    case 'tiers':
      return inside(expr.input);
    case 'shift':
      return inside(expr.date);
    case 'number':
    case 'text':
    case 'date':
    case 'missing':
      return [];
  }
}

/** The finest grain of what the expressions read in a row of `table`. */
export function finestPeriod(low: Lowering, scope: Scope, table: TableSymbol, exprs: readonly (ast.Expr | undefined)[]): PeriodKind {
  const inside: Scope = {
    ...scope,
    here: { table, period: 'month', assessment: table === scope.here.table ? scope.here.assessment : undefined },
    upward: true,
  };
  let finest: PeriodKind = 'none';
  for (const expr of exprs) {
    for (const { path, within } of expr ? pathsIn(expr, scope.locals) : []) {
      const target = resolve(low, { ...inside, locals: within }, path);
      if (target.kind !== 'column') continue;
      const period = columnPeriod(low, target.column);
      if (isFiner(period, finest)) finest = period;
    }
  }
  return finest;
}

function fold(low: Lowering, scope: Scope, operation: FoldOp, call: ast.Call, arg: ast.Expr, group: Grouping, name: string): Formula {
  const inside: Scope = { ...scope, here: group.rows, upward: true, facts: [] };
  const conditions: Tree[] = [];
  const when = call.when && asCondition(low, inside, low.lower(inside, call.when));
  if (call.when && !when) return broken(call);
  if (when) conditions.push(when);

  const counted = operation === 'count' ? countedRows(low, inside, arg) : undefined;
  if (counted === 'broken') return broken(call);
  if (counted) conditions.push(...counted);
  const args: Ref[] = [];
  let type: ValueType = numberType(ratio, integerGrid);
  let mayBeNa: string | undefined;
  if (!counted) {
    const value = low.lower(inside, arg);
    const weight = call.weight && low.lower(inside, call.weight);
    const result = resultType(low, inside, operation, value, weight, name);
    if (!result) return broken(call);
    type = result;
    for (const part of weight ? [value, weight] : [value]) {
      const part_ref = refOf(low, inside, part);
      if (!part_ref) return broken(call);
      args.push(part_ref);
    }
    mayBeNa = operation === 'sum' || operation === 'count' ? undefined : low.textOf(site(scope, call));
  }
  const levels = call.levels?.map((level) => foldLevel(low, inside, level, name));
  if (levels?.some((level) => !level)) return broken(call);
  const where = conditions.length === 0 ? undefined : refOf(low, inside, conditionFormula(conditions, call));
  const plan = planType(type);
  if (!plan || (conditions.length > 0 && !where)) return broken(call);
  const id = emitHidden(low, scope, hiddenHead(low, scope, call), plan, {
    kind: 'fold',
    op: operation,
    over: frameOf(group.rows),
    key: group.key,
    at: group.at,
    ...(where ? { where } : {}),
    args,
    ...(levels ? { levels: levels.flatMap((level) => level ?? []) } : {}),
  });
  return { tree: ref(id), type, span: call, ...(mayBeNa === undefined ? {} : { mayBeNa }) };
}

/** `逐级 要点、子项 权 权重` */
function foldLevel(low: Lowering, inside: Scope, level: ast.Level, name: string): FoldLevel | undefined {
  const key = groupKey(low, inside, level.column);
  if (!key || !level.weight) return key && { key };
  const weight = asNumber(low, inside, low.lower(inside, level.weight));
  const node = weight && onOneGrid(low, inside, weight, name) ? refOf(low, inside, weight) : undefined;
  return node && { key, weight: node };
}

function conditionFormula(conditions: readonly Tree[], call: ast.Call): Formula {
  const [only] = conditions;
  return { tree: conditions.length === 1 && only ? only : op('all', ...conditions), type: boolType, span: call.when ?? call };
}

/** What 计数 counts: the rows of a table, those where a condition holds, those with a value. */
function countedRows(low: Lowering, inside: Scope, arg: ast.Expr): readonly Tree[] | 'broken' {
  if (arg.kind === 'path') {
    const target = resolve(low, inside, arg);
    if (target.kind === 'row' && target.at.steps.length === 0) {
      const gate = inside.here.assessment && low.columns.get(`${inside.here.assessment.name}#when`);
      return gate ? [ref(gate.main.id)] : [];
    }
  }
  const formula = low.lower(inside, arg);
  if (formula.type.t === 'error') return 'broken';
  return [formula.type.t === 'bool' ? formula.tree : op('has', formula.tree)];
}

function resultType(
  low: Lowering,
  scope: Scope,
  operation: FoldOp,
  value: Formula,
  weight: Formula | undefined,
  name: string,
): ValueType | undefined {
  if (operation === 'share')
    return asCondition(low, scope, value) && numberType(ratio, rationalGrid, { pct: true, range: interval(zero, one) });
  if (operation === 'pick') return value.type.t === 'error' ? undefined : value.type;
  const number = asNumber(low, scope, value);
  if (!number) return undefined;
  const { unit, pct, grid, range } = number.type;
  const spread = range ? { range } : {};
  switch (operation) {
    case 'sum':
      return onOneGrid(low, scope, number, name)
        ? numberType(unit, grid, { pct, ...(range?.min && range.min.value.n >= 0n ? { range: interval(zero, undefined) } : {}) })
        : undefined;
    case 'mean':
    case 'trimmedMean':
      return onOneGrid(low, scope, number, name) ? numberType(unit, rationalGrid, { pct, ...spread }) : undefined;
    case 'weightedMean': {
      const weightNumber = weight && asNumber(low, scope, weight);
      const fits = weightNumber && onOneGrid(low, scope, number, name) && onOneGrid(low, scope, weightNumber, name);
      return fits ? numberType(unit, rationalGrid, { pct, ...spread }) : undefined;
    }
    case 'median':
      return numberType(unit, productGrid(grid, { kind: 'scale', scale: 1 }), { pct, ...spread });
    case 'max':
    case 'min':
      return numberType(unit, grid, { pct, ...spread });
    case 'count':
      return numberType(ratio, integerGrid);
  }
}

/** A column of the folded row: as it stands, or a hidden one. */
function refOf(low: Lowering, inside: Scope, formula: Formula): Ref | undefined {
  if (formula.tree.kind === 'ref') return formula.tree.ref;
  const node = asNode(low, inside, formula);
  return node && { node: node.id, path: [] };
}
