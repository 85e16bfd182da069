/** A Plan that is being changed: what a change does not touch is not computed again. */

import { type Node, type Plan, readsOf } from '../plan/index.ts';
import type { Horizon, Run } from '../reference/run.ts';
import { type ColumnOptions, runOver } from './evaluate.ts';
import { type Cell, type PackedData, withCells } from './packed.ts';
import { createStore, type Kept, nothingKept, type Store } from './store.ts';

export type Change = { readonly plan?: Plan; readonly cells?: readonly Cell[] };

export type Session = {
  readonly run: () => Run;
  /** The run after a change: the same, to the last digit, as a run from scratch. Earlier runs stay as they were. */
  readonly update: (change: Change) => Run;
  /** The nodes whose columns the last update computed. */
  readonly recomputed: () => readonly string[];
};

export function createSession(plan: Plan, data: PackedData, horizon: Horizon, { splitFrom }: ColumnOptions = {}): Session {
  let state: {
    readonly plan: Plan;
    readonly data: PackedData;
    readonly store: Store;
    readonly run: Run;
    readonly dirty: ReadonlySet<string>;
  };
  const evaluated = (nextPlan: Plan, nextData: PackedData, kept: Kept, dirty: ReadonlySet<string>): typeof state => {
    const store = createStore(nextPlan, nextData, horizon, kept, splitFrom);
    return { plan: nextPlan, data: nextData, store, run: runOver(nextPlan, nextData, horizon, store), dirty };
  };
  state = evaluated(plan, data, nothingKept(), new Set(plan.nodes.map(({ id }) => id)));
  return {
    run: () => state.run,
    recomputed: () => [...state.dirty],
    update: ({ plan: next = state.plan, cells = [] }) => {
      const changed = changedNodes(state.plan, next);
      // A correction is on record as made where its column is computed, so these columns always are.
      const corrected = (state.data.corrections ?? []).map(({ node }) => node);
      const dirty = changed && hangingOn(next, new Set([...changed, ...cells.map(({ node }) => node), ...corrected]));
      const nextData = cells.length > 0 ? withCells(state.data, cells) : state.data;
      const all = new Set(next.nodes.map(({ id }) => id));
      state = evaluated(next, nextData, dirty ? without(state.store.kept, dirty) : nothingKept(), dirty ?? all);
      return state.run;
    },
  };
}

/** Nodes that are new or mean something else; undefined where tables or assessments changed, so that nothing can be kept. */
function changedNodes(before: Plan, after: Plan): readonly string[] | undefined {
  if (before === after) return [];
  if (before.year !== after.year || !same(before.tables, after.tables) || !same(before.assessments, after.assessments)) return undefined;
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  return after.nodes.filter((node) => !isSame(old.get(node.id), node)).map(({ id }) => id);
}

function isSame(before: Node | undefined, after: Node): boolean {
  return before === after || (before !== undefined && same(before, after));
}

/** What neither a place in a file nor a word for readers can change. */
const unimportant: ReadonlySet<string> = new Set(['src', 'label', 'notes']);

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  let size = 0;
  for (const key of Object.keys(a)) {
    if (unimportant.has(key)) continue;
    size++;
    if (!Object.hasOwn(b, key) || !same(a[key], b[key])) return false;
  }
  for (const key of Object.keys(b)) if (!unimportant.has(key)) size--;
  return size === 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The nodes that a change reaches: those that read a changed one, are assessed by one, or lie in periods by one. */
function hangingOn(plan: Plan, changed: ReadonlySet<string>): ReadonlySet<string> {
  if (changed.size === 0) return changed;
  const readers = new Map<string, string[]>();
  const conditions = new Map(plan.assessments.map(({ name, when }) => [name, when]));
  const dates = new Map(plan.tables.map(({ id, date }) => [id, date]));
  for (const node of plan.nodes) {
    const condition = node.assessment === undefined ? undefined : conditions.get(node.assessment);
    const date = node.kind === 'fold' ? dates.get(node.over.table) : undefined;
    for (const id of [...readsOf(node), ...(condition === undefined ? [] : [condition]), ...(date === undefined ? [] : [date])]) {
      const list = readers.get(id);
      if (list) list.push(node.id);
      else readers.set(id, [node.id]);
    }
  }
  const reached = new Set(changed);
  const waiting = [...changed];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const reader of readers.get(id) ?? []) {
      if (reached.has(reader)) continue;
      reached.add(reader);
      waiting.push(reader);
    }
  }
  return reached;
}

function without(kept: Kept, dirty: ReadonlySet<string>): Kept {
  const clean = <T>(entries: ReadonlyMap<string, T>): Map<string, T> => new Map([...entries].filter(([id]) => !dirty.has(id)));
  return { ...kept, columns: clean(kept.columns), values: clean(kept.values) };
}
