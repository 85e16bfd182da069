import { type DataFinding, dataFinding } from '../diagnostics/data.ts';
import { type PeriodKey, type Place, type Plan, type Table, coarsen, kindOf, periodsOfYear } from '../plan/index.ts';
import type { Sheet } from '../sheets/sheet.ts';
import type { Data, LinkRows, TableRows, Value } from './data.ts';
import { type Filled, fillMissingTable, fillTable } from './fill.ts';
import { readCalendar } from './calendar.ts';
import { readCorrections } from './corrections.ts';
import { readHistory } from './history.ts';
import { type Roster, locateRows, rosterOf } from './locate.ts';
import { type BoundTable, cellPlace, matchTables } from './match.ts';
import { type TableShape, tableShapes } from './shape.ts';

export type LoadOptions = {
  /** The year whose periods are read; the policy's own unless given. */
  readonly year?: number;
  /** What the user calls the data folder. */
  readonly folder?: string;
};

/**
 * Typed data from sheets of text. Everything that is wrong is a finding, each with its place; what is wrong counts as
 * missing from then on, without a cause, so that nothing is computed from it and nobody reports it again. An empty cell
 * is `undefined`: whether that matters, an evaluator finds out.
 */
export function loadTables(
  plan: Plan,
  sheets: readonly Sheet[],
  { year = plan.year, folder = 'data' }: LoadOptions = {},
): { readonly data: Data; readonly findings: readonly DataFinding[] } {
  const findings: DataFinding[] = [];
  const report = (finding: DataFinding): void => void findings.push(finding);
  const shapes = tableShapes(plan);
  if (sheets.length === 0 && shapes.length > 0) {
    report(dataFinding('empty-folder', { at: 'file', file: folder }));
    return { data: assemble(plan, shapes, new Map(), new Map(), new Map()), findings };
  }
  const { bound, absent, history, calendar, corrections } = matchTables(shapes, sheets, report);
  const rosters = readRosters(plan.tables, bound);
  const sizeOf = (table: Table): number => rosters.get(table.id)?.size ?? 0;
  const filled = new Map<TableShape, Filled>();
  for (const table of bound) {
    const roster = rosters.get(table.shape.table.id);
    const located = locateRows(table, roster, year, report);
    const { shape, sheet } = table;
    if (shape.table.kind === 'subject' && shape.frame.period === 'none' && sheet.rows.length === 0) {
      report(dataFinding('empty-table', cellPlace(sheet), { table: shape.name }));
    }
    filled.set(table.shape, fillTable(located, { table, rosters, size: sizeOf(table.shape.table), year, report }));
  }
  const given = new Set([...filled.values()].flatMap(({ inputs }) => [...inputs.values()].flatMap((column) => [...column.keys()])));
  for (const shape of absent) {
    const periods = periodsOfYear(year, shape.frame.period).filter((period) => isAsked(period, given));
    const missing = fillMissingTable(shape.columns, periods, sizeOf(shape.table));
    filled.set(shape, { ...missing, joins: [], leaves: [], rowAt: new Map() });
  }
  const sheetOf = new Map(bound.map((table) => [table.shape, table]));
  const data = assemble(plan, shapes, rosters, filled, sheetOf);
  const read = {
    ...data,
    history: readHistory(plan, history, report),
    calendar: readCalendar(calendar, report),
    corrections: readCorrections(plan, data.tables, corrections, report),
  };
  return { data: read, findings };
}

/** Whether a period of a table without data is one that other tables reach: months not yet begun are not missing. */
function isAsked(period: PeriodKey, given: ReadonlySet<PeriodKey>): boolean {
  const periods = [...given].filter((other) => other !== '');
  if (period === '' || periods.length === 0) return true;
  return periods.some((other) => coarsen(other, kindOf(period) ?? 'none') === period || coarsen(period, kindOf(other) ?? 'none') === other);
}

/** The keys of all tables whose sheet could be read. */
function readRosters(tables: readonly Table[], bound: readonly BoundTable[]): ReadonlyMap<string, Roster> {
  const rosters = new Map<string, Roster>();
  for (const table of tables) {
    if (table.kind === 'one') rosters.set(table.id, new Map([['', 0]]));
  }
  for (const table of bound) {
    const { shape, columns } = table;
    if (shape.frame.period !== 'none') continue;
    // Without its column of keys a subject has no roster, and that has been reported.
    if (shape.table.kind === 'subject' && !columns.some((column) => column.shape.kind === 'key')) continue;
    rosters.set(shape.table.id, rosterOf(table));
  }
  return rosters;
}

function assemble(
  plan: Plan,
  shapes: readonly TableShape[],
  rosters: ReadonlyMap<string, Roster>,
  filled: ReadonlyMap<TableShape, Filled>,
  sheetOf: ReadonlyMap<TableShape, BoundTable>,
): Data {
  const inputs = new Map<string, ReadonlyMap<PeriodKey, readonly (Value | undefined)[]>>();
  const linksOf = new Map<string, Map<string, LinkRows>>(plan.tables.map(({ id }) => [id, new Map()]));
  for (const [shape, { inputs: columns, links }] of filled) {
    for (const [node, values] of columns) inputs.set(node, values);
    for (const [name, link] of links) linksOf.get(shape.table.id)?.set(name, link);
  }
  const tables = new Map(
    plan.tables.map((table): [string, TableRows] => {
      const index = rosters.get(table.id) ?? new Map<string, number>();
      const base = shapes.find((shape) => shape.table === table && shape.frame.period === 'none');
      const { joins = [], leaves = [] } = (base && filled.get(base)) ?? {};
      return [table.id, { keys: [...index.keys()], index, joins, leaves, links: linksOf.get(table.id) ?? new Map() }];
    }),
  );
  return { tables, inputs, history: new Map(), placeOf: placeFinder(shapes, filled, sheetOf) };
}

/** The cell of an input; its sheet where the row is not there, the file that should be there where the sheet is not. */
function placeFinder(
  shapes: readonly TableShape[],
  filled: ReadonlyMap<TableShape, Filled>,
  sheetOf: ReadonlyMap<TableShape, BoundTable>,
): Data['placeOf'] {
  const home = new Map<string, { readonly shape: TableShape; readonly column: string }>();
  for (const shape of shapes) {
    for (const column of shape.columns) {
      if ('node' in column && column.node) home.set(column.node.id, { shape, column: column.name });
    }
  }
  return (node: string, row: number, period: PeriodKey): Place => {
    const found = home.get(node);
    const table = found && sheetOf.get(found.shape);
    if (!found || !table) return { at: 'file', file: found ? `${found.shape.name}.csv` : '' };
    return cellPlace(table.sheet, filled.get(found.shape)?.rowAt.get(period)?.[row], found.column);
  };
}
