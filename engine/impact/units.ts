/**
 * What changed, in pieces that can be taken one by one: a piece is a drafter's column with all that the compiler made of it.
 * Columns that cannot change one without the other make one piece.
 */

import { type Node, readsOf } from '../plan/index.ts';
import type { Aligned } from './align.ts';
import { isAnonymous, ownerOf } from './references.ts';

/** `id`: the owner that stands first in the policy; `owners`: all that change with it, in the order of the policy. */
export type Unit = { readonly id: string; readonly owners: readonly string[] };

export function unitsOf(aligned: Aligned): readonly Unit[] {
  const owners = changedOwners(aligned);
  const changed = new Set(owners);
  const parent = new Map<string, string>();
  const find = (one: string): string => {
    const up = parent.get(one);
    return up === undefined ? one : find(up);
  };
  const join = (a: string, b: string): void => {
    if (!changed.has(a) || !changed.has(b)) return;
    const [x, y] = [find(a), find(b)];
    if (x !== y) parent.set(owners.indexOf(x) < owners.indexOf(y) ? y : x, owners.indexOf(x) < owners.indexOf(y) ? x : y);
  };
  joinGroups(aligned, owners, join);
  joinTracks(aligned, owners, join);
  for (const circle of circles(aligned)) for (const id of circle) for (const other of circle) join(ownerOf(id), ownerOf(other));
  const members = new Map<string, string[]>();
  for (const owner of owners) members.set(find(owner), [...(members.get(find(owner)) ?? []), owner]);
  return [...members].map(([id, all]) => ({ id, owners: all }));
}

type Join = (a: string, b: string) => void;

/** In the order of the files and places; what is gone comes last. */
function changedOwners({ base, head, stateOf }: Aligned): readonly string[] {
  const places = [...head.nodes.values(), ...base.nodes.values()].filter(({ id }) => !isAnonymous(id));
  const owners = places.filter(({ id }) => stateOf(id) !== 'same').map(({ id }) => ownerOf(id));
  const assessments = [...head.plan.assessments, ...base.plan.assessments].map(({ name }) => name);
  const moved = assessments.filter((name) => {
    const [old, now] = [base, head].map(({ plan }) => plan.assessments.find((one) => one.name === name));
    return old !== undefined && now !== undefined && (old.when !== now.when || old.track !== now.track);
  });
  const srcOf = (owner: string): Node['src'] | undefined => (head.nodes.get(owner) ?? base.nodes.get(owner))?.src;
  const place = (owner: string): readonly [number, string, number] => [
    head.nodes.has(owner) || assessments.includes(owner) ? 0 : 1,
    srcOf(owner)?.file ?? '',
    srcOf(owner)?.start ?? 0,
  ];
  return [...new Set([...owners, ...moved])].toSorted((a, b) => {
    const [x, y] = [place(a), place(b)];
    return x[0] - y[0] || (x[1] < y[1] ? -1 : x[1] > y[1] ? 1 : 0) || x[2] - y[2];
  });
}

/**
 * The sum of a group follows from what stands in it: a row that comes or goes, and weights that make the group another
 * weight, change together with the group.
 */
function joinGroups({ base, head, stateOf }: Aligned, owners: readonly string[], join: Join): void {
  for (const owner of owners) {
    const versions = [base.nodes.get(owner), head.nodes.get(owner)].flatMap((node) => node ?? []);
    if (!versions.some(({ role }) => role === 'group' || role === 'weights')) continue;
    const formula = stateOf(owner) !== 'same';
    const weight = stateOf(`${owner}#weight`) === 'changed';
    for (const child of new Set(versions.flatMap(readsOf).map(ownerOf))) {
      const rewritten =
        stateOf(child) !== 'same' &&
        (stateOf(child) !== 'changed' || tracksDiffer(base.nodes.get(`${child}#weight`), head.nodes.get(`${child}#weight`)));
      if ((formula && rewritten) || (weight && stateOf(`${child}#weight`) !== 'same')) join(owner, child);
      else if (formula && tracksDiffer(base.nodes.get(`${child}#weight`), head.nodes.get(`${child}#weight`))) join(owner, child);
    }
  }
}

function tracksDiffer(a: Node | undefined, b: Node | undefined): boolean {
  return [...weightsOf(a).keys()].join('\n') !== [...weightsOf(b).keys()].join('\n');
}

/** Tracks that come, go or are told otherwise change weights, orders and grades with them. */
function joinTracks({ base, head, stateOf }: Aligned, owners: readonly string[], join: Join): void {
  for (const { name, track, when } of head.plan.assessments) {
    const before = base.plan.assessments.find((one) => one.name === name);
    if (!before) continue;
    const sources = [track, before.track].flatMap((id) =>
      id === undefined ? [] : [id, ...(head.nodes.get(id) ? readsOf(head.nodes.get(id) ?? missing(id)) : [])],
    );
    const moved = before.track !== track || before.when !== when;
    for (const owner of owners) {
      const node = head.nodes.get(owner) ?? base.nodes.get(owner);
      if (node?.assessment !== name) continue;
      const ordered = node.role === 'rank' || node.role === 'grade' || node.role === 'award';
      if (moved && (ordered || stateOf(`${owner}#weight`) === 'changed')) join(name, owner);
      if (tracksDiffer(base.nodes.get(`${owner}#weight`), head.nodes.get(`${owner}#weight`)))
        for (const source of sources) join(ownerOf(source), owner);
    }
    for (const source of sources) join(name, ownerOf(source));
  }
}

function missing(id: string): never {
  throw new TypeError(`the Plan has no ${id}`);
}

/** The weight in each track that has one; the track is `` where all have the same. */
export function weightsOf(node: Node | undefined): ReadonlyMap<string, string> {
  if (node?.kind !== 'expr') return new Map();
  const { logic } = node;
  if ('n' in logic) return new Map([['', logic.n]]);
  const args = 'pick' in logic ? (logic.pick ?? []) : [];
  return new Map(
    args.slice(1).flatMap((arg, i, all): readonly (readonly [string, string])[] => {
      const value = all[i + 1];
      return i % 2 === 0 && 'o' in arg && value && 'n' in value ? [[arg.o, value.n]] : [];
    }),
  );
}

/** Circles of reading that a mixture of both Plans could close (Tarjan). Lags look back and close none. */
function circles({ base, head }: Aligned): readonly (readonly string[])[] {
  const ids = new Set([...base.nodes.keys(), ...head.nodes.keys()]);
  const next = (id: string): readonly string[] =>
    [base, head].flatMap(({ nodes }) => (nodes.get(id) && nodes.get(id)?.kind !== 'lag' ? readsOf(nodes.get(id) ?? missing(id)) : []));
  const index = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  const visit = (id: string): number => {
    const own = index.size;
    index.set(id, own);
    let lowest = own;
    open.push(id);
    isOpen.add(id);
    for (const read of next(id)) {
      if (!index.has(read)) lowest = Math.min(lowest, visit(read));
      else if (isOpen.has(read)) lowest = Math.min(lowest, index.get(read) ?? own);
    }
    if (lowest === own) {
      const circle = open.splice(open.lastIndexOf(id));
      for (const one of circle) isOpen.delete(one);
      if (circle.length > 1) found.push(circle);
    }
    return lowest;
  };
  for (const id of ids) if (!index.has(id)) visit(id);
  return found;
}
