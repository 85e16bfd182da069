/** The rows of an option column by option. */

import type { TextColumn } from './column.ts';

export type Group = { readonly code: number; readonly tag: number; readonly rows: Int32Array };

/** The rows of each code, and of each blank; undefined where there are more than `most` of them. */
export function groupsByCode({ v, tags, size }: TextColumn, most: number): readonly Group[] | undefined {
  const counts = new Map<number, number>();
  // A blank's code is below zero, apart from −1, which stands for no text.
  const keyOf = (row: number): number => (tags !== undefined && tags[row] !== 0 ? -1 - (tags[row] ?? 0) : (v[row] ?? -1));
  for (let row = 0; row < size; row++) {
    const key = keyOf(row);
    const count = counts.get(key);
    if (count === undefined && counts.size >= most) return undefined;
    counts.set(key, (count ?? 0) + 1);
  }
  const groups = new Map([...counts].map(([key, count]) => [key, { rows: new Int32Array(count), next: 0 }]));
  for (let row = 0; row < size; row++) {
    const group = groups.get(keyOf(row));
    if (group) group.rows[group.next++] = row;
  }
  return [...groups].map(([key, { rows }]) => ({ code: key < -1 ? -1 : key, tag: key < -1 ? -1 - key : 0, rows }));
}
