/**
 * Two Plans made comparable: columns that were renamed have the new name in both, and a part of a formula is named by what it
 * computes, so that the same part has the same name on either side wherever it stands.
 */

import { type Node, type Plan, readsOf } from '../plan/index.ts';
import { isAnonymous, ownerOf, renamedNode, renamedPlan } from './references.ts';

export type Aligned = {
  readonly base: Side;
  readonly head: Side;
  /** Owners by their name now: what they were called before. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly stateOf: (id: string) => 'same' | 'changed' | 'added' | 'removed';
};
export type Side = { readonly plan: Plan; readonly nodes: ReadonlyMap<string, Node> };

export function align(base: Plan, head: Plan): Aligned {
  const renamed = renames(base, head);
  const nowOf = new Map([...renamed].map(([now, before]) => [before, now]));
  const before = renamedPlan(base, (id) => (nowOf.get(ownerOf(id)) ?? ownerOf(id)) + id.slice(ownerOf(id).length));
  const numbers = new Map<string, number>();
  const [left, right] = [sideOf(withHeadings(before, head), numbers), sideOf(head, numbers)];
  return {
    base: left.side,
    head: right.side,
    renamed,
    stateOf: (id) => {
      const [old, now] = [left.shapes.get(id), right.shapes.get(id)];
      if (old === undefined) return 'added';
      if (now === undefined) return 'removed';
      return old === now ? 'same' : 'changed';
    },
  };
}

/** @原名 names a column of the base that the head no longer has; where several do so, the first has it. */
function renames(base: Plan, head: Plan): ReadonlyMap<string, string> {
  const now = new Set(head.nodes.map(({ id }) => id));
  const free = new Set(base.nodes.map(({ id }) => id).filter((id) => !now.has(id)));
  const found = new Map<string, string>();
  for (const { id, was, notes } of head.nodes) {
    if (id !== ownerOf(id) || !notes?.some(({ name }) => name === 'former_name')) continue;
    const former = was?.find((one) => free.delete(one));
    if (former !== undefined) found.set(id, former);
  }
  return found;
}

/** One folder of data serves both: a field that was renamed is read under its new heading, and last year's rules for this year. */
function withHeadings(base: Plan, head: Plan): Plan {
  const now = new Map(head.nodes.map((node) => [node.id, node]));
  const nodes = base.nodes.map((node): Node => {
    const other = now.get(node.id);
    return node.kind === 'input' && other?.kind === 'input' ? { ...node, column: other.column } : node;
  });
  return { ...base, year: head.year, nodes };
}

function sideOf(plan: Plan, numbers: Map<string, number>): { readonly side: Side; readonly shapes: ReadonlyMap<string, number> } {
  const byId = new Map(plan.nodes.map((node) => [node.id, node]));
  const known = new Map<string, string>();
  const shapes = new Map<string, number>();
  const nameOf = (id: string): string => {
    const node = byId.get(id);
    if (!node || !isAnonymous(id)) return id;
    const name = known.get(id) ?? `$part#${numberOf(node)}`;
    known.set(id, name);
    return name;
  };
  const numberOf = (node: Node): number => {
    for (const id of readsOf(node)) if (id !== node.id) nameOf(id);
    const shape = shapeOf(renamedNode(node, (id) => (id === node.id ? (isAnonymous(id) ? '' : id) : (known.get(id) ?? id))));
    const number = numbers.get(shape) ?? numbers.size;
    numbers.set(shape, number);
    return number;
  };
  const named = renamedPlan(plan, nameOf);
  for (const node of plan.nodes) if (!isAnonymous(node.id)) shapes.set(node.id, numberOf(node));
  return { side: { plan: named, nodes: new Map(named.nodes.map((node) => [node.id, node])) }, shapes };
}

/** What a node means: not where and in which words it is written, nor what the compiler infers of its values. */
function shapeOf(node: Node): string {
  const { src: _, label: __, notes: ___, was: ____, ...rest } = node;
  if (node.kind === 'input' || rest.type.t !== 'num') return sorted(rest);
  const { range: _____, grid: ______, ...type } = rest.type;
  return sorted({ ...rest, type });
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
