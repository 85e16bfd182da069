/** 保留 over a block: from an exact or a bounded figure to integers of 10^-places. */

import type { Round, RoundMode } from '../../plan/index.ts';
import { limit, maxScale, powerOfTen, unit } from '../column.ts';
import { Unfit } from '../unfit.ts';
import { magnitude, type NumberVec, rescaled } from './vec.ts';

export function roundedVec(vec: NumberVec, { places, mode }: Round): NumberVec {
  if (places > maxScale) throw new Unfit('more places than a double has');
  if (vec.error === 0 && vec.scale <= places) {
    if (!(magnitude(vec) * powerOfTen(places - vec.scale) < limit)) throw new Unfit('beyond 2^53');
    return rescaled(vec, places);
  }
  return vec.error === 0 ? ofIntegers(vec, places, mode) : ofFloats(vec, places, mode);
}

/**
 * n ÷ d by integers, d = 10^(scale − places). fl(n ÷ d) may round up to the next integer; the rest n − q·d, exact below 2^53, tells,
 * and q is put right.
 */
function ofIntegers(vec: NumberVec, places: number, mode: RoundMode): NumberVec {
  const divisor = powerOfTen(vec.scale - places);
  const [low, high] = [Math.floor(vec.low / divisor) - 1, Math.ceil(vec.high / divisor) + 1];
  return {
    type: 'number',
    blank: vec.blank,
    scale: places,
    error: 0,
    low,
    high,
    run: (block, v, t) => {
      vec.run(block, v, t);
      for (let i = 0; i < block.n; i++) v[i] = integerQuotient(v[i] ?? 0, divisor, mode);
    },
  };
}

/** n ÷ d for integers below 2^53, rounded as `roundToInteger` rounds. */
export function integerQuotient(n: number, d: number, mode: RoundMode): number {
  const negative = n < 0;
  const size = negative ? -n : n;
  let q = Math.floor(size / d);
  let rest = size - q * d;
  if (rest < 0) {
    q -= 1;
    rest += d;
  }
  if (rest > 0) {
    const up =
      mode === 'halfUp'
        ? 2 * rest >= d
        : mode === 'halfEven'
          ? 2 * rest > d || (2 * rest === d && q % 2 !== 0)
          : mode === 'floor'
            ? negative
            : mode === 'ceil'
              ? !negative
              : false;
    if (up) q += 1;
  }
  return negative ? 0 - q : q;
}

/**
 * x·10^places is off by error·10^places and one rounding. A row is in doubt where that interval holds a point at which the way of
 * rounding jumps: a half for the half ways, an integer for the others. Elsewhere floor(y) and y − floor(y) are exact (|y| < 2^52).
 */
function ofFloats(vec: NumberVec, places: number, mode: RoundMode): NumberVec {
  const power = powerOfTen(places) / powerOfTen(vec.scale);
  const size = magnitude(vec) * power;
  const slack = 1.01 * (vec.error * power + 2 * unit * size) + 1e-300;
  if (!(size < 2 ** 51) || !(slack < 0.25)) throw new Unfit('too large to round in floats');
  const half = mode === 'halfUp' || mode === 'halfEven';
  const jump = half ? 0.5 : 0;
  return {
    type: 'number',
    blank: vec.blank,
    scale: places,
    error: 0,
    low: Math.floor(vec.low * power) - 1,
    high: Math.ceil(vec.high * power) + 1,
    run: (block, v, t) => {
      vec.run(block, v, t);
      for (let i = 0; i < block.n; i++) {
        const y = (v[i] ?? 0) * power;
        const whole = Math.floor(y);
        const part = y - whole;
        const near = half ? Math.abs(part - jump) <= slack : part <= slack || part >= 1 - slack;
        if (near && !(vec.blank && t[i] !== 0)) block.doubt[i] = 1;
        v[i] = roundedTo(whole, part, y, mode);
      }
    },
  };
}

function roundedTo(whole: number, part: number, y: number, mode: RoundMode): number {
  switch (mode) {
    case 'halfUp':
    case 'halfEven':
      return (part >= 0.5 ? whole + 1 : whole) + 0;
    case 'floor':
      return whole + 0;
    case 'ceil':
      return part > 0 ? whole + 1 : whole;
    case 'trunc':
      return (y < 0 && part > 0 ? whole + 1 : whole) + 0;
  }
}
