import { type Rational, parseNumber, rational } from '../numbers/index.ts';
import type { Type } from '../plan/index.ts';
import { fold } from './names.ts';

type NumberType = Extract<Type, { readonly t: 'num' }>;

/** Beyond this no figure is meant, and exact arithmetic would grow slow. */
const longestNumber = 200;
const number = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?(?:[eE][+-]?\d{1,3})?) ?(\D*)$/;

/**
 * The exact value of a number as offices write it: `1,234.50`, `6.5%`, full-width digits and signs, the column's own unit
 * behind it. Separators must stand at thousands: `1,23` is no number. `%` makes a ratio, so only columns without a unit
 * take it; without `%` the text is the ratio itself, also in a column of percentages.
 */
export function readNumber(text: string, { unit }: NumberType): Rational | undefined {
  if (text.length > longestNumber) return undefined;
  const match = number.exec(fold(text).replaceAll('\u2212', '-'));
  if (!match) return undefined;
  const [, digits = '', suffix = ''] = match;
  const value = parseNumber(digits.replaceAll(',', ''));
  if (value === undefined || suffix === '') return value;
  const units = Object.entries(unit).filter(([, exponent]) => exponent !== 0);
  if (suffix === '%') return units.length === 0 ? rational(value.n, value.d * 100n) : undefined;
  const [only, second] = units;
  return only && !second && only[1] === 1 && fold(only[0]) === suffix ? value : undefined;
}
