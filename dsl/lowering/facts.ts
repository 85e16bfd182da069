/** What a guard says about a divisor: `判定 { 当 目标 > 0: 实际 ÷ 目标 … }`. */

import { type Rational, add, compare, divide, negate, subtract, zero } from '../../engine/numbers/index.ts';
import type { Operator } from '../../engine/plan/index.ts';
import type { Fact } from './context.ts';
import { type Tree, sameTree } from './tree.ts';
import { constantOf } from './tree-constant.ts';

/** Whether the facts keep `divisor` from being zero. */
export function keepsOffZero(divisor: Tree, facts: readonly Fact[]): boolean {
  return keepsOff(divisor, zero, facts);
}

/** Whether the facts keep `tree` from being `value`: as it stands, or by what it is made of. */
function keepsOff(tree: Tree, value: Rational, facts: readonly Fact[]): boolean {
  if (facts.some((fact) => excludes(tree, value, fact))) return true;
  const constant = constantOf(tree);
  if (constant) return compare(constant, value) !== 0;
  if (tree.kind !== 'op') return false;
  const [left, right] = tree.args;
  if (tree.op === 'neg' && left) return keepsOff(left, negate(value), facts);
  if (!left || !right || tree.args.length > 2) return false;
  const [a, b] = [constantOf(left), constantOf(right)];
  switch (tree.op) {
    case '+':
      return b ? keepsOff(left, subtract(value, b), facts) : a ? keepsOff(right, subtract(value, a), facts) : false;
    case '-':
      // `当 高 > 低` keeps 高 − 低 off zero.
      if (compare(value, zero) === 0 && facts.some((fact) => keepsApart(left, right, fact))) return true;
      return b ? keepsOff(left, add(value, b), facts) : a ? keepsOff(right, subtract(a, value), facts) : false;
    case '*': {
      if (compare(value, zero) === 0) return keepsOff(left, zero, facts) && keepsOff(right, zero, facts);
      const [other, factor] = b ? [left, b] : [right, a];
      const quotient = factor && divide(value, factor);
      return quotient !== undefined && keepsOff(other, quotient, facts);
    }
    case '/':
      return compare(value, zero) === 0 && keepsOff(left, zero, facts);
    default:
      return false;
  }
}

/** Whether a fact, or a part of it that holds too, says that the tree is not the value. */
function excludes(tree: Tree, value: Rational, fact: Fact): boolean {
  return someComparison(fact, (comparison, left, right) => {
    const limit = constantOf(right);
    if (limit && sameTree(left, tree)) return fails(comparison, value, limit);
    const other = constantOf(left);
    return other !== undefined && sameTree(right, tree) && fails(mirrored(comparison), value, other);
  });
}

/** Whether a fact says that two figures differ. */
function keepsApart(a: Tree, b: Tree, fact: Fact): boolean {
  return someComparison(fact, (comparison, left, right) => {
    const these = (sameTree(left, a) && sameTree(right, b)) || (sameTree(left, b) && sameTree(right, a));
    return these && (comparison === '<' || comparison === '>' || comparison === 'ne');
  });
}

function someComparison({ tree, holds }: Fact, says: (comparison: Operator, left: Tree, right: Tree) => boolean): boolean {
  if (tree.kind !== 'op') return false;
  // All parts of a conjunction hold with it; all parts of a disjunction fail with it.
  if ((tree.op === 'all' && holds) || (tree.op === 'any' && !holds))
    return tree.args.some((part) => someComparison({ tree: part, holds }, says));
  const [left, right] = tree.args;
  if (tree.op === 'not' && left) return someComparison({ tree: left, holds: !holds }, says);
  const comparison = holds ? tree.op : opposites.get(tree.op);
  return left !== undefined && right !== undefined && comparison !== undefined && says(comparison, left, right);
}

/** Whether `value <comparison> limit` is false. */
function fails(comparison: Operator, value: Rational, limit: Rational): boolean {
  const order = compare(value, limit);
  switch (comparison) {
    case '>':
      return order <= 0;
    case '>=':
      return order < 0;
    case '<':
      return order >= 0;
    case '<=':
      return order > 0;
    case 'eq':
      return order !== 0;
    case 'ne':
      return order === 0;
    default:
      return false;
  }
}

const opposites: ReadonlyMap<Operator, Operator> = new Map([
  ['<', '>='],
  ['<=', '>'],
  ['>', '<='],
  ['>=', '<'],
  ['eq', 'ne'],
  ['ne', 'eq'],
]);
const mirrors: ReadonlyMap<Operator, Operator> = new Map([
  ['<', '>'],
  ['<=', '>='],
  ['>', '<'],
  ['>=', '<='],
]);

function mirrored(operator: Operator): Operator {
  return mirrors.get(operator) ?? operator;
}
