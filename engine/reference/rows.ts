import { daysOf, type Frame, type PeriodKey, type PeriodKind, periodsOfYear, type Plan } from '../plan/index.ts';
import type { Data } from '../tables/data.ts';
import type { Horizon, RowAt } from './run.ts';

/** Which rows there are: tables × periods of the horizon × the days on which a row exists. */
export type Rows = {
  readonly periods: (kind: PeriodKind) => readonly PeriodKey[];
  /** All periods of the horizon by their last day, finer ones first: what a period reads of others stands before it. */
  readonly inOrder: readonly PeriodKey[];
  readonly inHorizon: (period: PeriodKey) => boolean;
  /** The last day that the run knows of: what a ledger records later has not happened yet. */
  readonly lastDay: string;
  /** 截止日. */
  readonly asOf: string;
  /** Whether a row exists on some day of a period; a row that left, or has not joined, does not. */
  readonly exists: (table: string, row: number, period: PeriodKey) => boolean;
  /** Whether a row only joins after a period. */
  readonly joinsAfter: (table: string, row: number, period: PeriodKey) => boolean;
  readonly of: (frame: Frame) => readonly RowAt[];
  readonly inPeriod: (table: string, period: PeriodKey) => readonly number[];
};

export function rowsOf(plan: Plan, data: Data, horizon: Horizon): Rows {
  const lastDay = daysOf(horizon.until).last;
  const kinds: readonly PeriodKind[] = ['none', 'year', 'half', 'quarter', 'month'];
  const periodsByKind = new Map(
    kinds.map((kind) => [kind, periodsOfYear(plan.year, kind).filter((period) => daysOf(period).first <= lastDay)]),
  );
  const all = new Set([...periodsByKind.values()].flat());
  const periods = (kind: PeriodKind): readonly PeriodKey[] => periodsByKind.get(kind) ?? [];

  const exists = (table: string, row: number, period: PeriodKey): boolean => {
    const rows = data.tables.get(table);
    if (rows === undefined || rows.keys[row] === undefined) return false;
    const { first, last } = daysOf(period);
    return (rows.joins[row] ?? first) <= last && (rows.leaves[row] ?? last) >= first;
  };
  const inPeriod = memoised((table: string, period: PeriodKey): readonly number[] =>
    [...(data.tables.get(table)?.keys.keys() ?? [])].filter((row) => exists(table, row, period)),
  );
  const of = memoised((table: string, kind: PeriodKind): readonly RowAt[] =>
    periods(kind).flatMap((period) => inPeriod(table, period).map((row) => ({ row, period }))),
  );

  return {
    periods,
    inOrder: [...all].toSorted((a, b) => byText(daysOf(a).last, daysOf(b).last) || byText(daysOf(b).first, daysOf(a).first)),
    inHorizon: (period) => all.has(period),
    lastDay,
    asOf: horizon.asOf ?? lastDay,
    exists,
    joinsAfter: (table, row, period) => (data.tables.get(table)?.joins[row] ?? '') > daysOf(period).last,
    of: (frame) => of(frame.table, frame.period),
    inPeriod,
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows and periods do not change during a run. */
function memoised<P extends string, T>(make: (table: string, period: P) => T): (table: string, period: P) => T {
  const made = new Map<string, Map<P, T>>();
  return (table, period) => {
    const byPeriod = made.get(table) ?? new Map<P, T>();
    made.set(table, byPeriod);
    const result = byPeriod.get(period) ?? make(table, period);
    byPeriod.set(period, result);
    return result;
  };
}
