/** The state of one compilation, and the row at hand while a formula is read. */

import type { Rational } from '../../engine/numbers/index.ts';
import type {
  Check,
  Expr,
  Fold,
  Frame,
  Grade,
  Input,
  Lag,
  Node,
  NodeHead,
  Period,
  PeriodKind,
  Rank,
  Role,
  Source,
  Take,
  Tiers,
} from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import type { AssessmentSymbol, ColumnSymbol, Symbols, TableSymbol } from '../binder/symbols.ts';
import type { Report, Site } from '../diagnostics/index.ts';
import type { Interval } from '../types/interval.ts';
import type { ValueType } from '../types/type.ts';
import type { Formula, Tree } from './tree.ts';

/** What a reader of a column needs to know of it. */
export type NodeInfo = {
  readonly id: string;
  readonly type: ValueType;
  readonly frame: Frame;
  readonly mayBeNa?: string;
  readonly referenceOnly?: boolean;
};

/** The nodes of a column: `rate` and `weight` of an indicator, `reversed` of a ranking counted from the end. */
export type ColumnInfo = { readonly main: NodeInfo; readonly rate?: NodeInfo; readonly weight?: NodeInfo; readonly reversed?: NodeInfo };

/** A name used at a place: for definition, references, rename. */
export type Use = { readonly site: Site; readonly target: ColumnSymbol | TableSymbol | AssessmentSymbol };

export type Lowering = {
  readonly symbols: Symbols;
  readonly report: Report;
  /** Line and column of an offset. */
  readonly locate: (site: Site) => Source;
  /** The text between two offsets. */
  readonly textOf: (site: Site) => string;
  /** In the order of completion. */
  readonly nodes: Map<string, Node>;
  readonly columns: Map<string, ColumnInfo>;
  /** Columns being compiled, outermost first; a lag puts a barrier, for what lies behind it is another period. */
  readonly stack: { readonly column: ColumnSymbol | 'barrier' }[];
  readonly hidden: Map<string, number>;
  /** Hidden nodes by what they compute, so that the same figure is computed once. */
  readonly shared: Map<string, string>;
  readonly uses: Use[];
  readonly checks: Check[];
  /** Weight nodes and totals of each assessment, filled when its weight tables are read. */
  readonly weights: Map<string, WeightPlan>;
  /** Reads a formula for the row at hand. */
  readonly lower: (scope: Scope, expr: ast.Expr) => Formula;
  /** Compiles a column on demand; set by the pass that knows all constructs. */
  readonly compile: (column: ColumnSymbol) => ColumnInfo;
  /** The grain of a 定义 inside a table: the finest of what it reads. */
  readonly tableColumnPeriod: (column: ColumnSymbol) => PeriodKind;
};

/** Per indicator or group: its weight in each track ('' where there are none); undefined where it does not apply. */
export type WeightPlan = {
  readonly tracks: readonly string[];
  readonly weights: ReadonlyMap<string, ReadonlyMap<string, Rational | undefined>>;
  /** What each sum can be, by track; filled as sums are compiled, inner ones first. */
  readonly ranges: Map<string, ReadonlyMap<string, Interval>>;
};

/** A row of `table` in a period, as one of `assessment`'s rows where that is said. */
export type Here = { readonly table: TableSymbol; readonly period: PeriodKind; readonly assessment: AssessmentSymbol | undefined };

/** A parameter of a method stands for the argument as written, read where the call stands. */
export type Local =
  | {
      readonly kind: 'argument';
      readonly expr: ast.Expr;
      readonly file: string;
      readonly locals: ReadonlyMap<string, Local>;
      readonly callSite: Site | undefined;
    }
  | { readonly kind: 'formula'; readonly formula: Formula };

/** What is known to hold (or not to) where a formula is computed. */
export type Fact = { readonly tree: Tree; readonly holds: boolean };

export type Scope = {
  readonly here: Here;
  readonly file: string;
  /** The column under definition: hidden nodes are named after it. */
  readonly owner: NodeOwner;
  readonly locals: ReadonlyMap<string, Local>;
  readonly facts: readonly Fact[];
  /** Inside an aggregate names also go up the aggregated row's links. */
  readonly upward: boolean;
  /** Inside 每个 指标: the rows that an aggregate without a table of its own is over. */
  readonly peers?: Here;
  /** Inside a standard method: the call, for its text is not the drafter's to mend. */
  readonly callSite?: Site | undefined;
  /** Methods being put in place, for messages about recursion. */
  readonly methods: readonly string[];
};

export type NodeOwner = { readonly id: string; readonly label: string; readonly role: Role; readonly site: Site };

export function frameOf(here: Here): Frame {
  return { table: here.table.name, period: here.period };
}

/** Where a mistake is told. */
export function site(scope: Scope, span: ast.Span): Site {
  return scope.callSite ?? { file: scope.file, span };
}

/** Adds a node, unless a mistake left it without a type. */
export function emit(low: Lowering, node: Node): void {
  low.nodes.set(node.id, node);
}

function hiddenId(low: Lowering, owner: string): string {
  const next = (low.hidden.get(owner) ?? 0) + 1;
  low.hidden.set(owner, next);
  return `${owner}#${next}`;
}

/** Head of a node that a drafter did not name; `emitHidden` gives it its id. */
export function hiddenHead(low: Lowering, scope: Scope, span: ast.Span, here: Here = scope.here): Omit<NodeHead, 'id' | 'type'> {
  const at = site(scope, span);
  return {
    label: low.textOf(at).replace(/\s+/g, ' ').trim() || scope.owner.label,
    frame: frameOf(here),
    ...(here.assessment ? { assessment: here.assessment.name } : {}),
    role: 'hidden',
    src: low.locate(at),
  };
}

type Body = Input | Expr | Tiers | Fold | Lag | Rank | Grade | Take;

/** Adds a hidden node, or finds the one that computes the same; its id. */
export function emitHidden(low: Lowering, scope: Scope, head: Omit<NodeHead, 'id' | 'type'>, type: NodeHead['type'], body: Body): string {
  const key = JSON.stringify([head.frame, head.assessment, type, body]);
  const known = low.shared.get(key);
  if (known !== undefined && low.nodes.has(known)) return known;
  const id = hiddenId(low, scope.owner.id);
  low.shared.set(key, id);
  emit(low, { id, ...head, type, ...body });
  return id;
}

export function isPeriod(kind: PeriodKind): kind is Period {
  return kind !== 'none';
}
