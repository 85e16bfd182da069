import { padEnd, padStart, width } from '../../engine/plan/index.ts';

/** A column of a printed table. Numbers stand with their decimal points beneath each other. */
export type GridColumn = { readonly heading: string; readonly numeric: boolean };

/** Lines of a table: the heading, then one a row, cells two blanks apart. */
export function gridLines(columns: readonly GridColumn[], rows: readonly (readonly string[])[]): readonly string[] {
  const laid = columns.map((column, i) => {
    const cells = rows.map((row) => row[i] ?? '');
    const aligned = column.numeric ? alignDecimals(cells) : cells;
    const widest = Math.max(width(column.heading), ...aligned.map(width));
    const pad = column.numeric ? padStart : padEnd;
    return [column.heading, ...aligned].map((cell) => pad(cell, widest));
  });
  return Array.from({ length: rows.length + 1 }, (_, line) =>
    laid
      .map((cells) => cells[line] ?? '')
      .join('  ')
      .trimEnd(),
  );
}

/** Pads what follows the decimal point, so that right-aligned numbers meet at it; words (不适用) are left alone. */
function alignDecimals(cells: readonly string[]): readonly string[] {
  const tails = cells.map((cell) => (isNumber(cell) ? width(tailOf(cell)) : 0));
  const longest = Math.max(0, ...tails);
  return cells.map((cell, i) => (isNumber(cell) ? cell + ' '.repeat(longest - (tails[i] ?? 0)) : cell));
}

function isNumber(cell: string): boolean {
  return /^≈?-?\d/.test(cell);
}

function tailOf(cell: string): string {
  return /(?:\.\d+)?%?$/.exec(cell)?.[0] ?? '';
}
