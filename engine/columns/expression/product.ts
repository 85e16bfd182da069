/** Products and quotients of two columns. */

import { limit, maxScale, powerOfTen, Tag, unit } from '../column.ts';
import { Unfit } from '../unfit.ts';
import { strongest } from './linear.ts';
import { asFloat, type Block, magnitude, type NumberVec, type Scratch } from './vec.ts';

/** Exact where both are and |ab| < 2^53; else |âb̂ − ab| ≤ |â|e_b + |b̂|e_a + e_a·e_b + u|âb̂|. */
export function productOf(a: NumberVec, b: NumberVec, scratch: Scratch): NumberVec {
  const scale = a.scale + b.scale;
  if (a.error === 0 && b.error === 0 && scale <= maxScale && magnitude(a) * magnitude(b) < limit)
    return multiplied(a, b, scale, 0, scratch);
  const [x, y] = [asFloat(a), asFloat(b)];
  const size = magnitude(x) * magnitude(y);
  if (!(size < 1e150)) throw new Unfit('a product beyond the range of kernels');
  const error = 1.01 * (magnitude(x) * y.error + magnitude(y) * x.error + x.error * y.error + unit * size) + 1e-300;
  return multiplied(x, y, 0, error, scratch);
}

function multiplied(a: NumberVec, b: NumberVec, scale: number, error: number, scratch: Scratch): NumberVec {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  const pair = both(a, b, scratch);
  const { blank } = pair;
  return {
    type: 'number',
    blank,
    scale,
    error,
    low: Math.min(...corners) - error,
    high: Math.max(...corners) + error,
    run: (block, v, t) => {
      const second = runBoth(a, b, block, v, t, pair);
      for (let i = 0; i < block.n; i++) v[i] = (v[i] ?? 0) * (second[i] ?? 0);
    },
  };
}

/**
 * a ÷ b; where b is zero the row is missing. With b ≥ m > 0 in magnitude and errors e: |a ÷ b − â ÷ b̂| ≤ (e_a + |â ÷ b̂|·e_b) ÷ (m − e_b),
 * and the quotient and its factor 10^(scale_b − scale_a) round three times more at most. An exact divisor is zero or at least one unit of
 * its scale. Of an inexact one that may come near zero, rows nearer than m are in doubt.
 */
export function quotientOf(a: NumberVec, b: NumberVec, smallest: (vec: NumberVec) => number, scratch: Scratch): NumberVec {
  const exact = b.error === 0;
  const near = b.low - b.error <= 0 && b.high + b.error >= 0;
  const m = exact ? smallest(b) : near ? 1e-9 * magnitude(b) + 4 * b.error : Math.min(Math.abs(b.low), Math.abs(b.high));
  if (magnitude(b) === 0) throw new Unfit('a divisor that is always zero');
  const factor = b.scale >= a.scale ? powerOfTen(b.scale - a.scale) : 1 / powerOfTen(a.scale - b.scale);
  const size = magnitude(a) / m;
  const error = 1.01 * factor * ((a.error + size * b.error) / (m - b.error) + 4 * unit * size) + 1e-300;
  if (!(size * factor < 1e150)) throw new Unfit('a quotient beyond the range of kernels');
  const zeros = near;
  const pair = both(a, b, scratch);
  const operands = pair.blank;
  const blank = operands || zeros;
  const [over, under] = [pure(a), pure(b)];
  const bounds = quotientBounds(a, b, near, size);
  return {
    type: 'number',
    blank,
    scale: 0,
    error,
    low: bounds.low * factor - error,
    high: bounds.high * factor + error,
    run: (block, v, t) => {
      const second = runBoth(a, b, block, v, t, pair);
      if (blank && !operands) t.fill(0, 0, block.n);
      if (zeros) divisionByZero(block, second, exact ? 0 : m, t);
      for (let i = 0; i < block.n; i++) v[i] = ((v[i] ?? 0) / (second[i] ?? 0)) * factor;
    },
    ...(over && under && exact && a.error === 0 ? { quotient: { over, under, factor } } : {}),
  };
}

/** A divisor that keeps its sign bounds the quotient by its corners; else only the magnitude is known. */
function quotientBounds(a: NumberVec, b: NumberVec, near: boolean, size: number): { readonly low: number; readonly high: number } {
  if (near) return { low: -size, high: size };
  const corners = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high];
  return { low: Math.min(...corners), high: Math.max(...corners) };
}

function pure(vec: NumberVec): (NumberVec & { readonly column: Float64Array }) | undefined {
  const { column } = vec;
  return column && !vec.blank ? { ...vec, column } : undefined;
}

function divisionByZero({ n, doubt }: Block, divisor: Float64Array, near: number, t: Uint8Array): void {
  if (near > 0) {
    for (let i = 0; i < n; i++) if (t[i] === 0 && Math.abs(divisor[i] ?? 0) < near) doubt[i] = 1;
  } else {
    for (let i = 0; i < n; i++) if (t[i] === 0 && divisor[i] === 0) t[i] = Tag.missing;
  }
}

/** Two operands, and buffers for the second, made when they are first needed: most kernels of a compiled tree are taken in by others. */
export type Both = { readonly blank: boolean; readonly scratch: Scratch; second?: Float64Array; tags?: Uint8Array };

export function both(a: { readonly blank: boolean }, b: { readonly blank: boolean }, scratch: Scratch): Both {
  return { blank: a.blank || b.blank, scratch };
}

/** The first operand into v, the strongest of both blanks into t; gives the second. */
export function runBoth(
  a: { readonly blank: boolean; readonly run: NumberVec['run'] },
  b: { readonly blank: boolean; readonly run: NumberVec['run'] },
  block: Block,
  v: Float64Array,
  t: Uint8Array,
  pair: Both,
): Float64Array {
  pair.second ??= pair.scratch.numbers();
  pair.tags ??= pair.scratch.tags();
  a.run(block, v, t);
  b.run(block, pair.second, pair.tags);
  if (b.blank) {
    if (a.blank) strongest(pair.tags, block.n, t);
    else t.set(pair.tags.subarray(0, block.n));
  }
  return pair.second;
}
