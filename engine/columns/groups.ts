/** Groups as integers: every row's group by number, and rows group by group. */

import type { Frame, GroupKey, PeriodKey } from '../plan/index.ts';
import { identity } from '../values/index.ts';
import { exactNumber } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';
import { columnFor, follow } from './path.ts';

/** `ids[row]`: the group, or −1 for a row with a blank key, whose strongest blank is in `tags`. */
export type Grouping = { readonly ids: Int32Array; readonly tags: Uint8Array | undefined };
/** Numbers groups, for whoever groups by the same keys: the rows that are folded, and those that read the fold. */
export type Numbering = { readonly number: (parts: readonly Part[], row: number) => number; readonly count: () => number };
type Part = {
  readonly code: (row: number) => number | string;
  readonly tags: Uint8Array | undefined;
  readonly of: Int32Array | undefined;
  readonly most: number;
};

/** Groups that are rows of one table need no numbering: the row's own number serves. `count` is then that table's size. */
export function groupedByRow(
  ctx: Context,
  frame: Frame,
  keys: readonly GroupKey[],
  period: PeriodKey,
): (Grouping & { readonly count: number }) | undefined {
  const [only, second] = keys;
  if (only === undefined || second !== undefined || !('row' in only)) return undefined;
  const at = follow(ctx, frame, only.row, period);
  if (at.single) return undefined;
  const ids = at.rows ?? Int32Array.from({ length: ctx.size(frame.table) }, (_, row) => row);
  return { ids, tags: at.tags, count: ctx.size(at.table) };
}

export function grouped(ctx: Context, frame: Frame, keys: readonly GroupKey[], period: PeriodKey, numbering: Numbering): Grouping {
  const size = ctx.size(frame.table);
  const parts = keys.map((key) => partOf(ctx, frame, key, period));
  const ids = new Int32Array(size);
  const blanks = parts.some(({ tags }) => tags !== undefined);
  const tags = blanks ? new Uint8Array(size) : undefined;
  for (let row = 0; row < size; row++) {
    if (tags !== undefined) {
      let strongest = 0;
      for (const part of parts) strongest = Math.max(strongest, part.tags?.[row] ?? 0);
      tags[row] = strongest;
      if (strongest !== 0) {
        ids[row] = -1;
        continue;
      }
    }
    ids[row] = numbering.number(parts, row);
  }
  return { ids, tags };
}

export function numberingOf(): Numbering {
  const numbers = new Map<number | string, number>();
  let dense: Int32Array | undefined;
  let next = 0;
  const numberOf = (key: number | string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, next);
    return next++;
  };
  return {
    count: () => next,
    number: (parts, row) => {
      const [only, second] = parts;
      if (only === undefined) return numberOf('');
      if (second !== undefined) return numberOf(parts.map((part) => part.code(row)).join(' '));
      const code = only.of === undefined ? only.code(row) : (only.of[row] ?? -1);
      if (typeof code === 'string' || code < 0 || code >= 1 << 22) return numberOf(code);
      if (dense === undefined || code >= dense.length) {
        const wider = new Int32Array(Math.max(code + 1, 2 * (dense?.length ?? 512), only.most)).fill(-1);
        if (dense) wider.set(dense);
        dense = wider;
      }
      const known = dense[code] ?? -1;
      if (known >= 0) return known;
      dense[code] = next;
      return next++;
    },
  };
}

function partOf(ctx: Context, frame: Frame, key: GroupKey, period: PeriodKey): Part {
  if ('row' in key) {
    const at = follow(ctx, frame, key.row, period);
    if (at.single) return { code: () => 0, tags: undefined, of: undefined, most: 1 };
    const { rows } = at;
    return { code: (row) => (rows === undefined ? row : (rows[row] ?? -1)), tags: at.tags, of: rows, most: ctx.size(at.table) };
  }
  const column = columnFor(ctx, frame, key.column, period);
  switch (column.kind) {
    case 'text':
      return { code: (row) => column.v[row] ?? -1, tags: column.tags, of: column.v, most: 0 };
    case 'bool':
      return { code: (row) => column.v[row] ?? 0, tags: column.tags, of: undefined, most: 2 };
    case 'number':
      if (column.error > 0 && column.ratio === undefined) throw new Unfit('groups by a figure that floats do not know exactly');
      return {
        code: (row) => {
          const value = exactNumber(column, row);
          return value === undefined ? '' : identity(value);
        },
        tags: column.tags,
        of: undefined,
        most: 0,
      };
    case 'boxed':
      throw new Unfit('groups by values of several types');
  }
}

/** The rows of each group, in their order; rows with `closed` or without group stand in none. */
export function rowsByGroup({ ids }: Grouping, count: number, closed: Uint8Array | undefined): readonly Int32Array[] {
  const sizes = new Int32Array(count);
  const isIn = (row: number): boolean => (ids[row] ?? -1) >= 0 && (closed === undefined || closed[row] === 0);
  for (let row = 0; row < ids.length; row++) if (isIn(row)) sizes[ids[row] ?? 0] = (sizes[ids[row] ?? 0] ?? 0) + 1;
  const groups = Array.from(sizes, (size) => new Int32Array(size));
  const next = new Int32Array(count);
  for (let row = 0; row < ids.length; row++) {
    if (!isIn(row)) continue;
    const id = ids[row] ?? 0;
    const group = groups[id];
    if (group) group[next[id] ?? 0] = row;
    next[id] = (next[id] ?? 0) + 1;
  }
  return groups.filter(({ length }) => length > 0);
}
