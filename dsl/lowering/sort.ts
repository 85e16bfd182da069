/** The order of a Plan: a node after all that it reads, lags excepted; otherwise as the policy has them. */

import type { GroupKey, Node, Ref } from '../../engine/plan/index.ts';

export function sortNodes(nodes: readonly Node[]): readonly Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sorted: Node[] = [];
  const seen = new Set<string>();
  const visit = (node: Node): void => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    for (const id of readsOf(node)) {
      const read = byId.get(id);
      if (read) visit(read);
    }
    sorted.push(node);
  };
  nodes.forEach(visit);
  return sorted;
}

/** Ids that a node reads in the same run of its row; a lag's column is read in earlier periods and does not count. */
export function readsOf(node: Node): readonly string[] {
  const refs = (list: readonly (Ref | undefined)[]): readonly string[] => list.flatMap((ref) => ref?.node ?? []);
  const keys = (list: readonly GroupKey[]): readonly string[] => list.flatMap((key) => ('column' in key ? [key.column.node] : []));
  switch (node.kind) {
    case 'input':
    case 'lag':
      return [];
    case 'expr':
      return refs(Object.values(node.in));
    case 'fold':
      return [...refs([node.where, ...node.args]), ...keys(node.key), ...keys(node.at)];
    case 'rank':
      return [...refs(node.by.map((key) => key.ref)), ...keys(node.group), ...node.exclude];
    case 'grade':
      return [
        ...refs(node.by.map((key) => key.ref)), ...keys(node.group),
        ...refs(node.rows.flatMap((row) => [row.when, row.atMost?.amount, row.atLeast?.amount])),
        ...node.effects.flatMap((effect) => [effect.veto, ...(effect.act.kind === 'drop' ? [effect.act.levels.node] : [])]),
      ];
    case 'take':
      return [node.first.node, ...refs([...node.by.map((key) => key.ref), node.where]), ...keys(node.group), ...node.exclude];
  }
}
