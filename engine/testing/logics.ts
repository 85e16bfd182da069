import type { Logic, Node } from '../plan/index.ts';

/** A formula of a node, and the node with another one in its place. */
export type LogicOf = { readonly logic: Logic; readonly put: (logic: Logic) => Node };

/** All formulas of a node, in the order of the text. */
export function logicsOf(node: Node): readonly LogicOf[] {
  switch (node.kind) {
    case 'expr':
      return [{ logic: node.logic, put: (logic) => ({ ...node, logic }) }];
    case 'input': {
      const { onMissing } = node;
      return onMissing.rule === 'value'
        ? [{ logic: onMissing.value, put: (value) => ({ ...node, onMissing: { rule: 'value', value } }) }]
        : [];
    }
    case 'tiers': {
      const { beyond } = node;
      return [
        { logic: node.x, put: (x) => ({ ...node, x }) },
        ...node.rows.map((row, i) => ({
          logic: row.value,
          put: (value: Logic): Node => ({ ...node, rows: node.rows.map((one, j) => (i === j ? { ...one, value } : one)) }),
        })),
        ...(beyond ? [{ logic: beyond.value, put: (value: Logic): Node => ({ ...node, beyond: { ...beyond, value } }) }] : []),
      ];
    }
    case 'fold':
    case 'lag':
    case 'rank':
    case 'grade':
    case 'take':
      return [];
  }
}
