/** A line of the printed file before it is aligned with its neighbours. */

import { width } from '../../engine/plan/index.ts';

/** Past this a table that stood on one line is broken up, and nothing is aligned. */
export const lineWidth = 100;

/** Spaces before what is set off: modifiers, the words of a requirement, weights, comments. */
export const apart = 3;

/** A stretch that stays together; `gap` spaces at least stand before it. */
export type Cell = { readonly gap: number; readonly text: string };

export type Physical = {
  /** In steps of two spaces. */
  readonly indent: number;
  readonly cells: readonly Cell[];
  /** A row of weights: its cells but the first are parted by `|`, and `tail` follows. */
  readonly grid?: { readonly tail: string };
  /** A comment at the end. */
  readonly note?: string;
};

export const blankLine: Physical = { indent: 0, cells: [] };

export function textOf({ cells, grid }: Physical): string {
  const joined = cells.map(({ gap, text }, i) => (grid !== undefined && i > 1 ? ` | ${text}` : ' '.repeat(gap) + text)).join('');
  return joined + (grid?.tail ?? '');
}

/** Columns up to the end of its text. */
export function widthOf(line: Physical): number {
  return line.indent * 2 + width(textOf(line));
}

export function printed(line: Physical): string {
  const text = ' '.repeat(line.indent * 2) + textOf(line) + (line.note === undefined ? '' : `${' '.repeat(apart)}${line.note}`);
  return text.trimEnd();
}
