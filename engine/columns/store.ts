/** The columns of one run over one Plan and data: computed when first asked for, kept, and shared with the next run. */

import { type Expr, type Logic, type Node, type PeriodKey, type Plan, readsOf } from '../plan/index.ts';
import { type Corrections, correctionsOf } from '../reference/corrections.ts';
import { evaluationOver } from '../reference/evaluation.ts';
import { rankPeriod, takePeriod } from '../reference/rank.ts';
import { gradePeriod } from '../reference/grade.ts';
import type { Horizon } from '../reference/run.ts';
import type { Value } from '../tables/data.ts';
import { notApplicable } from '../values/index.ts';
import type { Column } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';
import { encode, kindOfType, replaced } from './encode.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import { computeWith, known } from './exact.ts';
import type { Tree } from './expression/shape.ts';
import { type Ratio, ratioOf } from './expression/ratio.ts';
import { isInlined, numberTree, treeOf } from './expression/tree.ts';
import type { NumberVec } from './expression/vec.ts';
import { inputColumn } from './input.ts';
import { kernelColumn } from './kernels.ts';
import type { PackedData } from './packed.ts';
import { type Group, groupsByCode } from './partition.ts';
import { closedBy, conditionsOf, presenceOf } from './presence.ts';
import { columnByRows } from './rows.ts';

type ByPeriod<T> = Map<string, Map<PeriodKey, { readonly value: T }>>;

/** What one run may take over from another over the same rows: everything of nodes that mean the same. */
export type Kept = {
  readonly columns: ByPeriod<Column>;
  readonly values: ByPeriod<Map<number, Value>>;
  readonly present: ByPeriod<Uint8Array | undefined>;
  readonly dictionary: Dictionary;
  readonly partitions: WeakMap<Int32Array, readonly Group[] | undefined>;
  readonly smallest: WeakMap<Float64Array, number>;
  readonly literals: Map<string, Tree>;
  readonly compiled: WeakMap<Tree, NumberVec>;
  readonly sizes: WeakMap<Logic, number>;
};

export function nothingKept(): Kept {
  return {
    columns: new Map(),
    values: new Map(),
    present: new Map(),
    dictionary: createDictionary(),
    partitions: new WeakMap(),
    smallest: new WeakMap(),
    literals: new Map(),
    compiled: new WeakMap(),
    sizes: new WeakMap(),
  };
}

export type Store = {
  readonly context: Context;
  readonly kept: Kept;
  /** How each node was computed, by id. */
  readonly ways: ReadonlyMap<string, string>;
  readonly corrections: Corrections;
};

export function createStore(plan: Plan, data: PackedData, horizon: Horizon, kept: Kept, splitFrom = 256): Store {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const readers = readersOf(plan);
  const conditionOf = conditionsOf(plan, nodes);
  const ways = new Map<string, string>();
  const closed: ByPeriod<Uint8Array | undefined> = new Map();
  const asked = new Set<string>();
  const trees: ByPeriod<Tree> = new Map();
  const ratios = new Map<Tree, Ratio>();
  const corrections = correctionsOf(data.corrections ?? []);
  const corrected = new Set((data.corrections ?? []).map(({ node }) => node));
  const smallest = kept.smallest;
  const inlined = new Map<string, boolean>();
  const ev = evaluationOver(plan, data, horizon, exact);
  const compute = computeWith(ev);

  const context: Context = {
    data,
    dictionary: kept.dictionary,
    ev,
    nodeOf: ev.nodeOf,
    tableOf: ev.tableOf,
    size: (table) => data.tables.get(table)?.keys.length ?? 0,
    column,
    exact,
    present: (table, period) => remembered(kept.present, table, period, () => presenceOf(data, table, period)),
    closed: (node, table, period) => {
      const when = conditionOf(node);
      return remembered(closed, JSON.stringify([when?.id ?? '', table]), period, () =>
        closedBy(when, table, period, context.present(table, period), column),
      );
    },
    tree: (node, period) => remembered(trees, node.id, period, () => treeOf(context, node, period)),
    ratio: (literal) => {
      const before = ratios.get(literal);
      if (before !== undefined) return before;
      const made = ratioOf(literal.value);
      ratios.set(literal, made);
      return made;
    },
    literal: (text) => {
      const before = kept.literals.get(text);
      if (before !== undefined) return before;
      const made = numberTree(text);
      kept.literals.set(text, made);
      return made;
    },
    literals: kept.compiled,
    sizes: kept.sizes,
    smallest: (column) => {
      const before = smallest.get(column);
      if (before !== undefined) return before;
      const made = leastMagnitude(column);
      smallest.set(column, made);
      return made;
    },
    partition: (column, most) => {
      if (kept.partitions.has(column.v)) return kept.partitions.get(column.v);
      const made = groupsByCode(column, most);
      kept.partitions.set(column.v, made);
      return made;
    },
    splitFrom,
    readers: (id) => readers.get(id) ?? 0,
    isInlined: (node): node is Node & Expr => {
      const before = inlined.get(node.id);
      if (before !== undefined) return before;
      const made = isInlined(context, node);
      inlined.set(node.id, made);
      return made;
    },
    isCorrected: (id) => corrected.has(id),
    note: (id, how) => void ways.set(id, how),
  };
  return { context, kept, ways, corrections };

  function column(id: string, period: PeriodKey): Column {
    return remembered(kept.columns, id, period, () => {
      const question = JSON.stringify([id, period]);
      if (asked.has(question)) throw new TypeError(`the Plan breaks its contract: ${id} hangs on itself in ${period}`);
      asked.add(question);
      const node = ev.nodeOf(id);
      const made = make(node, period);
      asked.delete(question);
      return corrected.has(id) ? withCorrections(node, made, period) : made;
    });
  }

  /** A correction replaces a figure after its column has computed it. */
  function withCorrections(node: Node, made: Column, period: PeriodKey): Column {
    const present = context.present(node.frame.table, period);
    const rows = (data.corrections ?? []).filter((each) => each.node === node.id && each.period === period).map(({ row }) => row);
    const there = rows.filter((row) => row < made.size && (present === undefined || present[row] === 1));
    const computed = (row: number): Value => known(made, row, kept.dictionary) ?? compute(node, row, period);
    const changes = new Map(there.map((row) => [row, corrections.seen(node.id, row, period, computed(row))]));
    return (
      replaced(made, changes, kept.dictionary) ??
      encode(
        Array.from({ length: made.size }, (_, row) => changes.get(row) ?? (present?.[row] === 0 ? undefined : computed(row))),
        kindOfType(node.type),
        kept.dictionary,
      )
    );
  }

  function make(node: Node, period: PeriodKey): Column {
    if (node.kind === 'input') return inputColumn(context, node, period);
    try {
      return kernelColumn(context, node, period);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      context.note(node.id, `reference: ${error.message}`);
      return columnByRows(context, node, period, byRow(node, period));
    }
  }

  /** Ranks, takes and grades of a period are worked out at once, other nodes row by row. */
  function byRow(node: Node, period: PeriodKey): (node: Node, row: number, period: PeriodKey) => Value {
    if (node.kind !== 'rank' && node.kind !== 'take' && node.kind !== 'grade') return compute;
    const values =
      node.kind === 'rank'
        ? rankPeriod(ev, node, period)
        : node.kind === 'take'
          ? takePeriod(ev, node, period)
          : gradePeriod(ev, node, period);
    return (_, row) => values.get(row) ?? notApplicable;
  }

  function exact(id: string, row: number, period: PeriodKey): Value {
    const node = ev.nodeOf(id);
    const present = context.present(node.frame.table, period);
    if (present !== undefined && present[row] !== 1) return notApplicable;
    const isOfGroup = node.kind !== 'input' && node.kind !== 'expr' && node.kind !== 'lag';
    const computed = isOfGroup ? column(id, period) : kept.columns.get(id)?.get(period)?.value;
    const value = computed && known(computed, row, kept.dictionary);
    if (value !== undefined) return value;
    const values = remembered(kept.values, id, period, () => new Map<number, Value>());
    const before = values.get(row);
    if (before !== undefined) return before;
    const made = corrections.seen(id, row, period, compute(node, row, period));
    values.set(row, made);
    return made;
  }
}

function leastMagnitude(column: Float64Array): number {
  let least = Infinity;
  for (let i = 0; i < column.length; i++) {
    const x = Math.abs(column[i] ?? 0);
    if (x > 0 && x < least) least = x;
  }
  return least === Infinity ? 1 : least;
}

function readersOf(plan: Plan): ReadonlyMap<string, number> {
  const readers = new Map<string, number>();
  for (const node of plan.nodes) for (const id of new Set(readsOf(node))) readers.set(id, (readers.get(id) ?? 0) + 1);
  return readers;
}

/** The entry for a name and a period, made when first asked for. */
function remembered<T>(memory: ByPeriod<T>, id: string, period: PeriodKey, make: () => T): T {
  let byPeriod = memory.get(id);
  if (byPeriod === undefined) {
    byPeriod = new Map();
    memory.set(id, byPeriod);
  }
  const entry = byPeriod.get(period);
  if (entry !== undefined) return entry.value;
  const value = make();
  byPeriod.set(period, { value });
  return value;
}
