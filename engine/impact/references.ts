/** Nodes and Plans under other ids. */

import type { GradeEffect, GroupKey, Node, Plan, Quota, Ref, SortKey } from '../plan/index.ts';

export type Rename = (id: string) => string;

/** A node whose own id and whose operands' ids have been replaced. */
export function renamedNode(node: Node, to: Rename): Node {
  const ref = (one: Ref): Ref => ({ ...one, node: to(one.node) });
  const refs = (all: readonly Ref[]): readonly Ref[] => all.map(ref);
  const key = (one: GroupKey): GroupKey => ('column' in one ? { column: ref(one.column) } : one);
  const sorts = (all: readonly SortKey[]): readonly SortKey[] => all.map((one) => ({ ...one, ref: ref(one.ref) }));
  const operands = (all: Readonly<Record<string, Ref>>): Readonly<Record<string, Ref>> =>
    Object.fromEntries(Object.entries(all).map(([alias, one]) => [alias, ref(one)]));
  const quota = (one: Quota): Quota => ({ ...one, amount: ref(one.amount) });
  const effect = ({ veto, act }: GradeEffect): GradeEffect => ({
    veto: to(veto),
    act: act.kind === 'drop' ? { ...act, levels: ref(act.levels) } : act,
  });
  const id = to(node.id);
  switch (node.kind) {
    case 'input':
      return { ...node, id };
    case 'expr':
    case 'tiers':
      return { ...node, id, in: operands(node.in) };
    case 'fold':
      return {
        ...node,
        id,
        key: node.key.map(key),
        at: node.at.map(key),
        args: refs(node.args),
        ...(node.where && { where: ref(node.where) }),
        ...(node.levels && {
          levels: node.levels.map((level) => ({ key: key(level.key), ...(level.weight && { weight: ref(level.weight) }) })),
        }),
      };
    case 'lag':
      return { ...node, id, of: to(node.of) };
    case 'rank':
      return { ...node, id, by: sorts(node.by), group: node.group.map(key), exclude: node.exclude.map(to) };
    case 'take':
      return {
        ...node,
        id,
        first: ref(node.first),
        by: sorts(node.by),
        group: node.group.map(key),
        exclude: node.exclude.map(to),
        ...(node.where && { where: ref(node.where) }),
      };
    case 'grade':
      return {
        ...node,
        id,
        by: sorts(node.by),
        group: node.group.map(key),
        effects: node.effects.map(effect),
        rows: node.rows.map((row) => ({
          ...row,
          ...(row.when && { when: ref(row.when) }),
          ...(row.atMost && { atMost: quota(row.atMost) }),
          ...(row.atLeast && { atLeast: quota(row.atLeast) }),
        })),
      };
  }
}

/** A Plan whose nodes have other ids; nodes that get the same id must be the same. */
export function renamedPlan(plan: Plan, to: Rename): Plan {
  const nodes = new Map(plan.nodes.map((node) => [to(node.id), renamedNode(node, to)]));
  return {
    ...plan,
    tables: plan.tables.map((table) => ({ ...table, ...(table.date !== undefined && { date: to(table.date) }) })),
    assessments: plan.assessments.map((one) => ({
      ...one,
      columns: one.columns.map(to),
      ...(one.when !== undefined && { when: to(one.when) }),
      ...(one.track !== undefined && { track: to(one.track) }),
    })),
    nodes: [...nodes.values()],
    checks: plan.checks.map((check) => ({ ...check, node: to(check.node) })),
  };
}

/** The drafter's column to which a node belongs: an indicator's weight and rate are the indicator's. */
export function ownerOf(id: string): string {
  const at = id.indexOf('#');
  return at < 0 ? id : id.slice(0, at);
}

/** A node that the compiler made for a part of a formula; its number shifts when the formula changes. */
export function isAnonymous(id: string): boolean {
  return /#\d+$/.test(id);
}
