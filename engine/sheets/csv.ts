import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { type DataFinding, dataFinding } from '../diagnostics/data.ts';
import { type ReadResult, unreadable } from './result.ts';
import type { SheetRow } from './sheet.ts';

/** Characters of a record: the limit that keeps a broken file from being read as one endless cell. */
const longestLine = 1_000_000;

/**
 * A table of comma-separated values (RFC 4180), first line the header. A line with more or fewer cells than the header
 * gives a finding and keeps the cells as they are; wrong quotation marks make the whole file unreadable, since nobody
 * knows where the lines after them begin.
 */
export function readCsv(file: string, name: string, text: string): ReadResult {
  const long = lineBeyond(text, longestLine);
  if (long !== undefined) return unreadable(file, name, 'overlong-line', { line: long, limit: longestLine }, long);
  const records = parseRecords(text);
  if ('brokenAt' in records) return unreadable(file, name, 'bad-quote', { line: records.brokenAt }, records.brokenAt);
  const [first, ...others] = records.rows;
  if (!first) return unreadable(file, name, 'empty-file');
  const header = withoutTrailingEmpty(first.cells);
  const findings: DataFinding[] = [];
  const rows: SheetRow[] = [];
  for (const { row, cells: all } of others) {
    const cells = all.length > header.length ? withoutTrailingEmpty(all, header.length) : all;
    if (cells.length !== header.length) {
      const params = { found: cells.length, expected: header.length };
      findings.push(dataFinding('bad-cell-count', { at: 'cell', file, row }, params));
    }
    rows.push({ row, cells });
  }
  return { sheets: [{ file, name, header, rows }], findings };
}

/** Records with the lines they start on; empty lines are left out. */
function parseRecords(text: string): { readonly rows: readonly SheetRow[] } | { readonly brokenAt: number } {
  const rows: SheetRow[] = [];
  let row = 1;
  const onRecord = (cells: readonly string[], { lines }: { readonly lines: number }): null => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells: cells.map((cell) => cell.trim()) });
    // `lines` counts up to the end of this record: a quoted cell may contain line breaks.
    row = lines + 1;
    return null;
  };
  try {
    parse(text.replace(/\r\n?/g, '\n'), { relax_column_count: true, record_delimiter: '\n', on_record: onRecord });
    return { rows };
  } catch (error) {
    if (error instanceof CsvError) return { brokenAt: row };
    throw error;
  }
}

/** Spreadsheets like to write commas after the last cell. */
function withoutTrailingEmpty(cells: readonly string[], atLeast = 0): readonly string[] {
  let length = cells.length;
  while (length > atLeast && (cells[length - 1] ?? '') === '') length -= 1;
  return cells.slice(0, length);
}

/** The number of the first line longer than `limit`. */
export function lineBeyond(text: string, limit: number): number | undefined {
  let start = 0;
  for (let line = 1; start <= text.length; line += 1) {
    const end = text.indexOf('\n', start);
    if ((end < 0 ? text.length : end) - start > limit) return line;
    if (end < 0) return undefined;
    start = end + 1;
  }
  return undefined;
}
