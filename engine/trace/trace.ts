/** Why a figure is what it is: data, to be rendered elsewhere. Derived on demand; nothing is recorded while scoring. */

import type { FoldOp, Note, PeriodKey, Place, Role, Round, Source, Type } from '../plan/index.ts';
import type { TierPart } from '../reference/tiers.ts';
import type { Value } from '../tables/data.ts';

/** Which figure. */
export type TraceAt = { readonly node: string; readonly row: number; readonly period: PeriodKey };

export type Trace = TraceHead &
  (InputTrace | ExprTrace | TiersTrace | FoldTrace | LagTrace | RankTrace | TakeTrace | GradeTrace | ClosedTrace);

export type TraceHead = {
  readonly at: TraceAt;
  readonly label: string;
  readonly role: Role;
  readonly type: Type;
  readonly table: string;
  readonly key: string;
  readonly value: Value;
  readonly notes: readonly Note[];
  readonly src: Source;
};

/** A figure that another one reads. `at` is absent where a link is empty; `trace` beyond the depth asked for. */
export type Operand = {
  readonly label: string;
  readonly role?: Role;
  readonly type: Type;
  readonly value: Value;
  readonly at?: TraceAt;
  readonly key?: string;
  readonly trace?: Trace;
};

/** `filledBy`: the cell is empty, and the column's rule for empty cells gave the value. */
export type InputTrace = {
  readonly kind: 'input';
  readonly column: string;
  readonly place: Place;
  readonly filledBy?: 'error' | 'na' | 'value';
};

export type ExprTrace = {
  readonly kind: 'expr';
  /** In the drafter's names; and with their values in their places. */
  readonly formula: string;
  readonly withValues: string;
  readonly operands: readonly Operand[];
  readonly unrounded: Value;
  readonly round?: Round;
  readonly caps: readonly CapTrace[];
  readonly cases: readonly CaseTrace[];
};
/** A 封顶 or 保底 that was reached in the formula; `bites` where it changed the figure. */
export type CapTrace = {
  readonly kind: 'atMost' | 'atLeast';
  readonly limit: Value;
  readonly before: Value;
  readonly after: Value;
  readonly bites: boolean;
};
/** Which case of a 判定 or 分档 decided; `condition` is empty for 其余. */
export type CaseTrace = {
  readonly kind: 'decide' | 'bands' | 'pick';
  readonly index: number;
  readonly condition: string;
  readonly value: Value;
};

/** 累进: what lies in each tier, and what a unit of it is worth there. */
export type TiersTrace = {
  readonly kind: 'tiers';
  readonly x: Value;
  readonly parts: readonly TierPart[];
  readonly operands: readonly Operand[];
};

export type FoldTrace = {
  readonly kind: 'fold';
  readonly op: FoldOp;
  /** What is folded, and the condition on it. */
  readonly of: readonly string[];
  readonly where?: string;
  readonly members: readonly MemberTrace[];
};
/** `kept` enters the fold; `left-out` does not apply; `not-held`: the condition does not hold; `unknown` makes the fold unknown. */
export type MemberTrace = {
  readonly row: number;
  readonly period: PeriodKey;
  readonly key: string;
  readonly state: 'kept' | 'left-out' | 'not-held' | 'unknown';
  readonly values: readonly Value[];
};

export type LagTrace = {
  readonly kind: 'lag';
  readonly how: 'back' | 'streak' | 'toDate';
  readonly of: string;
  readonly periods: readonly PeriodTrace[];
};
export type PeriodTrace = {
  readonly period: PeriodKey;
  readonly value: Value;
  readonly from: 'run' | 'history' | 'nowhere' | 'before-joining';
  readonly trace?: Trace;
};

/** A row near the one explained, in the order that ranks them. */
export type Neighbour = { readonly row: number; readonly key: string; readonly keys: readonly Value[]; readonly value: Value };
export type OrderTrace = {
  readonly by: readonly (Operand & { readonly order: 'desc' | 'asc' })[];
  /** How many rows are in order in this group; of them, ahead of this one and tied with it (itself included). */
  readonly size: number;
  readonly ahead?: number;
  readonly tied?: number;
  /** The nearest row ahead, those tied, the nearest behind. */
  readonly neighbours: readonly Neighbour[];
  /** Conditions that keep rows out, and what they are for this one. */
  readonly exclude: readonly Operand[];
};
export type RankTrace = { readonly kind: 'rank'; readonly ties: 'min' | 'dense'; readonly order: OrderTrace };
export type TakeTrace = {
  readonly kind: 'take';
  readonly first: Value;
  readonly tie: 'out' | 'in';
  readonly where?: Operand;
  readonly order: OrderTrace;
};

export type GradeTrace = {
  readonly kind: 'grade';
  readonly order: OrderTrace;
  readonly groupSize: number;
  readonly base: number;
  readonly baseOf: 'assessed' | 'all';
  readonly steps: readonly GradeStep[];
  readonly effects: readonly EffectTrace[];
  readonly ceiling?: string;
  readonly set?: string;
  /** After conditions and 至多; after 至少; levels dropped then. */
  readonly entered?: string;
  readonly moved?: string;
  readonly dropped: number;
};
/** One grade, best first: its seats, how many rows the group has in it in the end, and its condition here. */
export type GradeStep = {
  readonly grade: string;
  readonly condition?: Operand;
  readonly atMost?: bigint;
  readonly atLeast?: bigint;
  readonly tie: 'out' | 'in';
  readonly inIt: number;
};
export type EffectTrace = { readonly veto: Operand; readonly act: 'ceiling' | 'set' | 'drop' | 'bar'; readonly grade?: string };

/** The assessment does not assess the row (or nobody knows whether it does). */
export type ClosedTrace = { readonly kind: 'closed'; readonly assessment: string; readonly when: string };
