/** < ≤ > ≥ = ≠: exact on integers, else decided by floats where these are farther apart than their errors. */

import { decimalPlaces } from '../../numbers/index.ts';
import { limit, unit } from '../column.ts';
import type { Dictionary } from '../dictionary.ts';
import { both, runBoth } from './product.ts';
import { aligned, type Block, type BoolVec, magnitude, type NumberVec, type Scratch, type TextVec } from './vec.ts';

export type Comparison = '<' | '<=' | '>' | '>=' | 'eq' | 'ne';

/** Turns sign(a − b) + 1 into the answer: what it is for less, equal, greater. */
const answers: Readonly<Record<Comparison, readonly [number, number, number]>> = {
  '<': [1, 0, 0],
  '<=': [1, 1, 0],
  '>': [0, 0, 1],
  '>=': [0, 1, 1],
  eq: [0, 1, 0],
  ne: [1, 0, 1],
};

export function compareNumbers(how: Comparison, a: NumberVec, b: NumberVec, scratch: Scratch): BoolVec {
  const [x, y] = aligned([a, b]);
  if (x === undefined || y === undefined) throw new TypeError('two are two');
  // The difference itself rounds once: u·(|a| + |b|).
  const slack = x.error === 0 && y.error === 0 ? 0 : 1.01 * (x.error + y.error + unit * (magnitude(x) + magnitude(y))) + 1e-300;
  const settle = slack === 0 ? undefined : quotientAgainst(a, b);
  const pair = both(x, y, scratch);
  const { blank } = pair;
  const [less, equal, greater] = answers[how];
  return {
    type: 'bool',
    blank,
    run: (block, v, t) => {
      const second = runBoth(x, y, block, v, t, pair);
      if (slack === 0) decideExactly(block.n, v, second, less, equal, greater);
      else decideByFloats(block, v, second, blank ? t : undefined, slack, settle, less, equal, greater);
    },
  };
}

function decideExactly(n: number, v: Float64Array, other: Float64Array, less: number, equal: number, greater: number): void {
  for (let i = 0; i < n; i++) {
    const [a, b] = [v[i] ?? 0, other[i] ?? 0];
    v[i] = a < b ? less : a > b ? greater : equal;
  }
}

function decideByFloats(
  { from, n, rows, doubt }: Block,
  v: Float64Array,
  other: Float64Array,
  t: Uint8Array | undefined,
  slack: number,
  settle: ((row: number) => number) | undefined,
  less: number,
  equal: number,
  greater: number,
): void {
  for (let i = 0; i < n; i++) {
    const difference = (v[i] ?? 0) - (other[i] ?? 0);
    if (difference > slack) v[i] = greater;
    else if (difference < -slack) v[i] = less;
    else if (t !== undefined && t[i] !== 0) v[i] = 0;
    else {
      const sign = settle === undefined ? Number.NaN : settle(rows === undefined ? from + i : (rows[from + i] ?? 0));
      if (sign > 0) v[i] = greater;
      else if (sign < 0) v[i] = less;
      else if (sign === 0) v[i] = equal;
      else doubt[i] = 1;
    }
  }
}

/**
 * over ÷ under against a literal p ÷ q of decimals: over·10^x·q against under·10^y·p, all integers. Where both products stay below
 * 2^53 they are exact, and so is their comparison.
 */
function quotientAgainst(a: NumberVec, b: NumberVec): ((row: number) => number) | undefined {
  const { quotient } = a;
  if (quotient === undefined || b.constant === undefined || decimalPlaces(b.constant) === undefined) return undefined;
  const { over, under } = quotient;
  const shift = over.scale - under.scale;
  const q = Number(b.constant.d) * (shift < 0 ? 10 ** -shift : 1);
  const p = Number(b.constant.n) * (shift > 0 ? 10 ** shift : 1);
  if (!Number.isSafeInteger(p) || !Number.isSafeInteger(q)) return undefined;
  if (!(magnitude(over) * q < limit) || !(magnitude(under) * Math.abs(p) < limit)) return undefined;
  return (row) => {
    const [x, y] = [over.column[row] ?? 0, under.column[row] ?? 0];
    if (y === 0) return Number.NaN;
    return Math.sign(x * q - p * y) * Math.sign(y);
  };
}

/** Texts are equal where their codes are; their order is that of the texts, by code unit. */
export function compareTexts(how: Comparison, a: TextVec, b: TextVec, dictionary: Dictionary, scratch: Scratch): BoolVec {
  const pair = both(a, b, scratch);
  const { blank } = pair;
  const [less, equal, greater] = answers[how];
  const ordered = how !== 'eq' && how !== 'ne';
  return {
    type: 'bool',
    blank,
    run: (block, v, t) => {
      const second = runBoth(a, b, block, v, t, pair);
      for (let i = 0; i < block.n; i++) {
        const [x, y] = [v[i] ?? 0, second[i] ?? 0];
        v[i] = x === y ? equal : !ordered ? less : dictionary.text(x) < dictionary.text(y) ? less : greater;
      }
    },
  };
}

export function compareBools(how: Comparison, a: BoolVec, b: BoolVec, scratch: Scratch): BoolVec {
  const pair = both(a, b, scratch);
  const { blank } = pair;
  const [less, equal, greater] = answers[how];
  return {
    type: 'bool',
    blank,
    run: (block, v, t) => {
      const second = runBoth(a, b, block, v, t, pair);
      decideExactly(block.n, v, second, less, equal, greater);
    },
  };
}
