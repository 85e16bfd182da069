import { integer } from '../../numbers/index.ts';
import { daysOf } from '../../plan/index.ts';
import type { Calendar, Value } from '../../tables/data.ts';
import { missing } from '../../values/index.ts';
import { argument, num, type Operations, type Site, strict, text } from './operation.ts';

/** Calendar arithmetic on ISO dates, in the proleptic Gregorian calendar: no clock, no time zone. */
export const dates = {
  addDays: strict((args) => dateOfDay(dayOfDate(text(argument(args, 0))) + Number(num(argument(args, 1)).n))),
  addWorkdays: strict((args, site, { calendar }) => addWorkdays(text(argument(args, 0)), Number(num(argument(args, 1)).n), calendar, site)),
  yearOf: strict((args) => integer(Number(text(argument(args, 0)).slice(0, 4)))),
  quarterOf: strict((args) => integer(Math.ceil(Number(text(argument(args, 0)).slice(5, 7)) / 3))),
  monthOf: strict((args) => integer(Number(text(argument(args, 0)).slice(5, 7)))),
  periodEnd: (_, { period }) => daysOf(period).last,
} satisfies Operations;

/**
 * The `count`-th working day after (before, where negative) a date; the day itself does not count. Working days are
 * Monday to Friday but holidays, and make-up days. A year whose holidays are not on record has no known working days.
 */
function addWorkdays(date: string, count: number, calendar: Calendar | undefined, site: Site): Value {
  const step = count < 0 ? -1 : 1;
  let day = dayOfDate(date);
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    const next = dateOfDay(day);
    const year = next.slice(0, 4);
    if (!calendar?.years.has(year)) return missing({ kind: 'noCalendar', ...site, year });
    if (calendar.makeUpDays.has(next) || (isWeekday(day) && !calendar.holidays.has(next))) left -= 1;
  }
  return dateOfDay(day);
}

/** Day 0, 0000-03-01, was a Wednesday. */
function isWeekday(day: number): boolean {
  const weekday = (((day + 2) % 7) + 7) % 7;
  return weekday < 5;
}

/** Days since 0000-03-01: with March first, the leap day comes last and months follow one formula. */
function dayOfDate(date: string): number {
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number);
  const year = m > 2 ? y : y - 1;
  const month = (m + 9) % 12;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + Math.floor((153 * month + 2) / 5) + d - 1;
}

function dateOfDay(day: number): string {
  const era = Math.floor(day / 146_097);
  const dayOfEra = day - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
