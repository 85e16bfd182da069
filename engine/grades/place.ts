import { tiers } from '../ranking/index.ts';
import type { Blank } from '../tables/data.ts';
import { strongestBlank, undecided } from '../values/index.ts';
import type { Scale, Seats } from './scale.ts';
import type { Stays } from './standing.ts';

/** A row that is graded, by row number. */
export type Standee = Stays & { readonly row: number };
/** The grade of each row that found one; rows whose condition nobody knows are not in it. */
export type Places = { readonly grades: ReadonlyMap<number, number>; readonly unknown: ReadonlyMap<number, Blank> };

/**
 * Step 4: from the top grade down, every row whose condition holds enters in order while seats remain; others are passed
 * over. Set rows take their seats first and are asked for no condition.
 */
export function place(scale: Scale, seats: readonly Seats[], rows: readonly Standee[]): Places {
  const grades = new Map<number, number>();
  const unknown = new Map<number, Blank>();
  for (const { row, set } of rows) if (set) grades.set(row, set.grade);

  for (const [grade, { tie }] of scale.grades.entries()) {
    const waiting = rows.filter(({ row, ceiling }) => !grades.has(row) && !unknown.has(row) && ceiling <= grade);
    for (const { row, conditions } of waiting) {
      const doubt = strongestBlank([conditions[grade] ?? false]);
      if (doubt) unknown.set(row, undecided(doubt));
    }
    const most = seats[grade]?.atMost;
    let left = most === undefined ? undefined : most - BigInt(rows.filter(({ set }) => set?.grade === grade && set.seated).length);
    for (const tier of tiers(
      waiting.filter(({ conditions }) => conditions[grade] === true),
      scale.directions,
    )) {
      const size = BigInt(tier.length);
      // A tie across the edge: nobody of it enters and the seat stays empty, or all of it does while a seat is left.
      if (left !== undefined && size > left && (tie === 'out' || left <= 0n)) break;
      for (const { row } of tier) grades.set(row, grade);
      if (left !== undefined) left -= size;
    }
  }
  return { grades, unknown };
}
