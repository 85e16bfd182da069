import { type Report, dataFinding } from '../diagnostics/data.ts';
import { nearest, visible } from '../plan/index.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { cellPlace } from './match.ts';
import { fold } from './names.ts';

/** The headings of a sheet that is no table of the policy: each in all its spellings, and whether it must be there. */
export type Headings<Name extends string> = Readonly<Record<Name, { readonly names: readonly string[]; readonly required: boolean }>>;

/** A row by heading; a column that is not there reads as empty. */
export type SheetRecord<Name extends string> = { readonly row: number; readonly cell: (name: Name) => string };

/** The rows of such a sheet; none after saying that a column is missing. Columns that nobody knows are told. */
export function rowsOfSheet<Name extends string>(sheet: Sheet, headings: Headings<Name>, report: Report): readonly SheetRecord<Name>[] {
  if (sheet.header.length === 0) return [];
  const names = Object.keys(headings).filter((name): name is Name => Object.hasOwn(headings, name));
  const indexOf = new Map(names.map((name) => [name, sheet.header.findIndex((heading) => headings[name].names.includes(fold(heading)))]));
  const known = names.flatMap((name) => headings[name].names);
  for (const heading of sheet.header) {
    if (known.includes(fold(heading))) continue;
    const suggestion = nearest(fold(heading), known) ?? '';
    report(
      dataFinding('unknown-column', cellPlace(sheet, undefined, heading), { column: visible(heading), table: sheet.name, suggestion }),
    );
  }
  const missing = names.filter((name) => headings[name].required && (indexOf.get(name) ?? -1) < 0);
  for (const name of missing)
    report(dataFinding('missing-column', cellPlace(sheet), { table: sheet.name, column: headings[name].names[0] ?? name }));
  if (missing.length > 0) return [];
  return sheet.rows.map(({ row, cells }) => ({ row, cell: (name) => (cells[indexOf.get(name) ?? -1] ?? '').trim() }));
}
