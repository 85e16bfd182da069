import { Command } from 'commander';
import { type Context, note } from '../context.ts';
import { countOfSeverity } from '../diagnostics/finding.ts';
import { type ExitCode, exit, WrongUse } from '../exit.ts';
import { formatFindings } from '../formats/index.ts';
import { type Comparison, compare, type DiffOptions } from '../impact/compare.ts';
import { jsonDiff } from '../impact/json.ts';
import { markdownDiff } from '../impact/markdown.ts';
import { prettyDiff } from '../impact/pretty.ts';
import { reportOf } from '../impact/report.ts';
import { choiceOf } from '../options/choice.ts';
import { withLanguage } from '../options/common.ts';
import { sayFindings } from '../results/say.ts';
import { type Colours, plain } from '../text/colour.ts';
import { diffWordsOf } from '../wording/diff.ts';
import { fill } from '../wording/index.ts';
import { reportsOf } from '../options/report.ts';
import { writeOut } from '../write.ts';

const formats = ['pretty', 'markdown', 'json'] as const;
type Format = (typeof formats)[number];

const kinds = ['grade-change', 'quota', 'veto'] as const;
type Kind = (typeof kinds)[number];

type Options = DiffOptions & { readonly format?: string; readonly report?: readonly string[]; readonly failOn?: string };

/** `heng diff BASE HEAD`: what changed in the rules and, with data, who moves and why. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  return withLanguage(new Command('diff').description(words.commands.diff), words)
    .argument('<BASE>', words.arguments.base)
    .argument('<HEAD>', words.arguments.head)
    .option('--data <FOLDER>', words.options.diffData)
    .option('--period <PERIOD>', words.options.period)
    .option('--format <FORMAT>', fill(words.options.format, { formats: formats.join(', ') }))
    .option('--report <FORMAT=FILE>', words.options.report, (value: string, before: readonly string[] = []) => [...before, value])
    .option('--fail-on <KINDS>', fill(words.options.failOn, { kinds: kinds.join(', ') }))
    .action(async (base: string, head: string, options: Options) => finish(await run(base, head, options, context)));
}

async function run(base: string, head: string, options: Options, context: Context): Promise<ExitCode> {
  const format = choiceOf('--format', options.format ?? 'pretty', formats);
  const reports = reportsOf(options.report ?? [], formats);
  const failOn = (options.failOn ?? '').split(',').flatMap((kind) => (kind === '' ? [] : [choiceOf('--fail-on', kind, kinds)]));
  const { findings, comparison } = await compare(base, head, options, context);
  if (!comparison) {
    if (format === 'json') context.io.out.write(formatFindings('json', findings, context.language));
    else sayFindings(findings, context);
    return exit.findings;
  }
  // Who is graded otherwise is known of data alone: to pass without looking would be wrong.
  if (failOn.includes('grade-change') && !comparison.impact) throw new WrongUse('noData', { path: 'data' });
  for (const report of reports) {
    await writeOut(context, report.file, formatted(report.format, comparison, context, plain));
    note(context, context.words.summary.wrote, { path: report.file });
  }
  context.io.out.write(formatted(format, comparison, context, context.colours.out));
  const { errors } = countOfSeverity(findings);
  if (errors > 0) note(context, context.words.summary.errors, { errors });
  const failed = failOn.filter((kind) => happened(kind, comparison));
  for (const what of failed) note(context, diffWordsOf[context.language].failed, { what });
  return failed.length > 0 ? exit.findings : exit.fine;
}

function formatted(format: Format, comparison: Comparison, context: Context, colours: Colours): string {
  const words = diffWordsOf[context.language];
  switch (format) {
    case 'pretty':
      return prettyDiff(reportOf(comparison, context), words, colours);
    case 'markdown':
      return markdownDiff(reportOf(comparison, context), words);
    case 'json':
      return jsonDiff(comparison);
  }
}

/** `quota`: of the rules, or of the seats taken; `veto`: of the rules, or one that holds of somebody now. */
function happened(kind: Kind, { rules, impact }: Comparison): boolean {
  const details = rules.changes.flatMap((change) => change.details);
  switch (kind) {
    case 'grade-change':
      return impact?.moves.some(({ role }) => role === 'grade') ?? false;
    case 'quota':
      return details.some((detail) => detail.kind === 'quota') || (impact?.seats.some(({ before, after }) => before !== after) ?? false);
    case 'veto':
      return (
        rules.changes.some(({ role }) => role === 'veto') ||
        details.some((detail) => detail.kind === 'effect') ||
        (impact?.vetoed.length ?? 0) > 0
      );
  }
}
