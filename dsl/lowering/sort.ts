/** The order of a Plan: a node after all that it reads, lags excepted; otherwise as the policy has them. */

import { type Node, readsOf } from '../../engine/plan/index.ts';

export function sortNodes(nodes: readonly Node[]): readonly Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sorted: Node[] = [];
  const seen = new Set<string>();
  const visit = (node: Node): void => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    for (const id of node.kind === 'lag' ? [] : readsOf(node)) {
      const read = byId.get(id);
      if (read) visit(read);
    }
    sorted.push(node);
  };
  nodes.forEach(visit);
  return sorted;
}
