/** Orders, ties, ranks, first n: over rows that all have their keys, shared by every evaluator. */

import { compareKnown, type Known } from '../values/index.ts';

export type Direction = 'desc' | 'asc';
/** A row and the values that it is ordered by, first to last. */
export type Keyed = { readonly row: number; readonly keys: readonly Known[] };

/** Negative where `a` stands ahead of `b`, zero where they are tied. */
export function compareKeys(a: Keyed, b: Keyed, directions: readonly Direction[]): number {
  for (const [i, direction] of directions.entries()) {
    const [x, y] = [a.keys[i], b.keys[i]];
    if (x === undefined || y === undefined) throw new TypeError('a row is ordered by fewer keys than there are directions');
    const order = compareKnown(x, y);
    if (order !== 0) return direction === 'desc' ? -order : order;
  }
  return 0;
}

/** Rows that are tied stand in one tier; tiers best first. Which row comes first within a tier means nothing. */
export function tiers<T extends Keyed>(rows: readonly T[], directions: readonly Direction[]): readonly (readonly T[])[] {
  const sorted = rows.toSorted((a, b) => compareKeys(a, b, directions));
  const result: T[][] = [];
  for (const row of sorted) {
    const last = result.at(-1);
    const [leader] = last ?? [];
    if (last && leader && compareKeys(leader, row, directions) === 0) last.push(row);
    else result.push([row]);
  }
  return result;
}

/** Rank by row: 1,1,3 (`min`) or 1,1,2 (`dense`). */
export function ranks(rows: readonly Keyed[], directions: readonly Direction[], ties: 'min' | 'dense'): ReadonlyMap<number, number> {
  const result = new Map<number, number>();
  let rank = 1;
  for (const tier of tiers(rows, directions)) {
    for (const { row } of tier) result.set(row, rank);
    rank += ties === 'min' ? tier.length : 1;
  }
  return result;
}

/** Of each row: how many stand ahead of it, and how many are tied with it, itself included. */
export function positions(rows: readonly Keyed[], directions: readonly Direction[]): ReadonlyMap<number, Position> {
  const result = new Map<number, Position>();
  let ahead = 0;
  for (const tier of tiers(rows, directions)) {
    for (const { row } of tier) result.set(row, { ahead, tied: tier.length });
    ahead += tier.length;
  }
  return result;
}

export type Position = { readonly ahead: number; readonly tied: number };

/** Whether a row is among the first `count`. Of a tie across the edge nobody is (`out`), or everybody (`in`). */
export function isAmongFirst({ ahead, tied }: Position, count: bigint, tie: 'out' | 'in'): boolean {
  return tie === 'in' ? BigInt(ahead) < count : BigInt(ahead + tied) <= count;
}
