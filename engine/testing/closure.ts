import { type Node, type Plan, readsOf } from '../plan/index.ts';

/** The ids of columns with all that they hang on, conditions of being assessed and dates of ledgers included. */
export function closureOf(plan: Plan, asked: Iterable<string>): ReadonlySet<string> {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const reached = new Set<string>();
  const waiting = [...asked];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = nodes.get(id);
    if (!node || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...reads(plan, node));
  }
  return reached;
}

/** What a node reads, besides what it says: a fold of a ledger, its date; an assessment's column, whether the row is assessed. */
export function reads(plan: Plan, node: Node | undefined): readonly string[] {
  if (!node) return [];
  const date = node.kind === 'fold' ? plan.tables.find(({ id }) => id === node.over.table)?.date : undefined;
  const when = node.assessment === undefined ? undefined : plan.assessments.find(({ name }) => name === node.assessment)?.when;
  return [...readsOf(node), ...(date === undefined ? [] : [date]), ...(when === undefined ? [] : [when])];
}

/** By column, those that read it. */
export function readersOf(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  for (const node of plan.nodes) {
    for (const id of reads(plan, node)) {
      const known = readers.get(id) ?? [];
      readers.set(id, known);
      known.push(node.id);
    }
  }
  return readers;
}

/** The part of a Plan that gives these columns; whatever does not lead to them is not computed. */
export function pruned(plan: Plan, ids: ReadonlySet<string>): Plan {
  return {
    ...plan,
    nodes: plan.nodes.filter(({ id }) => ids.has(id)),
    checks: plan.checks.filter(({ node }) => ids.has(node)),
  };
}
