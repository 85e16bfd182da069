/** What holds between tables once all are known: parents without a circle, dates to count by, names of their own. */

import { nearest } from '../../engine/plan/index.ts';
import type { Report, Site } from '../diagnostics/index.ts';
import { replacement } from '../diagnostics/index.ts';
import { wordId } from '../keywords/keywords.ts';
import { describeType } from '../types/describe.ts';
import type { AssessmentSymbol, ColumnSymbol, TableSymbol } from './symbols.ts';

export function checkTables(
  tables: ReadonlyMap<string, TableSymbol>,
  assessments: ReadonlyMap<string, AssessmentSymbol>,
  report: Report,
): void {
  checkParents(tables, report);
  for (const table of tables.values()) {
    checkDate(table, report);
    if (table.table === 'ledger') checkPeriods(table, report);
  }
  for (const owner of [...tables.values(), ...assessments.values()])
    for (const column of [...owner.columns.values()]) checkTableName(tables, column, report);
}

/** `属于` leads up and ends; each circle is told once, at its first table. */
function checkParents(tables: ReadonlyMap<string, TableSymbol>, report: Report): void {
  const done = new Set<TableSymbol>();
  for (const table of tables.values()) {
    const way: TableSymbol[] = [];
    for (let at: TableSymbol | undefined = table; at && !done.has(at); at = at.parent && tables.get(at.parent.to.text)) {
      const start = way.indexOf(at);
      if (start >= 0) {
        reportCircle(way.slice(start), report);
        break;
      }
      way.push(at);
    }
    for (const seen of way) done.add(seen);
  }
}

function reportCircle(circle: readonly TableSymbol[], report: Report): void {
  const [first] = circle;
  if (!first?.parent) return;
  const names = [...circle, first].map((table) => table.name);
  report(
    'parents-in-circle',
    { file: first.file, span: first.parent.to },
    { cycle: names.join(' → ') },
    {
      related: circle
        .slice(1)
        .flatMap(({ file, parent }) =>
          parent ? [{ place: { at: 'source' as const, file, start: parent.to.start, end: parent.to.end }, note: 'declared' }] : [],
        ),
    },
  );
}

/** `按 日期` names a date column of the table, filled in or computed. */
function checkDate(table: TableSymbol, report: Report): void {
  const name = table.dateColumn;
  if (!name || name.missing) return;
  const site: Site = { file: table.file, span: name };
  const column = table.columns.get(name.text);
  if (!column) {
    const near = nearest(name.text, table.columns.keys());
    report(
      'unknown-name',
      site,
      { name: name.text, where: table.name, nearest: near ?? '', split: '' },
      near ? { fixes: [replacement(name, near)] } : {},
    );
  } else if (column.decl.kind === 'field' && wordId(column.decl.type.name.text, 'type') !== 'date') {
    report('wrong-type', site, {
      expected: describeType({ t: 'date' }),
      found: { zh: `“${column.decl.type.name.text}”列`, en: `a column of kind "${column.decl.type.name.text}"` },
      advice: '',
    });
  }
}

/** A row of a ledger happens once; its date says in which periods it counts. */
function checkPeriods(table: TableSymbol, report: Report): void {
  for (const { decl, file, name } of table.columns.values()) {
    if (decl.kind === 'field' && decl.period) report('ledger-period', { file, span: name }, { name: name.text, table: table.name });
  }
}

/** A column named as a table would hide it: `奖惩.分值` could no longer be said. */
function checkTableName(tables: ReadonlyMap<string, TableSymbol>, { file, name, owner }: ColumnSymbol, report: Report): void {
  const decl = tables.get(name.text)?.decl;
  if (!decl) return;
  const tableFile = tables.get(name.text)?.file ?? file;
  report(
    'duplicate-name',
    { file, span: name },
    { name: name.text },
    {
      related: [{ place: { at: 'source', file: tableFile, start: decl.name.start, end: decl.name.end }, note: 'first' }],
    },
  );
  // Whoever says the name means the table: nothing further is wrong with those places.
  owner.columns.delete(name.text);
}
