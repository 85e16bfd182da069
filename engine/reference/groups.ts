/** Nodes that set the rows of a group against each other: rank, take, grade. Each is computed for a whole period at once. */

import type { GroupKey, Node, PeriodKey, SortKey } from '../plan/index.ts';
import type { Blank, Value } from '../tables/data.ts';
import { decides, isKnown, type Known, strongestBlank, undecided } from '../values/index.ts';
import type { Keyed } from '../ranking/index.ts';
import type { Evaluation } from './evaluation.ts';
import { groupOf, type Located, read } from './path.ts';

/** The rows of a period in their groups; a row with a blank group key stands in none and has that blank. */
export type Groups = { readonly groups: ReadonlyMap<string, readonly number[]>; readonly outside: ReadonlyMap<number, Blank> };

/** Divides the rows that the node's assessment assesses in a period. */
export function groupsOf(ev: Evaluation, node: Node, keys: readonly GroupKey[], period: PeriodKey): Groups {
  const groups = new Map<string, number[]>();
  const outside = new Map<number, Blank>();
  for (const row of ev.rows.inPeriod(node.frame.table, period)) {
    if (ev.gate(node, node.frame.table, row, period) !== true) continue;
    const group = groupOf(ev, keys, located(node, row, period), { node: node.id, row, period });
    if (typeof group !== 'string') outside.set(row, group);
    else if (groups.has(group)) groups.get(group)?.push(row);
    else groups.set(group, [row]);
  }
  return { groups, outside };
}

export function located(node: Node, row: number, period: PeriodKey): Located {
  return { table: node.frame.table, row, period };
}

/** What a row is ordered by; the strongest blank where one of its keys is blank. */
export function keysOf(ev: Evaluation, node: Node, by: readonly SortKey[], row: number, period: PeriodKey): readonly Known[] | Blank {
  const values = by.map(({ ref }) => read(ev, ref, located(node, row, period), { node: node.id, row, period }));
  return strongestBlank(values) ?? values.filter(isKnown);
}

/** Whether one of the conditions that keep a row out holds; undecided where that is not known. */
export function isExcluded(ev: Evaluation, exclude: readonly string[], row: number, period: PeriodKey): boolean | Blank {
  const held = exclude.map((id) => decides(ev.valueOf(id, row, period)));
  if (held.includes(true)) return true;
  const doubt = strongestBlank(held);
  return doubt ? undecided(doubt) : false;
}

/** Rows to be set in order, and those that are settled beforehand. */
export type Sorted = { readonly keyed: readonly Keyed[]; readonly settled: ReadonlyMap<number, Value> };

export function sortOut(rows: readonly number[], settle: (row: number) => Value | readonly Known[]): Sorted {
  const keyed: Keyed[] = [];
  const settled = new Map<number, Value>();
  for (const row of rows) {
    const result = settle(row);
    if (isKeys(result)) keyed.push({ row, keys: result });
    else settled.set(row, result);
  }
  return { keyed, settled };
}

function isKeys(value: Value | readonly Known[]): value is readonly Known[] {
  return Array.isArray(value);
}
