/** 上期 同期 累计 连续: along time. */

import { zero } from '../../engine/numbers/index.ts';
import type { Lag } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { resolve } from '../binder/resolve.ts';
import type { ColumnSymbol } from '../binder/symbols.ts';
import { interval } from '../types/interval.ts';
import { type ValueType, boolType, errorType, numberType, planType, points, ratio } from '../types/type.ts';
import { rationalGrid } from '../types/grid.ts';
import { asCondition } from './conditions.ts';
import { type ColumnInfo, type Lowering, type NodeInfo, type Scope, emitHidden, frameOf, hiddenHead, isPeriod, site } from './context.ts';
import { asNode } from './emit.ts';
import { onOneGrid } from './grids.ts';
import { asNumber } from './numbers.ts';
import { type Formula, broken, ref } from './tree.ts';

export type LagFunction = 'previous' | 'year_ago' | 'to_date' | 'streak';

export function lag(low: Lowering, scope: Scope, name: LagFunction, call: ast.Call): Formula {
  const { period } = scope.here;
  const callee = low.textOf(site(scope, call.callee));
  if (!isPeriod(period)) {
    low.report('no-period', site(scope, call), { function: callee });
    return broken(call);
  }
  const [arg, second] = call.args;
  const expected = name === 'streak' ? 2 : 1;
  if (!arg || call.args.length !== expected) {
    const usage = name === 'streak' ? `${callee}(条件, 3)` : `${callee}(列)`;
    low.report('wrong-arguments', site(scope, call), {
      name: callee,
      expected: { zh: `${expected} 个参数`, en: `${expected} argument(s)` },
      found: call.args.length,
      usage,
    });
    return broken(call);
  }
  // What is looked at lies in an earlier period: reading it there closes no circle.
  low.stack.push({ column: 'barrier' });
  const formula = laggedColumn(low, scope, arg) ?? low.lower(scope, arg);
  low.stack.pop();

  const how = howOf(low, scope, name, formula, second, callee);
  const target = how && asNode(low, scope, formula);
  const type = target && (name === 'streak' ? boolType : name === 'to_date' ? sumType(target.type) : withoutRange(target.type));
  const plan = type && planType(type);
  if (!how || !target || !plan) return broken(call);
  const id = emitHidden(low, scope, hiddenHead(low, scope, call), plan, { kind: 'lag', of: target.id, how });
  return { tree: ref(id), type, span: call };
}

/** What is declared for this year binds no earlier one. */
function withoutRange(type: ValueType): ValueType {
  return type.t === 'num' ? numberType(type.unit, type.grid, { pct: type.pct }) : type;
}

/** A sum of what is never negative is never negative; more is not known of it, for all of it may be 不适用. */
function sumType(type: ValueType): ValueType {
  if (type.t !== 'num') return type;
  const least = type.range?.min && type.range.min.value.n >= 0n ? { range: interval(zero, undefined) } : {};
  return numberType(type.unit, type.grid, { pct: type.pct, ...least });
}

function howOf(
  low: Lowering,
  scope: Scope,
  name: LagFunction,
  formula: Formula,
  second: ast.Expr | undefined,
  callee: string,
): Lag['how'] | undefined {
  switch (name) {
    case 'previous':
      return formula.type.t === 'error' || !isPeriod(scope.here.period) ? undefined : { kind: 'back', count: 1, unit: scope.here.period };
    case 'year_ago':
      return formula.type.t === 'error' ? undefined : { kind: 'back', count: 1, unit: 'year' };
    case 'to_date': {
      const number = asNumber(low, scope, formula);
      return number && onOneGrid(low, scope, number, callee) ? { kind: 'toDate' } : undefined;
    }
    case 'streak': {
      const length = second && low.lower(scope, second);
      const count = length?.constant;
      if (!asCondition(low, scope, formula)) return undefined;
      if (count && count.d === 1n && count.n >= 1n && count.n <= 100n) return { kind: 'streak', length: Number(count.n) };
      if (length && length.type.t !== 'error') {
        low.report('bad-literal', site(scope, length.span), {
          what: { zh: '连续的期数', en: 'The number of periods in a row' },
          expected: { zh: '1 到 100 的整数', en: 'a whole number from 1 to 100' },
          found: low.textOf(site(scope, length.span)),
          advice: '',
        });
      }
      return undefined;
    }
  }
}

/** `上期(总分)` inside 总分 itself, or round a corner: the column is known by its role before its formula is. */
function laggedColumn(low: Lowering, scope: Scope, arg: ast.Expr): Formula | undefined {
  if (arg.kind !== 'path') return undefined;
  const target = resolve(low, scope, arg);
  if (target.kind !== 'column' || target.at.steps.length > 0 || target.accessor) return undefined;
  return low.stack.some((entry) => entry.column === target.column)
    ? { tree: ref(target.column.id), type: provisionalInfo(target.column, scope).type, span: arg }
    : undefined;
}

/** What a column under definition is known to be: enough to read it from another period. */
function provisionalInfo(column: ColumnSymbol, scope: Pick<Scope, 'here'>): NodeInfo {
  const { decl, id } = column;
  const frame = frameOf(scope.here);
  switch (decl.kind) {
    case 'column':
    case 'constant': {
      const role = decl.kind === 'column' ? decl.role : 'let';
      const unit = role === 'let' ? 'bare' : role === 'coefficient' ? ratio : points;
      return { id, frame, type: numberType(unit, rationalGrid) };
    }
    case 'indicator':
    case 'weights':
    case 'group':
      return { id, frame, type: numberType(points, rationalGrid) };
    case 'ranking':
      return { id, frame, type: numberType(ratio, { kind: 'scale', scale: 0 }) };
    case 'grades':
      return { id, frame, type: { t: 'opt', of: decl.rows.map((row) => row.name.text) } };
    case 'veto':
    case 'direct':
    case 'award':
    case 'flag':
      return { id, frame, type: boolType };
    case 'field':
      return { id, frame, type: errorType };
  }
}

export function provisional(column: ColumnSymbol, scope: Pick<Scope, 'here'>): ColumnInfo {
  return { main: provisionalInfo(column, scope) };
}
