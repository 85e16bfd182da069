/** Which rows of a table exist in a period, and which of them a node computes. */

import { coarsen, daysOf, type Node, type PeriodKey, type Plan } from '../plan/index.ts';
import { ungated } from '../reference/gate.ts';
import type { Data } from '../tables/data.ts';
import { type Column, Tag } from './column.ts';

/** 1 for rows that exist on some day of the period; undefined where all do. */
export function presenceOf(data: Data, table: string, period: PeriodKey): Uint8Array | undefined {
  const rows = data.tables.get(table);
  if (rows === undefined || (!rows.joins.some(isDay) && !rows.leaves.some(isDay))) return undefined;
  const { first, last } = daysOf(period);
  const here = Uint8Array.from(rows.keys, (_, row) => ((rows.joins[row] ?? first) <= last && (rows.leaves[row] ?? last) >= first ? 1 : 0));
  return here.includes(0) ? here : undefined;
}

function isDay(day: string | undefined): boolean {
  return day !== undefined;
}

/** The condition under which a node's assessment assesses rows, if one governs the node. */
export function conditionsOf(plan: Plan, nodes: ReadonlyMap<string, Node>): (node: Node) => Node | undefined {
  const free = ungated(plan, nodes);
  const conditions = new Map(plan.assessments.map(({ name, when }) => [name, when === undefined ? undefined : nodes.get(when)]));
  return (node) => (node.assessment === undefined || free.has(node.id) ? undefined : conditions.get(node.assessment));
}

/** The gate of the reference evaluator for all rows at once: 0 open, else the tag that the row has. */
export function closedBy(
  when: Node | undefined,
  table: string,
  period: PeriodKey,
  present: Uint8Array | undefined,
  column: (id: string, period: PeriodKey) => Column,
): Uint8Array | undefined {
  const at = when?.frame.table === table ? coarsen(period, when.frame.period) : undefined;
  const gate = when === undefined || at === undefined ? undefined : column(when.id, at);
  if (gate === undefined) return present && Uint8Array.from(present, (here) => (here === 1 ? Tag.known : Tag.na));
  const size = gate.size;
  const closed = new Uint8Array(size);
  for (let row = 0; row < size; row++) {
    const tag = gate.tags?.[row] ?? 0;
    if (present !== undefined && present[row] === 0) closed[row] = Tag.na;
    else if (tag > Tag.exempt) closed[row] = tag;
    else if (tag !== 0 || (gate.v[row] !== 1 && gate.v[row] !== true)) closed[row] = Tag.na;
  }
  return closed.some((tag) => tag !== 0) ? closed : undefined;
}

/** Every row's tag: the closed rows' own, else what the kernel gave. */
export function overlay(tags: Uint8Array | undefined, closed: Uint8Array | undefined): Uint8Array | undefined {
  if (closed === undefined) return tags;
  const result = Uint8Array.from(closed);
  if (tags !== undefined) for (let i = 0; i < result.length; i++) if (result[i] === 0) result[i] = tags[i] ?? 0;
  return result;
}
