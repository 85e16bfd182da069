import { Command } from 'commander';
import type { Run } from '../../engine/index.ts';
import {
  type Assessment,
  coarsen,
  kindOf,
  type Node,
  nearest,
  type PeriodKey,
  type PeriodKind,
  type Role,
  visible,
} from '../../engine/plan/index.ts';
import { explain, type Trace } from '../../engine/trace/index.ts';
import { type Context, note } from '../context.ts';
import { countOfSeverity } from '../diagnostics/finding.ts';
import { type ExitCode, exit, WrongUse } from '../exit.ts';
import { explanationJson, explanationText } from '../formats/explanation.ts';
import type { Voice } from '../formats/explanation-voice.ts';
import { formatFindings } from '../formats/index.ts';
import { choiceOf, countOf } from '../options/choice.ts';
import { type OutputOptions, withOutput } from '../options/common.ts';
import { levelsOf } from '../options/level.ts';
import { reportsOf } from '../options/report.ts';
import { withRun } from '../options/run.ts';
import { evaluatePolicy, type RunOptions } from '../results/run.ts';
import { periodsOf, type Selection } from '../results/view.ts';
import { plain } from '../text/colour.ts';
import { sayFindings } from '../results/say.ts';
import { writeOut } from '../write.ts';

const formats = ['pretty', 'json'] as const;
type Format = (typeof formats)[number];

type Options = RunOptions & OutputOptions & { readonly row: string; readonly column?: string; readonly depth?: string };

/** What is explained where no column is named. */
const asked: ReadonlySet<Role> = new Set(['total', 'rank', 'grade']);

/** Levels that are unfolded unless told: from a yearly total to the cells of its months. */
const deepEnough = 8;

/** `heng explain POLICY --row KEY`: the tree of one figure, or of a row's total, rank and grade. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const explanation = new Command('explain').description(words.commands.explain).argument('<POLICY>', words.arguments.policy);
  return withOutput(withRun(explanation, words), words, formats)
    .requiredOption('--row <KEY>', words.options.row)
    .option('--column <NAME>', words.options.column)
    .option('--depth <N>', words.options.depth)
    .action(async (policy: string, options: Options) => finish(await run(policy, options, context)));
}

async function run(policy: string, options: Options, context: Context): Promise<ExitCode> {
  const { io, language, colours } = context;
  const format = choiceOf('--format', options.format ?? 'pretty', formats);
  const reports = reportsOf(options.report ?? [], formats);
  const depth = options.depth === undefined ? deepEnough : countOf('--depth', options.depth);
  const { findings, done } = await evaluatePolicy(policy, options, levelsOf(options.level ?? []), context);
  if (!done) {
    if (format === 'json') io.out.write(formatFindings('json', findings, language));
    else sayFindings(findings, context);
    return exit.findings;
  }
  const traces = figuresOf(done.run, done.selection, options).flatMap(({ node, row, period }): readonly Trace[] => {
    const trace = explain(done.run, { node: node.id, row, period }, { language, depth });
    return trace ? [trace] : [];
  });
  const voice = { language, policy: done.compiled.shown, data: done.data };
  const formatted = (as: Format, withColours: Voice['colours']): string =>
    as === 'json' ? explanationJson(traces) : explanationText(traces, { ...voice, colours: withColours });
  for (const report of reports) await writeOut(context, report.file, formatted(report.format, plain));
  io.out.write(formatted(format, colours.out));
  const { errors } = countOfSeverity(findings);
  if (errors > 0) note(context, context.words.summary.errors, { errors });
  return errors > 0 ? exit.findings : exit.fine;
}

type Figure = { readonly node: Node; readonly row: number; readonly period: PeriodKey };

/** The figures that row, period, column and assessment name; where one of them fits nothing, wrong use. */
function figuresOf(run: Run, { assessment, period }: Selection, { row: key, column }: Options): readonly Figure[] {
  const kind = period === undefined ? undefined : kindOf(period);
  const assessments = run.plan.assessments.filter(
    ({ name, frame }) => (assessment === undefined || name === assessment) && (kind === undefined || isOfGrain(frame, kind)),
  );
  const tables = new Set(assessments.map(({ frame }) => frame.table));
  const keys = [...tables].flatMap((table) => run.data.tables.get(table)?.keys ?? []);
  if (!keys.includes(key)) throw new WrongUse('unknownRow', { value: visible(key), suggestion: nearest(key, keys) ?? '' });

  const columns = assessments.flatMap((one) => columnsOf(run, one, column));
  if (columns.length === 0) throw unknownColumn(run, assessments, column ?? '');
  return columns.flatMap(({ node, of }) => {
    const row = run.data.tables.get(node.frame.table)?.index.get(key);
    const last = period ?? periodsOf(run, of).at(-1);
    const at = last === undefined ? undefined : coarsen(last, node.frame.period);
    return row === undefined || at === undefined ? [] : [{ node, row, period: at }];
  });
}

/** A year also asks for what has no period. */
function isOfGrain({ period }: Assessment['frame'], kind: PeriodKind): boolean {
  return period === kind || (period === 'none' && kind === 'year');
}

type Asked = { readonly node: Node; readonly of: Assessment };

/** Columns by the name that the drafter gave them, results or fields; without a name, the assessment's own outcome. */
function columnsOf(run: Run, of: Assessment, column: string | undefined): readonly Asked[] {
  const results = run.plan.nodes.filter(({ id }) => of.columns.includes(id));
  if (column === undefined) return results.filter(({ role }) => asked.has(role)).map((node) => ({ node, of }));
  const named = run.plan.nodes.filter((node) => node.label === column && node.frame.table === of.frame.table && node.role !== 'hidden');
  const own = named.filter(({ assessment }) => assessment === undefined || assessment === of.name);
  return own.map((node) => ({ node, of }));
}

function unknownColumn(run: Run, assessments: readonly Assessment[], column: string): WrongUse {
  const ids = new Set(assessments.flatMap(({ columns }) => columns));
  const labels = [...new Set(run.plan.nodes.filter(({ id }) => ids.has(id)).map(({ label }) => label))];
  const known = labels.map((label) => visible(label)).join(', ');
  return new WrongUse('unknownColumn', { value: visible(column), suggestion: nearest(column, labels) ?? '', known });
}
