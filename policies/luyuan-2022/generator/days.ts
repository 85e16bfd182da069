/** Months and days of 2022 as the tables write them. */

import { twoDigits } from '../../random.ts';

export const monthKey = (year: number, month: number): string => `${year}-${twoDigits(month)}`;
export const day = (month: number, dayOfMonth: number): string => `${monthKey(2022, month)}-${twoDigits(dayOfMonth)}`;
