import type { Rational } from '../numbers/index.ts';
import type { RoundMode } from '../plan/index.ts';
import type { Blank, Value } from '../tables/data.ts';
import type { Direction } from '../ranking/index.ts';
import type { Known } from '../values/index.ts';

/** What a group of rows is graded by, its quotas read already. Grades are named by their index, best first. */
export type Scale = {
  readonly directions: readonly Direction[];
  readonly base: 'assessed' | 'all';
  readonly grades: readonly ScaleGrade[];
};

export type ScaleGrade = {
  readonly grade: string;
  readonly atMost?: QuotaAmount;
  readonly atLeast?: QuotaAmount;
  readonly tie: 'out' | 'in';
};

/** `share` of the base, or `seats` as such. A blank amount leaves the grades of the whole group undecided. */
export type QuotaAmount = { readonly amount: Rational | Blank; readonly unit: 'share' | 'seats'; readonly mode: RoundMode };

/** A row to be graded. */
export type Candidate = {
  readonly row: number;
  /** Blank where one of its keys is. */
  readonly keys: readonly Known[] | Blank;
  /** One a grade: does its condition hold? Unknown: the grade is undecided. */
  readonly conditions: readonly (boolean | Blank)[];
  readonly effects: readonly Effect[];
};

/** A veto or direct award that holds for the row, or of which nobody knows whether it does (`held` is the blank). */
export type Effect = { readonly held: true | Blank; readonly act: Act };
export type Act =
  | { readonly kind: 'ceiling'; readonly grade: number }
  | { readonly kind: 'set'; readonly grade: number; readonly seated: boolean; readonly direct: boolean }
  | { readonly kind: 'drop'; readonly levels: number | Blank }
  | { readonly kind: 'bar' };

/** How a row came by its grade. */
export type Outcome = {
  readonly value: Value;
  /** The best grade that vetoes leave open. */
  readonly ceiling: number;
  /** The grade that a veto or direct award sets. */
  readonly set?: number;
  /** The grade after conditions and 至多. */
  readonly entered?: number;
  /** The grade after 至少. */
  readonly moved?: number;
  readonly dropped: number;
};

export type Grading = {
  /** How many rows the shares are of. */
  readonly base: number;
  /** Seats by grade; undefined where there is no such quota. */
  readonly seats: readonly Seats[];
  readonly outcomes: ReadonlyMap<number, Outcome>;
};
export type Seats = { readonly atMost: bigint | undefined; readonly atLeast: bigint | undefined };
