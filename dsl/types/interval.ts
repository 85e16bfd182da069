/** Closed intervals of exact numbers: what a figure can be. A missing end is unbounded. */

import { type Rational, add, compare, divide, formatExact, maximum, minimum, multiply, negate, zero } from '../../engine/numbers/index.ts';

/** An end knows its text, so that it goes into a Plan unchanged. */
export type Bound = { readonly value: Rational; readonly text: string };
export type Interval = { readonly min?: Bound; readonly max?: Bound };

export const unbounded: Interval = {};

function bound(value: Rational): Bound {
  return { value, text: formatExact(value) };
}

export function interval(min: Rational | undefined, max: Rational | undefined): Interval {
  return { ...(min ? { min: bound(min) } : {}), ...(max ? { max: bound(max) } : {}) };
}

export function exactly(value: Rational): Interval {
  return interval(value, value);
}

/** Whether 0 can be a value. */
export function containsZero({ min, max }: Interval): boolean {
  return (min === undefined || compare(min.value, zero) <= 0) && (max === undefined || compare(max.value, zero) >= 0);
}

export function plus(a: Interval, b: Interval): Interval {
  return interval(a.min && b.min && add(a.min.value, b.min.value), a.max && b.max && add(a.max.value, b.max.value));
}

export function minus(a: Interval): Interval {
  return interval(a.max && negate(a.max.value), a.min && negate(a.min.value));
}

/** Bounded only where both are. */
export function times(a: Interval, b: Interval): Interval {
  if (!a.min || !a.max || !b.min || !b.max) return timesUnbounded(a, b);
  const corners = [a.min, a.max].flatMap((x) => [b.min, b.max].map((y) => multiply(x.value, y?.value ?? zero)));
  return interval(corners.reduce(minimum), corners.reduce(maximum));
}

/** Of unbounded factors only a sign is known. */
function timesUnbounded(a: Interval, b: Interval): Interval {
  const nonNegative = (x: Interval): boolean => x.min !== undefined && compare(x.min.value, zero) >= 0;
  return nonNegative(a) && nonNegative(b) && a.min && b.min ? interval(multiply(a.min.value, b.min.value), undefined) : unbounded;
}

/** a ÷ b where b keeps off zero; unbounded otherwise. */
export function over(a: Interval, b: Interval): Interval {
  if (containsZero(b)) return unbounded;
  const one = { n: 1n, d: 1n };
  const inverse = (end: Bound | undefined): Rational | undefined => (end ? divide(one, end.value) : zero);
  return times(a, interval(inverse(b.max), inverse(b.min)));
}

/** The least interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  return interval(a.min && b.min && minimum(a.min.value, b.min.value), a.max && b.max && maximum(a.max.value, b.max.value));
}

export function atMost(a: Interval, limit: Interval): Interval {
  const max = a.max && limit.max ? minimum(a.max.value, limit.max.value) : (limit.max ?? a.max)?.value;
  const min = a.min && limit.min ? minimum(a.min.value, limit.min.value) : undefined;
  return interval(min, max);
}

export function atLeast(a: Interval, limit: Interval): Interval {
  return minus(atMost(minus(a), minus(limit)));
}
