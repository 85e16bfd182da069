import { back, type Lag, type Node, type PeriodKey } from '../plan/index.ts';
import type { Value } from '../tables/data.ts';
import { missing, notApplicable } from '../values/index.ts';
import type { Evaluation } from './evaluation.ts';
import { historyOf } from './history.ts';
import { lookBack, streakPeriods } from './look-back.ts';

/** 上期 同期 连续 累计. */
export function lagValue(ev: Evaluation, node: Node & Lag, row: number, period: PeriodKey): Value {
  const { how } = node;
  switch (how.kind) {
    case 'back':
      return at(ev, node, row, period, back(period, how.count, how.unit));
    case 'streak':
      return lookBack(
        how,
        streakPeriods(period, how.length).map((then) => at(ev, node, row, period, then)),
      );
    case 'toDate':
      return lookBack(
        how,
        toDatePeriods(ev, node, row, period).map((then) => ev.valueOf(node.of, row, then)),
      );
  }
}

/** The year's periods up to this one in which the row exists. */
export function toDatePeriods(ev: Evaluation, node: Node & Lag, row: number, period: PeriodKey): readonly PeriodKey[] {
  return ev.rows.periods(node.frame.period).filter((then) => then <= period && ev.rows.exists(node.frame.table, row, then));
}

/**
 * The value of the column in another period: computed where the period lies in this run; else from history; a row that
 * did not exist then is not applicable.
 */
export function at(ev: Evaluation, node: Node & Lag, row: number, period: PeriodKey, then: PeriodKey): Value {
  const { table } = node.frame;
  if (ev.rows.inHorizon(then)) return ev.rows.exists(table, row, then) ? ev.valueOf(node.of, row, then) : notApplicable;
  const known = historyOf(ev, node.of, row, then);
  if (known !== undefined) return known;
  if (ev.rows.joinsAfter(table, row, then)) return notApplicable;
  return missing({ kind: 'noHistory', node: node.id, row, period });
}
