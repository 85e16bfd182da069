import { type Report, dataFinding } from '../diagnostics/data.ts';
import { type PeriodKey, kindOf, nearest, visible } from '../plan/index.ts';
import type { SheetRow } from '../sheets/sheet.ts';
import { isFormulaError } from './cell.ts';
import { readPeriod } from './date-cell.ts';
import { type BoundColumn, type BoundTable, cellPlace } from './match.ts';
import { examplePeriod } from './names.ts';

/** The keys of a table's rows, in the order of the data. */
export type Roster = ReadonlyMap<string, number>;

/** Whose row it is, and of which period. Absent: the row's key or period is wrong, and that has been reported. */
export type LocatedRow = {
  readonly row: SheetRow;
  readonly at?: { readonly index: number; readonly period: PeriodKey };
  /** Of a row with a wrong key or period: whose it probably is, and of which period, if that is known. */
  readonly meant?: { readonly index: number; readonly period?: PeriodKey };
  /** Its cells do not match the header, or its key is there twice: its values cannot be trusted. */
  readonly distrusted?: true;
};

/** The keys that the sheet of a table without periods gives; a ledger's rows without names are numbered. */
export function rosterOf(table: BoundTable): Roster {
  const { kind } = table.shape.table;
  if (kind === 'one') return new Map([['', 0]]);
  const key = columnOf(table, 'key');
  const roster = new Map<string, number>();
  table.sheet.rows.forEach((row, i) => {
    const text = key ? keyCell(table, key, row) : kind === 'ledger' ? String(i + 1) : '';
    if (text !== '' && !roster.has(text) && !isFormulaError(text)) roster.set(text, roster.size);
  });
  return roster;
}

function columnOf({ columns }: BoundTable, kind: 'key' | 'period' | 'joins' | 'leaves'): BoundColumn | undefined {
  return columns.find((column) => column.shape.kind === kind);
}

/** A row with too many or too few cells: what stands before the first value is still believed. */
function isBroken({ sheet }: BoundTable, { cells }: SheetRow): boolean {
  return cells.length !== sheet.header.length;
}

function keyCell(table: BoundTable, { index }: BoundColumn, row: SheetRow): string {
  return isBroken(table, row) && index > 0 ? '' : (row.cells[index] ?? '');
}

/** Finds the place of every row of a sheet. `roster` is absent where the table of the keys could not be read. */
export function locateRows(table: BoundTable, roster: Roster | undefined, year: number, report: Report): readonly LocatedRow[] {
  const { kind } = table.shape.table;
  const keyColumn = columnOf(table, 'key');
  const seen = new Map<string, number>();
  const located = table.sheet.rows.map((row, i): LocatedRow => {
    const broken = isBroken(table, row);
    const key = keyColumn
      ? readKey(table, keyColumn, row, roster, report)
      : kind === 'ledger'
        ? String(i + 1)
        : kind === 'one'
          ? ''
          : undefined;
    const period = readPeriodCell(table, row, year, report);
    const index = key === undefined ? undefined : roster?.get(key);
    if (key === undefined || index === undefined || period === undefined) {
      const text = keyColumn ? keyCell(table, keyColumn, row) : '';
      const owner = index ?? roster?.get(nearest(text, roster.keys()) ?? '');
      const meant = owner === undefined ? {} : { meant: { index: owner, ...(period === undefined ? {} : { period }) } };
      return { row, ...meant, ...(broken ? { distrusted: true } : {}) };
    }
    const place = `${period} ${index}`;
    const first = seen.get(place);
    if (first === undefined) seen.set(place, i);
    else reportDuplicate(table, key, period, row, table.sheet.rows[first], report);
    return { row, at: { index, period }, ...(broken || first !== undefined ? { distrusted: true } : {}) };
  });
  return located;
}

function readKey(table: BoundTable, column: BoundColumn, row: SheetRow, roster: Roster | undefined, report: Report): string | undefined {
  const text = keyCell(table, column, row);
  const place = cellPlace(table.sheet, row.row, column.shape.name);
  if (text === '') {
    if (!isBroken(table, row) && !row.unread?.has(column.index)) report(dataFinding('empty-key', place, { column: column.shape.name }));
    return undefined;
  }
  if (isFormulaError(text)) {
    report(dataFinding('formula-error', place, { column: column.shape.name, text }));
    return undefined;
  }
  if (roster && !roster.has(text)) {
    report(dataFinding('unknown-key', place, unknownKey(text, table.shape.table.id, roster)));
    return undefined;
  }
  return text;
}

/** Parameters of `unknown-key`. */
export function unknownKey(text: string, table: string, roster: Roster): { text: string; table: string; suggestion: string } {
  return { text: visible(text), table, suggestion: visible(nearest(text, roster.keys()) ?? '') };
}

function readPeriodCell(table: BoundTable, row: SheetRow, year: number, report: Report): PeriodKey | undefined {
  const { frame, name } = table.shape;
  if (frame.period === 'none') return '';
  const column = columnOf(table, 'period');
  if (!column) return undefined;
  const text = row.cells[column.index] ?? '';
  const period = readPeriod(text);
  // In a row whose cells are shifted, a wrong period is no mistake of its own.
  if (isBroken(table, row) || row.unread?.has(column.index))
    return period !== undefined && kindOf(period) === frame.period ? period : undefined;
  const place = cellPlace(table.sheet, row.row, column.shape.name);
  const params = { text: visible(text), table: name, year, example: examplePeriod(frame.period, year) };
  if (period === undefined) report(dataFinding('not-a-period', place, params));
  else if (kindOf(period) !== frame.period) report(dataFinding('wrong-grain', place, params));
  else if (!period.startsWith(String(year))) report(dataFinding('period-outside-year', place, params));
  else return period;
  return undefined;
}

function reportDuplicate(
  { shape, sheet }: BoundTable,
  key: string,
  period: PeriodKey,
  row: SheetRow,
  first: SheetRow | undefined,
  report: Report,
): void {
  const column = shape.table.kind === 'one' ? undefined : shape.table.id;
  const related = first ? [{ place: cellPlace(sheet, first.row, column), note: 'first' }] : undefined;
  const place = cellPlace(sheet, row.row, column);
  if (shape.table.kind === 'one') report(dataFinding('several-rows', place, { table: shape.table.id, period }, related));
  else report(dataFinding('duplicate-key', place, { key: visible(key), period }, related));
}
