/** Steps 1 and 2: who leaves, under which ceiling the others stand, and whose grade is set. */

import type { Blank } from '../tables/data.ts';
import { isBlank } from '../tables/data.ts';
import { isLeftOut, type Known, notApplicable, strongestBlank, undecided } from '../values/index.ts';
import type { Act, Candidate } from './scale.ts';

export type Standing = { readonly row: number; readonly barred: boolean } & (Leaves | Stays);
/** Takes no further part; `value` is its grade. */
export type Leaves = { readonly leaves: Blank };
export type Stays = {
  readonly leaves?: undefined;
  readonly keys: readonly Known[];
  readonly conditions: readonly (boolean | Blank)[];
  readonly ceiling: number;
  readonly set: { readonly grade: number; readonly seated: boolean } | undefined;
  readonly drop: number;
};

export function standingOf({ row, keys, conditions, effects }: Candidate): Standing {
  const acts = effects.filter(({ held }) => held === true).map(({ act }) => act);
  if (acts.some(({ kind }) => kind === 'bar')) return { row, barred: true, leaves: notApplicable };
  const blankKeys = 'blank' in keys ? keys : undefined;
  if (blankKeys && isLeftOut(blankKeys)) return { row, barred: false, leaves: blankKeys };
  const doubts = [...effects.map(({ held }) => held), ...acts.map((act) => (act.kind === 'drop' ? act.levels : 0))].filter(
    (held) => typeof held === 'object',
  );
  const doubt = strongestBlank(doubts);
  if (doubt) return { row, barred: false, leaves: undecided(strongestBlank([...doubts, ...(blankKeys ? [blankKeys] : [])]) ?? doubt) };
  if ('blank' in keys) return { row, barred: false, leaves: keys };
  const ceiling = ceilingOf(acts);
  return { row, barred: false, keys, conditions, ceiling, set: setBy(acts, ceiling), drop: dropBy(acts) };
}

/** The lowest grade that a 不高于 or a veto's `=` names. */
function ceilingOf(acts: readonly Act[]): number {
  return Math.max(0, ...acts.map((act) => (act.kind === 'ceiling' || (act.kind === 'set' && !act.direct) ? act.grade : 0)));
}

/**
 * A veto's `=` sets the ceiling; 直评 its own grade (the best, of several) or the ceiling, whichever is lower. A seat is
 * taken unless every one of them says 不占名额.
 */
function setBy(acts: readonly Act[], ceiling: number): { readonly grade: number; readonly seated: boolean } | undefined {
  const sets = acts.filter((act) => act.kind === 'set');
  if (sets.length === 0) return undefined;
  const direct = sets.filter((act) => act.direct).map((act) => act.grade);
  const best = direct.length === 0 ? ceiling : Math.min(...direct);
  return { grade: Math.max(best, ceiling), seated: sets.some((act) => act.seated) };
}

function dropBy(acts: readonly Act[]): number {
  return acts.reduce((total, act) => total + (act.kind === 'drop' && !isBlankLevel(act.levels) ? act.levels : 0), 0);
}

function isBlankLevel(levels: number | Blank): levels is Blank {
  return typeof levels === 'object' && isBlank(levels);
}
