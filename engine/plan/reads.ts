import type { GroupKey, Node, Ref } from './plan.ts';

/** The ids of the nodes that a node reads; a lag's own column included, though it is read in earlier periods. */
export function readsOf(node: Node): readonly string[] {
  switch (node.kind) {
    case 'input':
      return [];
    case 'expr':
    case 'tiers':
      return ids(...Object.values(node.in));
    case 'fold':
      return [
        ...groups([...node.key, ...node.at, ...(node.levels ?? []).map(({ key }) => key)]),
        ...ids(node.where, ...node.args, ...(node.levels ?? []).map(({ weight }) => weight)),
      ];
    case 'lag':
      return [node.of];
    case 'rank':
      return [...ids(...node.by.map(({ ref }) => ref)), ...groups(node.group), ...node.exclude];
    case 'take':
      return [...ids(...node.by.map(({ ref }) => ref), node.where, node.first), ...groups(node.group), ...node.exclude];
    case 'grade':
      return [
        ...ids(...node.by.map(({ ref }) => ref)),
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
