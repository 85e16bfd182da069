/**
 * Data as an evaluator sees them: typed, keyed, linked. `load.ts` makes them from sheets of text.
 */

import type { Rational } from '../numbers/index.ts';
import type { PeriodKey, PeriodKind, Place } from '../plan/index.ts';

/**
 * The four blanks of data, and `undecided` for a grade or condition that hangs on one that is missing or not yet due.
 * In order of strength, weakest first: na 不适用 < exempt 免考 < notDue 未到期 < missing < undecided.
 */
export type BlankLabel = 'na' | 'exempt' | 'notDue' | 'missing' | 'undecided';

/** A blank remembers why it is blank, so that a finding can name the cell although the blank was read ten columns on. */
export type Blank = { readonly blank: BlankLabel; readonly causes: readonly Cause[] };

export type Cause =
  /** An empty cell of an input. */
  | { readonly kind: 'cell'; readonly node: string; readonly row: number; readonly period: PeriodKey }
  | { readonly kind: 'divisionByZero'; readonly node: string; readonly row: number; readonly period: PeriodKey }
  /** A lag that reaches into a year of which nothing is on record. */
  | { readonly kind: 'noHistory'; readonly node: string; readonly row: number; readonly period: PeriodKey }
  /** 取值 found `count` rows instead of one. */
  | { readonly kind: 'pick'; readonly node: string; readonly row: number; readonly period: PeriodKey; readonly count: number }
  /** 去极值平均 of fewer than three. */
  | { readonly kind: 'tooFew'; readonly node: string; readonly row: number; readonly period: PeriodKey; readonly count: number }
  /** 不适用 reached an indicator that says nothing about it. */
  | { readonly kind: 'mustApply'; readonly node: string; readonly row: number; readonly period: PeriodKey }
  /** Working days of a year that the calendar does not have. */
  | { readonly kind: 'noCalendar'; readonly node: string; readonly row: number; readonly period: PeriodKey; readonly year: string }
  /** A weight of a level that is not the same in all rows of one of its groups. */
  | { readonly kind: 'unequalWeights'; readonly node: string; readonly row: number; readonly period: PeriodKey }
  /** 累进 of so large an amount that its tiers cannot be counted. */
  | { readonly kind: 'tooManyTiers'; readonly node: string; readonly row: number; readonly period: PeriodKey }
  /** An empty link of a row of `table`, which `node` was the first to follow; `period` is of the link's grain. */
  | {
      readonly kind: 'noLink';
      readonly node: string;
      readonly table: string;
      readonly row: number;
      readonly period: PeriodKey;
      readonly link: string;
    };

/** Options, texts, ISO dates and keys are strings; the column's type says which. */
export type Value = Rational | boolean | string | Blank;

export type Data = {
  readonly tables: ReadonlyMap<string, TableRows>;
  /** Input node → period → value by row. A period without a map entry: no row of that period was given. */
  readonly inputs: ReadonlyMap<string, ReadonlyMap<PeriodKey, readonly (Value | undefined)[]>>;
  /** Column id → row key → period → value: published results of earlier years. */
  readonly history: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<PeriodKey, Value>>>;
  /** Holidays and make-up days, as far as they are on record. */
  readonly calendar?: Calendar;
  /** Appeals upheld, exemptions, overrides. */
  readonly corrections?: readonly Correction[];
  /** Where the value of an input stands, or should stand, for findings. */
  readonly placeOf: (node: string, row: number, period: PeriodKey) => Place;
};

/** `years`: those of which the days are on record; other years have no known working days. ISO dates. */
export type Calendar = {
  readonly years: ReadonlySet<string>;
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
};

/**
 * One figure replaced by decision of people. `from` is what it was when they decided: where the figure is no longer that,
 * the correction is not applied but reported.
 */
export type Correction = {
  readonly node: string;
  readonly row: number;
  readonly period: PeriodKey;
  readonly from: Value;
  readonly to: Value;
  readonly ground: string;
  readonly approver: string;
  readonly date: string;
  readonly place: Place;
};

export type TableRows = {
  /** Row keys in the order of the data; a ledger's are its row numbers in its file; a `one` table has the single key ``. */
  readonly keys: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  /** First and last day (ISO) on which a row exists; absent: always. */
  readonly joins: readonly (string | undefined)[];
  readonly leaves: readonly (string | undefined)[];
  readonly links: ReadonlyMap<string, LinkRows>;
};

/** Row index of the target by period and row; undefined where the link is empty. `period` none has the key ``. */
export type LinkRows = {
  readonly to: string;
  readonly period: PeriodKind;
  readonly target: ReadonlyMap<PeriodKey, readonly (number | undefined)[]>;
  /** Rows without target whose cell was wrong: their finding is made, so a blank through them needs no cause. */
  readonly reported?: ReadonlyMap<PeriodKey, ReadonlySet<number>>;
};

export function isBlank(value: Value): value is Blank {
  return typeof value === 'object' && 'blank' in value;
}

export function isRational(value: Value): value is Rational {
  return typeof value === 'object' && 'n' in value;
}
