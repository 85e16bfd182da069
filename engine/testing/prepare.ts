import { type DataCode, dataCatalogue } from '../diagnostics/data.ts';
import { type RunCode, runCatalogue } from '../diagnostics/run.ts';
import { type TestingFinding, testingFinding } from '../diagnostics/testing.ts';
import { type Diagnostic, kindOf, nearest, type Plan, visible } from '../plan/index.ts';
import type { Horizon } from '../reference/index.ts';
import { type Data, loadTables } from '../tables/index.ts';
import { readDate, readPeriod } from '../tables/date-cell.ts';
import { completed } from './complete.ts';
import type { Example } from './example.ts';
import { type ExpectedCell, locateRow, type ReportAt } from './locate.ts';

/** An example with its data loaded and its figures found: it can be evaluated, many times if need be. */
export type Prepared = {
  readonly example: Example;
  readonly data: Data;
  readonly horizon: Horizon;
  readonly cells: readonly ExpectedCell[];
  /** Codes that loading the data found. */
  readonly loaded: readonly Diagnostic[];
};

export type Preparation = { readonly prepared: Prepared } | { readonly problems: readonly Diagnostic[] };

/** What loads the policy's own data, for `给定: data`. */
export type OwnData = () => { readonly data: Data; readonly findings: readonly Diagnostic[] };

/** What an example that gives only the columns that matter does not give: no mistake of its. */
export const incomplete: ReadonlySet<string> = new Set<DataCode | RunCode>([
  ...(['empty-folder', 'empty-table', 'missing-table', 'missing-column'] as const),
  ...(['empty-cell', 'cell-not-due', 'no-link', 'no-history', 'no-calendar', 'pick-not-one', 'too-few-to-trim', 'empty-track'] as const),
]);

/** Names that lead nowhere are a warning in a folder of data; in an example they are a mistake. */
const strange: ReadonlySet<string> = new Set<DataCode>(['unused-table', 'unknown-column', 'unknown-history']);

/** Loads what is given and finds what is expected; or says what is wrong with the example. */
export function prepare(plan: Plan, example: Example, ownData: OwnData): Preparation {
  const problems: TestingFinding[] = [];
  const report: ReportAt = (code, { start, end }, params) => {
    problems.push(testingFinding(code, { at: 'source', file: example.file, start, end }, params));
  };
  const horizon = horizonOf(plan, example, report);
  reportUnknownCodes(example, report);
  const { data, findings } =
    example.given === 'data' ? ownData() : loadTables(plan, completed(plan, example.given), { folder: example.file });
  const expectedCodes = new Set(example.findings?.map(({ text }) => text));
  const wrong = example.given === 'data' ? [] : wrongIn(findings.filter(({ code }) => !expectedCodes.has(code)));
  if (problems.length > 0 || wrong.length > 0) return { problems: [...wrong, ...problems] };
  const cells = example.expect.flatMap((row) => locateRow(plan, data, row, horizon.until, report));
  return problems.length > 0 ? { problems } : { prepared: { example, data, horizon, cells, loaded: findings } };
}

/** A name that fits nothing leaves what it was meant for without data: that is one mistake. */
function wrongIn(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const wrong = findings.filter(({ code, severity }) => strange.has(code) || (severity === 'error' && code !== 'empty-table'));
  const others = wrong.filter(({ code }) => code !== 'missing-table' && code !== 'missing-column');
  return others.length > 0 ? others : wrong;
}

function horizonOf(plan: Plan, { period, asOf }: Example, report: ReportAt): Horizon {
  const until = period ? readPeriod(period.text) : String(plan.year);
  const isOfYear = until !== undefined && kindOf(until) !== undefined && until.startsWith(String(plan.year));
  if (period && !isOfYear) report('test-bad-period', period, { text: visible(period.text), year: plan.year });
  const day = asOf && readDate(asOf.text);
  if (asOf && day === undefined) report('test-bad-date', asOf, { text: visible(asOf.text) });
  return { until: until ?? String(plan.year), ...(day !== undefined && { asOf: day }) };
}

function reportUnknownCodes({ findings = [] }: Example, report: ReportAt): void {
  const known = [...Object.keys(runCatalogue), ...Object.keys(dataCatalogue)];
  for (const code of findings) {
    if (!known.includes(code.text))
      report('test-unknown-code', code, { name: visible(code.text), suggestion: nearest(code.text, known) ?? '' });
  }
}
