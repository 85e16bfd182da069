import { tiers } from '../ranking/index.ts';
import type { Scale, Seats } from './scale.ts';
import type { Standee } from './place.ts';

/**
 * Step 5, 至少: in the last grade the lowest rows move down into it; elsewhere the best rows below move up, never above a
 * ceiling. Set rows stay. Tied rows move together, for which nobody is picked by chance, but not past 至多.
 */
export function fillAtLeast(
  scale: Scale,
  seats: readonly Seats[],
  rows: readonly Standee[],
  placed: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const grades = new Map(placed);
  const last = scale.grades.length - 1;
  for (const grade of scale.grades.keys()) {
    const { atLeast, atMost } = seats[grade] ?? { atLeast: undefined, atMost: undefined };
    if (atLeast === undefined) continue;
    let filled = BigInt(rows.filter(({ row, set }) => grades.get(row) === grade && set?.seated !== false).length);
    for (const tier of grade === last ? movingDown(grade) : movingUp(grade)) {
      const size = BigInt(tier.length);
      if (filled >= atLeast || (atMost !== undefined && filled + size > atMost)) break;
      for (const { row } of tier) grades.set(row, grade);
      filled += size;
    }
  }
  return grades;

  function movingDown(grade: number): readonly (readonly Standee[])[] {
    const above = rows.filter(({ row, set }) => set === undefined && (grades.get(row) ?? grade) < grade);
    return tiers(above, scale.directions).toReversed();
  }
  function movingUp(grade: number): readonly (readonly Standee[])[] {
    const below = rows.filter(({ row, set, ceiling }) => set === undefined && ceiling <= grade && (grades.get(row) ?? last + 1) > grade);
    return tiers(below, scale.directions);
  }
}
