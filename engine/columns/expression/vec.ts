/** A compiled expression: a function that fills a block of rows. Blocks stay in the cache while kernels pass over them. */

import { decimalPlaces, multiply, type Rational, rational } from '../../numbers/index.ts';
import { limit, maxScale, powerOfTen, unit } from '../column.ts';
import { Unfit } from '../unfit.ts';

export const blockSize = 1024;

/** Rows from … from + n of the list `rows`, or of the table where there is none. */
export type Block = { from: number; n: number; readonly rows: Int32Array | undefined; readonly doubt: Uint8Array };

/**
 * Fills `v` and, for vecs that may be blank, `t` (tags) for every row of a block. Bools are 0 or 1, texts are codes.
 * Where nobody can decide by floats, the kernel raises `doubt` for the row, and whatever it wrote is thrown away.
 */
export type Run = (block: Block, v: Float64Array, t: Uint8Array) => void;

type Base = {
  /** False: no row is blank, and `run` leaves the tags alone. */
  readonly blank: boolean;
  readonly run: Run;
  /** Set where every row is this blank. */
  readonly always?: number;
};

/**
 * A number is v ÷ 10^scale up to error ÷ 10^scale, and low ≤ v ≤ high, in every row that is neither blank nor in doubt.
 * Error 0: v is an integer of less than 2^53, and exact.
 */
export type NumberVec = Base & {
  readonly type: 'number';
  readonly scale: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
  readonly constant?: Rational;
  /** v[i] += c × value: the same as `run` and a sum, in one pass. Only of vecs that are never blank. */
  readonly add?: (block: Block, c: number, v: Float64Array) => void;
  /** The column that it is. */
  readonly column?: Float64Array;
  /** `column` times a factor, for kernels that take the multiplication in. */
  readonly multiple?: { readonly column: Float64Array; readonly factor: number };
  /** over ÷ under × factor, of two exact columns. */
  readonly quotient?: Quotient;
};
export type Quotient = {
  readonly over: NumberVec & { readonly column: Float64Array };
  readonly under: NumberVec & { readonly column: Float64Array };
  readonly factor: number;
};
export type BoolVec = Base & { readonly type: 'bool'; readonly constant?: boolean };
export type TextVec = Base & { readonly type: 'text'; readonly constant?: number };
/** Blank in every row: of any type. */
export type BlankVec = Base & { readonly type: 'blank'; readonly always: number };
export type Vec = NumberVec | BoolVec | TextVec | BlankVec;

export function magnitude({ low, high }: { readonly low: number; readonly high: number }): number {
  return Math.max(Math.abs(low), Math.abs(high));
}

/** Buffers for a block in between. */
export type Scratch = { readonly numbers: () => Float64Array; readonly tags: () => Uint8Array };

export function scratchOf(rows: number): Scratch {
  const size = Math.min(blockSize, Math.max(1, rows));
  return { numbers: () => new Float64Array(size), tags: () => new Uint8Array(size) };
}

export function blankVec(tag: number): BlankVec {
  return { type: 'blank', blank: true, always: tag, run: ({ n }, _, t) => void t.fill(tag, 0, n) };
}

export function boolConstant(value: boolean): BoolVec {
  return { type: 'bool', blank: false, constant: value, run: ({ n }, v) => void v.fill(value ? 1 : 0, 0, n) };
}

export function textConstant(code: number): TextVec {
  return { type: 'text', blank: false, constant: code, run: ({ n }, v) => void v.fill(code, 0, n) };
}

/** A literal: a scaled integer where it is a short decimal, else the nearest double. */
export function numberConstant(value: Rational): NumberVec {
  const places = decimalPlaces(value) ?? maxScale + 1;
  if (places <= maxScale) {
    const scaled = scaledTo(value, places);
    if (scaled !== undefined && Math.abs(scaled) < limit) return fill(value, scaled, places, 0);
  }
  const v = nearest(value);
  if (!(Math.abs(v) < 1e150)) throw new Unfit('a literal beyond the range of kernels');
  return fill(value, v, 0, 4 * unit * Math.abs(v) + 1e-300);
}

function fill(constant: Rational, value: number, scale: number, error: number): NumberVec {
  return { type: 'number', blank: false, constant, scale, error, low: value, high: value, run: ({ n }, v) => void v.fill(value, 0, n) };
}

/** value × 10^scale as a double, if it is an integer. */
export function scaledTo(value: Rational, scale: number): number | undefined {
  const scaled = multiply(value, rational(10n ** BigInt(scale)));
  return scaled.d === 1n ? Number(scaled.n) : undefined;
}

/** Within 4u of the value: two roundings to nearest and a quotient. */
export function nearest(value: Rational): number {
  return Number(value.n) / Number(value.d);
}

/** v × 10^by: of an exact vec, still exact; the caller has seen that it stays below 2^53. */
export function rescaled(vec: NumberVec, scale: number): NumberVec {
  if (scale === vec.scale) return vec;
  if (vec.constant) return fill(vec.constant, scaledTo(vec.constant, scale) ?? Number.NaN, scale, 0);
  return timesFactor(vec, powerOfTen(scale - vec.scale), scale, 0);
}

/** The value itself, as a double: v ÷ 10^scale rounds once more, |v ÷ 10^scale|·u, beside the error that v had. */
export function asFloat(vec: NumberVec): NumberVec {
  if (vec.scale === 0) return vec;
  if (vec.constant) {
    const v = nearest(vec.constant);
    return fill(vec.constant, v, 0, 4 * unit * Math.abs(v) + 1e-300);
  }
  const factor = 1 / powerOfTen(vec.scale);
  // Multiplied by the rounded reciprocal: two roundings instead of one.
  return timesFactor(vec, factor, 0, (vec.error + 3 * unit * magnitude(vec)) * factor * 1.01 + 1e-300);
}

function timesFactor(vec: NumberVec, factor: number, scale: number, error: number): NumberVec {
  const { run, blank } = vec;
  const multiple = vec.multiple && { column: vec.multiple.column, factor: vec.multiple.factor * factor };
  const slack = error === 0 ? 0 : error + magnitude(vec) * factor * 4 * unit;
  return {
    type: 'number',
    blank,
    scale,
    error,
    low: vec.low * factor - slack,
    high: vec.high * factor + slack,
    run: (block, v, t) => {
      run(block, v, t);
      for (let i = 0; i < block.n; i++) v[i] = (v[i] ?? 0) * factor;
    },
    // Of an exact vec both factors are integers, and so is their product; a float one has counted the rounding of one product only.
    ...(multiple && error === 0 ? { multiple } : {}),
  };
}

/** All on one scale: as integers where they are exact and stay below 2^53, else as floats. */
export function aligned(vecs: readonly NumberVec[]): readonly NumberVec[] {
  const scale = Math.max(0, ...vecs.map((vec) => vec.scale));
  const fits = (vec: NumberVec): boolean => vec.error === 0 && magnitude(vec) * powerOfTen(scale - vec.scale) < limit;
  return vecs.every(fits) ? vecs.map((vec) => rescaled(vec, scale)) : vecs.map(asFloat);
}
