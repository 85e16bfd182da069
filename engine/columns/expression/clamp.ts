/** 封顶, 保底, and the lesser or greater of two. */

import { both, runBoth } from './product.ts';
import { aligned, type Block, type NumberVec, type Scratch } from './vec.ts';

/**
 * |min(x̂, ĉ) − min(x, c)| ≤ max(|x̂ − x|, |ĉ − c|), and so for max: no row is in doubt, however near it comes to its cap.
 */
export function lesserOf(a: NumberVec, b: NumberVec, scratch: Scratch): NumberVec {
  return extremeOf(a, b, true, scratch);
}
export function greaterOf(a: NumberVec, b: NumberVec, scratch: Scratch): NumberVec {
  return extremeOf(a, b, false, scratch);
}

function extremeOf(a: NumberVec, b: NumberVec, lesser: boolean, scratch: Scratch): NumberVec {
  const [x, y] = aligned([a, b]);
  if (x === undefined || y === undefined) throw new TypeError('two are two');
  const error = Math.max(x.error, y.error);
  const pick = lesser ? Math.min : Math.max;
  const base = { type: 'number', scale: x.scale, error, low: pick(x.low, y.low), high: pick(x.high, y.high) } as const;
  // A bound that no row reaches changes nothing.
  if (y.constant && error === x.error && (lesser ? x.high <= y.low : x.low >= y.high)) return x;
  if (y.constant && !x.blank) {
    const bound = y.low;
    const fused = clampedQuotient(x, lesser ? -Infinity : bound, lesser ? bound : Infinity);
    const run = (block: Block, v: Float64Array, t: Uint8Array): void => {
      x.run(block, v, t);
      if (lesser) for (let i = 0; i < block.n; i++) v[i] = Math.min(v[i] ?? 0, bound);
      else for (let i = 0; i < block.n; i++) v[i] = Math.max(v[i] ?? 0, bound);
    };
    return { ...base, blank: false, run, ...fused };
  }
  const pair = both(x, y, scratch);
  const { blank } = pair;
  return {
    ...base,
    blank,
    run: (block, v, t) => {
      const second = runBoth(x, y, block, v, t, pair);
      if (lesser) for (let i = 0; i < block.n; i++) v[i] = Math.min(v[i] ?? 0, second[i] ?? 0);
      else for (let i = 0; i < block.n; i++) v[i] = Math.max(v[i] ?? 0, second[i] ?? 0);
    },
  };
}

/** over ÷ under, held between two bounds, in one pass; the bounds of what is clamped already are taken in. */
type Clamped = NumberVec & { readonly clamped?: Bounds };
type Bounds = {
  readonly low: number;
  readonly high: number;
  readonly quotient?: NumberVec['quotient'];
  readonly multiple?: NumberVec['multiple'];
};

function clampedQuotient(x: Clamped, low: number, high: number): Partial<Clamped> {
  const { quotient, multiple } = x.clamped ?? x;
  if (quotient === undefined && multiple === undefined) return {};
  // min(max(q, l), h) with l ≤ h is the same in either order; crossing bounds are left to the plain kernels.
  const bounds = { low: Math.max(low, x.clamped?.low ?? -Infinity), high: Math.min(high, x.clamped?.high ?? Infinity), quotient, multiple };
  if (bounds.low > bounds.high) return {};
  if (multiple !== undefined) {
    return { clamped: bounds, ...clampedMultiple(multiple.column, multiple.factor, bounds.low, bounds.high) };
  }
  if (quotient === undefined) return {};
  const { over, under, factor } = quotient;
  const [a, b] = [over.column, under.column];
  return {
    clamped: bounds,
    run: (block, v) => clampInto(a, b, factor, bounds.low, bounds.high, block, v),
    add: (block, c, v) => clampAdd(a, b, factor, bounds.low, bounds.high, block, c, v),
  };
}

function clampedMultiple(x: Float64Array, factor: number, low: number, high: number): Pick<NumberVec, 'run' | 'add'> {
  const add = ({ from, n, rows }: Block, c: number, v: Float64Array): void => {
    for (let i = 0; i < n; i++) {
      const value = (x[rows === undefined ? from + i : (rows[from + i] ?? 0)] ?? 0) * factor;
      v[i] = (v[i] ?? 0) + c * (value > high ? high : value < low ? low : value);
    }
  };
  return {
    add,
    run: (block, v) => {
      v.fill(0, 0, block.n);
      add(block, 1, v);
    },
  };
}

function clampInto(
  a: Float64Array,
  b: Float64Array,
  factor: number,
  low: number,
  high: number,
  { from, n, rows }: Block,
  v: Float64Array,
): void {
  for (let i = 0; i < n; i++) {
    const row = rows === undefined ? from + i : (rows[from + i] ?? 0);
    const q = ((a[row] ?? 0) / (b[row] ?? 1)) * factor;
    v[i] = q > high ? high : q < low ? low : q;
  }
}

function clampAdd(
  a: Float64Array,
  b: Float64Array,
  factor: number,
  low: number,
  high: number,
  { from, n, rows }: Block,
  c: number,
  v: Float64Array,
): void {
  if (rows === undefined) {
    for (let i = 0; i < n; i++) {
      const q = ((a[from + i] ?? 0) / (b[from + i] ?? 1)) * factor;
      v[i] = (v[i] ?? 0) + c * (q > high ? high : q < low ? low : q);
    }
    return;
  }
  for (let i = 0; i < n; i++) {
    const row = rows[from + i] ?? 0;
    const q = ((a[row] ?? 0) / (b[row] ?? 1)) * factor;
    v[i] = (v[i] ?? 0) + c * (q > high ? high : q < low ? low : q);
  }
}
