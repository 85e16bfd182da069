/** Exact quotients of two doubles that are integers: fast while both stay below 2^53, given up (Unfit) beyond. */

import { integerQuotient } from './round.ts';
import { limit, powerOfTen } from '../column.ts';
import type { Rational } from '../../numbers/index.ts';
import type { Round } from '../../plan/index.ts';
import { Unfit } from '../unfit.ts';

/** d > 0; in lowest terms only where that keeps it small. */
export type Ratio = { readonly n: number; readonly d: number };

/** A product or sum of integers below 2^53 that stays below it is exact; one that does not is not used. */
function safe(x: number): number {
  if (!(x < limit && x > -limit)) throw new Unfit('beyond 2^53');
  return x;
}

function ratio(n: number, d: number): Ratio {
  if (d < 1 << 20) return { n, d };
  const g = gcd(Math.abs(n), d);
  return g > 1 ? { n: n / g, d: d / g } : { n, d };
}

/** A remainder of large doubles is slow: once both fit, on integers of 32 bits. */
function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0x7fffffff || x > 0x7fffffff) {
    if (y === 0) return x;
    const rest = x % y;
    x = y;
    y = rest;
  }
  let [p, q] = [x | 0, y | 0];
  while (q !== 0) {
    const rest = (p % q) | 0;
    p = q;
    q = rest;
  }
  return p;
}

export function ratioOf(value: Rational): Ratio {
  return { n: safe(Number(value.n)), d: safe(Number(value.d)) };
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  if (a.d === b.d) return { n: safe(a.n + b.n), d: a.d };
  // Denominators are mostly powers of ten: the greater is a multiple of the other, or nearly.
  const g = gcd(a.d, b.d);
  const [up, down] = [b.d / g, a.d / g];
  return ratio(safe(safe(a.n * up) + safe(b.n * down)), safe(a.d * up));
}

export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return ratio(safe(a.n * b.n), safe(a.d * b.d));
}

/** Of a divisor that is zero nothing is said. */
export function divideRatios(a: Ratio, b: Ratio): Ratio {
  if (b.n === 0) throw new Unfit('a division by zero');
  return b.n < 0 ? ratio(safe(-a.n * b.d), safe(-a.d * b.n)) : ratio(safe(a.n * b.d), safe(a.d * b.n));
}

export function negateRatio({ n, d }: Ratio): Ratio {
  return { n: 0 - n, d };
}

/** Negative, zero, positive. */
export function compareRatios(a: Ratio, b: Ratio): number {
  return a.d === b.d ? a.n - b.n : safe(a.n * b.d) - safe(b.n * a.d);
}

export function roundRatio(a: Ratio, { places, mode }: Round): Ratio {
  const power = powerOfTen(places);
  return { n: integerQuotient(safe(a.n * power), a.d, mode), d: power };
}
