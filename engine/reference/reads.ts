import type { GroupKey, Node, Ref } from '../plan/index.ts';

/** The ids of the nodes that a node reads, lags included. */
export function readsOf(node: Node): readonly string[] {
  switch (node.kind) {
    case 'input':
      return [];
    case 'expr':
      return Object.values(node.in).map(({ node: id }) => id);
    case 'fold':
      return [...groups(node.key), ...groups(node.at), ...ids(node.where), ...ids(...node.args)];
    case 'lag':
      return [node.of];
    case 'rank':
      return [...node.by.map(({ ref }) => ref.node), ...groups(node.group), ...node.exclude];
    case 'take':
      return [...node.by.map(({ ref }) => ref.node), ...groups(node.group), ...ids(node.where, node.first), ...node.exclude];
    case 'grade':
      return [
        ...node.by.map(({ ref }) => ref.node),
        ...groups(node.group),
        ...node.rows.flatMap(({ when, atMost, atLeast }) => ids(when, atMost?.amount, atLeast?.amount)),
        ...node.effects.flatMap(({ veto, act }) => [veto, ...(act.kind === 'drop' ? [act.levels.node] : [])]),
      ];
  }
}

function ids(...refs: readonly (Ref | undefined)[]): readonly string[] {
  return refs.flatMap((ref) => (ref ? [ref.node] : []));
}

function groups(keys: readonly GroupKey[]): readonly string[] {
  return keys.flatMap((key) => ('column' in key ? [key.column.node] : []));
}
