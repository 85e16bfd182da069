/** What the tables say of one unit in one month. Nothing of engine/ or dsl/ is used. `null` is 不适用. */
import { type Fraction, over, read, total } from './lanzhou-fraction.ts';
import { type Line, indexed, lines, monthOf } from './lanzhou-data.ts';

export type Figure = Fraction | null;

const monthLines = indexed('单位.每月', '单位', '期间');
const yearLines = indexed('单位.每年', '单位', '期间');
const historyLines = indexed('历史', '键', '期间');
const ledgerNames = ['奖惩', '信访件', '重大项目', '服务评价单', '督办'] as const;
const ledgers = new Map(ledgerNames.map((name) => [name, lines(name)]));

export function figure(line: Line | undefined, column: string): Figure {
  const text = line?.get(column) ?? '不适用';
  return text === '不适用' || text === '免考' ? null : read(text);
}

/** Quotient of two figures, where both are there and the second is not zero. */
export const ratio = (a: Figure, b: Figure): Figure => (a === null || b === null || b.top === 0n ? null : over(a, b));

export type MonthOfUnit = ReturnType<typeof monthOfUnit>;

export function monthOfUnit(unit: string, month: number) {
  const own: Line = monthLines.get(`${unit} ${monthOf(month)}`) ?? new Map();
  const year: Line = yearLines.get(`${unit} 2023`) ?? new Map();
  const before = month === 1 ? undefined : monthLines.get(`${unit} ${monthOf(month - 1)}`);
  return {
    now: (column: string): Figure => figure(own, column),
    text: (column: string): string => own.get(column) ?? '不适用',
    /** An empty cell is none of the kind. */
    count: (column: string): Fraction => read((own.get(column) ?? '') || '0'),
    target: (column: string): Figure => figure(year, column),
    lastMonth: (column: string): Figure => figure(before, column),
    yearAgo: (): Figure => figure(historyLines.get(`${unit} 2022-${monthOf(month).slice(5)}`), '值'),
    /** From January, or the month in which the unit began, up to now. */
    soFar(column: string): Figure {
      const values = Array.from({ length: month }, (_, i) => monthLines.get(`${unit} ${monthOf(i + 1)}`))
        .filter((row) => row !== undefined)
        .map((row) => figure(row, column))
        .filter((value) => value !== null);
      return values.length === 0 ? null : total(values);
    },
    rows: (name: (typeof ledgerNames)[number], date: string): readonly Line[] =>
      (ledgers.get(name) ?? []).filter((row) => row.get('单位') === unit && (row.get(date) ?? '').startsWith(monthOf(month))),
  };
}
