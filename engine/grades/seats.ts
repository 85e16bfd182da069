import { integer, multiply, roundToInteger } from '../numbers/index.ts';
import { type Blank, isBlank } from '../tables/data.ts';
import { notApplicable, strongestBlank } from '../values/index.ts';
import type { QuotaAmount, Scale, Seats } from './scale.ts';

/** Seats of every grade over a base of so many rows; the strongest blank where an amount is blank. */
export function seatsOf(scale: Scale, base: number): readonly Seats[] | Blank {
  const amounts = scale.grades.flatMap(({ atMost, atLeast }) => [atMost, atLeast]).flatMap((quota) => (quota ? [quota.amount] : []));
  const blank = strongestBlank(amounts);
  if (blank) return blank;
  return scale.grades.map(({ atMost, atLeast }) => ({ atMost: atMost && seats(atMost, base), atLeast: atLeast && seats(atLeast, base) }));
}

/** round(quota × base): one of the three places where Heng rounds. */
export function seats({ amount, unit, mode }: QuotaAmount, base: number): bigint {
  if (isBlank(amount)) throw new TypeError(`a quota is ${notApplicable.blank}`);
  const rounded = roundToInteger(unit === 'share' ? multiply(amount, integer(base)) : amount, mode);
  return rounded < 0n ? 0n : rounded;
}
