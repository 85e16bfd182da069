/** + − × ÷ and the sign. */

import { type Rational, add, compare, divide, integer, multiply, negate, subtract, zero } from '../../engine/numbers/index.ts';
import type * as ast from '../ast/ast.ts';
import { joinGrids, productGrid, quotientGrid } from '../types/grid.ts';
import { type Interval, containsZero, minus, over, plus, times, unbounded } from '../types/interval.ts';
import { combineUnits, isRatio, isUnitFactor, numberType } from '../types/type.ts';
import { type Lowering, type Scope, site } from './context.ts';
import { keepsOffZero } from './facts.ts';
import { type NumberFormula, adding, asNumber, subtracting, unify } from './numbers.ts';
import { type Formula, broken, number, op } from './tree.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/';

export function negation(low: Lowering, scope: Scope, operand: Formula, span: ast.Span): Formula {
  const x = asNumber(low, scope, operand);
  if (!x) return broken(span);
  const value = x.constant && negate(x.constant);
  const { range } = x.type;
  return {
    ...x,
    span,
    tree: value ? number(value) : op('neg', x.tree),
    ...(value ? { constant: value } : {}),
    type: { ...x.type, ...(range ? { range: minus(range) } : {}) },
  };
}

export function arithmetic(
  low: Lowering,
  scope: Scope,
  operator: ArithmeticOperator,
  left: Formula,
  right: Formula,
  span: ast.Span,
): Formula {
  const a = asNumber(low, scope, left);
  const b = asNumber(low, scope, right);
  if (!a || !b) return broken(span);
  switch (operator) {
    case '+':
    case '-':
      return sum(low, scope, operator, a, b, span);
    case '*':
      return product(a, b, span);
    case '/':
      return quotient(low, scope, a, b, span);
  }
}

function sum(low: Lowering, scope: Scope, operator: '+' | '-', left: NumberFormula, right: NumberFormula, span: ast.Span): Formula {
  const pair = unify(low, scope, left, right, operator === '+' ? adding : subtracting);
  if (!pair) return broken(span);
  const [a, b] = pair;
  const range = plus(rangeOf(a), operator === '+' ? rangeOf(b) : minus(rangeOf(b)));
  const value = a.constant && b.constant && (operator === '+' ? add : subtract)(a.constant, b.constant);
  // `1 + 贡献率` is a factor, read as 1.05; `1 − 缺口率` is still a percentage.
  const factor = operator === '+' && [a, b].some((side) => side.constant && !side.type.pct);
  const type = numberType(a.type.unit, joinGrids(a.type.grid, b.type.grid), { pct: (a.type.pct || b.type.pct) && !factor, range });
  return { ...formula(a, b, span), tree: value ? number(value) : op(operator, a.tree, b.tree), type, ...constantOf(value) };
}

function product(a: NumberFormula, b: NumberFormula, span: ast.Span): Formula {
  const { unit, factor } = units(a, b, 1);
  const value = a.constant && b.constant && multiply(multiply(a.constant, b.constant), factor);
  const tree = isUnitFactor(factor) ? op('*', a.tree, b.tree) : op('*', op('*', a.tree, b.tree), number(factor));
  const type = numberType(unit, productGrid(a.type.grid, b.type.grid), {
    pct: isRatio(unit) && (a.type.pct || b.type.pct) && !makesPoints(a) && !makesPoints(b),
    range: times(rangeOf(a), rangeOf(b)),
  });
  return { ...formula(a, b, span), tree: value ? number(value) : tree, type, ...constantOf(value) };
}

/** `完成率 × 100`: figures on a scale of 100, no percentage any more. */
function makesPoints({ constant, type }: NumberFormula): boolean {
  return constant !== undefined && !type.pct && compare(constant, integer(10)) >= 0;
}

function quotient(low: Lowering, scope: Scope, a: NumberFormula, b: NumberFormula, span: ast.Span): Formula {
  if (b.constant && b.constant.n === zero.n) {
    low.report('division-by-zero-always', site(scope, b.span));
    return broken(span);
  }
  if (containsZero(rangeOf(b)) && !keepsOffZero(b.tree, scope.facts)) {
    low.report('unguarded-division', site(scope, b.span), { name: low.textOf(site(scope, b.span)) });
  }
  const { unit, factor } = units(a, b, -1);
  const value = a.constant && b.constant ? divide(multiply(a.constant, factor), b.constant) : undefined;
  const tree = isUnitFactor(factor) ? op('/', a.tree, b.tree) : op('*', op('/', a.tree, b.tree), number(factor));
  const type = numberType(unit, quotientGrid(a.type.grid, b.constant), { pct: false, range: over(rangeOf(a), rangeOf(b)) });
  return { ...formula(a, b, span), tree: value ? number(value) : tree, type, ...constantOf(value) };
}

function units(
  a: NumberFormula,
  b: NumberFormula,
  sign: 1 | -1,
): ReturnType<typeof combineUnits> | { readonly unit: 'bare'; readonly factor: Rational } {
  if (a.type.unit === 'bare' && b.type.unit === 'bare') return { unit: 'bare', factor: { n: 1n, d: 1n } };
  return combineUnits(a.type.unit === 'bare' ? {} : a.type.unit, b.type.unit === 'bare' ? {} : b.type.unit, sign);
}

export function rangeOf(formula: NumberFormula): Interval {
  return formula.type.range ?? unbounded;
}

function constantOf(value: Rational | undefined): { readonly constant?: Rational } {
  return value ? { constant: value } : {};
}

/** What a formula of two operands takes from them. */
function formula(a: Formula, b: Formula, span: ast.Span): { readonly span: ast.Span; readonly mayBeNa?: string } {
  const mayBeNa = a.mayBeNa ?? b.mayBeNa;
  return { span, ...(mayBeNa === undefined ? {} : { mayBeNa }) };
}
