/** Plans between two Plans: some changes made, the others not yet. */

import { type Assessment, type Node, type Plan, readsOf, type Table } from '../plan/index.ts';
import type { Data } from '../tables/data.ts';
import type { Aligned } from './align.ts';
import { isAnonymous, ownerOf } from './references.ts';

/** The data of one folder, as each of the two Plans reads it. */
export type DataOfBoth = { readonly base: Data; readonly head: Data };

export type Hybrid = { readonly plan: Plan; readonly data: Data };

/**
 * The Plan in which the columns of `owners` are those of the head and all others those of the base. Columns that only one of
 * the two has are always there: they count for nothing unless somebody reads them. Any choice by whole units is a valid Plan.
 */
export function hybrid({ base, head }: Aligned, data: DataOfBoth, owners: ReadonlySet<string>): Hybrid {
  const isHead = (id: string): boolean => !base.nodes.has(id) || (head.nodes.has(id) && (isAnonymous(id) || owners.has(ownerOf(id))));
  const ids = new Set([...head.nodes.keys(), ...base.nodes.keys()]);
  const nodes = [...ids].flatMap((id) => (isHead(id) ? head : base).nodes.get(id) ?? []);
  const assessments = union(
    base.plan.assessments,
    head.plan.assessments,
    ({ name }) => name,
    (old, now): Assessment => {
      const { when: _, track: __, ...rest } = now;
      const side = owners.has(now.name) ? now : old;
      return {
        ...rest,
        ...(side.when !== undefined && { when: side.when }),
        ...(side.track !== undefined && { track: side.track }),
        columns: [...new Set([...now.columns, ...old.columns])],
      };
    },
  );
  const tables = union(
    base.plan.tables,
    head.plan.tables,
    ({ id }) => id,
    (old, now): Table => ({
      ...now,
      links: union(
        old.links,
        now.links,
        ({ name }) => name,
        (_, link) => link,
      ),
    }),
  );
  return {
    plan: { ...head.plan, tables, assessments, nodes: inOrder(nodes, assessments, tables), checks: [] },
    data:
      data.base === data.head
        ? data.head
        : {
            ...data.head,
            tables: new Map([
              ...data.base.tables,
              ...[...data.head.tables].map(([id, rows]) => {
                const old = data.base.tables.get(id);
                return [id, { ...rows, links: new Map([...(old?.links ?? []), ...rows.links]) }] as const;
              }),
            ]),
            inputs: new Map([...data.base.inputs, ...[...data.head.inputs].filter(([id]) => isHead(id) || !data.base.inputs.has(id))]),
          },
  };
}

/** Whether both Plans read the same of a folder of data, so that it need be read but once. */
export function readSame({ base, head, stateOf }: Aligned): boolean {
  const inputs = [...base.nodes.values(), ...head.nodes.values()].filter(({ kind }) => kind === 'input');
  const tables = ({ plan }: Aligned['base']): string =>
    JSON.stringify(plan.tables.map((table) => ({ ...table, src: undefined })).toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  return inputs.every(({ id }) => stateOf(id) === 'same') && tables(base) === tables(head);
}

/** Those of the head in its order, then what only the base has. */
function union<T>(base: readonly T[], head: readonly T[], keyOf: (one: T) => string, both: (base: T, head: T) => T): readonly T[] {
  const old = new Map(base.map((one) => [keyOf(one), one]));
  const now = new Set(head.map(keyOf));
  return [
    ...head.map((one) => {
      const before = old.get(keyOf(one));
      return before === undefined ? one : both(before, one);
    }),
    ...base.filter((one) => !now.has(keyOf(one))),
  ];
}

/** A node after all that it reads, lags excepted: the contract of a Plan. */
function inOrder(nodes: readonly Node[], assessments: readonly Assessment[], tables: readonly Table[]): readonly Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const whens = new Map(assessments.map(({ name, when }) => [name, when]));
  const dates = new Map(tables.map(({ id, date }) => [id, date]));
  const placed = new Set<string>();
  const ordered: Node[] = [];
  const visit = (node: Node): void => {
    if (placed.has(node.id)) return;
    placed.add(node.id);
    const gate = node.assessment === undefined ? undefined : whens.get(node.assessment);
    const date = node.kind === 'fold' ? dates.get(node.over.table) : undefined;
    for (const id of [gate, date, ...(node.kind === 'lag' ? [] : readsOf(node))]) {
      const read = id === undefined ? undefined : byId.get(id);
      if (read) visit(read);
    }
    ordered.push(node);
  };
  nodes.forEach(visit);
  return ordered;
}

/** The columns of the head and of the base that hang on one of `owners`, however far away. */
export function reached({ base, head, stateOf }: Aligned, owners: ReadonlySet<string>): ReadonlySet<string> {
  const readers = new Map<string, Set<string>>();
  const say = (read: string | undefined, reader: string): void => {
    if (read !== undefined) readers.set(read, (readers.get(read) ?? new Set()).add(reader));
  };
  const starts: string[] = [];
  for (const { plan, nodes } of [base, head]) {
    const gates = new Map(plan.assessments.map(({ name, when }) => [name, when]));
    const dates = new Map(plan.tables.map(({ id, date }) => [id, date]));
    for (const node of nodes.values()) {
      for (const id of readsOf(node)) say(id, node.id);
      if (node.assessment !== undefined) say(gates.get(node.assessment), node.id);
      if (node.kind === 'fold') say(dates.get(node.over.table), node.id);
      if (!isAnonymous(node.id) && owners.has(ownerOf(node.id)) && stateOf(node.id) !== 'same') starts.push(node.id);
      if (node.assessment !== undefined && owners.has(node.assessment)) starts.push(node.id);
    }
  }
  const found = new Set(starts);
  for (const id of found) for (const reader of readers.get(id) ?? []) found.add(reader);
  return found;
}
