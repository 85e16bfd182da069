import { type Report, dataFinding } from '../diagnostics/data.ts';
import { type Localised, type Node, type PeriodKey, type Plan, kindOf, nearest, visible } from '../plan/index.ts';
import type { Sheet } from '../sheets/sheet.ts';
import type { Correction, TableRows, Value } from './data.ts';
import { readDate, readPeriod } from './date-cell.ts';
import { readResultCell } from './history.ts';
import { cellPlace } from './match.ts';
import { examplePeriod } from './names.ts';
import { type Headings, type SheetRecord, rowsOfSheet } from './rows-of-sheet.ts';

type Name = 'column' | 'key' | 'period' | 'from' | 'to' | 'ground' | 'approver' | 'date' | 'kind';
const headings: Headings<Name> = {
  column: { names: ['列', 'column'], required: true },
  key: { names: ['键', 'key'], required: true },
  period: { names: ['期间', 'period'], required: false },
  from: { names: ['原为', 'from'], required: true },
  to: { names: ['改为', 'to'], required: true },
  ground: { names: ['理由', 'ground'], required: true },
  approver: { names: ['批准', 'approver'], required: true },
  date: { names: ['日期', 'date'], required: true },
  kind: { names: ['类别', 'kind'], required: false },
};

/** 更正: which figure (列, 键, 期间), 原为, 改为, and on whose authority. What is not founded is reported and not applied. */
export function readCorrections(
  plan: Plan,
  tables: ReadonlyMap<string, TableRows>,
  sheets: readonly Sheet[],
  report: Report,
): readonly Correction[] {
  const nodes = new Map(plan.nodes.filter((node) => node.role !== 'hidden').map((node) => [node.id, node]));
  return sheets.flatMap((sheet) =>
    rowsOfSheet(sheet, headings, report).flatMap((record) => correctionOf(plan, nodes, tables, sheet, record, report) ?? []),
  );
}

const whats: Readonly<Record<'column' | 'row', Localised>> = { column: { zh: '列', en: 'column' }, row: { zh: '行', en: 'row' } };

function correctionOf(
  plan: Plan,
  nodes: ReadonlyMap<string, Node>,
  tables: ReadonlyMap<string, TableRows>,
  sheet: Sheet,
  { row, cell }: SheetRecord<Name>,
  report: Report,
): Correction | undefined {
  const place = (column: string) => cellPlace(sheet, row, column);
  const unknown = (what: 'column' | 'row', text: string, candidates: Iterable<string>): undefined => {
    const suggestion = nearest(text, candidates) ?? '';
    report(
      dataFinding('unknown-correction', place(what === 'column' ? '列' : '键'), { what: whats[what], text: visible(text), suggestion }),
    );
  };
  const node = nodes.get(cell('column'));
  if (!node) return unknown('column', cell('column'), nodes.keys());
  const rows = tables.get(node.frame.table);
  const at = rows?.index.get(cell('key'));
  if (at === undefined) return unknown('row', cell('key'), rows?.keys ?? []);
  const period = periodOf(plan, node, cell('period'), (finding) => report(finding), place('期间'));
  const founded = checkFounded(cell, place, report);
  const [from, to] = [valueOf(node, cell('from'), place('原为'), report), valueOf(node, cell('to'), place('改为'), report)];
  if (period === undefined || !founded || from === undefined || to === undefined) return undefined;
  const { ground, approver, date } = founded;
  return { node: node.id, row: at, period, from, to, ground, approver, date, place: cellPlace(sheet, row) };
}

function periodOf(plan: Plan, node: Node, text: string, report: Report, place: ReturnType<typeof cellPlace>): PeriodKey | undefined {
  const grain = node.frame.period;
  if (grain === 'none') return '';
  const period = readPeriod(text);
  if (period !== undefined && kindOf(period) === grain && period.startsWith(String(plan.year))) return period;
  report(
    dataFinding(period === undefined ? 'not-a-period' : 'wrong-grain', place, {
      text: visible(text),
      table: node.frame.table,
      example: examplePeriod(grain, plan.year),
    }),
  );
  return undefined;
}

function checkFounded(
  cell: (name: Name) => string,
  place: (column: string) => ReturnType<typeof cellPlace>,
  report: Report,
): { readonly ground: string; readonly approver: string; readonly date: string } | undefined {
  for (const [name, column] of [
    ['ground', '理由'],
    ['approver', '批准'],
    ['date', '日期'],
  ] as const) {
    if (cell(name) !== '') continue;
    report(dataFinding('unfounded-correction', place(column), { column }));
    return undefined;
  }
  const date = readDate(cell('date'));
  if (date === undefined) report(dataFinding('no-such-date', place('日期'), { column: '日期', text: visible(cell('date')) }));
  return date === undefined ? undefined : { ground: cell('ground'), approver: cell('approver'), date };
}

/** An empty cell stands for missing. */
function valueOf(node: Node, text: string, place: ReturnType<typeof cellPlace>, report: Report): Value | undefined {
  const cell = readResultCell(text, node);
  if ('value' in cell) return cell.value ?? { blank: 'missing', causes: [] };
  report(dataFinding(cell.code, place, { column: node.label, ...cell.params }));
  return undefined;
}
