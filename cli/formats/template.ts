import type { Cell, Row } from 'write-excel-file/node';
import { divide, formatExact, integer, parseNumber } from '../../engine/numbers/index.ts';
import type { TemplateColumn, TemplateTable } from '../../engine/tables/index.ts';
import { describeColumn, helpOf } from '../results/help.ts';
import type { Words } from '../wording/index.ts';
import { type WorkbookSheet, workbookBytes } from './workbook.ts';

/** Rows that stand ready, with their formats, where it is not known how many there will be. */
const readyRows = 200;

/**
 * The tables to fill in as one workbook: a sheet a table, with lists and ranges, and a sheet that says what every column
 * means (readers of data pass it over by its name). Cells are formatted so that a spreadsheet leaves them as they are
 * typed: `2023-06` is no date there, `6.5` in a column of percentages is 6.5 %.
 */
export function templateBytes(tables: readonly TemplateTable[], words: Words): Promise<Uint8Array> {
  return workbookBytes([
    ...tables.map(
      (table): WorkbookSheet => ({
        name: table.name,
        headings: table.columns.map(({ heading }) => heading),
        rows: rowsOf(table),
        helps: table.columns.map((column) => helpOf(column, table, tables, words)),
      }),
    ),
    explanation(tables, words),
  ]);
}

function explanation(tables: readonly TemplateTable[], words: Words): WorkbookSheet {
  const { sheet, headings } = words.fillIn;
  return {
    name: sheet,
    headings: [headings.table, headings.column, headings.kind, headings.range, headings.required, headings.meaning],
    rows: tables.flatMap(({ name, columns }) =>
      columns.map((column): Row => {
        const { kind, range, required, meaning } = describeColumn(column, words);
        return [name, column.heading, kind, range, required, meaning].map((value) => ({ type: String, value }));
      }),
    ),
  };
}

function rowsOf({ columns, rows }: TemplateTable): Row[] {
  const empty = Array.from({ length: rows.length > 0 ? 0 : readyRows }, () => columns.map(() => ''));
  return [...rows, ...empty].map((row) => columns.map((column, i) => cellOf(row[i] ?? '', column)));
}

function cellOf(cell: string, { kind, type }: TemplateColumn): Cell {
  const asText = { type: String, value: cell, format: '@' };
  if (type.t === 'date') return dateCell(cell);
  if (kind !== 'field' || type.t !== 'num') return cell === '' ? { type: String, format: '@' } : asText;
  const format = type.pct ? { format: '0.00%' } : {};
  if (cell === '') return type.pct ? { type: Number, ...format } : null;
  const value = numberOf(cell);
  return value === undefined ? asText : { type: Number, value, ...format };
}

/** A number that a spreadsheet holds with all its digits; a longer one stays text, and exact. */
function numberOf(cell: string): number | undefined {
  const percent = cell.endsWith('%');
  const written = parseNumber(percent ? cell.slice(0, -1) : cell);
  const value = written && percent ? divide(written, integer(100)) : written;
  const exact = value ? formatExact(value) : '/';
  return exact.includes('/') || exact.replace(/^-?0*\.?0*|\./g, '').length > 15 ? undefined : Number(exact);
}

function dateCell(cell: string): Cell {
  const format = 'yyyy-mm-dd';
  if (cell === '') return { type: Number, format };
  return /^\d{4}-\d{2}-\d{2}$/.test(cell)
    ? { type: Date, value: new Date(`${cell}T00:00:00Z`), format }
    : { type: String, value: cell, format: '@' };
}
