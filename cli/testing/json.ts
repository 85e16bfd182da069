import type { Language } from '../../engine/plan/index.ts';
import { resultValue } from '../../engine/result/index.ts';
import { passes } from '../../engine/testing/index.ts';
import { findingsOf } from '../diagnostics/finding.ts';
import { jsonFindings, jsonText } from '../formats/json.ts';
import { joinShown } from '../project/disk.ts';
import { countsOf, diagnosticsOf, type PolicyReport } from './report.ts';
import { gapText, mutantText, percentOf } from './say.ts';

/** The outcome for programs; values as results write them. */
export function jsonReport(reports: readonly PolicyReport[], language: Language): string {
  const { policies, examples, passed, failed } = countsOf(reports);
  return jsonText({ summary: { policies, examples, passed, failed }, policies: reports.map((report) => policyJson(report, language)) });
}

function policyJson(report: PolicyReport, language: Language): unknown {
  const { tested, results, coverage, mutation } = report;
  const place = ({ file, line }: { readonly file: string; readonly line: number }) => ({ file: joinShown(tested.shown, file), line });
  return {
    name: tested.name,
    folder: tested.shown === '' ? '.' : tested.shown,
    findings: jsonFindings(findingsOf(diagnosticsOf(report), tested.texts), language),
    examples: results.map((result) => ({
      name: result.example.name.text,
      file: result.example.file,
      line: result.example.name.line,
      status: passes(result) ? 'passed' : 'failed',
      differences: result.differences.map(({ of, key, period, column, expected, got, at }) => ({
        of,
        key,
        period: period === '' ? null : period,
        column,
        line: at.line,
        expected: resultValue(expected),
        got: resultValue(got),
      })),
      findings: jsonFindings(findingsOf([...result.problems, ...result.findings], tested.texts), language),
    })),
    ...(coverage && {
      coverage: {
        total: coverage.total,
        covered: coverage.covered,
        percent: percentOf(coverage.covered, coverage.total),
        gaps: coverage.gaps.map((gap) => ({
          kind: gap.kind,
          of: gap.of,
          label: gap.label,
          text: gap.text,
          ...place(gap.at),
          message: gapText(gap, language),
        })),
      },
    }),
    ...(mutation &&
      mutation !== 'needs-passing' && {
        mutation: {
          total: mutation.total,
          killed: mutation.killed,
          percent: percentOf(mutation.killed, mutation.total),
          survivors: mutation.survivors.map((one) => ({
            kind: one.kind,
            label: one.label,
            from: one.at.text,
            to: one.to,
            ...place(one.at),
            message: mutantText(one, language),
          })),
        },
      }),
  };
}
