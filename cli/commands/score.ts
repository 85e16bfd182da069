import { extname, join } from 'node:path';
import { Command } from 'commander';
import type { Move, Run } from '../../engine/index.ts';
import { type Diagnostic, visible } from '../../engine/plan/index.ts';
import { dataHash, historyTable, policyHash, type Result, serialiseResult, toResult } from '../../engine/result/index.ts';
import { csvFile } from '../../engine/tables/index.ts';
import { version } from '../../package.json';
import { type Context, note } from '../context.ts';
import { countOfSeverity } from '../diagnostics/finding.ts';
import { type ExitCode, exit, WrongUse } from '../exit.ts';
import { csvText } from '../formats/csv.ts';
import { formatFindings, type ReportFormat, reportFormats } from '../formats/index.ts';
import { type ColumnChoice, tableText } from '../formats/table.ts';
import { choiceOf } from '../options/choice.ts';
import { type OutputOptions, withOutput } from '../options/common.ts';
import { docsOf } from '../options/docs.ts';
import { type Levels, levelsOf, withLevels } from '../options/level.ts';
import { reportsOf } from '../options/report.ts';
import { withRun } from '../options/run.ts';
import { type Done, evaluatePolicy, type RunOptions } from '../results/run.ts';
import { lastPeriods, type Selection, viewsOf } from '../results/view.ts';
import { type Colours, plain } from '../text/colour.ts';
import { sayCorrections } from '../results/corrections.ts';
import { ofPeriod, sayFindings } from '../results/say.ts';
import { makeFolder, writeOut } from '../write.ts';

/** What a ranking is printed in, and what it is written to a file in; the findings of the run in their own formats. */
const printed = ['table', 'json', 'csv', ...reportFormats] as const;
const written = ['table', 'json', 'csv', 'xlsx', ...reportFormats] as const;
type Format = (typeof written)[number];
type ResultFormat = Exclude<Format, ReportFormat>;

const endings: Readonly<Record<string, ResultFormat>> = { '.json': 'json', '.csv': 'csv', '.xlsx': 'xlsx' };

type Options = RunOptions & OutputOptions & { readonly out?: string; readonly save?: string; readonly columns?: string };

/** `heng score POLICY`: the results, as a table, JSON, CSV or workbook. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const score = new Command('score').description(words.commands.score).argument('<POLICY>', words.arguments.policy);
  return withOutput(withRun(score, words), words, printed)
    .option('--columns <WHICH>', words.options.columns)
    .option('--out <FILE>', words.options.outFile)
    .option('--save <FOLDER>', words.options.save)
    .action(async (policy: string, options: Options) => finish(await run(policy, options, context)));
}

async function run(policy: string, options: Options, context: Context): Promise<ExitCode> {
  const { io, language, words, colours } = context;
  const format = choiceOf('--format', options.format ?? 'table', printed);
  const columns = choiceOf('--columns', options.columns ?? 'main', ['main', 'all']);
  const reports = [
    ...reportsOf(options.report ?? [], written),
    ...(options.out === undefined ? [] : [{ format: formatOf(options.out), file: options.out }]),
  ];
  const levels = levelsOf(options.level ?? []);
  const { findings, done } = await evaluatePolicy(policy, options, levels, context);
  const { errors } = countOfSeverity(findings);
  const toOut = options.out === undefined || isReport(format);
  /** Nothing where a result is asked for and there is none. */
  const contentOf = async (asked: Format, painted: Colours): Promise<string | Uint8Array | undefined> => {
    if (isReport(asked) || (asked === 'json' && !done)) return formatFindings(asked, findings, language, docsOf(io.env));
    return done && formatted(asked, done, levels, columns, context, painted);
  };

  if (!toOut || !(format === 'json' || isReport(format))) sayFindings(ofPeriod(findings, options.period), context);
  for (const report of reports) {
    const content = await contentOf(report.format, plain);
    if (content === undefined) continue;
    await writeOut(context, report.file, content);
    note(context, words.summary.wrote, { path: report.file });
  }
  if (toOut) {
    if (done && format === 'table' && options.period === undefined) note(context, words.summary.lastPeriods);
    io.out.write(String((await contentOf(format, colours.out)) ?? ''));
  }
  if (!done) return exit.findings;
  if (format === 'table') sayCorrections(done, context);
  if (options.save !== undefined) {
    const path = join(options.save, '历史.csv');
    await makeFolder(context, options.save);
    await writeOut(context, path, csvFile(historyTable(done.run)));
    note(context, words.summary.wrote, { path });
  }
  if (errors > 0) note(context, words.summary.errors, { errors });
  return errors > 0 ? exit.findings : exit.fine;
}

function isReport(format: Format): format is ReportFormat {
  return reportFormats.some((one) => one === format);
}

async function formatted(
  format: ResultFormat,
  { run, selection, before, moves }: Done,
  levels: Levels,
  columns: ColumnChoice,
  { words }: Context,
  colours: Colours,
): Promise<string | Uint8Array> {
  const views = viewsOf(run, selection);
  switch (format) {
    case 'table':
      return tableText(selection.period === undefined ? lastPeriods(views) : views, columns, words, colours);
    case 'json':
      return serialiseResult(resultOf(run, selection, before, moves, levels));
    case 'csv':
      return csvText(views, words);
    case 'xlsx':
      return (await import('../formats/xlsx.ts')).xlsxBytes(views, words);
  }
}

/** The engine's own result: a worker gives the same bytes. */
function resultOf(
  run: Run,
  { assessment, period }: Selection,
  before: readonly Diagnostic[],
  moves: readonly Move[],
  levels: Levels,
): Result {
  const result = toResult(run, {
    ...(assessment !== undefined && { assessments: [assessment] }),
    ...(period !== undefined && { period }),
    policyHash: policyHash(run.plan),
    dataHash: dataHash(run.data, run.plan),
    engine: `heng/${version} reference`,
    findings: before,
    moves,
  });
  return { ...result, findings: withLevels(result.findings, levels) };
}

function formatOf(file: string): ResultFormat {
  const ending = extname(file).toLowerCase();
  const format = Object.hasOwn(endings, ending) ? endings[ending] : undefined;
  if (!format) throw new WrongUse('extension', { path: visible(file), known: Object.keys(endings).join(', ') });
  return format;
}
