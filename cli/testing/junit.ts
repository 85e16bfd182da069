import { type Diagnostic, type Language, visible } from '../../engine/plan/index.ts';
import { type ExampleResult, passes } from '../../engine/testing/index.ts';
import { wordingOf } from '../diagnostics/finding.ts';
import { fill } from '../wording/index.ts';
import { countsOf, diagnosticsOf, type PolicyReport } from './report.ts';
import { exactText, figureText } from './say.ts';
import { testWordsOf } from './wording.ts';

/**
 * The outcome as JUnit XML, which CI reads: a suite a policy, a case an example. What kept examples from being read or
 * run is a case of its own with an error. Without times, so that the same run gives the same bytes.
 */
export function junitReport(reports: readonly PolicyReport[], language: Language): string {
  const suites = reports.map((report) => suiteOf(report, language));
  const total = (count: (suite: Suite) => number): number => suites.reduce((sum, suite) => sum + count(suite), 0);
  const counts = `tests="${total(({ tests }) => tests)}" failures="${total(({ failures }) => failures)}" errors="${total(({ errors }) => errors)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="heng" ${counts}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

type Suite = { readonly tests: number; readonly failures: number; readonly errors: number; readonly lines: readonly string[] };

function suiteOf(report: PolicyReport, language: Language): Suite {
  const { tested, results } = report;
  const wrong = diagnosticsOf(report).filter(({ severity }) => severity === 'error');
  const { examples, failed } = countsOf([report]);
  const cases = [
    ...wrong.map((diagnostic) => errorCase(diagnostic, tested.shown, language)),
    ...results.flatMap((result) => exampleCase(result, tested.name, language)),
  ];
  const counts = `tests="${examples + wrong.length}" failures="${failed}" errors="${wrong.length}" skipped="0"`;
  const lines = [`  <testsuite name="${attribute(tested.name)}" ${counts}>`, ...cases, '  </testsuite>'];
  return { tests: examples + wrong.length, failures: failed, errors: wrong.length, lines };
}

function errorCase(diagnostic: Diagnostic, folder: string, language: Language): string {
  const { message, hint } = wordingOf(diagnostic, language);
  const head = `    <testcase name="${attribute(diagnostic.code)}" classname="${attribute(folder || '.')}" file="${attribute(diagnostic.place.file)}">`;
  return [
    head,
    `      <error type="${attribute(diagnostic.code)}" message="${attribute(message)}">${content(`${message}\n${hint}`)}</error>`,
    '    </testcase>',
  ].join('\n');
}

function exampleCase(result: ExampleResult, policy: string, language: Language): string {
  const { example } = result;
  const head = `    <testcase name="${attribute(example.name.text)}" classname="${attribute(policy)}" file="${attribute(example.file)}" line="${example.name.line}"`;
  if (passes(result)) return `${head}/>`;
  const lines = failureLines(result, language);
  return [
    `${head}>`,
    `      <failure type="${result.problems.length > 0 ? 'example' : 'difference'}" message="${attribute(lines[0] ?? '')}">${content(lines.join('\n'))}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function failureLines({ problems, findings, differences, done }: ExampleResult, language: Language): readonly string[] {
  const words = testWordsOf[language];
  return [
    ...[...problems, ...findings].map((one) => wordingOf(one, language).message),
    ...differences.map((one) => {
      const node = done?.run.plan.nodes.find(({ id }) => id === one.node);
      const value = (of: typeof one.got): string => exactText(of, node, language);
      return fill('{figure}: {expectedWord} {expected}, {gotWord} {got} (:{line})', {
        figure: figureText(one),
        expectedWord: words.expected,
        expected: value(one.expected),
        gotWord: words.got,
        got: value(one.got),
        line: one.at.line,
      });
    }),
  ];
}

/** XML 1.0 has no control characters, not even escaped ones: they are written as \u001b. */
function content(text: string): string {
  const safe = text
    .split('\n')
    .map((line) => visible(line, Number.POSITIVE_INFINITY))
    .join('\n');
  return safe.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return content(text.replaceAll('\n', ' ')).replaceAll('"', '&quot;');
}
