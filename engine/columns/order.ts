/** What rows are ordered by, as one integer a row: the lesser stands ahead, equal ones are tied. */

import type { Node, PeriodKey, SortKey } from '../plan/index.ts';
import { compareKnown, isKnown, type Known } from '../values/index.ts';
import { type Column, limit, type NumberColumn } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';
import { columnFor } from './path.ts';

export type Order = { readonly keys: Float64Array; readonly low: number; readonly high: number; readonly tags: Uint8Array | undefined };

/** Several keys become the digits of one number, as long as it stays below 2^53. */
export function orderOf(ctx: Context, node: Node, by: readonly SortKey[], period: PeriodKey, closed: Uint8Array | undefined): Order {
  const size = ctx.size(node.frame.table);
  let order: Order = { keys: new Float64Array(size), low: 0, high: 0, tags: undefined };
  for (const { ref, order: direction } of by) {
    const column = columnFor(ctx, node.frame, ref, period);
    const exact = (row: number): Known => {
      const value = ctx.exact(ref.node, row, period);
      if (ref.path.length > 0 || !isKnown(value)) throw new Unfit('an order by floats of other rows');
      return value;
    };
    order = joined(order, ascending(ctx, column, exact, closed), direction === 'desc', by.length === 1);
  }
  return order;
}

type Digits = {
  readonly v: Float64Array | Int32Array | Uint8Array;
  readonly low: number;
  readonly high: number;
  readonly tags: Uint8Array | undefined;
};

function ascending(ctx: Context, column: Column, exact: (row: number) => Known, closed: Uint8Array | undefined): Digits {
  const { tags } = column;
  switch (column.kind) {
    case 'number':
      return column.error === 0 ? { v: column.v, low: column.low, high: column.high, tags } : byExactValue(column, exact, closed);
    case 'bool':
      return { v: column.v, low: 0, high: 1, tags };
    case 'text': {
      const codes = [...new Set(column.v)].toSorted((a, b) => compareKnown(ctx.dictionary.text(a), ctx.dictionary.text(b)));
      const place = new Map(codes.map((code, i) => [code, i]));
      return { v: Float64Array.from(column.v, (code) => place.get(code) ?? 0), low: 0, high: codes.length, tags };
    }
    case 'boxed':
      throw new Unfit('an order by values of several types');
  }
}

/** Figures known up to an error: those farther apart than both errors are in order already; each cluster of others is settled exactly. */
function byExactValue(column: NumberColumn, exact: (row: number) => Known, closed: Uint8Array | undefined): Digits {
  const { v, tags, error, size } = column;
  const rows = Array.from({ length: size }, (_, row) => row).filter((row) => (tags?.[row] ?? 0) === 0 && (closed?.[row] ?? 0) === 0);
  rows.sort((a, b) => (v[a] ?? 0) - (v[b] ?? 0));
  const places = new Float64Array(size);
  let place = 0;
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && (v[rows[to] ?? 0] ?? 0) - (v[rows[to - 1] ?? 0] ?? 0) <= 3 * error) to++;
    if (to === from + 1) places[rows[from] ?? 0] = place++;
    else {
      const cluster = rows
        .slice(from, to)
        .map((row) => ({ row, value: exact(row) }))
        .toSorted((a, b) => compareKnown(a.value, b.value));
      for (const [i, { row, value }] of cluster.entries()) {
        const before = cluster[i - 1];
        if (before && compareKnown(before.value, value) !== 0) place++;
        places[row] = place;
      }
      place++;
    }
    from = to;
  }
  return { v: places, low: 0, high: place, tags };
}

function joined(order: Order, digits: Digits, descending: boolean, only: boolean): Order {
  const { v, low, high } = digits;
  const width = high - low + 1;
  if (!((order.high + 1) * width < limit)) {
    if (!only) throw new Unfit('keys of more than 53 bits');
  }
  const keys = new Float64Array(order.keys.length);
  for (let i = 0; i < keys.length; i++) {
    const digit = descending ? high - (v[i] ?? 0) : (v[i] ?? 0) - low;
    keys[i] = only ? digit : (order.keys[i] ?? 0) * width + digit;
  }
  return { keys, low: 0, high: only ? width : (order.high + 1) * width, tags: strongestTags(order.tags, digits.tags) };
}

function strongestTags(a: Uint8Array | undefined, b: Uint8Array | undefined): Uint8Array | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Uint8Array.from(a, (tag, i) => Math.max(tag, b[i] ?? 0));
}

/** Tiers of tied rows, best first: the tier of each row at hand, and how many rows each has. */
export type Tiers = { readonly tier: Int32Array; readonly sizes: Int32Array };

/** `rows`: those to be ordered; `tier` is by position in it. Keys close together are counted, others sorted. */
export function tiersOf(rows: Int32Array, keys: Float64Array): Tiers {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < rows.length; i++) {
    const key = keys[rows[i] ?? 0] ?? 0;
    if (key < low) low = key;
    if (key > high) high = key;
  }
  return high - low < 8 * rows.length + 4096 ? counted(rows, keys, low, high) : sorted(rows, keys);
}

function counted(rows: Int32Array, keys: Float64Array, low: number, high: number): Tiers {
  const places = new Int32Array(rows.length === 0 ? 0 : high - low + 1);
  const tier = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const key = (keys[rows[i] ?? 0] ?? 0) - low;
    tier[i] = key;
    places[key] = (places[key] ?? 0) + 1;
  }
  const sizes: number[] = [];
  for (let key = 0; key < places.length; key++) {
    const size = places[key] ?? 0;
    if (size === 0) continue;
    places[key] = sizes.length;
    sizes.push(size);
  }
  for (let i = 0; i < tier.length; i++) tier[i] = places[tier[i] ?? 0] ?? 0;
  return { tier, sizes: Int32Array.from(sizes) };
}

function sorted(rows: Int32Array, keys: Float64Array): Tiers {
  const order = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) order[i] = keys[rows[i] ?? 0] ?? 0;
  const distinct = order.toSorted();
  let count = 0;
  for (let i = 0; i < distinct.length; i++) {
    if (count === 0 || distinct[i] !== distinct[count - 1]) distinct[count++] = distinct[i] ?? 0;
  }
  const tier = new Int32Array(rows.length);
  const sizes = new Int32Array(count);
  for (let i = 0; i < rows.length; i++) {
    const key = order[i] ?? 0;
    let [from, to] = [0, count - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((distinct[middle] ?? 0) < key) from = middle + 1;
      else to = middle;
    }
    tier[i] = from;
    sizes[from] = (sizes[from] ?? 0) + 1;
  }
  return { tier, sizes };
}

/** How many rows stand ahead of each tier. */
export function aheadOf(sizes: Int32Array): Int32Array {
  const ahead = new Int32Array(sizes.length);
  for (let i = 1; i < sizes.length; i++) ahead[i] = (ahead[i - 1] ?? 0) + (sizes[i - 1] ?? 0);
  return ahead;
}
