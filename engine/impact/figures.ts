/** The figures that an impact is about, taken out of a run so that the run can be let go. */

import { coarsen, kindOf, type PeriodKey, type Plan } from '../plan/index.ts';
import type { Run } from '../reference/index.ts';
import type { Value } from '../tables/data.ts';

/** Assessment → the periods that are compared. */
export type Periods = ReadonlyMap<string, readonly PeriodKey[]>;

export type Figures = (column: string, key: string, period: PeriodKey) => Value | undefined;

/** Figures of these columns in these periods. */
export function figuresOf(run: Run, columns: readonly string[], periods: Periods): Figures {
  const nodes = new Map(run.plan.nodes.map((node) => [node.id, node]));
  const found = new Map<string, Value>();
  for (const id of columns) {
    const node = nodes.get(id);
    const keys = node && run.data.tables.get(node.frame.table)?.keys;
    if (!node || !keys) continue;
    const wanted = new Set(periods.get(node.assessment ?? '') ?? []);
    for (const { row, period } of run.rowsOf(node.frame)) {
      const value = wanted.has(period) ? run.value(id, row, period) : undefined;
      if (value !== undefined) found.set(placeOf(id, keys[row] ?? '', period), value);
    }
  }
  return (column, key, period) => found.get(placeOf(column, key, period));
}

function placeOf(column: string, key: string, period: PeriodKey): string {
  return JSON.stringify([column, key, period]);
}

/** Of every assessment the period asked for, where it has that; without a question its last one. */
export function periodsCompared(runs: readonly Run[], asked?: PeriodKey): Periods {
  const periods = new Map<string, readonly PeriodKey[]>();
  for (const run of runs) {
    for (const { name, frame } of run.plan.assessments) {
      const own = [...new Set(run.rowsOf(frame).map(({ period }) => period))];
      const chosen =
        asked === undefined ? own.slice(-1) : own.filter((period) => period === asked || (period === '' && kindOf(asked) === 'year'));
      if (chosen.length > 0) periods.set(name, chosen);
    }
  }
  return periods;
}

/** The track of a row; `` where the assessment has none or the row's is not known. */
export function trackOf(run: Run, assessment: Plan['assessments'][number], row: number, period: PeriodKey): string {
  const node = run.plan.nodes.find(({ id }) => id === assessment.track);
  const at = node && coarsen(period, node.frame.period);
  const value = node && at !== undefined ? run.value(node.id, row, at) : undefined;
  return typeof value === 'string' ? value : '';
}
