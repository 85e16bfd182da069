import { type Diagnostic, type Language, visible } from '../../engine/plan/index.ts';
import { type Difference, type ExampleResult, type Evaluated, passes } from '../../engine/testing/index.ts';
import { explain } from '../../engine/trace/index.ts';
import { findingsOf } from '../diagnostics/finding.ts';
import { explanationText } from '../formats/explanation.ts';
import { prettyFindings } from '../formats/pretty.ts';
import { joinShown } from '../project/disk.ts';
import { type Colours, plain } from '../text/colour.ts';
import { fill } from '../wording/index.ts';
import { countsOf, diagnosticsOf, type PolicyReport } from './report.ts';
import { exactText, figureText, gapText, mutantText, percentOf } from './say.ts';
import { testWordsOf } from './wording.ts';

/** Two levels of a trace beneath a wrong figure: what it is made of, and what those are. */
const depth = 2;

/** The outcome for people: one line a policy, each failing example with its differences and how the figures came about. */
export function prettyReport(reports: readonly PolicyReport[], language: Language, colours: Colours = plain): string {
  return reports.map((report) => `${policyLines(report, language, colours).join('\n')}\n`).join('\n');
}

function policyLines(report: PolicyReport, language: Language, colours: Colours): readonly string[] {
  const { tested, results } = report;
  const words = testWordsOf[language];
  const diagnostics = diagnosticsOf(report);
  const { examples, passed, failed } = countsOf([report]);
  const isBroken = tested.plan === undefined;
  const state = isBroken ? words.broken : tested.examples.length === 0 ? words.none : fill(words.examples, { examples, passed });
  const isGood = !isBroken && failed === 0 && diagnostics.every(({ severity }) => severity !== 'error');
  return [
    `${isGood ? colours.green('✓') : colours.red('✗')} ${colours.bold(visible(tested.name))}  ${colours.dim(visible(tested.shown || '.'))}  ${state}`,
    ...indented(findingLines(diagnostics, report, language, colours)),
    ...results.filter((result) => !passes(result)).flatMap((result) => ['', ...exampleLines(result, report, language, colours)]),
    ...coverageLines(report, language, colours),
    ...mutationLines(report, language, colours),
  ];
}

function exampleLines(result: ExampleResult, report: PolicyReport, language: Language, colours: Colours): readonly string[] {
  const { example, problems, differences, findings, done } = result;
  const place = `${visible(example.file)}:${example.name.line}`;
  return [
    `  ${colours.red('✗')} ${colours.bold(visible(example.name.text, 200))}  ${colours.dim(place)}`,
    ...(differences.length === 0
      ? []
      : (example.note?.trimEnd().split('\n') ?? []).map((line) => `    ${colours.dim(visible(line, 400))}`)),
    ...indented(findingLines([...problems, ...findings], report, language, colours), 4),
    ...(done ? differences.flatMap((one) => differenceLines(one, done, report, language, colours)) : []),
  ];
}

function differenceLines(
  difference: Difference,
  { run }: Evaluated,
  { tested }: PolicyReport,
  language: Language,
  colours: Colours,
): readonly string[] {
  const words = testWordsOf[language];
  const node = run.plan.nodes.find(({ id }) => id === difference.node);
  const { row, period, expected, got, at } = difference;
  const trace = explain(run, { node: difference.node, row, period }, { depth, language });
  const voice = { language, colours, policy: tested.shown, data: '' };
  const why = trace ? explanationText([trace], voice).trimEnd().split('\n') : [];
  return [
    `    ${visible(figureText(difference), 200)}  ${colours.dim(`:${at.line}`)}`,
    `      ${words.expected} ${colours.green(visible(exactText(expected, node, language), 400))}`,
    `      ${words.got} ${colours.red(visible(exactText(got, node, language), 400))}`,
    ...(why.length === 0 ? [] : [`      ${words.why}`, ...indented(why, 8)]),
  ];
}

function findingLines(
  diagnostics: readonly Diagnostic[],
  { tested }: PolicyReport,
  language: Language,
  colours: Colours,
): readonly string[] {
  if (diagnostics.length === 0) return [];
  return prettyFindings(findingsOf(diagnostics, tested.texts), language, colours).trimEnd().split('\n');
}

function coverageLines({ tested, coverage }: PolicyReport, language: Language, colours: Colours): readonly string[] {
  if (!coverage) return [];
  const { total, covered, gaps } = coverage;
  return [
    `  ${fill(testWordsOf[language].coverage, { total, covered, percent: percentOf(covered, total) })}`,
    ...gaps.map((gap) => placed(joinShown(tested.shown, gap.at.file), gap.at.line, gapText(gap, language), colours)),
  ];
}

function mutationLines({ tested, mutation }: PolicyReport, language: Language, colours: Colours): readonly string[] {
  const words = testWordsOf[language];
  if (mutation === 'needs-passing') return [`  ${colours.yellow(words.needsPassing)}`];
  if (!mutation) return [];
  const { total, killed, survivors } = mutation;
  return [
    `  ${fill(words.mutation, { total, killed, percent: percentOf(killed, total) })}`,
    ...survivors.map((one) => placed(joinShown(tested.shown, one.at.file), one.at.line, mutantText(one, language), colours)),
  ];
}

function placed(file: string, line: number, text: string, colours: Colours): string {
  return `    ${colours.dim(`${visible(file, 200)}:${line}`)}  ${visible(text, 400)}`;
}

function indented(lines: readonly string[], by = 2): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(by)}${line}`));
}
