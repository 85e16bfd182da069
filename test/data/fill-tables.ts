import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readSheets } from '../../engine/sheets/index.ts';

/** A table of figures as somebody has them: by the name of the table, each row by its headings. */
export type Figures = ReadonlyMap<string, Rows>;
type Rows = readonly ReadonlyMap<string, string>[];

/** The figures of CSV files that have neither quotes nor commas in their cells. */
export function figuresOf(files: ReadonlyMap<string, string>): Figures {
  return new Map(
    [...files].map(([name, text]) => {
      const [heading = '', ...rest] = text.trimEnd().split('\n');
      return [name, rest.map((line) => new Map(line.split(',').map((cell, i) => [heading.split(',')[i] ?? '', cell])))];
    }),
  );
}

/** The rows under the headings of a table to fill in. A figure without a heading there is a mistake of the table's. */
function rowsUnder(headings: readonly string[], rows: Rows): readonly (readonly string[])[] {
  const lost = new Set(rows.flatMap((row) => [...row.keys()].filter((heading) => !headings.includes(heading))));
  if (lost.size > 0) throw new Error(`no column to fill in for ${[...lost].join(', ')}`);
  return rows.map((row) => headings.map((heading) => row.get(heading) ?? ''));
}

/** A CSV table to fill in, filled in: its own header line, the figures beneath. */
export function fillCsv(name: string, template: string, figures: Figures): string {
  const [heading = ''] = template.replace('\ufeff', '').split('\r\n');
  const rows = rowsUnder(heading.split(','), figures.get(name) ?? []);
  return [heading, ...rows.map((row) => row.join(','))].map((line) => `${line}\r\n`).join('');
}

/** A workbook to fill in, filled in: the figures beneath the header row of each sheet, all else as it was. */
export function fillWorkbook(template: Uint8Array, figures: Figures): Uint8Array {
  const parts = unzipSync(template);
  const { sheets } = readSheets({ name: 'template.xlsx', bytes: template });
  for (const [i, { name, header }] of sheets.entries()) {
    const path = `xl/worksheets/sheet${i + 1}.xml`;
    const rows = rowsUnder(header, figures.get(name) ?? []).map((cells, at) => `<row r="${at + 2}">${cells.map(cellXml).join('')}</row>`);
    const xml = strFromU8(parts[path] ?? new Uint8Array());
    parts[path] = strToU8(
      xml.replace(/(<sheetData><row r="1">.*?<\/row>).*<\/sheetData>/s, (_, head: string) => `${head}${rows.join('')}</sheetData>`),
    );
  }
  return zipSync(parts);
}

/** As a spreadsheet keeps what is typed: a number as one, all else as text. */
function cellXml(text: string): string {
  if (text === '') return '<c/>';
  return /^-?\d+(\.\d+)?$/.test(text) ? `<c><v>${Number(text)}</v></c>` : `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}
