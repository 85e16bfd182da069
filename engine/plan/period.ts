/**
 * Periods of the policy year. A period is written `2023-06`, `2023-Q2`, `2023-H1` or `2023`; the empty text stands for
 * "no period". All functions are calendar arithmetic on these texts: no clock, no time zone.
 */

/** The grains at which something can be recorded or assessed, coarse to fine. */
export type Period = 'year' | 'half' | 'quarter' | 'month';
/** `none`: a frame whose rows do not repeat in time. */
export type PeriodKind = Period | 'none';
/** `2023-06`, `2023-Q2`, `2023-H1`, `2023`, or `` for none. */
export type PeriodKey = string;

const perYear: Readonly<Record<Period, number>> = { year: 1, half: 2, quarter: 4, month: 12 };

/** Whether `a` is strictly finer than `b`; `none` is coarser than every period. */
export function isFiner(a: PeriodKind, b: PeriodKind): boolean {
  return (a === 'none' ? 0 : perYear[a]) > (b === 'none' ? 0 : perYear[b]);
}

/** The grain of a period's text, or undefined where the text is no period. */
export function kindOf(key: PeriodKey): PeriodKind | undefined {
  if (key === '') return 'none';
  if (/^\d{4}$/.test(key)) return 'year';
  if (/^\d{4}-H[12]$/.test(key)) return 'half';
  if (/^\d{4}-Q[1-4]$/.test(key)) return 'quarter';
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(key)) return 'month';
  return undefined;
}

/** The n-th (from 0) period of a grain, counted from year 0: an integer that grows by one from period to period. */
function ordinal(key: PeriodKey, kind: Period): number {
  const year = Number(key.slice(0, 4));
  const index = kind === 'year' ? 0 : Number(key.slice(kind === 'month' ? 5 : 6)) - 1;
  return year * perYear[kind] + index;
}

function fromOrdinal(ordinalOfKind: number, kind: Period): PeriodKey {
  const n = perYear[kind];
  const year = String(Math.floor(ordinalOfKind / n)).padStart(4, '0');
  const index = (ordinalOfKind % n) + 1;
  switch (kind) {
    case 'year':
      return year;
    case 'half':
      return `${year}-H${index}`;
    case 'quarter':
      return `${year}-Q${index}`;
    case 'month':
      return `${year}-${String(index).padStart(2, '0')}`;
  }
}

/** All periods of a grain in a year, in order; `['']` for none. */
export function periodsOfYear(year: number, kind: PeriodKind): readonly PeriodKey[] {
  if (kind === 'none') return [''];
  return Array.from({ length: perYear[kind] }, (_, i) => fromOrdinal(year * perYear[kind] + i, kind));
}

/** The period of grain `kind` that contains `key`; undefined where `kind` is finer than the key's own grain. */
export function coarsen(key: PeriodKey, kind: PeriodKind): PeriodKey | undefined {
  const own = kindOf(key);
  if (own === undefined) return undefined;
  if (own === kind) return key;
  if (kind === 'none') return '';
  if (own === 'none' || isFiner(kind, own)) return undefined;
  return fromOrdinal(Math.floor((ordinal(key, own) * perYear[kind]) / perYear[own]), kind);
}

/** The period `count` units of grain `unit` before `key`; `unit` is the key's own grain or a coarser one. */
export function back(key: PeriodKey, count: number, unit: Period): PeriodKey {
  const own = kindOf(key);
  if (own === undefined || own === 'none') return key;
  return fromOrdinal(ordinal(key, own) - (count * perYear[own]) / perYear[unit], own);
}

/** The period of grain `kind` in which a date (`2023-06-14`) lies. */
export function periodOfDate(date: string, kind: PeriodKind): PeriodKey {
  return coarsen(date.slice(0, 7), kind) ?? '';
}

/** First and last day of a period, as ISO dates. */
export function daysOf(key: PeriodKey): { readonly first: string; readonly last: string } {
  const kind = kindOf(key);
  if (kind === undefined || kind === 'none') return { first: '0000-01-01', last: '9999-12-31' };
  const months = 12 / perYear[kind];
  const firstMonth = ordinal(key, kind) * months;
  const lastMonth = firstMonth + months - 1;
  const year = Math.floor(lastMonth / 12);
  const days = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][lastMonth % 12] ?? 30;
  return { first: `${fromOrdinal(firstMonth, 'month')}-01`, last: `${fromOrdinal(lastMonth, 'month')}-${days}` };
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
