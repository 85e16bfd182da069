import { type Place, visible } from '../../engine/plan/index.ts';
import type { Findings } from '../diagnostics/finding.ts';
import { type Lines, positionAt } from '../text/lines.ts';
import { fill, type Words } from '../wording/index.ts';

/** Lines and columns from 1; columns count UTF-16 code units, and the end is not part of it. */
export type Stretch = { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number };

export function stretchOf(lines: Lines, start: number, end: number): Stretch {
  const [from, to] = [positionAt(lines, start), positionAt(lines, end)];
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** Where in its file a place stands: a stretch of a policy, a line of data. A sheet of a workbook has no lines. */
export function stretchOrLine(place: Place, sources: Findings['sources']): Stretch | { readonly line: number } | undefined {
  switch (place.at) {
    case 'file':
      return undefined;
    case 'source': {
      const lines = sources.get(place.file);
      return lines && stretchOf(lines, place.start, place.end);
    }
    case 'cell':
      return place.row === undefined || place.sheet !== undefined ? undefined : { line: place.row };
  }
}

/** `policy.heng:12:6`; `单位.csv 第 3 行 “得分”列`. */
export function shownPlace(place: Place, sources: Findings['sources'], words: Words): string {
  const file = whole(place.file);
  switch (place.at) {
    case 'file':
      return file;
    case 'source': {
      const lines = sources.get(place.file);
      if (!lines) return file;
      const { line, column } = positionAt(lines, place.start);
      return `${file}:${line}:${column}`;
    }
    case 'cell': {
      const parts = [
        place.sheet === undefined ? '' : fill(words.finding.sheet, { sheet: whole(place.sheet) }),
        place.row === undefined ? '' : fill(words.finding.row, { row: place.row }),
        place.column === undefined ? '' : fill(words.finding.column, { column: whole(place.column) }),
      ].filter((part) => part !== '');
      return [file, ...parts].join(' ');
    }
  }
}

/** Made safe for a terminal, not cut: readers of data have cut what is long. */
export function whole(text: string): string {
  return visible(text, Number.POSITIVE_INFINITY);
}
