/** What a guard says about a divisor: `判定 { 当 目标 > 0: 实际 ÷ 目标 … }`. */

import { type Rational, compare, zero } from '../../engine/numbers/index.ts';
import type { Operator } from '../../engine/plan/index.ts';
import type { Fact } from './context.ts';
import { type Tree, sameTree } from './tree.ts';
import { constantOf } from './tree-constant.ts';

/** Whether one of the facts keeps `divisor` from being zero. */
export function keepsOffZero(divisor: Tree, facts: readonly Fact[]): boolean {
  return facts.some((fact) => excludesZero(divisor, fact));
}

function excludesZero(divisor: Tree, { tree, holds }: Fact): boolean {
  if (tree.kind !== 'op') return false;
  // All parts of a conjunction hold with it; all parts of a disjunction fail with it.
  if ((tree.op === 'all' && holds) || (tree.op === 'any' && !holds)) return tree.args.some((part) => excludesZero(divisor, { tree: part, holds }));
  const [left, right] = tree.args;
  if (tree.op === 'not' && left) return excludesZero(divisor, { tree: left, holds: !holds });
  if (!left || !right) return false;
  const comparison = holds ? tree.op : opposite(tree.op);
  const limit = constantOf(right);
  if (limit && sameTree(left, divisor)) return zeroFails(comparison, limit);
  const other = constantOf(left);
  return other !== undefined && sameTree(right, divisor) && zeroFails(mirrored(comparison), other);
}

/** Whether `0 <comparison> limit` is false. */
function zeroFails(comparison: Operator | undefined, limit: Rational): boolean {
  const order = compare(zero, limit);
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

const opposites: ReadonlyMap<Operator, Operator> = new Map([['<', '>='], ['<=', '>'], ['>', '<='], ['>=', '<'], ['eq', 'ne'], ['ne', 'eq']]);
const mirrors: ReadonlyMap<Operator, Operator> = new Map([['<', '>'], ['<=', '>='], ['>', '<'], ['>=', '<=']]);

function opposite(operator: Operator): Operator | undefined {
  return opposites.get(operator);
}

function mirrored(operator: Operator | undefined): Operator | undefined {
  return operator && (mirrors.get(operator) ?? operator);
}
