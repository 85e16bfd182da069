import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import type { Language } from '../../engine/plan/index.ts';
import type { TemplateColumn, TemplateTable } from '../../engine/tables/template.ts';
import { describeColumn, explanation } from './describe.ts';
import { validationsXml } from './validations.ts';

/** Rows that stand ready, with their formats, where it is not known how many there will be. */
const readyRows = 200;

/**
 * A workbook of tables to fill in: a sheet a table, with drop-down lists and ranges, and a sheet that says what every
 * column means. Cells are formatted so that a spreadsheet leaves them as they are typed: `2023-06` no date, `6.5` in a
 * column of percentages 6.5 %. The same tables give the same bytes.
 */
export async function xlsxOfTables(tables: readonly TemplateTable[], language: Language): Promise<Uint8Array> {
  const { sheet, headings } = explanation[language];
  const notes: Row[] = tables.flatMap(({ name, columns }) =>
    columns.map((column): Row => {
      const { type, values, required, meaning } = describeColumn(column, language);
      return [name, column.heading, type, values, required, meaning].map(textCell);
    }),
  );
  const buffer = await writeXlsxFile([
    ...tables.map((table) => ({
      sheet: table.name,
      stickyRowsCount: 1,
      columns: table.columns.map(({ heading }) => ({ width: Math.max(12, heading.length * 2 + 4) })),
      data: [table.columns.map(({ heading }) => headingCell(heading)), ...rowsOf(table)],
    })),
    { sheet, stickyRowsCount: 1, data: [headings.map(headingCell), ...notes] },
  ]).toBuffer();
  return withValidations(
    buffer,
    tables.map((table) => validationsXml(table, tables, language)),
  );
}

function rowsOf({ columns, rows }: TemplateTable): Row[] {
  const empty = Array.from({ length: rows.length > 0 ? 0 : readyRows }, () => columns.map(() => ''));
  return [...rows, ...empty].map((cells) => columns.map((column, i) => cellOf(cells[i] ?? '', column)));
}

function headingCell(value: string): Cell {
  return { type: String, value, fontWeight: 'bold' };
}

function textCell(value: string): Cell {
  return { type: String, value };
}

function cellOf(text: string, { kind, type }: TemplateColumn): Cell {
  const isNumber = kind === 'field' && type.t === 'num';
  const format = type.t === 'date' ? 'yyyy-mm-dd' : isNumber ? (type.pct ? '0.00%' : undefined) : '@';
  if (text === '') return format === undefined ? null : { type: format === '@' ? String : Number, format };
  // A spreadsheet holds fifteen digits; a longer number stays text, and exact.
  const digits = text.replace(/^-?[0.]*|\.|%$/g, '').length;
  if (isNumber && digits <= 15 && /^-?\d+(\.\d+)?%?$/.test(text)) {
    const value = text.endsWith('%') ? Number(`${text.slice(0, -1)}e-2`) : Number(text);
    return { type: Number, value, ...(format === undefined ? {} : { format }) };
  }
  if (type.t === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text))
    return { type: Date, value: new Date(`${text}T00:00:00Z`), format: 'yyyy-mm-dd' };
  return { type: String, value: text, format: '@' };
}

/** Puts the rules of each sheet into its part (the writer knows none), and takes the time of writing out of the archive. */
function withValidations(bytes: Uint8Array, rules: readonly string[]): Uint8Array {
  const parts = unzipSync(bytes);
  rules.forEach((rule, i) => {
    const name = `xl/worksheets/sheet${i + 1}.xml`;
    const part = parts[name];
    // Of what a sheet may hold between its rows and its rules, the writer gives nothing here.
    if (part) parts[name] = strToU8(strFromU8(part).replace('</sheetData>', () => `</sheetData>${rule}`));
  });
  return zipSync(parts, { mtime: '1980-01-01T12:00:00' });
}
