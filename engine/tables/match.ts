import { type Report, dataFinding } from '../diagnostics/data.ts';
import { type Place, nearest, visible } from '../plan/index.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { calendarNames, correctionNames, fold, frameOfName, headings, historyNames, isOtherName, nameOfFrame } from './names.ts';
import { type ColumnShape, type TableShape, isRequired, isTableRequired } from './shape.ts';

/** A column of a sheet whose meaning is known. */
export type BoundColumn = { readonly shape: ColumnShape; readonly index: number };

/** A table of data and the sheet in which it stands. */
export type BoundTable = {
  readonly shape: TableShape;
  readonly sheet: Sheet;
  readonly columns: readonly BoundColumn[];
  /** Columns that are not there, and of which that has been reported. */
  readonly absent: readonly ColumnShape[];
};

export type Matched = {
  readonly bound: readonly BoundTable[];
  /** Tables without data, and tables whose file could not be read. All have been reported where they matter. */
  readonly absent: readonly TableShape[];
  readonly history: readonly Sheet[];
  readonly calendar: readonly Sheet[];
  readonly corrections: readonly Sheet[];
};

/** The place of a cell, of a row, or of a sheet's heading. */
export function cellPlace({ file, sheet }: Sheet, row?: number, column?: string): Place {
  return {
    at: 'cell',
    file,
    ...(sheet === undefined ? {} : { sheet: visible(sheet) }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column: visible(column) }),
  };
}

/** Finds the sheet of every table and the meaning of every column. */
export function matchTables(shapes: readonly TableShape[], sheets: readonly Sheet[], report: Report): Matched {
  const shapeOf = new Map(shapes.map((shape) => [fold(shape.name), shape]));
  const sheetOf = new Map<TableShape, Sheet>();
  const history: Sheet[] = [];
  const calendar: Sheet[] = [];
  const corrections: Sheet[] = [];
  const strangers: Sheet[] = [];
  for (const sheet of sheets) {
    const shape = shapeOf.get(nameOfFrame(frameOfName(sheet.name)));
    const taken = shape && sheetOf.get(shape);
    if (shape && taken) {
      const related = [{ place: cellPlace(taken), note: 'first' }];
      report(dataFinding('duplicate-table', cellPlace(sheet), { table: shape.name }, related));
    } else if (shape) sheetOf.set(shape, sheet);
    else if (historyNames.includes(fold(sheet.name))) history.push(sheet);
    else if (calendarNames.includes(fold(sheet.name))) calendar.push(sheet);
    else if (correctionNames.includes(fold(sheet.name))) corrections.push(sheet);
    else if (!isOtherName(sheet.name)) strangers.push(sheet);
  }
  const unclaimed = new Set(shapes.filter((shape) => !sheetOf.has(shape)));
  reportStrangers(strangers, unclaimed, report);
  // An unreadable file that is named as no table (a workbook) may have held any of them.
  const mayHoldAny = strangers.some(isUnreadable);
  for (const shape of unclaimed) {
    if (isTableRequired(shape) && !mayHoldAny) {
      report(dataFinding('missing-table', { at: 'file', file: `${shape.name}.csv` }, { table: shape.name }));
    }
  }
  const readable = shapes.flatMap((shape) => {
    const sheet = sheetOf.get(shape);
    return sheet && !isUnreadable(sheet) ? [{ shape, sheet }] : [];
  });
  const bound = bindColumns(readable, shapes, report);
  return { bound, absent: shapes.filter((shape) => !bound.some((table) => table.shape === shape)), history, calendar, corrections };
}

function isUnreadable(sheet: Sheet): boolean {
  return sheet.header.length === 0;
}

/** Reports names that are no tables, and takes from `unclaimed` those that were probably meant. */
function reportStrangers(strangers: readonly Sheet[], unclaimed: Set<TableShape>, report: Report): void {
  for (const sheet of strangers) {
    if (isUnreadable(sheet)) continue;
    const name = nameOfFrame(frameOfName(sheet.name));
    const suggestion = nearest(
      name,
      [...unclaimed].map((shape) => shape.name),
    );
    const table = visible(sheet.name);
    if (suggestion === undefined) report(dataFinding('unused-table', cellPlace(sheet), { table }));
    else {
      report(dataFinding('misspelt-table', cellPlace(sheet), { table, suggestion }));
      for (const shape of unclaimed) if (shape.name === suggestion) unclaimed.delete(shape);
    }
  }
}

type Readable = { readonly shape: TableShape; readonly sheet: Sheet };

function bindColumns(tables: readonly Readable[], shapes: readonly TableShape[], report: Report): readonly BoundTable[] {
  const misplaced = new Set<ColumnShape>();
  const bound = tables.map(({ shape, sheet }) => {
    const columns: BoundColumn[] = [];
    const strange: { readonly heading: string; readonly index: number }[] = [];
    const columnOf = columnsByHeading(shape.columns);
    sheet.header.forEach((heading, index) => {
      const column = columnOf.get(fold(heading));
      if (!column) strange.push({ heading, index });
      else if (columns.some((known) => known.shape === column)) {
        report(dataFinding('duplicate-column', cellPlace(sheet, undefined, heading), { column: visible(heading) }));
      } else columns.push({ shape: column, index });
    });
    const left = new Set(shape.columns.filter((column) => !columns.some((known) => known.shape === column)));
    const misspelt: ColumnShape[] = [];
    for (const { heading, index } of strange) {
      const found = reportStrangeColumn(heading, index, { shape, sheet }, left, shapes, report);
      if (found?.as === 'misspelt') misspelt.push(found.column);
      else if (found) misplaced.add(found.column);
    }
    return { shape, sheet, columns, left, misspelt };
  });
  return bound.map(({ shape, sheet, columns, left, misspelt }) => {
    const missing = [...left].filter((column) => isRequired(column, shape.table));
    for (const column of missing) {
      if (misplaced.has(column)) continue;
      report(dataFinding('missing-column', cellPlace(sheet), { table: shape.name, column: column.name }));
    }
    return { shape, sheet, columns, absent: [...missing, ...misspelt] };
  });
}

/** What a heading may be; the policy's own names come before the general ones. */
function columnsByHeading(columns: readonly ColumnShape[]): ReadonlyMap<string, ColumnShape> {
  const byHeading = new Map<string, ColumnShape>();
  for (const column of columns) {
    if (column.kind === 'period' || column.kind === 'joins' || column.kind === 'leaves') {
      for (const heading of headings[column.kind]) byHeading.set(heading, column);
    }
  }
  for (const column of columns) {
    if (column.kind === 'key' || column.kind === 'link' || column.kind === 'field') byHeading.set(fold(column.name), column);
  }
  return byHeading;
}

type Found = { readonly as: 'misspelt' | 'misplaced'; readonly column: ColumnShape };

/** One finding for a heading that the table does not have, by what it probably is. */
function reportStrangeColumn(
  heading: string,
  index: number,
  { shape, sheet }: Readable,
  left: Set<ColumnShape>,
  shapes: readonly TableShape[],
  report: Report,
): Found | undefined {
  const column = visible(heading);
  const place = cellPlace(sheet, undefined, heading);
  if (heading === '') {
    const used = sheet.rows.some(({ cells }) => (cells[index] ?? '') !== '');
    if (used) report(dataFinding('empty-heading', cellPlace(sheet), { number: index + 1 }));
    return undefined;
  }
  for (const other of shapes) {
    if (other.table !== shape.table || other === shape) continue;
    const home = other.columns.find(({ kind, name }) => (kind === 'field' || kind === 'link') && fold(name) === fold(heading));
    if (!home) continue;
    report(dataFinding('misplaced-column', place, { column, table: shape.name, home: other.name }));
    return { as: 'misplaced', column: home };
  }
  const suggestion = nearest(
    fold(heading),
    [...left].map(({ name }) => name),
  );
  const meant = [...left].find(({ name }) => name === suggestion);
  if (!meant) {
    report(dataFinding('unknown-column', place, { column, table: shape.name }));
    return undefined;
  }
  left.delete(meant);
  report(dataFinding('misspelt-column', place, { column, table: shape.name, suggestion: meant.name }));
  return { as: 'misspelt', column: meant };
}
