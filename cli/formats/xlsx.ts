import { type Cell, type Row } from 'write-excel-file/node';
import { formatExact } from '../../engine/numbers/index.ts';
import type { Type } from '../../engine/plan/index.ts';
import { isBlank, type Value } from '../../engine/tables/data.ts';
import { shownBlank } from '../results/value.ts';
import type { View } from '../results/view.ts';
import type { Words } from '../wording/index.ts';
import { type WorkbookSheet, workbookBytes } from './workbook.ts';

/** A workbook of results: a sheet an assessment, with all its periods that are shown. */
export function xlsxBytes(views: readonly View[], words: Words): Promise<Uint8Array> {
  const names = [...new Set(views.map(({ assessment }) => assessment.name))];
  return workbookBytes(
    names.map((name) =>
      sheetOf(
        name,
        views.filter(({ assessment }) => assessment.name === name),
        words,
      ),
    ),
  );
}

function sheetOf(name: string, views: readonly View[], words: Words): WorkbookSheet {
  const columns = views[0]?.columns ?? [];
  const table = views[0]?.assessment.frame.table ?? words.table.key;
  const headings = [words.table.period, table, words.table.track, ...columns.map(({ label }) => label)];
  const rows = views.flatMap((view) =>
    view.rows.map(
      (row): Row => [text(view.period), text(row.key), text(row.track), ...columns.map(({ type }, i) => cellOf(row.cells[i], type, words))],
    ),
  );
  return { name, headings, rows };
}

/** A number is one for the spreadsheet too where it holds all its digits; other quotients stay texts, exactly. */
function cellOf(value: Value | undefined, type: Type, words: Words): Cell {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return text(value ? words.table.yes : words.table.no);
  if (typeof value === 'string') return text(value);
  if (isBlank(value)) return text(shownBlank(value, words));
  const exact = formatExact(value);
  if (exact.includes('/') || exact.replace(/^-?0*\.?0*|\./g, '').length > 15) return text(exact);
  return { type: Number, value: Number(exact), ...(type.t === 'num' && type.pct && { format: '0.00%' }) };
}

function text(value: string): Cell {
  return { type: String, value };
}
