/**
 * Where in a policy's text a node's parts are written: what a Plan does not say, and who changes a Plan on trial, or
 * says which of its cases nobody tried, must know. Whoever has the text fills it in.
 */

import type { Node, Num, Operator } from './plan.ts';

/** A stretch of a file; `line` counts from 1. */
export type Stretch = { readonly file: string; readonly start: number; readonly end: number; readonly line: number; readonly text: string };

/** A number of the drafter's. `step`: one unit in its last place, as in 0.5 → 0.1 and 80% → 1%; `unit`: what 1 is worth as written, as 1% there. */
export type WrittenNumber = Stretch & { readonly value: Num; readonly step: Num; readonly unit: Num };
export type WrittenComparison = Stretch & { readonly operator: Operator };
export type WrittenCap = Stretch & { readonly kind: 'atMost' | 'atLeast' };
/** 判定 or 分档: its rows, 其余 included; `cases`: how many options a row names, else one. */
export type WrittenTable = { readonly rows: readonly (Stretch & { readonly cases: number })[] };

/** What stands in the stretch of a node, in the order of the text, or in methods that it calls (`shared`). */
export type Written = {
  readonly numbers: readonly WrittenNumber[];
  readonly dates: readonly Stretch[];
  readonly comparisons: readonly WrittenComparison[];
  readonly caps: readonly WrittenCap[];
  readonly tables: readonly WrittenTable[];
  /** 至多 and 至少 of grades, each with its rounding way if it says one. */
  readonly quotas: readonly { readonly mode?: Stretch }[];
  readonly gradeRows: readonly Stretch[];
};

export type Writing = {
  readonly of: (node: Node) => Written;
  /** The 保留 by which a node is rounded: its own, or the header's. */
  readonly roundOf: (node: Node) => Stretch | undefined;
};
