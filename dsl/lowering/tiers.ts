/** 累进: a value per unit, tier by tier. */

import { compare, formatExact, zero } from '../../engine/numbers/index.ts';
import type { TierRow, Tiers } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { integerGrid, productGrid } from '../types/grid.ts';
import { interval } from '../types/interval.ts';
import { numberType, planType, ratio } from '../types/type.ts';
import { choose } from './choose.ts';
import { type Local, type Lowering, type Scope, emitHidden, hiddenHead, site } from './context.ts';
import { type NumberFormula, asNumber, comparing, unify } from './numbers.ts';
import { type Formula, type Tree, broken, literal, ref, toLogics } from './tree.ts';

/** 档 in a row's value: the tier's number, from 1. */
const tierNumber: Tree = literal({ var: 'tier' });

export function tiers(low: Lowering, scope: Scope, expr: ast.Tiers): Formula {
  const x = asNumber(low, scope, low.lower(scope, expr.input));
  const tier: Local = {
    kind: 'formula',
    formula: { tree: tierNumber, type: numberType('bare', integerGrid, { range: interval({ n: 1n, d: 1n }, undefined) }), span: expr },
  };
  const inside: Scope = { ...scope, locals: new Map([...scope.locals, ['档', tier], ['tier', tier]]) };
  const taken = choose(
    low,
    scope,
    expr.rows.map((row) => low.lower(inside, row.value)),
  );
  checkOrder(low, scope, expr);
  if (!x || taken.type.t !== 'num') return broken(expr);
  const widths = expr.rows.map((row) => widthOf(low, scope, x, row));
  if (widths.some((width) => width === undefined)) return broken(expr);

  const { in: inputs, logics } = toLogics([x.tree, ...taken.formulas.map((formula) => formula.tree)]);
  const [amount, ...values] = logics;
  const rows = expr.rows.map((row, i): TierRow & { readonly kind: ast.TierRow['kind'] } => ({
    kind: row.kind,
    width: widths[i] ?? '1',
    value: values[i] ?? { n: '0' },
  }));
  const plain = ({ width, value }: TierRow): TierRow => ({ width, value });
  const beyond = rows.find((row) => row.kind === 'beyond');
  const type = numberType(taken.type.unit === 'bare' ? ratio : taken.type.unit, productGrid(x.type.grid, taken.type.grid), {
    pct: taken.type.pct,
  });
  const plan = planType(type);
  if (!amount || !plan) return broken(expr);
  const body: Tiers = {
    kind: 'tiers',
    in: inputs,
    x: amount,
    rows: rows.filter((row) => row.kind !== 'beyond').map(plain),
    ...(beyond ? { beyond: plain(beyond) } : {}),
  };
  const id = emitHidden(low, scope, hiddenHead(low, scope, expr), plan, body);
  return {
    tree: ref(id),
    type: taken.type.unit === 'bare' ? { ...type, unit: 'bare' } : type,
    span: expr,
    ...(x.mayBeNa === undefined ? {} : { mayBeNa: x.mayBeNa }),
  };
}

/** 前 …, 其次 …, 此后 每 …: in that order, the first and the last at most once. */
function checkOrder(low: Lowering, scope: Scope, expr: ast.Tiers): void {
  // One row in the wrong place shifts others: the first is told.
  const wrong = expr.rows.find((row, i) => !(row.kind === 'first' ? i === 0 : row.kind === 'next' ? i > 0 : i === expr.rows.length - 1));
  if (wrong) low.report('tiers-out-of-order', site(scope, wrong));
}

/** A constant above zero, in the unit of x. */
function widthOf(low: Lowering, scope: Scope, x: NumberFormula, row: ast.TierRow): string | undefined {
  const width = asNumber(low, scope, low.lower(scope, row.width));
  const pair = width && unify(low, scope, x, width, comparing);
  const value = pair?.[1].constant;
  if (value && compare(value, zero) > 0) return formatExact(value);
  if (pair) {
    low.report('bad-literal', site(scope, row.width), {
      what: { zh: '档宽', en: 'The width of a tier' },
      expected: { zh: '大于零的常数', en: 'a constant above zero' },
      found: low.textOf(site(scope, row.width)),
      advice: '',
    });
  }
  return undefined;
}
