import { type TestingCode } from '../diagnostics/testing.ts';
import {
  type Assessment,
  coarsen,
  type Frame,
  kindOf,
  type Node,
  nearest,
  type Params,
  type PeriodKey,
  type Plan,
  visible,
} from '../plan/index.ts';
import { readPeriod } from '../tables/date-cell.ts';
import type { Data, Value } from '../tables/data.ts';
import { fold, frameOfName, headings } from '../tables/names.ts';
import type { ExpectedRow, ExpectedText, Mark } from './example.ts';
import { readExpected } from './expected.ts';

/** One figure that an example expects, found in the Plan and the data. */
export type ExpectedCell = {
  readonly node: string;
  readonly row: number;
  readonly period: PeriodKey;
  readonly expected: Value;
  /** As the example names it. */
  readonly of: string;
  readonly key: string;
  readonly column: string;
  readonly at: Mark;
};

export type ReportAt = (code: TestingCode, at: Pick<Mark, 'start' | 'end'>, params?: Params) => void;

/** Whose columns are meant: an assessment's, with the fields and definitions of its table; or those of a table alone. */
type Subject = { readonly name: string; readonly table: string; readonly assessment?: Assessment };

/** The figures of an expected row; what names nothing is reported. `until`: how far the example goes. */
export function locateRow(plan: Plan, data: Data, row: ExpectedRow, until: PeriodKey, report: ReportAt): readonly ExpectedCell[] {
  const subject = subjectOf(plan, row.of, report);
  if (!subject) return [];
  const index = rowIndex(plan, data, subject, row, report);
  const period = periodOf(row, plan.year, report);
  if (index === undefined || period === 'wrong') return [];
  const key = data.tables.get(subject.table)?.keys[index] ?? '';
  const reportPeriod = firstOf(report);
  return row.cells
    .filter(({ column }) => !isKey(column.text, subject) && !isPeriod(column.text))
    .flatMap((cell): readonly ExpectedCell[] => {
      const node = columnOf(plan, subject, cell.column.text);
      if (!node) {
        const suggestion = visible(nearest(cell.column.text, columnNames(plan, subject)) ?? '');
        report('test-unknown-column', cell.column, { of: subject.name, name: visible(cell.column.text), suggestion });
        return [];
      }
      const then = periodOfColumn(node, subject, period, until, cell, reportPeriod);
      const read = readExpected(cell.value.text, node.type);
      if (!('value' in read)) {
        const params = { column: cell.column.text, text: visible(cell.value.text), expected: read.expected, suggestion: read.suggestion };
        report('test-bad-value', cell.value, params);
      }
      if (then === undefined || !('value' in read)) return [];
      return [
        { node: node.id, row: index, period: then, expected: read.value, of: subject.name, key, column: cell.column.text, at: cell.value },
      ];
    });
}

/** A row's period is one mistake, however many columns want it. */
function firstOf(report: ReportAt): ReportAt {
  const told = new Set<TestingCode>();
  return (code, at, params) => {
    if (!told.has(code)) report(code, at, params);
    told.add(code);
  };
}

function subjectOf(plan: Plan, of: Mark, report: ReportAt): Subject | undefined {
  const name = fold(of.text);
  const assessment = plan.assessments.find((one) => fold(one.name) === name);
  if (assessment) return { name: assessment.name, table: assessment.frame.table, assessment };
  // 要求 每个 指标 is about all rows at once: the policy's own, by its name.
  const whole = fold(plan.name) === name ? plan.tables.find(({ id }) => isWhole(id)) : undefined;
  if (whole) return { name: plan.name, table: whole.id };
  const { table } = frameOfName(name);
  const found = plan.tables.find(({ id }) => fold(id) === table);
  if (found) return { name: found.id, table: found.id };
  const known = [...plan.assessments.map((one) => one.name), ...plan.tables.map(({ id }) => tableName(plan, id))];
  report('test-unknown-assessment', of, {
    name: visible(of.text),
    suggestion: visible(nearest(name, known) ?? ''),
    known: known.map((one) => visible(one)).join(' '),
  });
  return undefined;
}

/** The table of a single row that stands for the whole; no drafter can name one so. */
function isWhole(table: string): boolean {
  return table.startsWith('$');
}

/** What a drafter calls a table. */
export function tableName(plan: Plan, table: string): string {
  return isWhole(table) ? plan.name : table;
}

/** The column that says whose row it is. */
function isKey(column: string, { table }: Subject): boolean {
  return fold(column) === fold(table);
}

function isPeriod(column: string): boolean {
  return headings.period.some((word) => word === fold(column));
}

function rowIndex(plan: Plan, data: Data, subject: Subject, row: ExpectedRow, report: ReportAt): number | undefined {
  if (plan.tables.find(({ id }) => id === subject.table)?.kind === 'one') return 0;
  const key = row.cells.find(({ column }) => isKey(column.text, subject))?.value;
  if (!key) {
    report('test-row-open', row.at, { table: subject.table });
    return undefined;
  }
  const index = data.tables.get(subject.table)?.index;
  const found = index?.get(key.text);
  if (found === undefined) {
    const suggestion = visible(nearest(key.text, index?.keys() ?? []) ?? '');
    report('test-unknown-row', key, { table: subject.table, name: visible(key.text), suggestion });
  }
  return found;
}

function periodOf({ cells }: ExpectedRow, year: number, report: ReportAt): PeriodKey | undefined | 'wrong' {
  const written = cells.find(({ column }) => isPeriod(column.text))?.value;
  if (!written) return undefined;
  const period = readPeriod(written.text);
  if (period !== undefined && period.startsWith(String(year))) return period;
  report('test-bad-period', written, { text: visible(written.text), year });
  return 'wrong';
}

/** The period of the column that is meant: the row's, else the last of its grain that the example computes. */
function periodOfColumn(
  node: Node,
  subject: Subject,
  written: PeriodKey | undefined,
  until: PeriodKey,
  { column }: ExpectedText,
  report: ReportAt,
): PeriodKey | undefined {
  const grain: Frame['period'] = node.frame.period;
  const period = coarsen(written ?? until, grain);
  if (period !== undefined && isWithin(written ?? until, until)) return period;
  if (written === undefined) report('test-period-open', column, { of: subject.name });
  else report('test-period-outside', column, { of: subject.name, column: column.text, period: written, until });
  return undefined;
}

/** A run to June has no July; to a quarter, all of its months. */
function isWithin(period: PeriodKey, until: PeriodKey): boolean {
  const kind = kindOf(until) ?? 'none';
  const coarse = coarsen(period, kind);
  return coarse === undefined || coarse <= until;
}

const aspects: ReadonlyMap<string, string> = new Map([
  ['得分率', '#rate'],
  ['rate', '#rate'],
  ['权重', '#weight'],
  ['weight', '#weight'],
  ['倒数', '#fromLast'],
  ['from_last', '#fromLast'],
]);

/** A column by the drafter's name; `指标.得分率` and `名次.倒数` are the columns beside it. */
function columnOf(plan: Plan, subject: Subject, text: string): Node | undefined {
  const name = fold(text);
  const own = columnsOf(plan, subject);
  const named = own.find(({ label, role }) => fold(label) === name && isNamed(role));
  if (named) return named;
  const dot = name.lastIndexOf('.');
  const suffix = dot < 0 ? undefined : aspects.get(name.slice(dot + 1));
  if (suffix === undefined) return undefined;
  const main = own.find(({ label, role }) => fold(label) === name.slice(0, dot) && isNamed(role));
  const beside = main && plan.nodes.find(({ id }) => id === main.id + suffix);
  // Points that are no share of the weight have no rate of their own.
  return beside;
}

function isNamed(role: Node['role']): boolean {
  return role !== 'hidden' && role !== 'rate' && role !== 'raterScore' && role !== 'weight' && role !== 'gate';
}

/** The assessment's own columns before those of its table. */
function columnsOf(plan: Plan, { table, assessment }: Subject): readonly Node[] {
  const ofTable = plan.nodes.filter((node) => node.assessment === undefined && node.frame.table === table);
  if (!assessment) return ofTable;
  return [...plan.nodes.filter((node) => node.assessment === assessment.name), ...ofTable];
}

function columnNames(plan: Plan, subject: Subject): readonly string[] {
  const names = columnsOf(plan, subject)
    .filter(({ role }) => isNamed(role))
    .map(({ label }) => label);
  return [...names, ...names.flatMap((name) => [`${name}.得分率`, `${name}.倒数`])];
}
