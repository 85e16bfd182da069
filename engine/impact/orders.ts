/** What is other about a ranking, an award or a scale of grades. */

import type { GradeEffect, GradeRow, GroupKey, Node, Quota, SortKey } from '../plan/index.ts';
import { type Detail, differences, type EffectText, type QuotaText, textOf } from './details.ts';
import { isPercent, type Nodes, sameTree, type Tree, treeOfRef } from './tree.ts';

type GradeNode = Node & { readonly kind: 'grade' };
type OrderNode = Node & { readonly kind: 'rank' | 'take' };

export function gradeDetails(old: GradeNode, now: GradeNode, before: Nodes, after: Nodes): readonly Detail[] {
  const [was, is] = [old, now].map(({ rows }) => new Map(rows.map((row) => [row.grade, row])));
  const grades = [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])];
  return [
    ...grades.flatMap((grade): readonly Detail[] => {
      const [from, to] = [was?.get(grade), is?.get(grade)];
      if (!from || !to) return [{ kind: 'grade', grade, is: from ? 'removed' : 'added' }];
      return rowDetails(from, to, before, after);
    }),
    ...orderDetails(old, now, before, after),
    ...(old.base === now.base ? [] : [{ kind: 'rule', of: 'base' } as const]),
    ...effectDetails(old.effects, now.effects, before, after),
  ];
}

function rowDetails(old: GradeRow, now: GradeRow, before: Nodes, after: Nodes): readonly Detail[] {
  const { grade } = now;
  const when = conditionDetails(old.when && treeOfRef(old.when, before), now.when && treeOfRef(now.when, after));
  const quotas = (['atMost', 'atLeast'] as const).flatMap((side): readonly Detail[] => {
    const [from, to] = [quotaText(old[side], before), quotaText(now[side], after)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ kind: 'quota', grade, side, ...(from && { from }), ...(to && { to }) }];
  });
  return [...when, ...quotas, ...(old.tie === now.tie ? [] : [{ kind: 'ties', grade, from: old.tie, to: now.tie } as const])];
}

function conditionDetails(old: Tree | undefined, now: Tree | undefined): readonly Detail[] {
  if (old === undefined || now === undefined) return old === now ? [] : [{ kind: 'rule', of: 'condition' }];
  return differences(old, now) ?? [{ kind: 'rule', of: 'condition' }];
}

function quotaText(quota: Quota | undefined, nodes: Nodes): QuotaText | undefined {
  if (!quota) return undefined;
  const node = nodes.get(quota.amount.node);
  return { amount: textOf(treeOfRef(quota.amount, nodes), node !== undefined && isPercent(node)), unit: quota.unit, mode: quota.mode };
}

function effectDetails(old: readonly GradeEffect[], now: readonly GradeEffect[], before: Nodes, after: Nodes): readonly Detail[] {
  const textsOf = (effects: readonly GradeEffect[], nodes: Nodes): ReadonlyMap<string, EffectText> =>
    new Map(effects.map((effect) => [`${effect.veto} ${effect.act.kind}`, effectText(effect, nodes)]));
  const [was, is] = [textsOf(old, before), textsOf(now, after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): readonly Detail[] => {
    const [from, to] = [was.get(key), is.get(key)];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const id = key.slice(0, key.lastIndexOf(' '));
    return [{ kind: 'effect', veto: (after.get(id) ?? before.get(id))?.label ?? id, ...(from && { from }), ...(to && { to }) }];
  });
}

function effectText({ act }: GradeEffect, nodes: Nodes): EffectText {
  switch (act.kind) {
    case 'bar':
      return { act: 'bar' };
    case 'drop':
      return { act: 'drop', count: textOf(treeOfRef(act.levels, nodes), false) };
    case 'ceiling':
    case 'set':
      return { act: act.kind, grade: act.grade };
  }
}

export function takeDetails(old: OrderNode, now: Node, before: Nodes, after: Nodes): readonly Detail[] {
  if (old.kind === 'rank' && now.kind === 'rank')
    return [
      ...orderDetails(old, now, before, after),
      ...(old.ties === now.ties ? [] : [{ kind: 'ties', grade: '', from: old.ties, to: now.ties } as const]),
    ];
  if (old.kind !== 'take' || now.kind !== 'take') return [];
  const first = differences(treeOfRef(old.first, before), treeOfRef(now.first, after));
  return [
    ...(first ?? [{ kind: 'rule', of: 'seats' } as const]),
    ...conditionDetails(old.where && treeOfRef(old.where, before), now.where && treeOfRef(now.where, after)),
    ...orderDetails(old, now, before, after),
    ...(old.tie === now.tie ? [] : [{ kind: 'ties', grade: '', from: old.tie, to: now.tie } as const]),
  ];
}

type Ordered = { readonly by: readonly SortKey[]; readonly group: readonly GroupKey[]; readonly exclude?: readonly string[] };

function orderDetails(old: Ordered, now: Ordered, before: Nodes, after: Nodes): readonly Detail[] {
  const order =
    old.by.length === now.by.length && old.by.every((key, i) => key.order === now.by[i]?.order && sameRef(key, now.by[i], before, after));
  const group = JSON.stringify(old.group) === JSON.stringify(now.group);
  const barred = JSON.stringify(old.exclude) === JSON.stringify(now.exclude);
  return [
    ...(order ? [] : [{ kind: 'rule', of: 'order' } as const]),
    ...(group ? [] : [{ kind: 'rule', of: 'group' } as const]),
    ...(barred ? [] : [{ kind: 'rule', of: 'condition' } as const]),
  ];
}

function sameRef(a: SortKey, b: SortKey | undefined, before: Nodes, after: Nodes): boolean {
  return b !== undefined && sameTree(treeOfRef(a.ref, before), treeOfRef(b.ref, after));
}
