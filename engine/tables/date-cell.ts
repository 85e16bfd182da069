import { type PeriodKey, daysOf } from '../plan/index.ts';
import { dateOfSerial } from '../sheets/serial-date.ts';
import { fold } from './names.ts';

/**
 * ISO date of `2023-06-01`, `2023/6/1`, `2023.6.1`, `2023年6月1日`, `20230601`, a time behind it left away; also of the
 * serial number (`45078`) that a spreadsheet shows where a date has lost its format. Undefined for a day that the
 * calendar does not have.
 */
export function readDate(text: string): string | undefined {
  const folded = fold(text);
  if (/^\d{5}$/.test(folded)) return dateOfSerial(Number(folded));
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(folded) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]$/.exec(folded) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(folded);
  if (!match) return undefined;
  const [, year = '', , month = '', day = ''] = match;
  return calendarDate(year, month, day);
}

function calendarDate(year: string, month: string, day: string): string | undefined {
  const period = `${year}-${month.padStart(2, '0')}`;
  if (!/-(0[1-9]|1[0-2])$/.test(period)) return undefined;
  const date = `${period}-${day.padStart(2, '0')}`;
  const { first, last } = daysOf(period);
  return first <= date && date <= last ? date : undefined;
}

const quarters = new Map([
  ['一', '1'],
  ['二', '2'],
  ['三', '3'],
  ['四', '4'],
]);
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The period that a cell names, of whatever grain: `2023-06`, `2023年6月`, `2023-Q2`, `2023年二季度`, `2023-H1`, `2023年上半年`,
 * `2023`. Spreadsheets turn `2023-06` into the first of the month, or show it as `Jun-23`: both are read back as the month.
 */
export function readPeriod(text: string): PeriodKey | undefined {
  const folded = fold(text).replaceAll(' ', '');
  const year = /^(\d{4})(?:年度?)?$/.exec(folded);
  if (year) return year[1];
  const half = /^(\d{4})-?[Hh]([12])$/.exec(folded) ?? /^(\d{4})年(上|下)半年$/.exec(folded);
  if (half) return `${half[1]}-H${half[2] === '上' ? 1 : half[2] === '下' ? 2 : half[2]}`;
  const quarter = /^(\d{4})-?[Qq]([1-4])$/.exec(folded) ?? /^(\d{4})年第?([一二三四1-4])季度?$/.exec(folded);
  if (quarter) return `${quarter[1]}-Q${quarters.get(quarter[2] ?? '') ?? quarter[2]}`;
  const named = /^([A-Za-z]{3})-(\d{2})$/.exec(folded);
  const monthOfName = named ? monthNames.indexOf((named[1] ?? '').toLowerCase()) + 1 : 0;
  if (named && monthOfName > 0) return `20${named[2]}-${String(monthOfName).padStart(2, '0')}`;
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(folded);
  const date = month ? calendarDate(month[1] ?? '', month[2] ?? '', '1') : readDate(text);
  return date?.endsWith('-01') ? date.slice(0, 7) : undefined;
}
