/** Months and days of 2023 as the tables write them. */

import { twoDigits } from '../../random.ts';

export const monthKey = (year: number, month: number): string => `${year}-${twoDigits(month)}`;
export const day = (month: number, dayOfMonth: number): string => `${monthKey(2023, month)}-${twoDigits(dayOfMonth)}`;
