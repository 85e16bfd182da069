/** Numbers in formulas: what is one, and bringing two to the same unit. */

import { type Rational, compare, formatExact, integer, multiply, negate, one } from '../../engine/numbers/index.ts';
import type { Localised } from '../../engine/plan/index.ts';
import type { Span } from '../ast/ast.ts';
import { replacement } from '../diagnostics/index.ts';
import { anyNumber, describeType } from '../types/describe.ts';
import { productGrid, gridOfConstant } from '../types/grid.ts';
import { exactly, times } from '../types/interval.ts';
import { type NumberType, type Unit, conversion, isPoints, isRatio, isUnitFactor, unitText } from '../types/type.ts';
import { type Lowering, type Scope, site } from './context.ts';
import { type Formula, number, op } from './tree.ts';

export type NumberFormula = Formula & { readonly type: NumberType };

/** The formula as a number, or undefined after saying that it is none. */
export function asNumber(low: Lowering, scope: Scope, formula: Formula, advice: Localised | '' = ''): NumberFormula | undefined {
  const { type } = formula;
  if (type.t === 'num') return { ...formula, type };
  if (type.t !== 'error') low.report('wrong-type', site(scope, formula.span), { expected: anyNumber, found: describeType(type), advice });
  return undefined;
}

/** The same quantity in another unit; undefined (unreported) where it measures something else. A bare number adopts it. */
export function convert(formula: NumberFormula, unit: Unit | 'bare'): NumberFormula | undefined {
  const from = formula.type.unit;
  if (unit === 'bare') return formula;
  if (from === 'bare') return { ...formula, type: { ...formula.type, unit } };
  const factor = conversion(from, unit);
  if (!factor) return undefined;
  if (isUnitFactor(factor)) return { ...formula, type: { ...formula.type, unit } };
  const { range } = formula.type;
  return {
    ...formula,
    tree: op('*', formula.tree, number(factor)),
    ...(formula.constant ? { constant: multiply(formula.constant, factor) } : {}),
    type: {
      ...formula.type,
      unit,
      grid: productGrid(formula.type.grid, gridOfConstant(factor)),
      ...(range ? { range: times(range, exactly(factor)) } : {}),
    },
  };
}

/** Beside a percentage, 60 reads as 6000 %: hardly ever what is meant. Whether it had to be asked. */
export function askPercent(low: Lowering, scope: Scope, left: NumberFormula, right: NumberFormula): boolean {
  for (const [share, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const written = other.type.unit === 'bare' ? other.constant : undefined;
    if (!share.type.pct || !written || compare(absolute(written), one) <= 0) continue;
    const found = low.textOf(site(scope, other.span));
    const readings = [formatExact(written), formatExact(multiply(written, integer(100)))].filter((text) => !text.includes('/'));
    low.report(
      'percent-sign-missing',
      site(scope, other.span),
      { found },
      { fixes: readings.map((text) => replacement(other.span, `${text}%`)) },
    );
    return true;
  }
  return false;
}

function absolute(value: Rational): Rational {
  return value.n < 0n ? negate(value) : value;
}

export type Operation = { readonly zh: string; readonly en: string };
export const adding: Operation = { zh: '相加', en: 'added' };
export const subtracting: Operation = { zh: '相减', en: 'subtracted' };
export const comparing: Operation = { zh: '比较', en: 'compared' };
export const choosing: Operation = { zh: '放在同一列', en: 'put in one column' };

/** Both in one unit: that of the left, or of the right where the left is bare. Says so where they cannot be: at `at`, or from the one to the other. */
export function unify(
  low: Lowering,
  scope: Scope,
  left: NumberFormula,
  right: NumberFormula,
  operation: Operation,
  at?: Span,
): readonly [NumberFormula, NumberFormula] | undefined {
  if (operation !== choosing && askPercent(low, scope, left, right)) return undefined;
  const unit = left.type.unit === 'bare' ? right.type.unit : left.type.unit;
  const a = convert(left, unit);
  const b = convert(right, unit);
  if (a && b) return [a, b];
  const span = at ?? { start: Math.min(left.span.start, right.span.start), end: Math.max(left.span.end, right.span.end) };
  const [l, r] = [left.type.unit, right.type.unit];
  if ((isPoints(l) && isRatio(r)) || (isRatio(l) && isPoints(r))) {
    const share = isPoints(l) ? right : left;
    const text = low.textOf(site(scope, share.span));
    low.report('points-and-ratio', site(scope, span), { operation, example: `(${text}) ÷ 1% × 0.5分` });
  } else {
    const name = (x: Unit | 'bare'): Localised =>
      isRatio(x) ? { zh: '没有单位的数', en: 'a number without unit' } : { zh: unitText(x), en: unitText(x) };
    low.report('unit-mismatch', site(scope, span), { left: name(l), right: name(r), operation });
  }
  return undefined;
}
