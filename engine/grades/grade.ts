/** Grades of one group, in the order of steps of docs/architecture.md, "Grades". */

import type { Blank, Value } from '../tables/data.ts';
import { notApplicable, undecided } from '../values/index.ts';
import { fillAtLeast } from './atLeast.ts';
import { place, type Standee } from './place.ts';
import type { Candidate, Grading, Outcome, Scale } from './scale.ts';
import { seatsOf } from './seats.ts';
import { type Standing, standingOf } from './standing.ts';

/**
 * Grades the rows of one group. What it gives depends on the rows' keys, conditions and effects alone: never on the
 * order of the rows, nor on that of the vetoes.
 */
export function gradeGroup(scale: Scale, candidates: readonly Candidate[]): Grading {
  const standings = candidates.map(standingOf);
  const base =
    scale.base === 'all'
      ? candidates.length
      : candidates.filter(({ keys }, i) => !('blank' in keys) && standings[i]?.barred === false).length;
  const seats = seatsOf(scale, base);
  if ('blank' in seats) return { base, seats: [], outcomes: allUndecided(standings, undecided(seats)) };

  const staying = standings.filter((standing): standing is Standing & Standee => standing.leaves === undefined);
  const { grades: entered, unknown } = place(scale, seats, staying);
  const certain = staying.filter(({ row }) => !unknown.has(row));
  const moved = fillAtLeast(scale, seats, certain, entered);
  const outcomes = standings.map((standing): [number, Outcome] => [
    standing.row,
    outcomeOf(scale, standing, unknown.get(standing.row), entered, moved),
  ]);
  return { base, seats, outcomes: new Map(outcomes) };
}

function outcomeOf(
  scale: Scale,
  standing: Standing,
  unknown: Blank | undefined,
  entered: ReadonlyMap<number, number>,
  moved: ReadonlyMap<number, number>,
): Outcome {
  if (standing.leaves) return { value: standing.leaves, ceiling: 0, dropped: 0 };
  const { row, ceiling, set, drop } = standing;
  const first = entered.get(row);
  const second = moved.get(row);
  // Step 6: 降 n 级 comes last, not below the last grade; the seat that gets free stays empty.
  const final = second === undefined ? undefined : Math.min(second + drop, scale.grades.length - 1);
  const grade = final === undefined ? undefined : scale.grades[final]?.grade;
  return {
    value: unknown ?? grade ?? notApplicable,
    ceiling,
    ...(set ? { set: set.grade } : {}),
    ...(first === undefined ? {} : { entered: first }),
    ...(second === undefined ? {} : { moved: second }),
    dropped: final === undefined || second === undefined ? 0 : final - second,
  };
}

function allUndecided(standings: readonly Standing[], value: Value): ReadonlyMap<number, Outcome> {
  return new Map(standings.map((standing) => [standing.row, { value: standing.leaves ?? value, ceiling: 0, dropped: 0 }]));
}
