import { type Frame, type PeriodKind, periodsOfYear } from '../plan/index.ts';

/** The words that stand for a grain in the name of a file or sheet: `单位.每月`, `unit.monthly`. */
const grainWords: ReadonlyMap<string, PeriodKind> = new Map([
  ['每月', 'month'],
  ['每季', 'quarter'],
  ['每半年', 'half'],
  ['每年', 'year'],
  ['monthly', 'month'],
  ['quarterly', 'quarter'],
  ['half_yearly', 'half'],
  ['yearly', 'year'],
]);

const wordOfGrain = { none: '', month: '.每月', quarter: '.每季', half: '.每半年', year: '.每年' } as const;

/** Headings that mean the same in every table. */
export const headings = {
  period: ['期间', 'period'],
  joins: ['起', 'joins'],
  leaves: ['止', 'leaves'],
  historyColumn: ['列', 'column'],
  historyKey: ['键', 'key'],
  historyValue: ['值', 'value'],
} as const;

export const historyNames: readonly string[] = ['历史', 'history'];

export const calendarNames: readonly string[] = ['日历', 'calendar'];
export const correctionNames: readonly string[] = ['更正', 'corrections'];

/** `说明` is the sheet with which a workbook of empty tables explains itself. */
const otherNames: ReadonlySet<string> = new Set(['说明', 'notes']);

export function isOtherName(name: string): boolean {
  return otherNames.has(fold(name));
}

/** `单位.每月`; the table's own name for what does not repeat. */
export function nameOfFrame({ table, period }: Frame): string {
  return table + wordOfGrain[period];
}

/** The frame that the name of a file or sheet stands for, whether or not the policy has such a table. */
export function frameOfName(name: string): Frame {
  const folded = fold(name);
  const dot = folded.lastIndexOf('.');
  const period = dot < 0 ? undefined : grainWords.get(folded.slice(dot + 1).toLowerCase());
  return period ? { table: folded.slice(0, dot), period } : { table: folded, period: 'none' };
}

/** A period of the grain, to show how one is written. */
export function examplePeriod(kind: PeriodKind, year: number): string {
  const periods = periodsOfYear(year, kind);
  return periods[Math.floor((periods.length - 1) / 2)] ?? '';
}

/** Half-width, without blanks around it: `GDP（不变价）` and `GDP(不变价)` are one heading. */
export function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .normalize('NFC')
    .trim();
}
