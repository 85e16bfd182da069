/** A Plan as it would be if no total were rounded before it is ranked and graded. */

import type { Node, Plan } from '../plan/index.ts';
import { renamedNode } from './references.ts';

export type Unrounded = {
  readonly plan: Plan;
  /** The figure before rounding: another node for a total, the column itself for all others. */
  readonly idOf: (column: string) => string;
};

/**
 * Beside every total that is rounded stands one that is not, and whatever looks at it in the same row of the same
 * assessment (rank, grade, conditions, further totals) reads that. Folds and lags read the rounded one as before: sums over
 * many unrounded quotients would grow beyond all bounds. Roundings inside formulas are rules of their own and stay.
 */
export function unrounded(plan: Plan): Unrounded {
  const totals = new Map(
    plan.nodes.flatMap((node) =>
      node.kind === 'expr' && node.role === 'total' && node.round !== undefined ? [[node.id, node] as const] : [],
    ),
  );
  const exact = (id: string): string => `${id}#exact`;
  const reading = (node: Node): Node => {
    if (node.kind === 'fold' || node.kind === 'lag' || node.kind === 'input') return node;
    return renamedNode(node, (id) => {
      const total = id === node.id ? undefined : totals.get(id);
      const near =
        total !== undefined &&
        total.assessment === node.assessment &&
        total.frame.table === node.frame.table &&
        total.frame.period === node.frame.period;
      return near ? exact(id) : id;
    });
  };
  const nodes = plan.nodes.flatMap((node): readonly Node[] => {
    const total = totals.get(node.id);
    if (total === undefined) return [reading(node)];
    const { round: _, ...open } = total;
    return [node, { ...reading(open), id: exact(node.id) }];
  });
  return { plan: { ...plan, nodes }, idOf: (column) => (totals.has(column) ? exact(column) : column) };
}
