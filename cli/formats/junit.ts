import { type Xml, xmlText } from './xml.ts';

/** A suite of a JUnit report. */
export type JunitSuite = { readonly name: string; readonly cases: readonly JunitCase[] };

export type JunitCase = {
  readonly name: string;
  readonly classname: string;
  readonly file?: string;
  readonly line?: number;
  readonly outcome: JunitOutcome;
};

/** `failure`: what was looked at is wrong; `error`: it could not be looked at. */
export type JunitOutcome =
  | { readonly kind: 'passed'; readonly said?: string }
  | { readonly kind: 'failure' | 'error'; readonly type: string; readonly message: string; readonly text: string };

/** A report as JUnit XML, which CI reads. Without times, so that the same run gives the same bytes. */
export function junitText(suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return xmlText({ name: 'testsuites', attributes: { name: 'heng', ...countsOf(all) }, content: suites.map(suiteXml) });
}

function suiteXml({ name, cases }: JunitSuite): Xml {
  return { name: 'testsuite', attributes: { name, ...countsOf(cases), skipped: 0 }, content: cases.map(caseXml) };
}

function countsOf(cases: readonly JunitCase[]): Readonly<Record<'tests' | 'failures' | 'errors', number>> {
  const count = (kind: JunitOutcome['kind']): number => cases.filter(({ outcome }) => outcome.kind === kind).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error') };
}

function caseXml({ name, classname, file, line, outcome }: JunitCase): Xml {
  return { name: 'testcase', attributes: { name, classname, file, line }, content: outcomeXml(outcome) };
}

function outcomeXml(outcome: JunitOutcome): readonly Xml[] {
  switch (outcome.kind) {
    case 'passed':
      return outcome.said === undefined ? [] : [{ name: 'system-out', attributes: {}, content: outcome.said }];
    case 'failure':
    case 'error':
      return [{ name: outcome.kind, attributes: { type: outcome.type, message: outcome.message }, content: outcome.text }];
  }
}
