/** An example of a policy: what is given, what it must give. Data, as read from `tests/*.yaml`. */

import type { Sheet } from '../sheets/sheet.ts';

/** A text of the file and where it stands: offsets, and the line from 1. Values are never numbers before they are exact. */
export type Mark = { readonly text: string; readonly start: number; readonly end: number; readonly line: number };

export type Example = {
  /** As the user names it. */
  readonly file: string;
  readonly name: Mark;
  /** The arithmetic, in words. */
  readonly note?: string;
  /** How far the run goes; absent: the whole year. */
  readonly period?: Mark;
  /** 截止日. */
  readonly asOf?: Mark;
  /** `data`: the policy's own. */
  readonly given: 'data' | readonly Sheet[];
  readonly expect: readonly ExpectedRow[];
  /** Codes; absent: findings are not looked at. */
  readonly findings?: readonly Mark[];
};

/** One row of what an assessment, or a table, must give: the columns that matter. */
export type ExpectedRow = { readonly of: Mark; readonly at: Mark; readonly cells: readonly ExpectedText[] };
export type ExpectedText = { readonly column: Mark; readonly value: Mark };
