import type { Expr, Logic, Node, PeriodKey, Table } from '../plan/index.ts';
import type { Evaluation } from '../reference/evaluation.ts';
import type { Value } from '../tables/data.ts';
import type { Column, TextColumn } from './column.ts';
import type { Dictionary } from './dictionary.ts';
import type { Ratio } from './expression/ratio.ts';
import type { Tree } from './expression/shape.ts';
import type { NumberVec } from './expression/vec.ts';
import type { PackedData } from './packed.ts';
import type { Group } from './partition.ts';

/** What the kernels of one node may ask. */
export type Context = {
  readonly data: PackedData;
  readonly dictionary: Dictionary;
  /** The reference's functions over the values of this run: what a row in doubt is settled with. */
  readonly ev: Evaluation;
  readonly nodeOf: (id: string) => Node;
  readonly tableOf: (id: string) => Table;
  /** How many rows a table has, whether or not they exist in a period. */
  readonly size: (table: string) => number;
  /** A column of a period, computed when it is first asked for. */
  readonly column: (id: string, period: PeriodKey) => Column;
  /** The exact value of one row, from its column where that is exact, else as the reference works it out. */
  readonly exact: (id: string, row: number, period: PeriodKey) => Value;
  /**
   * Of the rows of `table` in a period, which does `node` not compute: absent ones and those that its assessment leaves
   * out are 不适用, those of which nobody knows have the tag of the condition. Undefined: it computes all.
   */
  readonly closed: (node: Node, table: string, period: PeriodKey) => Uint8Array | undefined;
  /** 1 for rows that exist; undefined: all do. */
  readonly present: (table: string, period: PeriodKey) => Uint8Array | undefined;
  /** Operators of an expression, counted once. */
  readonly sizes: WeakMap<Logic, number>;
  /** The shape of an expression in a period, and of its literals as quotients of integers. */
  readonly tree: (node: Node & Expr, period: PeriodKey) => Tree;
  readonly ratio: (literal: Extract<Tree, { readonly op: 'number' }>) => Ratio;
  /** Literals, read once. */
  readonly literal: (text: string) => Tree;
  readonly literals: WeakMap<Tree, NumberVec>;
  /** The least magnitude that is not zero in a column of integers; 1 where all are zero. */
  readonly smallest: (column: Float64Array) => number;
  /** The rows of a text column by code; undefined where there are more codes than `most`. */
  readonly partition: (column: TextColumn, most: number) => readonly Group[] | undefined;
  /** Tables of fewer rows are not compiled for track by track. */
  readonly splitFrom: number;
  /** Number of columns that read a node. */
  readonly readers: (id: string) => number;
  /** Whether a node is part of the expressions that read it (expression/tree.ts). */
  readonly isInlined: (node: Node) => node is Node & Expr;
  /** Whether people decided on another figure somewhere in the column. */
  readonly isCorrected: (id: string) => boolean;
  /** Says which way a node was computed, for `explainPlan`. */
  readonly note: (id: string, how: string) => void;
};
