import type { Node } from '../plan/index.ts';

/**
 * The Plan's nodes in order, in blocks: nodes that read each other's past stand in one block, which is evaluated period
 * by period, oldest first. Every other node is a block by itself. So a chain of questions never runs through a whole
 * circle of columns, however long.
 */
export function blocksOf(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const position = new Map(nodes.map(({ id }, i) => [id, i]));
  const blocks: Node[][] = [];
  let reach = -1;
  for (const [i, node] of nodes.entries()) {
    if (i > reach) blocks.push([]);
    blocks.at(-1)?.push(node);
    // Only a lag reads a node that stands after it.
    reach = Math.max(reach, i, node.kind === 'lag' ? (position.get(node.of) ?? i) : i);
  }
  return blocks;
}
