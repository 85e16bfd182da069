import { type Report, dataFinding } from '../diagnostics/data.ts';
import { visible } from '../plan/index.ts';
import type { Sheet } from '../sheets/sheet.ts';
import type { Calendar } from './data.ts';
import { readDate } from './date-cell.ts';
import { cellPlace } from './match.ts';
import { fold } from './names.ts';
import { type Headings, rowsOfSheet } from './rows-of-sheet.ts';

const headings: Headings<'date' | 'to' | 'kind' | 'name'> = {
  date: { names: ['日期', 'date'], required: true },
  to: { names: ['至', 'to'], required: false },
  kind: { names: ['安排', 'kind'], required: true },
  name: { names: ['名称', 'name'], required: false },
};

const kinds: ReadonlyMap<string, 'holiday' | 'makeUp'> = new Map([
  ['放假', 'holiday'],
  ['holiday', 'holiday'],
  ['上班', 'makeUp'],
  ['workday', 'makeUp'],
]);

/** 日历: holidays (放假) and make-up days (上班), single or from 日期 to 至. A year with an entry is on record. */
export function readCalendar(sheets: readonly Sheet[], report: Report): Calendar {
  const years = new Set<string>();
  const days = { holiday: new Set<string>(), makeUp: new Set<string>() };
  for (const sheet of sheets) {
    for (const { row, cell } of rowsOfSheet(sheet, headings, report)) {
      const kind = kinds.get(fold(cell('kind')));
      if (!kind) report(dataFinding('calendar-kind', cellPlace(sheet, row, '安排'), { text: visible(cell('kind')) }));
      const first = dateOf(sheet, row, '日期', cell('date'), report);
      const last = cell('to') === '' ? first : dateOf(sheet, row, '至', cell('to'), report);
      if (!kind || !first || !last) continue;
      if (last < first) report(dataFinding('calendar-range', cellPlace(sheet, row, '至'), { text: visible(cell('to')) }));
      for (let day: string | undefined = first; day !== undefined && day <= last; day = nextDay(day)) {
        years.add(day.slice(0, 4));
        days[kind].add(day);
      }
    }
  }
  return { years, holidays: days.holiday, makeUpDays: days.makeUp };
}

function dateOf(sheet: Sheet, row: number, column: string, text: string, report: Report): string | undefined {
  const date = readDate(text);
  if (date === undefined) report(dataFinding('no-such-date', cellPlace(sheet, row, column), { column, text: visible(text) }));
  return date;
}

/** The day after: the first of the days, months and years that follow which the calendar has. */
function nextDay(day: string): string | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const two = (n: number): string => String(n).padStart(2, '0');
  return readDate(`${year}-${two(month)}-${two(date + 1)}`) ?? readDate(`${year}-${two(month + 1)}-01`) ?? readDate(`${year + 1}-01-01`);
}
