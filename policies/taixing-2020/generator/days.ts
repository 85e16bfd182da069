/** Months and days of 2020 as the tables write them. */

import { twoDigits } from '../../random.ts';

export const monthKey = (month: number): string => `2020-${twoDigits(month)}`;

const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The nth day of 2020, from 1, as a date; years beyond are not needed. */
export function dayOfYear(nth: number): string {
  let left = nth;
  for (const [i, days] of daysOfMonths.entries()) {
    if (left <= days) return `${monthKey(i + 1)}-${twoDigits(left)}`;
    left -= days;
  }
  return '2020-12-31';
}
