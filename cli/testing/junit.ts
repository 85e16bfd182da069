import type { Diagnostic, Language } from '../../engine/plan/index.ts';
import { type ExampleResult, passes } from '../../engine/testing/index.ts';
import { wordingOf } from '../diagnostics/finding.ts';
import { type JunitCase, junitText } from '../formats/junit.ts';
import { fill } from '../wording/index.ts';
import { diagnosticsOf, type PolicyReport } from './report.ts';
import { exactText, figureText } from './say.ts';
import { testWordsOf } from './wording.ts';

/**
 * The outcome as JUnit XML: a suite a policy, a case an example. What kept examples from being read or run is a case of
 * its own with an error.
 */
export function junitReport(reports: readonly PolicyReport[], language: Language): string {
  return junitText(reports.map((report) => ({ name: report.tested.name, cases: casesOf(report, language) })));
}

function casesOf(report: PolicyReport, language: Language): readonly JunitCase[] {
  const { tested, results } = report;
  const wrong = diagnosticsOf(report).filter(({ severity }) => severity === 'error');
  return [
    ...wrong.map((diagnostic) => errorCase(diagnostic, tested.shown, language)),
    ...results.map((result) => exampleCase(result, tested.name, language)),
  ];
}

function errorCase(diagnostic: Diagnostic, folder: string, language: Language): JunitCase {
  const { message, hint } = wordingOf(diagnostic, language);
  return {
    name: diagnostic.code,
    classname: folder || '.',
    file: diagnostic.place.file,
    outcome: { kind: 'error', type: diagnostic.code, message, text: `${message}\n${hint}` },
  };
}

function exampleCase(result: ExampleResult, policy: string, language: Language): JunitCase {
  const { name, file } = result.example;
  const about = { name: name.text, classname: policy, file, line: name.line };
  if (passes(result)) return { ...about, outcome: { kind: 'passed' } };
  const [message = '', ...rest] = failureLines(result, language);
  const type = result.problems.length > 0 ? 'example' : 'difference';
  return { ...about, outcome: { kind: 'failure', type, message, text: [message, ...rest].join('\n') } };
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
