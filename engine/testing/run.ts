import { type TestingFinding, testingFinding } from '../diagnostics/testing.ts';
import { type Diagnostic, type Plan, visible } from '../plan/index.ts';
import { evaluate, type Run } from '../reference/index.ts';
import type { Value } from '../tables/index.ts';
import { notApplicable } from '../values/index.ts';
import { closureOf, pruned } from './closure.ts';
import type { Example } from './example.ts';
import { isExpected } from './expected.ts';
import type { ExpectedCell } from './locate.ts';
import { incomplete, type OwnData, prepare, type Prepared } from './prepare.ts';

/** What became of an example. `problems`: it is wrong itself, and nothing was compared. */
export type ExampleResult = {
  readonly example: Example;
  readonly problems: readonly Diagnostic[];
  readonly differences: readonly Difference[];
  readonly findings: readonly TestingFinding[];
  readonly done?: Evaluated;
};
/** A figure that is not what was expected. */
export type Difference = ExpectedCell & { readonly got: Value };
export type Evaluated = { readonly prepared: Prepared; readonly run: Run };

/** Whether everything that an example expects came about. */
export function passes({ problems, differences, findings }: ExampleResult): boolean {
  return problems.length + differences.length + findings.length === 0;
}

/** Evaluates an example and compares. `ownData` loads the policy's data, where the example asks for them. */
export function runExample(plan: Plan, example: Example, ownData: OwnData): ExampleResult {
  const preparation = prepare(plan, example, ownData);
  if ('problems' in preparation) return { example, problems: preparation.problems, differences: [], findings: [] };
  const { prepared } = preparation;
  const run = evaluatePrepared(plan, prepared);
  return {
    example,
    problems: [],
    differences: differencesOf(run, prepared.cells),
    findings: findingsOf(run, prepared),
    done: { prepared, run },
  };
}

/** Only what the expected figures hang on; all of the Plan where findings are looked at, since any column may make one. */
export function evaluatePrepared(plan: Plan, { example, data, horizon, cells }: Prepared): Run {
  const part = example.findings
    ? plan
    : pruned(
        plan,
        closureOf(
          plan,
          cells.map(({ node }) => node),
        ),
      );
  return evaluate(part, data, horizon);
}

/** A row that does not exist in the period is not applicable. */
export function differencesOf(run: Run, cells: readonly ExpectedCell[]): readonly Difference[] {
  return cells.flatMap((cell) => {
    const got = run.value(cell.node, cell.row, cell.period) ?? notApplicable;
    return isExpected(cell.expected, got) ? [] : [{ ...cell, got }];
  });
}

/** Findings are compared by their codes; what only says that the example gives little need not be named. */
export function findingsOf(run: Run, { example, loaded }: Prepared): readonly TestingFinding[] {
  const { findings: expected, file, name } = example;
  if (!expected) return [];
  const found = [...loaded, ...run.findings];
  const absent = expected
    .filter(({ text }) => !found.some(({ code }) => code === text))
    .map(({ text, start, end }) => testingFinding('test-finding-absent', { at: 'source', file, start, end }, { name: text }));
  const surprising = new Map(
    found
      .filter(({ code }) => !incomplete.has(code) && !expected.some(({ text }) => text === code))
      .map(({ code, params }) => [`${code} ${textOf(params)}`, { name: code, text: textOf(params) }] as const),
  );
  const unexpected = [...surprising.values()].map((params) =>
    testingFinding('test-finding-unexpected', { at: 'source', file, start: name.start, end: name.end }, params),
  );
  return [...absent, ...unexpected];
}

/** Whose finding it is, and which rule's. */
function textOf(params: Diagnostic['params']): string {
  const names = ['key', 'period', 'label', 'column'].flatMap((name) => (Object.hasOwn(params, name) ? [params[name]] : []));
  return visible(names.filter((name) => typeof name === 'string' && name !== '').join(' · '));
}
