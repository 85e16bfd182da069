import { compare, equal, type Rational } from '../numbers/index.ts';
import { isBlank, isRational, type Value } from '../tables/data.ts';

/** A value that is there. */
export type Known = Rational | boolean | string;

export function isKnown(value: Value): value is Known {
  return !isBlank(value);
}

/**
 * Order of two values of one type: numbers by size, dates by time, other texts by code point, false before true.
 * Values of two types never meet: the types of a Plan see to that.
 */
export function compareKnown(a: Known, b: Known): -1 | 0 | 1 {
  if (typeof a === 'object' && typeof b === 'object') return compare(a, b);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'boolean' && typeof b === 'boolean') return a === b ? 0 : a ? 1 : -1;
  throw new TypeError('the Plan compares values of two types');
}

export function equalKnown(a: Known, b: Known): boolean {
  return typeof a === 'object' && typeof b === 'object' ? equal(a, b) : a === b;
}

/** The same text for the same value, and for no other of its type. */
export function identity(value: Known): string {
  return isRational(value) ? `${value.n}/${value.d}` : String(value);
}
