/** Columns of other rows, reached by many→one steps: index arrays over the table that reads. */

import { coarsen, type Frame, kindOf, type PeriodKey, type Ref, type Step } from '../plan/index.ts';
import { type Column, Tag } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';

/** Where a path leads from every row: a row of `table` in `period`; where there is none, the tag of the blank. */
export type Reached = {
  readonly table: string;
  readonly period: PeriodKey;
  /** Undefined: the row itself. */
  readonly rows: Int32Array | undefined;
  readonly tags: Uint8Array | undefined;
  /** All rows reach the only row of a `one` table. */
  readonly single: boolean;
};

export function follow(ctx: Context, frame: Frame, path: readonly Step[], period: PeriodKey): Reached {
  let at: Reached = { table: frame.table, period, rows: undefined, tags: undefined, single: ctx.tableOf(frame.table).kind === 'one' };
  for (const step of path) {
    if ('coarsen' in step) at = { ...at, period: coarser(at.period, step.coarsen) };
    else if ('one' in step) at = { ...at, table: step.one, rows: undefined, single: true };
    else at = up(ctx, at, step.up, ctx.size(frame.table));
    if (at.single && at.tags !== undefined) throw new Unfit('a single row behind an empty link');
  }
  return at;
}

function coarser(period: PeriodKey, kind: Frame['period']): PeriodKey {
  const result = coarsen(period, kind);
  if (result === undefined) throw new TypeError(`the Plan reads a finer period from ${period}`);
  return result;
}

function up(ctx: Context, at: Reached, name: string, size: number): Reached {
  const link = ctx.tableOf(at.table).links.find((each) => each.name === name);
  if (link === undefined) throw new TypeError(`the Plan follows a link that ${at.table} does not have: ${name}`);
  if (at.single) throw new Unfit('a link of a single row');
  const given = ctx.data.tables.get(at.table)?.links.get(name);
  const period = given && coarser(at.period, given.period);
  const target = period === undefined ? undefined : given?.target.get(period);
  const reported = period === undefined ? undefined : given?.reported?.get(period);
  const rows = new Int32Array(size);
  const tags = new Uint8Array(size);
  let blanks = 0;
  for (let i = 0; i < size; i++) {
    const from = at.rows === undefined ? i : (at.rows[i] ?? -1);
    const before = at.tags?.[i] ?? 0;
    const to = from < 0 ? undefined : target?.[from];
    rows[i] = to ?? -1;
    if (to !== undefined) continue;
    blanks++;
    tags[i] = before !== 0 ? before : reported?.has(from) === true || !link.optional ? Tag.missing : Tag.na;
  }
  return {
    table: link.to,
    period: at.period,
    rows,
    tags: blanks > 0 ? tags : undefined,
    single: ctx.tableOf(link.to).kind === 'one' && blanks === 0,
  };
}

/** The column that a ref names, as the rows of `frame` see it; of a single row, that one entry. */
export function columnThrough(ctx: Context, frame: Frame, ref: Ref, period: PeriodKey): Column {
  const { frame: target } = ctx.nodeOf(ref.node);
  const at = follow(ctx, frame, ref.path, period);
  if (target.table !== at.table || target.period !== kindOf(at.period)) {
    throw new TypeError(`the Plan reads ${ref.node} of ${target.table}/${target.period} in ${at.table}/${at.period}`);
  }
  const column = ctx.column(ref.node, at.period);
  return at.single || at.rows === undefined ? column : gathered(column, at.rows, at.tags);
}

/** The same, with an entry for every row that reads. */
export function columnFor(ctx: Context, frame: Frame, ref: Ref, period: PeriodKey): Column {
  const column = columnThrough(ctx, frame, ref, period);
  const size = ctx.size(frame.table);
  return column.size === size ? column : gathered(column, new Int32Array(size), undefined);
}

/** Entry rows[i] of a column at i; where there is none, a blank. */
function gathered(column: Column, rows: Int32Array, blanks: Uint8Array | undefined): Column {
  const size = rows.length;
  const tags = gatherTags(column.tags, rows, blanks);
  switch (column.kind) {
    case 'number': {
      const v = gatherNumbers(column.v, rows);
      const ratio = column.ratio && { over: gatherNumbers(column.ratio.over, rows), under: gatherNumbers(column.ratio.under, rows) };
      const { scale, error, low, high } = column;
      return { kind: 'number', size, tags, v, scale, error, low, high, ...(ratio ? { ratio } : {}) };
    }
    case 'bool':
      return { kind: 'bool', size, tags, v: Uint8Array.from(rows, (row) => (row < 0 ? 0 : (column.v[row] ?? 0))) };
    case 'text': {
      const v = new Int32Array(size);
      for (let i = 0; i < size; i++) v[i] = column.v[rows[i] ?? -1] ?? -1;
      return { kind: 'text', size, tags, v };
    }
    case 'boxed':
      return { kind: 'boxed', size, tags, v: Array.from(rows, (row) => column.v[row]) };
  }
}

function gatherNumbers(v: Float64Array, rows: Int32Array): Float64Array {
  const result = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    if (row >= 0) result[i] = v[row] ?? 0;
  }
  return result;
}

function gatherTags(tags: Uint8Array | undefined, rows: Int32Array, blanks: Uint8Array | undefined): Uint8Array | undefined {
  if (tags === undefined) return blanks;
  const result = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? -1;
    result[i] = row < 0 ? (blanks?.[i] ?? Tag.missing) : (tags[row] ?? 0);
  }
  return result.some((tag) => tag !== 0) ? result : undefined;
}
