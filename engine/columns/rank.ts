/** 排名 and 奖项: which place, and who is among the first. */

import type { Node, PeriodKey, Rank, Take } from '../plan/index.ts';
import { type Column, type NumberColumn, powerOfTen, Tag } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';
import { integerQuotient } from './expression/round.ts';
import { grouped, numberingOf, rowsByGroup } from './groups.ts';
import { aheadOf, orderOf, tiersOf } from './order.ts';
import { columnFor } from './path.ts';
import { overlay } from './presence.ts';

export function rankColumn(ctx: Context, node: Node & Rank, period: PeriodKey): NumberColumn {
  const size = ctx.size(node.frame.table);
  const closed = ctx.closed(node, node.frame.table, period);
  const numbering = numberingOf();
  const groups = grouped(ctx, node.frame, node.group, period, numbering);
  const order = orderOf(ctx, node, node.by, period, closed);
  const out = outOf(ctx, node.exclude, period, size);
  // Without a group first, then excluded, then without a key.
  const own = merged(size, [groups.tags, out, order.tags]);
  const tags = overlay(own, closed);
  const v = new Float64Array(size);
  for (const rows of rowsByGroup(groups, numbering.count(), tags)) {
    const { tier, sizes } = tiersOf(rows, order.keys);
    const ahead = aheadOf(sizes);
    for (let i = 0; i < rows.length; i++) v[rows[i] ?? 0] = 1 + (node.ties === 'min' ? (ahead[tier[i] ?? 0] ?? 0) : (tier[i] ?? 0));
  }
  return { kind: 'number', size, tags, v, scale: 0, error: 0, low: 0, high: size };
}

/** The first of the tags that is none of zero; undefined where all are. */
function merged(size: number, lists: readonly (Uint8Array | undefined)[]): Uint8Array | undefined {
  const there = lists.filter((list) => list !== undefined);
  const [only, second] = there;
  if (second === undefined) return only;
  const result = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    for (const list of there) {
      if (result[i] === 0) result[i] = list[i] ?? 0;
    }
  }
  return result;
}

/** 不适用 for rows that a condition keeps out, undecided where nobody knows. */
function outOf(ctx: Context, exclude: readonly string[], period: PeriodKey, size: number): Uint8Array | undefined {
  if (exclude.length === 0) return undefined;
  const out = new Uint8Array(size);
  for (const id of exclude) {
    const column = ctx.column(id, period);
    if (column.kind !== 'bool') throw new Unfit('a condition that is none');
    for (let row = 0; row < size; row++) {
      const tag = column.tags?.[row] ?? 0;
      if (tag === 0 && column.v[row] === 1) out[row] = Tag.na;
      else if (tag > Tag.exempt && out[row] === 0) out[row] = Tag.undecided;
    }
  }
  return out;
}

export function takeColumn(ctx: Context, node: Node & Take, period: PeriodKey): Column {
  const size = ctx.size(node.frame.table);
  const closed = ctx.closed(node, node.frame.table, period);
  const numbering = numberingOf();
  const groups = grouped(ctx, node.frame, node.group, period, numbering);
  const order = orderOf(ctx, node, node.by, period, closed);
  const out = outOf(ctx, node.exclude, period, size);
  const where = node.where && columnFor(ctx, node.frame, node.where, period);
  const first = columnFor(ctx, node.frame, node.first, period);
  if ((where !== undefined && where.kind !== 'bool') || first.kind !== 'number' || first.error > 0)
    throw new Unfit('an award by what floats do not know');

  const [v, tags, stays] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  for (let row = 0; row < size; row++) {
    const group = groups.tags?.[row] ?? 0;
    const fits = where?.tags?.[row] ?? 0;
    const excluded = out?.[row] ?? 0;
    if (group !== 0) tags[row] = group;
    else if (fits > Tag.exempt) tags[row] = Tag.undecided;
    else if (where !== undefined && (fits !== 0 || where.v[row] !== 1)) stays[row] = 1;
    else if (excluded === Tag.na) stays[row] = 1;
    else if (excluded !== 0) tags[row] = excluded;
    else tags[row] = order.tags?.[row] ?? 0;
  }
  const settled = overlay(merged(size, [tags, stays]), closed);
  const divisor = powerOfTen(first.scale);
  for (const rows of rowsByGroup(groups, numbering.count(), settled)) {
    const { tier, sizes } = tiersOf(rows, order.keys);
    const ahead = aheadOf(sizes);
    for (let i = 0; i < rows.length; i++) {
      const [row, place] = [rows[i] ?? 0, tier[i] ?? 0];
      const blank = first.tags?.[row] ?? 0;
      const count = integerQuotient(first.v[row] ?? 0, divisor, 'floor');
      if (blank !== 0) tags[row] = blank > Tag.exempt ? Tag.undecided : Tag.na;
      else v[row] = (node.tie === 'in' ? (ahead[place] ?? 0) < count : (ahead[place] ?? 0) + (sizes[place] ?? 0) <= count) ? 1 : 0;
    }
  }
  return { kind: 'bool', size, tags: overlay(tags.some((tag) => tag !== 0) ? tags : undefined, closed), v };
}
