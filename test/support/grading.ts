/** Groups to grade, in short: scores, conditions by threshold, effects. */

import { type Act, type Candidate, gradeGroup, type QuotaAmount, type Scale } from '../../engine/grades/index.ts';
import { compare, parseNumber, type Rational } from '../../engine/numbers/index.ts';
import type { RoundMode } from '../../engine/plan/index.ts';
import type { Blank } from '../../engine/tables/data.ts';
import { show } from './data.ts';

export function exact(text: string): Rational {
  const value = parseNumber(text);
  if (value === undefined) throw new Error(`not a number: ${text}`);
  return value;
}

export const share = (amount: string, mode: RoundMode = 'floor'): QuotaAmount => ({ amount: exact(amount), unit: 'share', mode });
export const seats = (amount: string): QuotaAmount => ({ amount: exact(amount), unit: 'seats', mode: 'floor' });

/** `from`: the least score; absent: all the rest. */
export type GivenGrade = {
  readonly grade: string;
  readonly from?: string;
  readonly atMost?: QuotaAmount;
  readonly atLeast?: QuotaAmount;
  readonly tie?: 'out' | 'in';
};
export type GivenRow = { readonly score: string | Blank; readonly acts?: readonly Act[]; readonly doubts?: readonly Blank[] };

export function gradesOf(grades: readonly GivenGrade[], rows: readonly GivenRow[], base: Scale['base'] = 'assessed'): readonly string[] {
  const scale: Scale = {
    directions: ['desc'],
    base,
    grades: grades.map(({ grade, atMost, atLeast, tie = 'out' }) => ({
      grade,
      tie,
      ...(atMost ? { atMost } : {}),
      ...(atLeast ? { atLeast } : {}),
    })),
  };
  const candidates = rows.map(
    ({ score, acts = [], doubts = [] }, row): Candidate => ({
      row,
      keys: typeof score === 'string' ? [exact(score)] : score,
      conditions: grades.map(({ from }) => from === undefined || (typeof score === 'string' && compare(exact(score), exact(from)) >= 0)),
      effects: [...acts.map((act) => ({ held: true as const, act })), ...doubts.map((held) => ({ held, act: { kind: 'bar' } as const }))],
    }),
  );
  const { outcomes } = gradeGroup(scale, candidates);
  return rows.map((_, row) => show(outcomes.get(row)?.value));
}
