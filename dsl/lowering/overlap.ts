/**
 * Whether two cases of a 判定 can hold at once. Exact for conditions on single columns (thresholds, options, yes or no) and
 * for differences of two; beyond that it is said to be undecided. Conditions are brought to a disjunction of conjunctions;
 * a conjunction is a box: for each column a set of numbers or options. Two boxes overlap if all their sets do and no two
 * columns hang on each other.
 */

import { type Rational, compare, formatExact, zero } from '../../engine/numbers/index.ts';
import type { Operator } from '../../engine/plan/index.ts';
import { type NumberSet, everything, intersection, isEmptySet, memberOf, within } from './number-set.ts';
import type { Lowering } from './context.ts';
import { type Tree, refsOf } from './tree.ts';
import { constantOf } from './tree-constant.ts';

export type Overlap = { readonly kind: 'none' } | { readonly kind: 'witness'; readonly text: string } | { readonly kind: 'undecided' };

/** What a box says of one column: numbers, or options (all others where `except`), or an opaque truth. */
type Side =
  | { readonly kind: 'numbers'; readonly set: NumberSet; readonly trees: readonly Tree[] }
  | { readonly kind: 'options'; readonly names: ReadonlySet<string>; readonly except: boolean; readonly trees: readonly Tree[] }
  | { readonly kind: 'truth'; readonly value: boolean; readonly opaque: boolean; readonly trees: readonly Tree[] };
type Box = ReadonlyMap<string, Side>;

/** More boxes than this are not taken apart. */
const mostBoxes = 64;

export function overlapOf(low: Lowering, a: Tree, b: Tree): Overlap {
  const [left, right] = [boxesOf(a, true), boxesOf(b, true)];
  if (!left || !right) return { kind: 'undecided' };
  let undecided = false;
  for (const x of left) {
    for (const y of right) {
      const both = intersect(x, y);
      const met = both && withRanges(low, both);
      if (!met) continue;
      const witness = witnessOf(low, met);
      if (witness !== undefined) return { kind: 'witness', text: witness };
      undecided = true;
    }
  }
  return { kind: undecided ? 'undecided' : 'none' };
}

// ——— Conditions to boxes ———

function boxesOf(tree: Tree, holds: boolean): readonly Box[] | undefined {
  if (tree.kind === 'op') {
    const [first] = tree.args;
    if (tree.op === 'not' && first) return boxesOf(first, !holds);
    if (tree.op === 'all' || tree.op === 'any') return (tree.op === 'all') === holds ? product(tree.args, holds) : union(tree.args, holds);
  }
  return [literalBox(tree, holds)];
}

function union(parts: readonly Tree[], holds: boolean): readonly Box[] | undefined {
  const boxes = parts.map((part) => boxesOf(part, holds));
  return boxes.some((list) => !list) ? undefined : limited(boxes.flatMap((list) => list ?? []));
}

function product(parts: readonly Tree[], holds: boolean): readonly Box[] | undefined {
  let result: readonly Box[] | undefined = [new Map()];
  for (const part of parts) {
    const boxes = boxesOf(part, holds);
    if (!boxes || !result) return undefined;
    result = limited(result.flatMap((x) => boxes.flatMap((y) => intersect(x, y) ?? [])));
  }
  return result;
}

function limited(boxes: readonly Box[]): readonly Box[] | undefined {
  return boxes.length > mostBoxes ? undefined : boxes;
}

const comparisons: ReadonlyMap<Operator, '<' | '<=' | '>' | '>=' | '=' | '!='> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['eq', '='],
  ['ne', '!='],
]);
const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' } as const;
const mirror = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const;

function literalBox(tree: Tree, holds: boolean): Box {
  const [left, right] = tree.kind === 'op' ? tree.args : [];
  const comparison = tree.kind === 'op' ? comparisons.get(tree.op) : undefined;
  if (comparison && left && right) {
    const box = comparisonBox(holds ? comparison : opposite[comparison], left, right);
    if (box) return box;
  }
  if (tree.kind === 'op' && tree.op === 'oneOf' && left) {
    const names = tree.args.slice(1).map(optionOf);
    if (names.every((name) => name !== undefined))
      return new Map([[key(left), { kind: 'options', names: new Set(names), except: !holds, trees: [left] }]]);
  }
  const opaque = tree.kind !== 'ref';
  return new Map([[key(tree), { kind: 'truth', value: holds, opaque, trees: [tree] }]]);
}

function comparisonBox(comparison: '<' | '<=' | '>' | '>=' | '=' | '!=', left: Tree, right: Tree): Box | undefined {
  const option = optionOf(right);
  if (option !== undefined)
    return new Map([[key(left), { kind: 'options', names: new Set([option]), except: comparison === '!=', trees: [left] }]]);
  const [a, b] = [constantOf(left), constantOf(right)];
  if (b) return new Map([[key(left), { kind: 'numbers', set: within(everything, comparison, b), trees: [left] }]]);
  if (a) return new Map([[key(right), { kind: 'numbers', set: within(everything, mirror[comparison], a), trees: [right] }]]);
  // left − right against zero, the two in one order however they are written.
  const turned = key(left) > key(right);
  const [first, second] = turned ? [right, left] : [left, right];
  const set = within(everything, turned ? mirror[comparison] : comparison, zero);
  return new Map([[`${key(first)} − ${key(second)}`, { kind: 'numbers', set, trees: [first, second] }]]);
}

function optionOf(tree: Tree): string | undefined {
  return tree.kind === 'literal' && 'o' in tree.logic && typeof tree.logic.o === 'string' ? tree.logic.o : undefined;
}

function key(tree: Tree): string {
  return JSON.stringify(tree);
}

// ——— Boxes together ———

/** undefined where nothing is in both. */
function intersect(a: Box, b: Box): Box | undefined {
  const both = new Map(a);
  for (const [name, side] of b) {
    const other = both.get(name);
    const met = other ? meet(other, side) : side;
    if (!met) return undefined;
    both.set(name, met);
  }
  return both;
}

function meet(a: Side, b: Side): Side | undefined {
  if (a.kind === 'numbers' && b.kind === 'numbers') {
    const set = intersection(a.set, b.set);
    return isEmptySet(set) ? undefined : { ...a, set };
  }
  if (a.kind === 'truth' && b.kind === 'truth') return a.value === b.value ? a : undefined;
  if (a.kind === 'options' && b.kind === 'options') return meetOptions(a, b);
  return undefined;
}

function meetOptions(a: Side & { kind: 'options' }, b: Side & { kind: 'options' }): Side | undefined {
  if (a.except && b.except) return { ...a, names: new Set([...a.names, ...b.names]) };
  const [named, other] = a.except ? [b, a] : [a, b];
  const names = new Set([...named.names].filter((name) => other.names.has(name) !== other.except));
  return names.size === 0 ? undefined : { ...named, names };
}

/** Narrowed to what the columns can be: declared ranges, and the options that there are. */
function withRanges(low: Lowering, box: Box): Box | undefined {
  const narrowed = new Map<string, Side>();
  for (const [name, side] of box) {
    const [tree] = side.trees;
    const node = tree?.kind === 'ref' && side.trees.length === 1 ? low.nodes.get(tree.ref.node) : undefined;
    if (side.kind === 'numbers' && node?.type.t === 'num' && node.type.range) {
      const [min, max] = [constantText(node.type.range.min), constantText(node.type.range.max)];
      const set = within(within(side.set, '>=', min), '<=', max);
      if (isEmptySet(set)) return undefined;
      narrowed.set(name, { ...side, set });
    } else if (side.kind === 'options' && side.except && node?.type.t === 'opt') {
      const names = new Set(node.type.of.filter((option) => !side.names.has(option)));
      if (names.size === 0) return undefined;
      narrowed.set(name, { ...side, names, except: false });
    } else {
      narrowed.set(name, side);
    }
  }
  return narrowed;
}

function constantText(text: string): Rational {
  return constantOf({ kind: 'literal', logic: { n: text } }) ?? zero;
}

/** A row in which both hold, in words; undefined where it is not certain that there is one. */
function witnessOf(low: Lowering, box: Box): string | undefined {
  const seen = new Set<string>();
  for (const side of box.values()) {
    if (side.kind === 'truth' && side.opaque) return undefined;
    for (const node of new Set(refsOf(...side.trees).map((ref) => JSON.stringify(ref)))) {
      if (seen.has(node)) return undefined;
      seen.add(node);
    }
    if (side.trees.some((tree) => tree.kind !== 'ref')) return undefined;
  }
  return [...box.values()].map((side) => sideText(low, side)).join('，');
}

function sideText(low: Lowering, side: Side): string {
  const names = side.trees.map((tree) => (tree.kind === 'ref' ? (low.nodes.get(tree.ref.node)?.label ?? '') : ''));
  switch (side.kind) {
    case 'numbers': {
      const value = memberOf(side.set);
      if (names.length === 2)
        return compare(value, zero) === 0
          ? `${names[0]} = ${names[1]}`
          : compare(value, zero) < 0
            ? `${names[0]} < ${names[1]}`
            : `${names[0]} > ${names[1]}`;
      return `${names[0]} = ${formatExact(value)}`;
    }
    case 'options':
      return side.except ? `${names[0]} ≠ ${[...side.names].join('、')}` : `${names[0]} = ${[...side.names][0] ?? ''}`;
    case 'truth':
      return `${names[0]} = ${side.value ? '是' : '否'}`;
  }
}
