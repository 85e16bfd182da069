/** A policy file as text, and the way from offsets to lines. Offsets count UTF-16 code units. */

export type SourceText = { readonly file: string; readonly text: string };

/** Counted from 1; a column is a UTF-16 code unit. */
export type Position = { readonly line: number; readonly column: number };

/** The offset at which each line starts. Lines end with LF, CRLF or CR. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return starts;
}

/** Line and column of an offset, by the table of `lineStarts`. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
