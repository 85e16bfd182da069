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

export function ratio(n: number, d: number): Ratio {
  if (d < 1 << 20) return { n, d };
  let [x, y] = [Math.abs(n), d];
  while (y !== 0) [x, y] = [y, x % y];
  return x > 1 ? { n: n / x, d: d / x } : { n, d };
}

export function ratioOf(value: Rational): Ratio {
  return { n: safe(Number(value.n)), d: safe(Number(value.d)) };
}

export function addRatios(a: Ratio, b: Ratio): Ratio {
  return a.d === b.d ? ratio(safe(a.n + b.n), a.d) : ratio(safe(safe(a.n * b.d) + safe(b.n * a.d)), safe(a.d * b.d));
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
