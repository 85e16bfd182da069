import type { Cell } from 'write-excel-file/node';
import { formatExact, integer, divide, parseNumber } from '../../engine/numbers/index.ts';
import type { Type } from '../../engine/plan/index.ts';
import type { TemplateTable } from '../../engine/tables/index.ts';
import { helpOf } from '../results/help.ts';
import type { Words } from '../wording/index.ts';
import { workbookBytes } from './workbook.ts';

/** The tables to fill in as one workbook. */
export function templateBytes(tables: readonly TemplateTable[], words: Words): Promise<Uint8Array> {
  return workbookBytes(
    tables.map(({ name, columns, rows }) => ({
      name,
      headings: columns.map(({ heading }) => heading),
      rows: rows.map((row) => row.map((cell, i) => cellOf(cell, columns[i]?.type ?? { t: 'text' }))),
      helps: columns.map((column) => helpOf(column, words)),
    })),
  );
}

/** A number where a spreadsheet keeps all its digits, so that it can be computed with there; everything else as text. */
function cellOf(cell: string, type: Type): Cell {
  if (cell === '') return null;
  const asText = { type: String, value: cell } as const;
  if (type.t !== 'num') return asText;
  const percent = cell.endsWith('%');
  const written = parseNumber(percent ? cell.slice(0, -1) : cell);
  const value = written && percent ? divide(written, integer(100)) : written;
  const exact = value ? formatExact(value) : '/';
  if (exact.includes('/') || exact.replace(/^-?0*\.?0*|\./g, '').length > 15) return asText;
  return { type: Number, value: Number(exact), ...(percent && { format: '0.00%' }) };
}
