import { add, zero } from '../numbers/index.ts';
import { back, type Lag, kindOf, type Node, type PeriodKey } from '../plan/index.ts';
import { isBlank, type Value } from '../tables/data.ts';
import { isKnown, missing, notApplicable, strongestUnknown, undecided } from '../values/index.ts';
import type { Evaluation } from './evaluation.ts';
import { historyOf } from './history.ts';
import { all } from './operators/kleene.ts';
import { num } from './operators/operation.ts';

/** 上期 同期 连续 累计. */
export function lagValue(ev: Evaluation, node: Node & Lag, row: number, period: PeriodKey): Value {
  const { how } = node;
  switch (how.kind) {
    case 'back':
      return at(ev, node, row, period, back(period, how.count, how.unit));
    case 'streak':
      return streak(streakPeriods(period, how.length).map((then) => at(ev, node, row, period, then)));
    case 'toDate':
      return toDate(toDatePeriods(ev, node, row, period).map((then) => ev.valueOf(node.of, row, then)));
  }
}

/** This period and the length − 1 before it, latest first. */
export function streakPeriods(period: PeriodKey, length: number): readonly PeriodKey[] {
  const kind = kindOf(period);
  if (kind === undefined || kind === 'none') throw new TypeError('the Plan looks along time where there are no periods');
  return Array.from({ length }, (_, i) => back(period, i, kind));
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

/** A period in which the condition does not apply breaks a streak; an unknown one leaves it undecided unless another breaks it. */
function streak(conditions: readonly Value[]): Value {
  const held = all(conditions.map((c) => (isBlank(c) && (c.blank === 'na' || c.blank === 'exempt') ? false : c)));
  return isBlank(held) ? undecided(held) : held;
}

/** As 合计: skips what does not apply, and is unknown where one is. */
function toDate(values: readonly Value[]): Value {
  return strongestUnknown(values) ?? values.filter(isKnown).map(num).reduce(add, zero);
}
