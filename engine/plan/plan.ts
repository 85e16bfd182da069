/**
 * The Plan: what a policy compiles to, and all that the engine knows of it.
 *
 * A Plan is plain JSON. `docs/schema/plan.schema.json` is generated from these types (`npm run schema`). Numbers are texts, never
 * JSON numbers, so that no reader of a Plan can round them. A Plan never depends on data.
 */

import type { Period, PeriodKind } from './period.ts';

export type Plan = {
  readonly heng: 1;
  readonly name: string;
  readonly year: number;
  /** What the head says for readers: the document it rests on, who leads; and annotations on the policy. */
  readonly notes?: readonly Note[];
  readonly tables: readonly Table[];
  readonly assessments: readonly Assessment[];
  /** Sorted: a node stands after every node that it reads, lags excepted. */
  readonly nodes: readonly Node[];
  readonly checks: readonly Check[];
  readonly modules: readonly Module[];
};

/**
 * An exact number: "12", "-0.5", "1/3".
 * @pattern ^-?\d+(\.\d+|/[1-9]\d*)?$
 */
export type Num = string;

// ——— Tables ———

export type Table = {
  readonly id: string;
  /** `one`: a single row without a key. */
  readonly kind: 'subject' | 'ledger' | 'one';
  /** Many→one links to other tables: the parent (its name is the parent table's) and reference fields. */
  readonly links: readonly Link[];
  /** The link to the parent, if there is one. */
  readonly parent?: string;
  /** Node of the date column that puts a ledger's rows into periods. */
  readonly date?: string;
  readonly src: Source;
};

/** `period`: the grain at which the link may change. `column` is the data column that holds the key. */
export type Link = { readonly name: string; readonly to: string; readonly period: PeriodKind; readonly optional: boolean };

/** `table` × the periods of kind `period`. */
export type Frame = { readonly table: string; readonly period: PeriodKind };

export type Assessment = {
  readonly name: string;
  readonly frame: Frame;
  /** Node (boolean) that says whether a row is assessed at all. Absent: every row is. */
  readonly when?: string;
  /** Node (option) that divides the rows into tracks. */
  readonly track?: string;
  /** What a result shows, in the order of the policy. */
  readonly columns: readonly string[];
  readonly src: Source;
};

// ——— Types ———

export type Type =
  | {
      readonly t: 'num';
      /** Exponents of units; empty for a ratio or a bare number. */
      readonly unit: Readonly<Record<string, number>>;
      /** Written and printed as a percentage. */
      readonly pct?: boolean;
      readonly range?: NumberRange;
      readonly grid: Grid;
    }
  | { readonly t: 'bool' | 'text' | 'date' }
  | { readonly t: 'ref'; readonly table: string }
  | { readonly t: 'opt'; readonly of: readonly string[] };

export type NumberRange = { readonly min: Num; readonly max: Num };

/**
 * On which lattice the values of a column lie: integers ÷ 10^scale; some decimal scale that the data fix; integers ÷
 * (den × 10^s) for some s; or no common one.
 */
export type Grid =
  | { readonly kind: 'scale'; readonly scale: number }
  | { readonly kind: 'decimal' }
  | { readonly kind: 'den'; readonly den: Num }
  | { readonly kind: 'rational' };

/** half-up, half-even (GB/T 8170), down to −∞, up to +∞, towards zero. Half-up rounds halves away from zero. */
export type RoundMode = 'halfUp' | 'halfEven' | 'floor' | 'ceil' | 'trunc';
export type Round = { readonly places: number; readonly mode: RoundMode };

// ——— Nodes ———

export type Role =
  | 'field'
  | 'constant'
  | 'let'
  | 'coefficient'
  | 'bonus'
  | 'deduct'
  | 'total'
  | 'indicator'
  | 'rate'
  | 'weight'
  | 'raterScore'
  | 'group'
  | 'weights'
  | 'rank'
  | 'grade'
  | 'veto'
  | 'direct'
  | 'award'
  | 'consequence'
  | 'alert'
  | 'requirement'
  | 'gate'
  | 'hidden';

/** Start and end are offsets into the file; line and column count from 1. */
export type Source = {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
};

/** `@依据("细则第1项")` → { name: 'basis', values: ['细则第1项'] }. Names are those of the keyword table's English column. */
export type Note = { readonly name: string; readonly values: readonly string[] };

export type Node = NodeHead & (Input | Expr | Tiers | Fold | Lag | Rank | Grade | Take);

export type NodeHead = {
  readonly id: string;
  /** What a reader sees: the drafter's name for the column. */
  readonly label: string;
  readonly frame: Frame;
  /** Rows that this assessment does not assess are not applicable here. */
  readonly assessment?: string;
  readonly type: Type;
  readonly role: Role;
  readonly src: Source;
  readonly notes?: readonly Note[];
  /** Former ids, for history. */
  readonly was?: readonly string[];
};

/** Filled from data. `column` is the heading of the data column. */
export type Input = { readonly kind: 'input'; readonly column: string; readonly onMissing: OnMissing; readonly referenceOnly?: boolean };
export type OnMissing = { readonly rule: 'error' } | { readonly rule: 'na' } | { readonly rule: 'value'; readonly value: Logic };

/** Row-local; `in` gives the aliases that `logic` reads by `{"var": alias}`. */
export type Expr = { readonly kind: 'expr'; readonly in: Readonly<Record<string, Ref>>; readonly logic: Logic; readonly round?: Round };

/**
 * 累进: a value per unit of `x`, tier by tier; `value` may read the tier's number (from 1) by `{"var": "tier"}`. What lies
 * beyond the rows goes by `beyond`, tier after tier of one width, or counts for nothing. Mirrored below zero: f(−x) = −f(x).
 */
export type Tiers = {
  readonly kind: 'tiers';
  readonly in: Readonly<Record<string, Ref>>;
  readonly x: Logic;
  readonly rows: readonly TierRow[];
  readonly beyond?: TierRow;
};
export type TierRow = { readonly width: Num; readonly value: Logic };

/** A column of another row, reached by many→one steps from the row at hand, in order. */
export type Ref = { readonly node: string; readonly path: readonly Step[] };
export type Step =
  /** Follow a link of the row's table. */
  | { readonly up: string }
  /** The only row of a `one` table. */
  | { readonly one: string }
  /** The coarser period that contains the row's period; `none` leaves periods altogether. */
  | { readonly coarsen: PeriodKind };

/** What groups rows: the row reached by a path (its identity), or the value of a column. */
export type GroupKey = { readonly row: readonly Step[] } | { readonly column: Ref };

export type FoldOp = 'sum' | 'mean' | 'count' | 'share' | 'max' | 'min' | 'median' | 'trimmedMean' | 'weightedMean' | 'pick';

/**
 * Group the rows of `over` by `key`, keep those where `where` holds, fold `args`; read at a row the group that `at` names.
 *
 * The reader's period is always part of both: an `over` row belongs to the reader's period that contains its own (a
 * ledger's row: its date); an `over` without period to the reader's period only if that is a year or none.
 * Children: key [row: up parent], at [row: here]. Finer period: key and at [row: here]. Peers: key = at = [column]. All: [].
 */
export type Fold = {
  readonly kind: 'fold';
  readonly op: FoldOp;
  readonly over: Frame;
  readonly key: readonly GroupKey[];
  readonly at: readonly GroupKey[];
  readonly where?: Ref;
  /** One for most; two (value, weight) for weightedMean; none for count. `share` takes a boolean. */
  readonly args: readonly Ref[];
  /** 逐级, of `mean`: within a group first the mean of each innermost level, then of those, and so on; inner levels first. */
  readonly levels?: readonly FoldLevel[];
};
/** `weight`: of each of the level's groups in the mean above it; the same in all its rows. Absent: all count alike. */
export type FoldLevel = { readonly key: GroupKey; readonly weight?: Ref };

/** Looks along time at a column of the same frame. */
export type Lag = {
  readonly kind: 'lag';
  readonly of: string;
  readonly how:
    | { readonly kind: 'back'; readonly count: number; readonly unit: Period }
    /** Holds in this period and the length−1 before. */
    | { readonly kind: 'streak'; readonly length: number }
    /** Sum from the year's first period to this one. */
    | { readonly kind: 'toDate' };
};

export type SortKey = { readonly ref: Ref; readonly order: 'desc' | 'asc' };

/** 1,1,3 (`min`) or 1,1,2 (`dense`). Rows for which one of `exclude` (boolean nodes) holds have no rank. */
export type Rank = {
  readonly kind: 'rank';
  readonly by: readonly SortKey[];
  readonly group: readonly GroupKey[];
  readonly ties: 'min' | 'dense';
  readonly exclude: readonly string[];
};

/** Grades best first. The order of steps is that of docs/architecture.md, "Grades". */
export type Grade = {
  readonly kind: 'grade';
  /** Empty: a classification by conditions alone. */
  readonly by: readonly SortKey[];
  readonly group: readonly GroupKey[];
  readonly base: 'assessed' | 'all';
  readonly rows: readonly GradeRow[];
  readonly effects: readonly GradeEffect[];
};
export type GradeRow = {
  readonly grade: string;
  /** Absent: all the rest. */
  readonly when?: Ref;
  readonly atMost?: Quota;
  readonly atLeast?: Quota;
  /** At the edge of `atMost`: nobody of a tie enters, or all do. */
  readonly tie: 'out' | 'in';
};
/** `share`: of the base, rounded by `mode` (given unless the share is of a whole by itself); `seats`: a count. */
export type Quota = { readonly amount: Ref; readonly unit: 'share' | 'seats'; readonly mode: RoundMode };
export type GradeEffect = {
  /** Boolean node of the same frame. */
  readonly veto: string;
  readonly act:
    | { readonly kind: 'ceiling'; readonly grade: string }
    | { readonly kind: 'set'; readonly grade: string; readonly seated: boolean; readonly direct: boolean }
    | { readonly kind: 'drop'; readonly levels: Ref }
    | { readonly kind: 'bar' };
};

/** The first `first` rows of each group: true for those who are taken. */
export type Take = {
  readonly kind: 'take';
  readonly first: Ref;
  readonly by: readonly SortKey[];
  readonly group: readonly GroupKey[];
  readonly where?: Ref;
  readonly tie: 'out' | 'in';
  readonly exclude: readonly string[];
};

// ——— Checks on data, modules ———

/** `requirement`: `node` must hold; `alert`: it is reported where it holds. */
export type Check = {
  readonly id: string;
  readonly label: string;
  readonly kind: 'requirement' | 'alert';
  readonly message: string;
  readonly node: string;
  readonly src: Source;
};

export type Module = { readonly title: string; readonly file: string };

// ——— JsonLogic with Heng's operators ———

/**
 * Literals: n number, o option, s text, d date, b boolean, blank. `{"var": alias}` reads an operand.
 * Operators take evaluated arguments. Arithmetic and comparison are strict in blanks; all/any/not are Kleene;
 * has/default/decide/countTrue/min/max/mean look at blanks (engine/reference/operators says how).
 */
export type Logic =
  | { readonly var: string }
  | { readonly n: Num }
  | { readonly o: string }
  | { readonly s: string }
  | { readonly d: string }
  | { readonly b: boolean }
  | { readonly blank: 'na' | 'exempt' | 'notDue' | 'missing' }
  | Operation;

/**
 * One operator with its arguments.
 * @minProperties 1
 * @maxProperties 1
 */
export type Operation = { readonly [O in Operator]?: readonly Logic[] };

export type Operator =
  | '+'
  | '-'
  | '*'
  | '/'
  | 'neg'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'eq'
  | 'ne'
  | 'oneOf'
  | 'all'
  | 'any'
  | 'not'
  /** has(x): not blank. default(x, v). */
  | 'has'
  | 'default'
  /** notApplicable(x, v): v where x is 不适用 or 免考. mustApply(x): missing there, with a finding. */
  | 'notApplicable'
  | 'mustApply'
  /** decide(c1, v1, c2, v2, …, otherwise): the first that holds; an undecided one before it decides nothing. */
  | 'decide'
  /** Over scalars, as the folds: blanks that do not apply are skipped. */
  | 'countTrue'
  | 'min'
  | 'max'
  | 'mean'
  /** atMost(x, limit), atLeast(x, limit): strict, for 封顶 and 保底. */
  | 'atMost'
  | 'atLeast'
  /** pick(x, k1, v1, k2, v2, …, otherwise): x equals ki. */
  | 'pick'
  /** bands(x, test1, v1, test2, v2, …, otherwise): strict in x, then the first test that holds. */
  | 'bands'
  /** lerp(x, x0, y0, x1, y1): the line through two points. */
  | 'lerp'
  /** blend(full, w1, p1, w2, p2, …): full × Σ points ÷ Σ weights over those that apply; nothing left is not applicable. */
  | 'blend'
  /** addWorkdays(d, n) by the calendar in the data. periodEnd(): last day of the row's period. */
  | 'addDays'
  | 'addWorkdays'
  | 'yearOf'
  | 'quarterOf'
  | 'monthOf'
  | 'periodEnd';
