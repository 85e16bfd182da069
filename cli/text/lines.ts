import { lineStarts, type Position, positionAt as positionIn } from '../../dsl/source/source.ts';

/** A text and where its lines begin. */
export type Lines = { readonly text: string; readonly starts: readonly number[] };

export function linesOf(text: string): Lines {
  return { text, starts: lineStarts(text) };
}

/** Line and column from 1; an offset beyond the text is its end. */
export function positionAt({ text, starts }: Lines, offset: number): Position {
  return positionIn(starts, Math.min(Math.max(offset, 0), text.length));
}

/** Offsets of a line (from 1) without its line break. */
export function lineRange({ text, starts }: Lines, line: number): { readonly start: number; readonly end: number } {
  const start = starts[line - 1] ?? text.length;
  let end = starts[line] ?? text.length;
  while (end > start && /[\r\n]/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}
