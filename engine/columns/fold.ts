/** Aggregates in one pass over the rows that are folded: into the group of each, then read by group. */

import { coarsen, type Fold, type GroupKey, type Node, type PeriodKey } from '../plan/index.ts';
import { type Column, limit, type NumberColumn, powerOfTen, Tag, unit } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';
import { grouped, groupedByRow, numberingOf } from './groups.ts';
import { columnFor } from './path.ts';
import { overlay } from './presence.ts';

type Op = 'sum' | 'mean' | 'count' | 'share' | 'max' | 'min';

export function foldColumn(ctx: Context, node: Node & Fold, period: PeriodKey): Column {
  const { op } = node;
  if (node.levels !== undefined) throw new Unfit('means by levels');
  if (op !== 'sum' && op !== 'mean' && op !== 'count' && op !== 'share' && op !== 'max' && op !== 'min') throw new Unfit(op);
  const closed = ctx.closed(node, node.frame.table, period);
  const byRow = isByRow(node.key) ? groupedByRow(ctx, node.frame, node.at, period) : undefined;
  const numbering = numberingOf();
  const readers = byRow ?? grouped(ctx, node.frame, node.at, period, numbering);
  const idsOf = (own: PeriodKey): Int32Array => {
    const group = byRow ? groupedByRow(ctx, node.over, node.key, own) : grouped(ctx, node.over, node.key, own, numbering);
    if (group === undefined) throw new Unfit('groups by row on one side only');
    return group.ids;
  };
  const parts = overPeriods(ctx, node, period).map((own) => partOf(ctx, node, own, period, idsOf(own)));
  const groups = accumulate(op, parts, byRow?.count ?? numbering.count());
  return read(op, groups, readers.ids, overlay(readers.tags, closed), closed);
}

/** Whether the rows that are folded are grouped by one row that they reach, in a table of several. */
function isByRow(keys: readonly GroupKey[]): boolean {
  const [only, second] = keys;
  return only !== undefined && second === undefined && 'row' in only && !only.row.some((step) => 'one' in step);
}

function overPeriods(ctx: Context, node: Node & Fold, period: PeriodKey): readonly PeriodKey[] {
  if (node.over.period === 'none') return [''];
  return ctx.ev.rows.periods(node.over.period).filter((own) => coarsen(own, node.frame.period) === period);
}

/** Rows of one period of what is folded: their groups; 0 for kept, 1 for not, else the blank for which nobody knows. */
type Part = { readonly ids: Int32Array; readonly kept: Uint8Array | undefined; readonly arg: Column | undefined };

function partOf(ctx: Context, node: Node & Fold, own: PeriodKey, period: PeriodKey, ids: Int32Array): Part {
  const { over } = node;
  const belongs = over.period === 'none' ? belonging(ctx, node, period) : undefined;
  const closed = ctx.closed(node, over.table, own);
  const where = node.where && columnFor(ctx, over, node.where, own);
  const [arg] = node.args;
  return { ids, kept: keptOf(ids.length, belongs, closed, where), arg: arg && columnFor(ctx, over, arg, own) };
}

function keptOf(
  size: number,
  belongs: Uint8Array | undefined,
  closed: Uint8Array | undefined,
  where: Column | undefined,
): Uint8Array | undefined {
  if (belongs === undefined && closed === undefined && where === undefined) return undefined;
  if (where !== undefined && where.kind !== 'bool') throw new Unfit('a condition that is none');
  const kept = new Uint8Array(size);
  for (let row = 0; row < size; row++) {
    const [first, second] = [belongs?.[row] ?? 0, closed?.[row] ?? 0];
    if (first === Tag.na || second === Tag.na) kept[row] = Tag.na;
    else if (first !== 0 || second !== 0) kept[row] = first !== 0 ? first : second;
    else if (where !== undefined) {
      const tag = where.tags?.[row] ?? 0;
      kept[row] = tag > Tag.exempt ? tag : tag === 0 && where.v[row] === 1 ? 0 : Tag.na;
    }
  }
  return kept;
}

/** Of rows without period: 0 where the date lies in the reader's, na where it does not, the date's own blank where it is unknown. */
function belonging(ctx: Context, node: Node & Fold, period: PeriodKey): Uint8Array | undefined {
  const reader = node.frame.period;
  const size = ctx.size(node.over.table);
  const date = ctx.tableOf(node.over.table).date;
  if (date === undefined) return reader === 'none' || reader === 'year' ? undefined : new Uint8Array(size).fill(Tag.na);
  const days = ctx.column(date, '');
  if (days.kind !== 'text') throw new Unfit('dates that are none');
  const known = new Map<number, number>();
  return Uint8Array.from(days.v, (code, row) => {
    const tag = days.tags?.[row] ?? 0;
    if (tag !== 0) return tag > Tag.exempt ? tag : Tag.na;
    const before = known.get(code);
    if (before !== undefined) return before;
    const day = ctx.dictionary.text(code);
    const lies = day <= ctx.ev.rows.lastDay && coarsen(day.slice(0, 7), reader) === period;
    known.set(code, lies ? Tag.known : Tag.na);
    return lies ? Tag.known : Tag.na;
  });
}

type Groups = {
  readonly totals: Float64Array;
  readonly counts: Float64Array;
  /** The strongest blank among rows of which nobody knows whether they are kept; it goes before those of the values. */
  readonly unknown: Uint8Array;
  readonly values: Uint8Array;
  readonly scale: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
};

function accumulate(op: Op, parts: readonly Part[], count: number): Groups {
  const columns = parts.map(({ arg }) => (op === 'count' ? undefined : arg));
  const { scale, error, low, high } = commonForm(op, columns);
  const [totals, counts, unknown, values] = [
    new Float64Array(count),
    new Float64Array(count),
    new Uint8Array(count),
    new Uint8Array(count),
  ];
  for (const [j, { ids, kept }] of parts.entries()) {
    const column = columns[j];
    const tags = column?.tags;
    const factor = column?.kind === 'number' ? scaleFactor(column, scale, error) : 1;
    const v = column?.kind === 'number' || column?.kind === 'bool' ? column.v : undefined;
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row] ?? -1;
      if (id < 0) continue;
      const state = kept === undefined ? 0 : (kept[row] ?? 0);
      if (state !== 0) {
        if (state > Tag.exempt && state > (unknown[id] ?? 0)) unknown[id] = state;
        continue;
      }
      const tag = tags === undefined ? 0 : (tags[row] ?? 0);
      if (tag !== 0) {
        if (tag > Tag.exempt && tag > (values[id] ?? 0)) values[id] = tag;
        continue;
      }
      const x = v === undefined ? 1 : (v[row] ?? 0) * factor;
      const [before, n] = [totals[id] ?? 0, counts[id] ?? 0];
      totals[id] = op === 'max' ? (n === 0 || x > before ? x : before) : op === 'min' ? (n === 0 || x < before ? x : before) : before + x;
      counts[id] = n + 1;
    }
  }
  return { totals, counts, unknown, values, scale, error, low, high };
}

function commonForm(
  op: Op,
  columns: readonly (Column | undefined)[],
): { readonly scale: number; readonly error: number; readonly low: number; readonly high: number } {
  if (op === 'count') return { scale: 0, error: 0, low: 1, high: 1 };
  const numbers: NumberColumn[] = [];
  for (const column of columns) {
    if (column?.kind === 'number' && op !== 'share') numbers.push(column);
    else if (column?.kind !== 'bool' || op !== 'share') throw new Unfit(`${op} of ${column?.kind ?? 'nothing'}`);
  }
  if (op === 'share') return { scale: 0, error: 0, low: 0, high: 1 };
  const scale = Math.max(0, ...numbers.map((column) => column.scale));
  const exact = numbers.every(
    (column) => column.error === 0 && Math.max(-column.low, column.high) * powerOfTen(scale - column.scale) < limit,
  );
  const factors = numbers.map((column) => (exact ? powerOfTen(scale - column.scale) : 1 / powerOfTen(column.scale)));
  const sizes = numbers.map((column, i) => Math.max(-column.low, column.high, 0) * (factors[i] ?? 1));
  const error = exact
    ? 0
    : Math.max(0, ...numbers.map((column, i) => 1.01 * (column.error * (factors[i] ?? 1) + 3 * unit * (sizes[i] ?? 0)) + 1e-300));
  const low = Math.min(0, ...numbers.map((column, i) => column.low * (factors[i] ?? 1))) - error;
  const high = Math.max(0, ...numbers.map((column, i) => column.high * (factors[i] ?? 1))) + error;
  return { scale: exact ? scale : 0, error, low, high };
}

function scaleFactor(column: NumberColumn, scale: number, error: number): number {
  return error === 0 ? powerOfTen(scale - column.scale) : 1 / powerOfTen(column.scale);
}

/**
 * What each reader sees. A sum of n figures, each off by e and at most M in magnitude, is off by n·e + γ(n − 1)·n·M
 * (Higham, §4.2); integers add up exactly while n·M < 2^53. A mean of integers is the ratio of two integers.
 */
function read(op: Op, groups: Groups, ids: Int32Array, blanks: Uint8Array | undefined, closed: Uint8Array | undefined): Column {
  const size = ids.length;
  let most = 0;
  for (let id = 0; id < groups.counts.length; id++) most = Math.max(most, groups.counts[id] ?? 0);
  const size1 = Math.max(Math.abs(groups.low), Math.abs(groups.high));
  const sums = op === 'sum' || op === 'mean' || op === 'share' || op === 'count';
  if (groups.error === 0 && sums && !(most * size1 < limit)) throw new Unfit('a sum beyond 2^53');
  const isMean = op === 'mean' || op === 'share';
  const divisor = isMean ? powerOfTen(groups.scale) : 1;
  const exactRatio = isMean && groups.error === 0 && most * divisor < limit;
  if (isMean && groups.error === 0 && !exactRatio) throw new Unfit('a mean beyond 2^53');

  const [v, tags, over, under] = [
    new Float64Array(size),
    new Uint8Array(size),
    new Float64Array(exactRatio ? size : 0),
    new Float64Array(exactRatio ? size : 0),
  ];
  for (let row = 0; row < size; row++) {
    if (blanks !== undefined && blanks[row] !== 0) {
      tags[row] = blanks[row] ?? 0;
      if (exactRatio) under[row] = 1;
      continue;
    }
    const id = ids[row] ?? 0;
    const [n, total, doubt] = [groups.counts[id] ?? 0, groups.totals[id] ?? 0, groups.unknown[id] || groups.values[id] || 0];
    if (exactRatio) under[row] = 1;
    if (doubt !== 0) tags[row] = doubt;
    else if (op === 'count') v[row] = n;
    else if (op === 'sum') v[row] = total;
    else if (n === 0) tags[row] = Tag.na;
    else if (isMean) {
      v[row] = total / (n * divisor);
      if (exactRatio) {
        over[row] = total;
        under[row] = n * divisor;
      }
    } else v[row] = total;
  }
  const shown = overlay(tags.some((tag) => tag !== 0) ? tags : undefined, closed);
  const scale = isMean ? 0 : groups.scale;
  const { low, high } = range(v);
  const sumError = groups.error === 0 ? 0 : 1.01 * (most * groups.error + most * most * unit * size1) + 1e-300;
  const error = isMean
    ? (groups.error === 0 ? 0 : sumError) + 2 * unit * Math.max(-low, high) + 1e-300
    : op === 'sum'
      ? sumError
      : op === 'count'
        ? 0
        : groups.error;
  return { kind: 'number', size, tags: shown, v, scale, error, low, high, ...(exactRatio ? { ratio: { over, under } } : {}) };
}

function range(v: Float64Array): { readonly low: number; readonly high: number } {
  let [low, high] = [0, 0];
  for (let i = 0; i < v.length; i++) {
    const x = v[i] ?? 0;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return { low, high };
}
