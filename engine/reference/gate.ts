import { coarsen, type Node, type PeriodKey, type Plan, readsOf } from '../plan/index.ts';
import type { Blank, Value } from '../tables/data.ts';
import { decides } from '../values/index.ts';

/**
 * `考核 … 当 …`: whether an assessment assesses a row in a period: true, false, or the blank for which nobody knows.
 * Frames to which the condition does not speak (another table, a coarser period) are open.
 */
export type Gate = (of: Node, table: string, row: number, period: PeriodKey) => boolean | Blank;

type ValueOf = (id: string, row: number, period: PeriodKey) => Value;

export function gateOf(plan: Plan, nodes: ReadonlyMap<string, Node>, valueOf: ValueOf): Gate {
  const conditions = new Map<string, Node>();
  for (const { name, when } of plan.assessments) {
    const node = when === undefined ? undefined : nodes.get(when);
    if (node) conditions.set(name, node);
  }
  const free = ungated(plan, nodes);
  return (of, table, row, period) => {
    const when = of.assessment === undefined || free.has(of.id) ? undefined : conditions.get(of.assessment);
    if (when === undefined || when.frame.table !== table) return true;
    const at = coarsen(period, when.frame.period);
    return at === undefined ? true : decides(valueOf(when.id, row, at));
  };
}

/** The nodes that say whether a row is assessed, with all that they read: they cannot hang on the answer. */
export function ungated(plan: Plan, nodes: ReadonlyMap<string, Node>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = plan.assessments.flatMap(({ when }) => (when === undefined ? [] : [when]));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = nodes.get(id);
    if (node === undefined || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...readsOf(node));
  }
  return reached;
}
