import { formatExact } from '../numbers/index.ts';
import { type Note, type PeriodKey, type Plan, type Source, type Type, daysOf, periodsOfYear } from '../plan/index.ts';
import { showNumber } from './cell.ts';
import { type Data, type TableRows, type Value, isBlank, isRational } from './data.ts';
import { type ColumnShape, type TableShape, isRequired, tableShapes } from './shape.ts';

/** What a writer of tables must know of a column to help the one who fills it in. */
export type TemplateColumn = {
  readonly heading: string;
  readonly kind: ColumnShape['kind'];
  /** Type of a field: options, range, unit, percentage. A link is a reference to its table. */
  readonly type: Type;
  readonly required: boolean;
  readonly notes: readonly Note[];
  /** Where the policy declares it. */
  readonly src: Source;
};

/** A table to fill in. Cells are as they are written into a file; empty ones are ''. */
export type TemplateTable = {
  /** `单位.每月`: name of the file or the sheet. */
  readonly name: string;
  readonly columns: readonly TemplateColumn[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * The tables of data that a policy asks for. Keys come from the data that are there already; a period table has a row for
 * every period of the year and every key that exists in it. What the data hold stands in the cells.
 */
export function templateTables(plan: Plan, data?: Data): readonly TemplateTable[] {
  return tableShapes(plan).map((shape) => {
    const columns = shape.columns.filter((column) => column.kind !== 'key' || hasNames(shape, data));
    return {
      name: shape.name,
      columns: columns.map((column) => templateColumn(column, shape)),
      rows: rowsOf({ ...shape, columns }, plan.year, data),
    };
  });
}

/** A ledger's rows have names only where the data give them some; else they go by their numbers. */
function hasNames({ table }: TableShape, data: Data | undefined): boolean {
  if (table.kind !== 'ledger') return true;
  return data?.tables.get(table.id)?.keys.some((key, i) => key !== String(i + 1)) ?? false;
}

function templateColumn(column: ColumnShape, { table, frame }: TableShape): TemplateColumn {
  const node = 'node' in column ? column.node : undefined;
  return {
    heading: column.name,
    kind: column.kind,
    type: typeOf(column, table.id),
    // The key is required of what stands in a roster; a ledger's rows need no names.
    required:
      column.kind === 'key' ? table.kind === 'subject' : isRequired(column, table) || (column.kind === 'period' && frame.period !== 'none'),
    notes: node?.notes ?? [],
    src: node?.src ?? table.src,
  };
}

function typeOf(column: ColumnShape, table: string): Type {
  switch (column.kind) {
    case 'key':
      return { t: 'ref', table };
    case 'period':
      return { t: 'text' };
    case 'joins':
    case 'leaves':
      return { t: 'date' };
    case 'link':
      return { t: 'ref', table: column.link.to };
    case 'field':
      return column.node.type;
  }
}

function rowsOf(shape: TableShape, year: number, data: Data | undefined): readonly (readonly string[])[] {
  const { table, frame, columns } = shape;
  const given = data?.tables.get(table.id);
  const keys = table.kind === 'one' ? [''] : (given?.keys ?? []);
  return periodsOfYear(year, frame.period).flatMap((period) =>
    keys.flatMap((key, index) =>
      period === '' || existsIn(given, index, period) ? [columns.map((column) => cellOf(column, { key, index, period }, shape, data))] : [],
    ),
  );
}

/** Whether a row has joined by the end of a period and not left before it begins. */
function existsIn(rows: TableRows | undefined, index: number, period: PeriodKey): boolean {
  const { first, last } = daysOf(period);
  return (rows?.joins[index] ?? first) <= last && (rows?.leaves[index] ?? last) >= first;
}

type Cell = { readonly key: string; readonly index: number; readonly period: PeriodKey };

function cellOf(column: ColumnShape, { key, index, period }: Cell, { table }: TableShape, data: Data | undefined): string {
  const rows = data?.tables.get(table.id);
  switch (column.kind) {
    case 'key':
      return key;
    case 'period':
      return period;
    case 'joins':
      return rows?.joins[index] ?? '';
    case 'leaves':
      return rows?.leaves[index] ?? '';
    case 'link': {
      const target = rows?.links.get(column.link.name)?.target.get(period)?.[index];
      return target === undefined ? '' : (data?.tables.get(column.link.to)?.keys[target] ?? '');
    }
    case 'field':
      return writeCell(data?.inputs.get(column.node.id)?.get(period)?.[index], column.node.type);
  }
}

const blankWords = { na: '不适用', exempt: '免考', notDue: '未到期', missing: '', undecided: '' } as const;

/** The text that `readCell` reads back as the value. */
function writeCell(value: Value | undefined, type: Type): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (isBlank(value)) return blankWords[value.blank];
  return isRational(value) && type.t === 'num' ? showNumber(value, type.pct === true) : formatExact(value);
}
