import type { Plan } from '../plan/index.ts';
import type { Horizon } from '../reference/run.ts';
import { runOver } from './evaluate.ts';
import type { PackedData } from './packed.ts';
import { createStore, nothingKept } from './store.ts';

/** How a node was computed, in words for whoever tunes a policy or the kernels. */
export type NodeWay = { readonly node: string; readonly kind: string; readonly way: string };

/**
 * A debug listing: `kernels`, `kernels, n of m rows exactly`, `inlined` into its readers, or `reference: ` and why no kernel
 * fits. What it says of the last period of each node.
 */
export function explainPlan(plan: Plan, data: PackedData, horizon: Horizon, splitFrom?: number): readonly NodeWay[] {
  const store = createStore(plan, data, horizon, nothingKept(), splitFrom);
  runOver(plan, data, horizon, store);
  return plan.nodes.map((node) => ({
    node: node.id,
    kind: node.kind,
    way: store.ways.get(node.id) ?? (node.kind === 'input' ? 'data' : store.context.isInlined(node) ? 'inlined' : 'kernels'),
  }));
}
