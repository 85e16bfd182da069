import type { RunCode } from '../diagnostics/run.ts';
import type { Diagnostic, Frame, PeriodKey, Plan } from '../plan/index.ts';
import type { Data, Value } from '../tables/data.ts';
import type { Corrected } from './corrections.ts';

/**
 * How far a run goes: the policy year's periods up to the one asked for, with the coarser ones that contain it.
 * `asOf` (截止日): an empty cell of a period that ends later is not yet due; absent, the last day of `until`.
 */
export type Horizon = { readonly until: PeriodKey; readonly asOf?: string };

/** A row of a frame: index into the table's keys, and a period (`` where the frame has none). */
export type RowAt = { readonly row: number; readonly period: PeriodKey };

/** A Plan evaluated over data. Every evaluator gives one of these, and all of them the same. */
export type Run = {
  readonly plan: Plan;
  readonly data: Data;
  readonly horizon: Horizon;
  /** The rows of a frame that exist in the horizon: periods in order, rows in the order of the data. */
  readonly rowsOf: (frame: Frame) => readonly RowAt[];
  /** Undefined: there is no such node, or the row does not exist in that period. */
  readonly value: (node: string, row: number, period: PeriodKey) => Value | undefined;
  /** The corrections of the data, as they met the figures. */
  readonly corrections: readonly Corrected[];
  readonly findings: readonly Diagnostic<RunCode>[];
};
