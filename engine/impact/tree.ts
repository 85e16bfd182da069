/** A column's formula with the parts that the compiler made nodes of put back in their places. */

import { formatExact, integer, multiply, parseNumber } from '../numbers/index.ts';
import type { GroupKey, Logic, Node, Ref } from '../plan/index.ts';
import { isLeaf } from '../plan/index.ts';
import { operatorOf } from '../reference/logic.ts';
import { isAnonymous } from './references.ts';

/** `name`: what is computed, and all that is no operand of it; two trees with one name have the same kinds of arguments. */
export type Tree =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'leaf'; readonly name: string }
  | { readonly kind: 'column'; readonly name: string; readonly label: string; readonly percent: boolean }
  /** `percent`: what comes out is written as a percentage. */
  | { readonly kind: 'operation'; readonly name: string; readonly args: readonly Tree[]; readonly percent: boolean };

export type Nodes = ReadonlyMap<string, Node>;

export function treeOf(node: Node, nodes: Nodes): Tree {
  const percent = isPercent(node);
  const operation = (name: string, args: readonly Tree[]): Tree => ({ kind: 'operation', name, args, percent });
  const columns = (refs: readonly (Ref | undefined)[]): readonly Tree[] => refs.flatMap((ref) => (ref ? [treeOfRef(ref, nodes)] : []));
  switch (node.kind) {
    case 'expr': {
      const tree = treeOfLogic(node.logic, node.in, nodes, percent);
      const { round } = node;
      return round ? operation('round', [tree, { kind: 'number', value: String(round.places) }, { kind: 'leaf', name: round.mode }]) : tree;
    }
    case 'tiers': {
      const value = (logic: Logic): Tree => treeOfLogic(logic, node.in, nodes, percent);
      const rows = [...node.rows, ...(node.beyond ? [node.beyond] : [])].flatMap((row): readonly Tree[] => [
        { kind: 'number', value: row.width },
        value(row.value),
      ]);
      return operation(`tiers ${node.rows.length}`, [value(node.x), ...rows]);
    }
    case 'fold': {
      const keys = (all: readonly GroupKey[]): readonly Tree[] =>
        all.map((key) => ('column' in key ? treeOfRef(key.column, nodes) : { kind: 'leaf', name: JSON.stringify(key.row) }));
      const levels = (node.levels ?? []).flatMap(({ key, weight }) => [...keys([key]), ...columns([weight])]);
      return operation(`fold ${node.op} ${node.over.table} ${node.over.period}`, [
        ...columns([...node.args, node.where]),
        ...keys([...node.key, ...node.at]),
        ...levels,
      ]);
    }
    case 'lag': {
      const { how } = node;
      const amount = how.kind === 'back' ? how.count : how.kind === 'streak' ? how.length : 0;
      const unit = how.kind === 'back' ? how.unit : '';
      return operation(`lag ${how.kind} ${unit}`, [...columns([{ node: node.of, path: [] }]), { kind: 'number', value: String(amount) }]);
    }
    case 'take':
      return operation('take', columns([node.first, ...node.by.map(({ ref }) => ref), node.where]));
    case 'input':
    case 'rank':
    case 'grade':
      return { kind: 'column', name: node.id, label: node.label, percent };
  }
}

export function treeOfRef(ref: Ref, nodes: Nodes): Tree {
  const node = nodes.get(ref.node);
  const way = ref.path.length === 0 ? '' : ` ${JSON.stringify(ref.path)}`;
  if (!node || !isAnonymous(ref.node))
    return { kind: 'column', name: ref.node + way, label: node?.label ?? ref.node, percent: node !== undefined && isPercent(node) };
  const tree = treeOf(node, nodes);
  return way === '' ? tree : { kind: 'operation', name: `at${way}`, args: [tree], percent: isPercent(node) };
}

function treeOfLogic(logic: Logic, operands: Readonly<Record<string, Ref>>, nodes: Nodes, percent: boolean): Tree {
  if (!isLeaf(logic)) {
    const [name, args] = operatorOf(logic);
    return { kind: 'operation', name, args: args.map((arg) => treeOfLogic(arg, operands, nodes, percent)), percent };
  }
  if ('n' in logic) return { kind: 'number', value: logic.n };
  if (!('var' in logic)) return { kind: 'leaf', name: JSON.stringify(logic) };
  const ref = Object.hasOwn(operands, logic.var) ? operands[logic.var] : undefined;
  return ref ? treeOfRef(ref, nodes) : { kind: 'leaf', name: logic.var };
}

export function isPercent({ type }: Node): boolean {
  return type.t === 'num' && type.pct === true;
}

/** A number as a drafter would write it. */
export function written(value: string, percent: boolean): string {
  const number = parseNumber(value);
  if (number === undefined) return value;
  return percent ? `${formatExact(multiply(number, integer(100)))}%` : formatExact(number);
}

/** Two trees that compute the same. */
export function sameTree(a: Tree, b: Tree): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  if (a.kind === 'operation' && b.kind === 'operation')
    return a.name === b.name && a.args.length === b.args.length && a.args.every((arg, i) => sameTree(arg, b.args[i] ?? arg));
  return a.kind === b.kind && a.kind !== 'number' && b.kind !== 'number' && a.name === b.name;
}
