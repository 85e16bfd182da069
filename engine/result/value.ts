import { formatExact } from '../numbers/index.ts';
import { type BlankLabel, isBlank, isRational, type Value } from '../tables/data.ts';

export type ResultBlank = 'missing' | 'na' | 'not_due' | 'exempt' | 'undecided';
/** A figure as JSON writes it. */
export type ResultValue = number | string | boolean | { readonly blank: ResultBlank };

const blanks: Readonly<Record<BlankLabel, ResultBlank>> = {
  na: 'na',
  exempt: 'exempt',
  notDue: 'not_due',
  missing: 'missing',
  undecided: 'undecided',
};

/**
 * A JSON number where the value is a decimal of at most 15 digits, which every reader of JSON keeps to the last one; else
 * the exact text, "289/3".
 */
export function resultValue(value: Value): ResultValue {
  if (isBlank(value)) return { blank: blanks[value.blank] };
  if (!isRational(value)) return value;
  const text = formatExact(value);
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return text.includes('/') || digits.length > 15 ? text : Number(text);
}
