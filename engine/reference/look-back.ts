import { add, zero } from '../numbers/index.ts';
import { back, kindOf, type Lag, type PeriodKey } from '../plan/index.ts';
import { isBlank, type Value } from '../tables/data.ts';
import { isKnown, notApplicable, strongestUnknown, undecided } from '../values/index.ts';
import { all } from './operators/kleene.ts';
import { num } from './operators/operation.ts';

/** What a look along time makes of the values that it finds, latest first. */
export function lookBack(how: Lag['how'], values: readonly Value[]): Value {
  switch (how.kind) {
    case 'back':
      return values[0] ?? notApplicable;
    case 'streak':
      return streak(values);
    case 'toDate':
      return toDate(values);
  }
}

/** This period and the length − 1 before it, latest first. */
export function streakPeriods(period: PeriodKey, length: number): readonly PeriodKey[] {
  const kind = kindOf(period);
  if (kind === undefined || kind === 'none') throw new TypeError('the Plan looks along time where there are no periods');
  return Array.from({ length }, (_, i) => back(period, i, kind));
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
