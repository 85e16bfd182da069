/** 上期 同期 连续 累计 over columns of the run; what reaches into history goes row by row. */

import { back, type Lag, type Node, type PeriodKey } from '../plan/index.ts';
import { streakPeriods } from '../reference/look-back.ts';
import { type Column, limit, type NumberColumn, powerOfTen, Tag, unit } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';
import { overlay } from './presence.ts';

export function lagColumn(ctx: Context, node: Node & Lag, period: PeriodKey): Column {
  const closed = ctx.closed(node, node.frame.table, period);
  const column = open(ctx, node, period);
  return { ...column, tags: overlay(column.tags, closed) };
}

function open(ctx: Context, node: Node & Lag, period: PeriodKey): Column {
  const { how } = node;
  switch (how.kind) {
    case 'back':
      return at(ctx, node, back(period, how.count, how.unit));
    case 'streak':
      return streak(streakPeriods(period, how.length).map((then) => at(ctx, node, then)));
    case 'toDate':
      return toDate(
        ctx.ev.rows
          .periods(node.frame.period)
          .filter((then) => then <= period)
          .map((then) => ctx.column(node.of, then)),
      );
  }
}

/** A row that did not exist then is 不适用 in that column already. */
function at(ctx: Context, node: Node & Lag, then: PeriodKey): Column {
  if (!ctx.ev.rows.inHorizon(then)) throw new Unfit('history');
  return ctx.column(node.of, then);
}

function streak(columns: readonly Column[]): Column {
  const size = columns[0]?.size ?? 0;
  const [v, tags] = [new Uint8Array(size).fill(1), new Uint8Array(size)];
  for (const column of columns) {
    if (column.kind !== 'bool') throw new Unfit('a streak of what is no condition');
    for (let row = 0; row < size; row++) {
      const tag = column.tags?.[row] ?? 0;
      // What does not apply breaks a streak.
      if (tag > Tag.exempt) tags[row] = Tag.undecided;
      else if (tag !== 0 || column.v[row] !== 1) v[row] = 0;
    }
  }
  for (let row = 0; row < size; row++) if (v[row] === 0) tags[row] = 0;
  return { kind: 'bool', size, tags: tags.some((tag) => tag !== 0) ? tags : undefined, v };
}

function toDate(columns: readonly Column[]): Column {
  const size = columns[0]?.size ?? 0;
  const numbers = columns.map((column): NumberColumn => {
    if (column.kind !== 'number') throw new Unfit('a sum of what is no number');
    return column;
  });
  const scale = Math.max(0, ...numbers.map((column) => column.scale));
  const sizes = numbers.map((column) => Math.max(-column.low, column.high, 0));
  const exact =
    numbers.every((column) => column.error === 0) &&
    sizes.reduce((sum, each, i) => sum + each * powerOfTen(scale - (numbers[i]?.scale ?? 0)), 0) < limit;
  const factors = numbers.map((column) => (exact ? powerOfTen(scale - column.scale) : 1 / powerOfTen(column.scale)));
  const [v, tags] = [new Float64Array(size), new Uint8Array(size)];
  for (const [j, column] of numbers.entries()) {
    const factor = factors[j] ?? 1;
    for (let row = 0; row < size; row++) {
      const tag = column.tags?.[row] ?? 0;
      if (tag === 0) v[row] = (v[row] ?? 0) + (column.v[row] ?? 0) * factor;
      else if (tag > Tag.exempt && tag > (tags[row] ?? 0)) tags[row] = tag;
    }
  }
  const total = sizes.reduce((sum, each, i) => sum + each * (factors[i] ?? 1), 0);
  // As every float sum: γ(n + 3) of the magnitudes beside the errors that the terms had (see expression/linear.ts).
  const carried = numbers.reduce((sum, column, i) => sum + column.error * (factors[i] ?? 1), 0);
  const error = exact ? 0 : 1.01 * ((numbers.length + 3) * unit * total + carried) + 1e-300;
  if (!exact && !(total < 1e150)) throw new Unfit('a sum beyond the range of kernels');
  return {
    kind: 'number',
    size,
    tags: tags.some((tag) => tag !== 0) ? tags : undefined,
    v,
    scale: exact ? scale : 0,
    error,
    low: -total,
    high: total,
  };
}
