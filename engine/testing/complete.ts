import type { Plan } from '../plan/index.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { calendarNames, correctionNames, fold, frameOfName, headings, historyNames, nameOfFrame } from '../tables/names.ts';
import { type TableShape, tableShapes } from '../tables/shape.ts';

/**
 * What an example gives, with the columns and tables that it leaves out put in empty: they follow their own rules for
 * empty cells. Where a name fits nothing, it may be one of those misspelt; then nothing is put in, so that loading says so.
 */
export function completed(plan: Plan, sheets: readonly Sheet[]): readonly Sheet[] {
  const shapes = tableShapes(plan);
  const shapeOf = new Map(shapes.map((shape) => [fold(shape.name), shape]));
  const named = sheets.map((sheet) => ({ sheet, shape: shapeOf.get(nameOfFrame(frameOfName(sheet.name))) }));
  const given = new Set(named.map(({ shape }) => shape));
  const mayBeMisspelt = given.has(undefined) && named.some(({ sheet, shape }) => shape === undefined && !elsewhere.has(fold(sheet.name)));
  const absent = mayBeMisspelt ? [] : shapes.filter((shape) => !given.has(shape));
  return [...named.map(({ sheet, shape }) => (shape ? withColumns(sheet, shape) : sheet)), ...absent.map(emptySheet)];
}

/** Tables of the data folder that are no tables of the policy. */
const elsewhere: ReadonlySet<string> = new Set([...historyNames, ...calendarNames, ...correctionNames]);

function withColumns(sheet: Sheet, { columns }: TableShape): Sheet {
  const known = new Set(columns.map(({ name }) => fold(name)));
  const given = new Set(sheet.header.map(fold));
  const general = new Set<string>([...headings.period, ...headings.joins, ...headings.leaves]);
  if ([...given].some((heading) => !known.has(heading) && !general.has(heading))) return sheet;
  const absent = columns
    .filter(({ kind, name }) => (kind === 'field' || kind === 'link') && !given.has(fold(name)))
    .map(({ name }) => name);
  return {
    ...sheet,
    header: [...sheet.header, ...absent],
    rows: sheet.rows.map(({ row, cells }) => ({ row, cells: [...cells, ...absent.map(() => '')] })),
  };
}

function emptySheet({ name, columns }: TableShape): Sheet {
  return { file: '', name, header: columns.map((column) => column.name), rows: [] };
}
