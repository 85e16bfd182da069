/**
 * Which change moved a score by how much.
 *
 * A move is divided by Shapley values: a change's part is what it adds to the score, on average over all orders in which the
 * changes could have been made. Of all ways to divide, this is the only one in which the parts add up to the whole exactly,
 * changes that do the same get the same, a change that does nothing gets nothing, and the order in which somebody happens to
 * write the changes does not matter (Shapley 1953). It takes an evaluation for every set of changes, so with more than
 * `atMostForShapley` of them they are made one after the other instead, in the order of the policy: the parts still add up,
 * but a change is credited with what it does on top of those before it.
 */

import { add, divide, integer, multiply, type Rational, subtract, zero } from '../numbers/index.ts';

export type Method = 'shapley' | 'sequential';

/** 2^6 = 64 evaluations. */
export const atMostForShapley = 6;

export function methodFor(changes: number): Method {
  return changes <= atMostForShapley ? 'shapley' : 'sequential';
}

/** The sets of changes (by position, as bits) whose evaluation the method needs. */
export function coalitions(changes: number): readonly bigint[] {
  if (methodFor(changes) === 'sequential') return Array.from({ length: changes + 1 }, (_, i) => (1n << BigInt(i)) - 1n);
  return Array.from({ length: 2 ** changes }, (_, set) => BigInt(set));
}

/**
 * The part of each change in worth(all) − worth(none); the parts add up to it exactly. Undefined where a set of changes has no
 * worth: where a score is blank on the way there is nothing to divide.
 */
export function divided(changes: number, worth: (set: bigint) => Rational | undefined): readonly Rational[] | undefined {
  const worths = new Map<bigint, Rational>();
  for (const set of coalitions(changes)) {
    const value = worth(set);
    if (value === undefined) return undefined;
    worths.set(set, value);
  }
  const of = (set: bigint): Rational => worths.get(set) ?? zero;
  const sets = [...worths.keys()];
  const weights = methodFor(changes) === 'shapley' ? shapleyWeights(changes) : undefined;
  return Array.from({ length: changes }, (_, i) => {
    const bit = 1n << BigInt(i);
    if (weights === undefined) return subtract(of((bit << 1n) - 1n), of(bit - 1n));
    return sets
      .filter((set) => (set & bit) === 0n)
      .map((set) => {
        const gain = subtract(of(set | bit), of(set));
        return gain.n === 0n ? zero : multiply(weights[sizeOf(set)] ?? zero, gain);
      })
      .reduce(add, zero);
  });
}

/** |S|! (n − |S| − 1)! ÷ n!, by the size of S: the share of orders in which exactly S comes before a given change. */
function shapleyWeights(n: number): readonly Rational[] {
  const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1));
  return Array.from({ length: n }, (_, size) => divide(integer(factorial(size) * factorial(n - size - 1)), integer(factorial(n))) ?? zero);
}

function sizeOf(set: bigint): number {
  return [...set.toString(2)].filter((bit) => bit === '1').length;
}
