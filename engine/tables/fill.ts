import { type Report, dataFinding } from '../diagnostics/data.ts';
import type { PeriodKey, Type } from '../plan/index.ts';
import type { SheetRow } from '../sheets/sheet.ts';
import type { LinkRows, Value } from './data.ts';
import { type Cell, readCell, wrong } from './cell.ts';
import { readDate } from './date-cell.ts';
import { type LocatedRow, type Roster, unknownKey } from './locate.ts';
import { type BoundColumn, type BoundTable, cellPlace } from './match.ts';
import { type ColumnShape, type InputNode, mustBeGiven } from './shape.ts';

/** Values by period and row. */
type Column<T> = Map<PeriodKey, (T | undefined)[]>;

/** What one table of data gives. */
export type Filled = {
  readonly inputs: ReadonlyMap<string, Column<Value>>;
  readonly links: ReadonlyMap<string, LinkRows>;
  readonly joins: readonly (string | undefined)[];
  readonly leaves: readonly (string | undefined)[];
  /** Row of the sheet by period and row of the table. */
  readonly rowAt: Column<number>;
};

type Context = {
  readonly table: BoundTable;
  /** The rosters of all tables; those that could not be read are not among them. */
  readonly rosters: ReadonlyMap<string, Roster>;
  readonly size: number;
  readonly year: number;
  readonly report: Report;
};

/** Reads every cell of a table. A wrong cell makes one finding and counts as missing from then on. */
export function fillTable(rows: readonly LocatedRow[], context: Context): Filled {
  const { table, size, report } = context;
  const rowAt: Column<number> = new Map();
  for (const { at, row } of rows) {
    if (at) cellsOf(rowAt, at.period, size)[at.index] ??= row.row;
  }
  const periods = periodsIn(rows, context);
  const located = [...rows, ...rows.flatMap((row) => meantPlaces(row, periods, rowAt))];
  const inputs = new Map<string, Column<Value>>();
  const links = new Map<string, LinkRows>();
  const days = { joins: nothing<string>(size), leaves: nothing<string>(size) };
  for (const column of table.columns) {
    switch (column.shape.kind) {
      case 'key':
      case 'period':
        break;
      case 'joins':
      case 'leaves':
        fillDays(days[column.shape.kind], column, located, context);
        break;
      case 'field':
        inputs.set(column.shape.node.id, fillField(column, column.shape.node, located, periods, context));
        break;
      case 'link':
        fillLink(column, column.shape, located, periods, context, inputs, links);
        break;
    }
  }
  for (const column of table.absent) fillAbsent(column, located, periods, size, inputs, links);
  reportDays(days, rowAt.get('') ?? [], table, report);
  return { inputs, links, ...days, rowAt };
}

function nothing<T>(size: number): (T | undefined)[] {
  return Array.from({ length: size }, () => undefined);
}

function cellsOf<T>(column: Column<T>, period: PeriodKey, size: number): (T | undefined)[] {
  const known = column.get(period);
  if (known) return known;
  const cells = nothing<T>(size);
  column.set(period, cells);
  return cells;
}

/** The periods of which there are data. */
function periodsIn(rows: readonly LocatedRow[], { table, year }: Context): ReadonlySet<PeriodKey> {
  const { period: grain } = table.shape.frame;
  if (grain === 'none') return new Set(['']);
  const begun = new Set(rows.flatMap(({ at, row }) => (at && hasContents(table, row) ? [at.period] : [])));
  if (grain === 'year' && rows.length > 0) begun.add(String(year));
  // A table without its columns shows only by its rows which periods it is about.
  return begun.size > 0 || table.absent.length === 0 ? begun : new Set(rows.flatMap(({ at }) => (at ? [at.period] : [])));
}

/**
 * Whether a row holds more than its key and its period: rows of months to come are there to be filled in. What stands under
 * a heading without meaning counts only where a column is missed.
 */
function hasContents({ columns, absent }: BoundTable, { cells, unread }: SheetRow): boolean {
  const kinds = new Map(columns.map(({ shape, index }) => [index, shape.kind]));
  const counts = (index: number): boolean => {
    const kind = kinds.get(index);
    return kind === undefined ? absent.length > 0 : kind !== 'key' && kind !== 'period';
  };
  return unread !== undefined || cells.some((cell, index) => cell !== '' && counts(index));
}

/**
 * A row with a wrong key or period was probably meant for a place that has no row now. That has been said once; so the
 * place counts as wrong, not as empty.
 */
function meantPlaces({ row, meant }: LocatedRow, periods: ReadonlySet<PeriodKey>, rowAt: Column<number>): readonly LocatedRow[] {
  if (!meant) return [];
  const { index } = meant;
  return [...periods]
    .filter((period) => (meant.period ?? period) === period && rowAt.get(period)?.[index] === undefined)
    .map((period) => ({ row, at: { index, period }, distrusted: true }));
}

/** Calls `use` with the cells of a column that are to be read, and `distrust` with the places of those that are not. */
function eachCell(
  { index }: BoundColumn,
  located: readonly LocatedRow[],
  use: (text: string, row: LocatedRow) => void,
  distrust: (at: { readonly index: number; readonly period: PeriodKey }) => void,
): void {
  for (const row of located) {
    if (!row.distrusted && !row.row.unread?.has(index)) use(row.row.cells[index] ?? '', row);
    else if (row.at) distrust(row.at);
  }
}

function emptyColumn<T>(periods: ReadonlySet<PeriodKey>, size: number): Column<T> {
  return new Map([...periods].map((period) => [period, nothing<T>(size)]));
}

function set<T>(column: Column<T>, at: { readonly index: number; readonly period: PeriodKey } | undefined, value: T | undefined): void {
  const cells = at && column.get(at.period);
  if (cells) cells[at.index] = value;
}

function fillField(
  column: BoundColumn,
  node: InputNode,
  located: readonly LocatedRow[],
  periods: ReadonlySet<PeriodKey>,
  { table, rosters, size, year, report }: Context,
): Column<Value> {
  const values = emptyColumn<Value>(periods, size);
  const isLedgerDate = table.shape.table.date === node.id;
  eachCell(
    column,
    located,
    (text, { row, at }) => {
      const cell = resolve(readCell(text, node.type), node.type, rosters);
      const place = cellPlace(table.sheet, row.row, column.shape.name);
      if ('code' in cell) {
        report(dataFinding(cell.code, place, { column: column.shape.name, ...cell.params }));
        set(values, at, wrong);
        return;
      }
      if (isLedgerDate && typeof cell.value === 'string' && !cell.value.startsWith(`${year}-`)) {
        report(dataFinding('date-outside-year', place, { text, year }));
      }
      set(values, at, cell.value);
    },
    (at) => set<Value>(values, at, wrong),
  );
  return values;
}

/** A reference must name a row of its table. */
function resolve(cell: Cell, type: Type, rosters: ReadonlyMap<string, Roster>): Cell {
  if (type.t !== 'ref' || 'code' in cell || typeof cell.value !== 'string') return cell;
  const roster = rosters.get(type.table);
  if (!roster) return { value: wrong };
  return roster.has(cell.value) ? cell : { code: 'unknown-key', params: unknownKey(cell.value, type.table, roster) };
}

function fillLink(
  column: BoundColumn,
  shape: Extract<ColumnShape, { readonly kind: 'link' }>,
  located: readonly LocatedRow[],
  periods: ReadonlySet<PeriodKey>,
  { table, rosters, size, report }: Context,
  inputs: Map<string, Column<Value>>,
  links: Map<string, LinkRows>,
): void {
  const { link, node } = shape;
  const target = emptyColumn<number>(periods, size);
  const names = emptyColumn<Value>(periods, size);
  const reported = new Map<PeriodKey, Set<number>>([...periods].map((period) => [period, new Set()]));
  const fail = (at: LocatedRow['at']): void => {
    set(target, at, undefined);
    set<Value>(names, at, wrong);
    if (at) reported.get(at.period)?.add(at.index);
  };
  const roster = rosters.get(link.to);
  eachCell(
    column,
    located,
    (text, { row, at }) => {
      const cell = readCell(text, { t: 'ref', table: link.to });
      const place = cellPlace(table.sheet, row.row, column.shape.name);
      if ('code' in cell) {
        report(dataFinding(cell.code, place, { column: column.shape.name, ...cell.params }));
        fail(at);
      } else if (typeof cell.value !== 'string') {
        // Empty or 不适用: for an evaluator to judge, which knows whether the row is assessed at all.
        set(names, at, cell.value);
      } else {
        const index = roster?.get(cell.value);
        if (roster && index === undefined) report(dataFinding('unknown-key', place, unknownKey(cell.value, link.to, roster)));
        if (index === undefined) fail(at);
        else {
          set(target, at, index);
          set<Value>(names, at, cell.value);
        }
      }
    },
    fail,
  );
  links.set(link.name, { to: link.to, period: link.period, target, reported });
  if (node) inputs.set(node.id, names);
}

/** A column that is not there is one mistake, not one a row. */
function fillAbsent(
  column: ColumnShape,
  located: readonly LocatedRow[],
  periods: ReadonlySet<PeriodKey>,
  size: number,
  inputs: Map<string, Column<Value>>,
  links: Map<string, LinkRows>,
): void {
  if (column.kind !== 'field' && column.kind !== 'link') return;
  const values = emptyColumn<Value>(periods, size);
  for (const { at } of located) set<Value>(values, at, wrong);
  if (column.node) inputs.set(column.node.id, values);
  if (column.kind === 'link') {
    const { link } = column;
    const all = new Map([...periods].map((period) => [period, new Set(Array.from({ length: size }, (_, i) => i))]));
    links.set(link.name, { to: link.to, period: link.period, target: emptyColumn(periods, size), reported: all });
  }
}

/** The columns of a table of which there are no data, so far as the policy wants them. */
export function fillMissingTable(
  columns: readonly ColumnShape[],
  periods: readonly PeriodKey[],
  size: number,
): Pick<Filled, 'inputs' | 'links'> {
  const inputs = new Map<string, Column<Value>>();
  const links = new Map<string, LinkRows>();
  const wanted = columns.filter((column) => column.kind === 'link' || (column.kind === 'field' && mustBeGiven(column.node.onMissing)));
  const rows = periods.flatMap((period) =>
    Array.from({ length: size }, (_, index): LocatedRow => ({ row: { row: 0, cells: [] }, at: { index, period } })),
  );
  for (const column of wanted) fillAbsent(column, rows, new Set(periods), size, inputs, links);
  return { inputs, links };
}

function fillDays(days: (string | undefined)[], column: BoundColumn, located: readonly LocatedRow[], { table, report }: Context): void {
  eachCell(
    column,
    located,
    (text, { row, at }) => {
      if (text === '') return;
      const day = readDate(text);
      if (day !== undefined) {
        if (at) days[at.index] = day;
        return;
      }
      const cell = readCell(text, { t: 'date' });
      // A blank word (不适用) is as good as an empty cell here.
      if (!('code' in cell)) return;
      report(dataFinding(cell.code, cellPlace(table.sheet, row.row, column.shape.name), { column: column.shape.name, ...cell.params }));
    },
    () => undefined,
  );
}

function reportDays(
  { joins, leaves }: Pick<Filled, 'joins' | 'leaves'>,
  rows: readonly (number | undefined)[],
  { sheet }: BoundTable,
  report: Report,
): void {
  joins.forEach((first, index) => {
    const last = leaves[index];
    if (first === undefined || last === undefined || first <= last) return;
    report(dataFinding('leaves-before-joins', cellPlace(sheet, rows[index], '止'), { joins: first, leaves: last }));
  });
}
