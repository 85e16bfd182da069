import { type Plan, readsOf } from '../plan/index.ts';

/** A Plan with what these columns hang on and no more: to know why somebody moved, nothing else need be computed. */
export function needed(plan: Plan, columns: readonly string[]): Plan {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const gates = new Map(plan.assessments.map(({ name, when }) => [name, when]));
  const wanted = new Set([...columns, ...plan.tables.flatMap(({ date }) => date ?? [])]);
  for (const id of wanted) {
    const node = nodes.get(id);
    const gate = node?.assessment === undefined ? undefined : gates.get(node.assessment);
    if (gate !== undefined) wanted.add(gate);
    if (node) for (const read of readsOf(node)) wanted.add(read);
  }
  return { ...plan, nodes: plan.nodes.filter(({ id }) => wanted.has(id)), checks: [] };
}
