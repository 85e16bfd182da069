import { findingsOf } from '../diagnostics/findings.ts';
import { kindOf, type Frame, type PeriodKey, type Plan } from '../plan/index.ts';
import { blocksOf } from '../reference/blocks.ts';
import type { Horizon, Run } from '../reference/run.ts';
import type { Value } from '../tables/data.ts';
import { known } from './exact.ts';
import type { PackedData } from './packed.ts';
import { scanOf } from './scan.ts';
import { createStore, nothingKept, type Store } from './store.ts';

export type ColumnOptions = {
  /** Tables of at least so many rows are compiled for track by track. */
  readonly splitFrom?: number;
};

/**
 * Evaluates every column of a Plan up to a horizon, in typed arrays. The same figures, blanks and findings as the
 * reference evaluator's, whose functions settle whatever a kernel does not know for certain.
 */
export function evaluateColumns(plan: Plan, data: PackedData, horizon: Horizon, { splitFrom }: ColumnOptions = {}): Run {
  return runOver(plan, data, horizon, createStore(plan, data, horizon, nothingKept(), splitFrom));
}

/** Findings are worked out when they are first asked for. */
export function runOver(plan: Plan, data: PackedData, horizon: Horizon, store: Store): Run {
  computeAll(plan, store);
  const { context, kept } = store;
  const frames = new Map(plan.nodes.map(({ id, frame }) => [id, frame]));
  const run = {
    plan,
    data,
    horizon,
    rowsOf: (frame: Frame) => context.ev.rows.of(frame),
    value: (id: string, row: number, period: PeriodKey): Value | undefined => {
      const frame = frames.get(id);
      if (frame === undefined || frame.period !== kindOf(period) || !context.ev.rows.inHorizon(period)) return undefined;
      if (row < 0 || row >= context.size(frame.table)) return undefined;
      const present = context.present(frame.table, period);
      if (present !== undefined && present[row] !== 1) return undefined;
      const column = kept.columns.get(id)?.get(period)?.value;
      return (column && known(column, row, kept.dictionary)) ?? context.exact(id, row, period);
    },
  };
  let findings: Run['findings'] | undefined;
  const corrected = { ...run, corrections: store.corrections.made() };
  return {
    ...corrected,
    get findings() {
      findings ??= findingsOf(corrected, scanOf(context));
      return findings;
    },
  };
}

/** In the Plan's order, blocks of columns that read each other's past period by period. */
function computeAll(plan: Plan, { context }: Store): void {
  const { rows } = context.ev;
  const inOrder = rows.inOrder.map((period) => ({ period, kind: kindOf(period) }));
  for (const block of blocksOf(plan.nodes)) {
    const [only, second] = block;
    if (only !== undefined && second === undefined) {
      if (!context.isInlined(only)) for (const period of rows.periods(only.frame.period)) context.column(only.id, period);
      continue;
    }
    for (const { period, kind } of inOrder) {
      for (const node of block) if (node.frame.period === kind && !context.isInlined(node)) context.column(node.id, period);
    }
  }
}
