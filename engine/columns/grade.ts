/** 等次 in typed arrays: the steps of docs/architecture.md, "Grades", as engine/grades takes them. */

import type { Grade, Node, PeriodKey, Quota, Ref } from '../plan/index.ts';
import { read as readExactly } from '../reference/path.ts';
import { isRational, type Value } from '../tables/data.ts';
import type { Rational } from '../numbers/index.ts';
import { seats as seatsOf } from '../grades/seats.ts';
import { equal } from '../numbers/index.ts';
import { type BoolColumn, type Column, exactNumber, Tag } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';
import { grouped, numberingOf, rowsByGroup } from './groups.ts';
import { type Order, orderOf, tiersOf } from './order.ts';
import { columnFor } from './path.ts';
import { overlay } from './presence.ts';
import { type Standings, standingsOf } from './standing.ts';

export function gradeColumn(ctx: Context, node: Node & Grade, period: PeriodKey): Column {
  const size = ctx.size(node.frame.table);
  const closed = ctx.closed(node, node.frame.table, period);
  const numbering = numberingOf();
  const groups = grouped(ctx, node.frame, node.group, period, numbering);
  const order = orderOf(ctx, node, node.by, period, closed);
  const scale = scaleOf(ctx, node, period);
  const standings = standingsOf(ctx, node, period, order.tags, size);
  const tags = Uint8Array.from(overlay(groups.tags, closed) ?? new Uint8Array(size));
  const v = new Int32Array(size).fill(-1);
  const exactly: Exactly = (ref, row) => readExactly(ctx.ev, ref, { table: node.frame.table, row, period }, { node: node.id, row, period });
  for (const rows of rowsByGroup(groups, numbering.count(), closed)) gradeRows(node, scale, rows, order, standings, v, tags, exactly);
  const names = node.rows.map(({ grade }) => ctx.dictionary.code(grade));
  for (let row = 0; row < size; row++) v[row] = names[v[row] ?? -1] ?? -1;
  return { kind: 'text', size, tags: tags.some((tag) => tag !== 0) ? tags : undefined, v };
}

type Scale = {
  readonly conditions: readonly (BoolColumn | undefined)[];
  readonly amounts: readonly { readonly atMost: Column | undefined; readonly atLeast: Column | undefined }[];
};

function scaleOf(ctx: Context, node: Node & Grade, period: PeriodKey): Scale {
  const amount = (quota: Quota | undefined): Column | undefined => quota && columnFor(ctx, node.frame, quota.amount, period);
  return {
    conditions: node.rows.map(({ when }) => {
      const column = when && columnFor(ctx, node.frame, when, period);
      if (column !== undefined && column.kind !== 'bool') throw new Unfit('a condition that is none');
      return column;
    }),
    amounts: node.rows.map(({ atMost, atLeast }) => ({ atMost: amount(atMost), atLeast: amount(atLeast) })),
  };
}

/** A quota as the whole group has it; undefined where it is blank somewhere, or not the same everywhere. */
function amountOf(column: Column, rows: Int32Array, exactly: (row: number) => Value): Rational | undefined {
  if (column.kind !== 'number') throw new Unfit('a quota that is no number');
  if (column.error > 0 && column.ratio === undefined) return theSame(Array.from(rows, exactly));
  const first = rows[0] ?? 0;
  const constant = column.ratio === undefined;
  const value = exactNumber(column, first);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    if (column.tags !== undefined && column.tags[row] !== 0) return undefined;
    if (constant ? column.v[row] !== column.v[first] : !isSame(value, exactNumber(column, row))) return undefined;
  }
  return value;
}

function theSame(values: readonly Value[]): Rational | undefined {
  const [first] = values;
  if (typeof first !== 'object' || !isRational(first)) return undefined;
  return values.every((value) => typeof value === 'object' && isRational(value) && equal(first, value)) ? first : undefined;
}

function isSame(a: Rational | undefined, b: Rational | undefined): boolean {
  return a !== undefined && b !== undefined && equal(a, b);
}

/** What a ref names, seen from a row, as the reference reads it. */
type Exactly = (ref: Ref, row: number) => Value;
type Seats = { readonly atMost: number | undefined; readonly atLeast: number | undefined };

/** Undefined: a quota is not known, and so is no grade of the group. */
function seatsIn(node: Grade, scale: Scale, rows: Int32Array, base: number, exactly: Exactly): readonly Seats[] | undefined {
  const result: Seats[] = [];
  for (const [i, row] of node.rows.entries()) {
    const seats: { atMost: number | undefined; atLeast: number | undefined } = { atMost: undefined, atLeast: undefined };
    for (const name of ['atMost', 'atLeast'] as const) {
      const [quota, column] = [row[name], scale.amounts[i]?.[name]];
      if (quota === undefined || column === undefined) continue;
      const amount = amountOf(column, rows, (each) => exactly(quota.amount, each));
      if (amount === undefined) return undefined;
      seats[name] = Number(seatsOf({ amount, unit: quota.unit, mode: quota.mode }, base));
    }
    result.push(seats);
  }
  return result;
}

function gradeRows(
  node: Grade,
  scale: Scale,
  rows: Int32Array,
  order: Order,
  standings: Standings,
  v: Int32Array,
  tags: Uint8Array,
  exactly: Exactly,
): void {
  const { leaves, assessed, drop } = standings;
  let base = rows.length;
  if (node.base !== 'all') {
    base = 0;
    for (let i = 0; i < rows.length; i++) base += assessed[rows[i] ?? 0] ?? 0;
  }
  const seats = seatsIn(node, scale, rows, base, exactly);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    tags[row] = leaves[row] !== 0 ? (leaves[row] ?? 0) : seats === undefined ? Tag.undecided : 0;
  }
  if (seats === undefined) return;

  const staying = rows.filter((row) => leaves[row] === 0);
  const { tier, sizes } = tiersOf(staying, order.keys);
  const grades = place(node, scale, seats, staying, tier, sizes.length, standings, tags);
  fillAtLeast(seats, staying, tier, sizes.length, standings, grades);
  const last = node.rows.length - 1;
  for (let i = 0; i < staying.length; i++) {
    const [row, grade] = [staying[i] ?? 0, grades[i] ?? none];
    if (tags[row] !== 0) continue;
    if (grade === none) tags[row] = Tag.na;
    else v[row] = Math.min(grade + (drop[row] ?? 0), last);
  }
}

const none = -1;
/** Of a row whose condition nobody knows. */
const unknown = -2;

/** Step 4, by position in `staying`: from the top grade down, in order, while seats remain. */
function place(
  node: Grade,
  scale: Scale,
  seats: readonly Seats[],
  staying: Int32Array,
  tier: Int32Array,
  tiers: number,
  standings: Standings,
  tags: Uint8Array,
): Int32Array {
  const { ceiling, set, seated } = standings;
  const grades = Int32Array.from(staying, (row) => set[row] ?? none);
  for (const [grade, { tie }] of node.rows.entries()) {
    const condition = scale.conditions[grade];
    const most = seats[grade]?.atMost;
    const counts = new Int32Array(most === undefined ? 0 : tiers);
    let left = most ?? 0;
    for (let i = 0; i < staying.length; i++) {
      const row = staying[i] ?? 0;
      if (set[row] !== none && set[row] === grade && seated[row] === 1) left -= 1;
      if (grades[i] !== none || (ceiling[row] ?? 0) > grade) continue;
      const tag = condition?.tags?.[row] ?? 0;
      if (tag > Tag.exempt) {
        grades[i] = unknown;
        tags[row] = Tag.undecided;
      } else if (condition === undefined || (tag === 0 && condition.v[row] === 1)) {
        if (most === undefined) grades[i] = grade;
        else counts[tier[i] ?? 0] = (counts[tier[i] ?? 0] ?? 0) + 1;
      }
    }
    if (most === undefined) continue;
    const edge = edgeOf(counts, left, tie);
    for (let i = 0; i < staying.length; i++) {
      const row = staying[i] ?? 0;
      if (grades[i] !== none || (ceiling[row] ?? 0) > grade || (tier[i] ?? 0) >= edge) continue;
      const tag = condition?.tags?.[row] ?? 0;
      if (condition === undefined || (tag === 0 && condition.v[row] === 1)) grades[i] = grade;
    }
  }
  return grades;
}

/** The first tier that does not enter: of a tie across the edge nobody does, or all do while a seat is left. */
function edgeOf(counts: Int32Array, seats: number, tie: 'out' | 'in'): number {
  let left = seats;
  for (let each = 0; each < counts.length; each++) {
    const size = counts[each] ?? 0;
    if (size === 0) continue;
    if (size > left && (tie === 'out' || left <= 0)) return each;
    left -= size;
  }
  return counts.length;
}

/** Step 5, 至少: tied rows move together, set rows stay, nobody above a ceiling, not past 至多. */
function fillAtLeast(
  seats: readonly Seats[],
  staying: Int32Array,
  tier: Int32Array,
  tiers: number,
  { ceiling, set, seated }: Standings,
  grades: Int32Array,
): void {
  const last = seats.length - 1;
  for (const [grade, { atLeast, atMost }] of seats.entries()) {
    if (atLeast === undefined) continue;
    const counts = new Int32Array(tiers);
    let filled = 0;
    const moves = (i: number): boolean => {
      const row = staying[i] ?? 0;
      const at = grades[i] ?? none;
      if (at === unknown || set[row] !== none) return false;
      if (grade === last) return at !== none && at < grade;
      return (ceiling[row] ?? 0) <= grade && (at === none ? last + 1 : at) > grade;
    };
    for (let i = 0; i < staying.length; i++) {
      const row = staying[i] ?? 0;
      if (grades[i] === grade && (set[row] === none || seated[row] === 1)) filled += 1;
      if (moves(i)) counts[tier[i] ?? 0] = (counts[tier[i] ?? 0] ?? 0) + 1;
    }
    const moving = new Uint8Array(tiers);
    for (let step = 0; step < tiers; step++) {
      const each = grade === last ? tiers - 1 - step : step;
      const size = counts[each] ?? 0;
      if (size === 0) continue;
      if (filled >= atLeast || (atMost !== undefined && filled + size > atMost)) break;
      moving[each] = 1;
      filled += size;
    }
    for (let i = 0; i < staying.length; i++) if (moving[tier[i] ?? 0] === 1 && moves(i)) grades[i] = grade;
  }
}
