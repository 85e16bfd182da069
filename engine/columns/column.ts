/**
 * What a column of one period is to the columnar evaluator: a typed array with an entry for every row of the table,
 * whether or not the row exists in that period (a row that does not is 不适用, as everywhere in Heng).
 */

import { rational, type Rational } from '../numbers/index.ts';
import type { BlankLabel, Value } from '../tables/data.ts';

/** Blanks by strength, so that the strongest of several is the greatest; 0 is a value. */
export const Tag = { known: 0, na: 1, exempt: 2, notDue: 3, missing: 4, undecided: 5 } as const;

export const labels: readonly (BlankLabel | undefined)[] = [undefined, 'na', 'exempt', 'notDue', 'missing', 'undecided'];

export function tagOf(label: BlankLabel): number {
  return labels.indexOf(label);
}

/** Absent tags: no row is blank. */
type Tagged = { readonly size: number; readonly tags: Uint8Array | undefined };

/**
 * The value of row i is v[i] ÷ 10^scale, up to `error` ÷ 10^scale. An error of 0 says that every v[i] is an integer of
 * less than 2^53, and the value exactly that decimal. `low ≤ v[i] ≤ high` for every row that is not blank.
 * `ratio`: the value is exactly over[i] ÷ under[i], both integers.
 */
export type NumberColumn = Tagged & {
  readonly kind: 'number';
  readonly v: Float64Array;
  readonly scale: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
  readonly ratio?: { readonly over: Float64Array; readonly under: Float64Array };
};
/** 0 or 1. */
export type BoolColumn = Tagged & { readonly kind: 'bool'; readonly v: Uint8Array };
/** Options, texts, dates, keys: codes of the run's dictionary. */
export type TextColumn = Tagged & { readonly kind: 'text'; readonly v: Int32Array };
/** Values as the reference has them, for what fits no typed array (numbers beyond 10^300). */
export type BoxedColumn = Tagged & { readonly kind: 'boxed'; readonly v: readonly (Value | undefined)[] };

export type Column = NumberColumn | BoolColumn | TextColumn | BoxedColumn;

/** 2^53: below it every integer is a double, and sums and products of integers that stay below it are exact. */
export const limit = 2 ** 53;
/** Unit roundoff of binary64: fl(a ∘ b) = (a ∘ b)(1 + δ), |δ| ≤ u, where nothing overflows or underflows. */
export const unit = 2 ** -53;
/** Powers of ten that are doubles exactly: 5^22 < 2^53. */
export const maxScale = 22;

const powers: readonly number[] = Array.from({ length: maxScale + 1 }, (_, i) => Number(10n ** BigInt(i)));

export function powerOfTen(scale: number): number {
  const power = powers[scale];
  if (power === undefined) throw new RangeError(`10^${scale} is not a double`);
  return power;
}

/** The exact value of a row that is not blank; undefined where the column knows it only up to an error. */
export function exactNumber(column: NumberColumn, row: number): Rational | undefined {
  if (column.ratio) return rational(BigInt(column.ratio.over[row] ?? 0), BigInt(column.ratio.under[row] ?? 1));
  if (column.error > 0) return undefined;
  return rational(BigInt(column.v[row] ?? 0), 10n ** BigInt(column.scale));
}

/** Least and greatest entry of the rows that are not blank; 0 and 0 where there are none. */
export function extent(v: Float64Array, tags: Uint8Array | undefined): { readonly low: number; readonly high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < v.length; i++) {
    if (tags !== undefined && tags[i] !== 0) continue;
    const x = v[i] ?? 0;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return low > high ? { low: 0, high: 0 } : { low, high };
}
