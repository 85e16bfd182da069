/** Σ cᵢ·xᵢ + k: sums, differences, multiples, weight tables. */

import { add, decimalPlaces, integer, multiply, type Rational, zero } from '../../numbers/index.ts';
import { limit, maxScale, unit } from '../column.ts';
import { Unfit } from '../unfit.ts';
import { type Block, magnitude, nearest, numberConstant, type NumberVec, scaledTo, type Scratch } from './vec.ts';

/** `vec` is what the sum's terms are added up from; `sum` keeps the parts, so that a sum of sums is one sum. */
export type Linear = { readonly terms: readonly Term[]; readonly constant: Rational };
export type Term = { readonly factor: Rational; readonly vec: NumberVec };

export const noTerms: Linear = { terms: [], constant: zero };

export function linearOf(vec: NumberVec): Linear {
  return vec.constant ? { terms: [], constant: vec.constant } : { terms: [{ factor: integer(1), vec }], constant: zero };
}

export function plus(a: Linear, b: Linear): Linear {
  return { terms: [...a.terms, ...b.terms], constant: add(a.constant, b.constant) };
}

export function times({ terms, constant }: Linear, by: Rational): Linear {
  return { terms: terms.map(({ factor, vec }) => ({ factor: multiply(factor, by), vec })), constant: multiply(constant, by) };
}

/** One pass a term over a block, into the sum. */
export function sumOf(linear: Linear, scratch: Scratch): NumberVec {
  const terms = linear.terms.filter(({ factor, vec }) => factor.n !== 0n || vec.blank);
  const [only, second] = terms;
  if (only === undefined) return numberConstant(linear.constant);
  if (second === undefined && linear.constant.n === 0n && only.factor.n === only.factor.d) return only.vec;
  return exactSum(terms, linear.constant, scratch) ?? floatSum(terms, linear.constant, scratch);
}

/**
 * Integers: with S the finest scale of the products, Cᵢ = cᵢ·10^(S − scaleᵢ) and K = k·10^S are integers, and
 * |K| + Σ|Cᵢ|·max|xᵢ| < 2^53 bounds every product and every partial sum in whatever order. All of them are integers below 2^53,
 * so no operation rounds.
 */
function exactSum(terms: readonly Term[], constant: Rational, scratch: Scratch): NumberVec | undefined {
  if (terms.some(({ vec }) => vec.error > 0)) return undefined;
  const places = [
    ...terms.map(({ factor, vec }) => (decimalPlaces(factor) ?? maxScale + 1) + vec.scale),
    decimalPlaces(constant) ?? maxScale + 1,
  ];
  const scale = Math.max(...places);
  if (scale > maxScale) return undefined;
  const factors = terms.map(({ factor, vec }) => scaledTo(factor, scale - vec.scale) ?? Infinity);
  const start = scaledTo(constant, scale) ?? Infinity;
  const bound = terms.reduce((sum, { vec }, i) => sum + Math.abs(factors[i] ?? Infinity) * Math.max(1, magnitude(vec)), Math.abs(start));
  if (!(bound < limit)) return undefined;
  return summing(terms, factors, start, scale, 0, scratch);
}

/**
 * Floats. The computed sum of n products is (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., §3.1, 4.2)
 * Σ cᵢxᵢ(1 + θ) + k(1 + θ) with |θ| ≤ γ(n + 1) = (n + 1)u ÷ (1 − (n + 1)u), for any order of summation. The coefficients
 * cᵢ ÷ 10^scaleᵢ come by three roundings, so γ(n + 5) covers both; beside it each xᵢ carries its own error times |cᵢ|. The factor
 * 1.01 covers 1 ÷ (1 − (n + 5)u), the second-order terms and the rounding of the bound itself, for n below 10^12; 1e-300 covers
 * underflow.
 */
function floatSum(terms: readonly Term[], constant: Rational, scratch: Scratch): NumberVec {
  const factors = terms.map(({ factor, vec }) => nearest({ n: factor.n, d: factor.d * 10n ** BigInt(vec.scale) }));
  const start = nearest(constant);
  const size = terms.reduce((sum, { vec }, i) => sum + Math.abs(factors[i] ?? 0) * magnitude(vec), Math.abs(start));
  const carried = terms.reduce((sum, { vec }, i) => sum + Math.abs(factors[i] ?? 0) * vec.error, 0);
  const error = 1.01 * ((terms.length + 5) * unit * size + carried) + 1e-300;
  if (!(size < 1e150)) throw new Unfit('a sum beyond the range of kernels');
  return summing(terms, factors, start, 0, error, scratch);
}

function summing(
  terms: readonly Term[],
  factors: readonly number[],
  start: number,
  scale: number,
  error: number,
  scratch: Scratch,
): NumberVec {
  let [low, high] = [start, start];
  for (const [i, { vec }] of terms.entries()) {
    const factor = factors[i] ?? 0;
    low += Math.min(factor * vec.low, factor * vec.high);
    high += Math.max(factor * vec.low, factor * vec.high);
  }
  const blank = terms.some(({ vec }) => vec.blank);
  const [only, second] = terms;
  const multiple =
    only?.vec.multiple && second === undefined && start === 0 && error === 0
      ? { column: only.vec.multiple.column, factor: only.vec.multiple.factor * (factors[0] ?? 1) }
      : undefined;
  const adders = terms.map(({ vec }) => adderOf(vec, scratch));
  const add = (block: Block, c: number, v: Float64Array): void => {
    if (start !== 0) for (let i = 0; i < block.n; i++) v[i] = (v[i] ?? 0) + c * start;
    for (let j = 0; j < adders.length; j++) adders[j]?.(block, c * (factors[j] ?? 0), v, unused);
  };
  return {
    type: 'number',
    blank,
    scale,
    error,
    low: low - error,
    high: high + error,
    run: (block, v, t) => {
      v.fill(start, 0, block.n);
      if (blank) t.fill(0, 0, block.n);
      for (let j = 0; j < adders.length; j++) adders[j]?.(block, factors[j] ?? 0, v, t);
    },
    // Exact sums may be added with a factor inside a greater sum that is exact too; a float one would round c × factor once more.
    ...(blank || error > 0 ? {} : { add }),
    ...(multiple ? { multiple } : {}),
  };
}

const unused = new Uint8Array(0);

type Adder = (block: Block, c: number, v: Float64Array, t: Uint8Array) => void;

function adderOf({ add, run, blank }: NumberVec, scratch: Scratch): Adder {
  if (add) return add;
  let buffers: { readonly x: Float64Array; readonly tags: Uint8Array } | undefined;
  return (block, c, v, t) => {
    buffers ??= { x: scratch.numbers(), tags: scratch.tags() };
    const { x, tags } = buffers;
    run(block, x, tags);
    for (let i = 0; i < block.n; i++) v[i] = (v[i] ?? 0) + c * (x[i] ?? 0);
    if (blank) strongest(tags, block.n, t);
  };
}

/** The strongest of the blanks so far and those of one more operand. */
export function strongest(from: Uint8Array, n: number, t: Uint8Array): void {
  for (let i = 0; i < n; i++) if ((from[i] ?? 0) > (t[i] ?? 0)) t[i] = from[i] ?? 0;
}
