import { Command } from 'commander';
import { writingOf } from '../../dsl/index.ts';
import type { Language } from '../../engine/plan/index.ts';
import { coverageOf, type Evaluated, mutantsOf, mutate, passes, runExample } from '../../engine/testing/index.ts';
import { type Context, note } from '../context.ts';
import { type ExitCode, exit, WrongUse } from '../exit.ts';
import { choiceOf } from '../options/choice.ts';
import { type OutputOptions, withOutput } from '../options/common.ts';
import { type Levels, levelsOf, withLevels } from '../options/level.ts';
import { reportsOf } from '../options/report.ts';
import { progressOf } from '../progress.ts';
import { jsonReport } from '../testing/json.ts';
import { junitReport } from '../testing/junit.ts';
import { readTested, type Tested } from '../testing/policies.ts';
import { prettyReport } from '../testing/pretty.ts';
import { countsOf, hasFailed, type PolicyReport } from '../testing/report.ts';
import { testWordsOf } from '../testing/wording.ts';
import { type Colours, plain } from '../text/colour.ts';
import { fill } from '../wording/index.ts';
import { writeOut } from '../write.ts';

const formats = ['pretty', 'json', 'junit'] as const;
type Format = (typeof formats)[number];

type Options = OutputOptions & { readonly coverage?: true; readonly mutate?: true };

/** `heng test [PATHS…]`: the examples beside policies; which rules no example tried; which changes none noticed. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const test = new Command('test').description(words.commands.test).argument('[PATHS...]', words.arguments.tested);
  return withOutput(test, words, formats)
    .option('--coverage', words.options.coverage)
    .option('--mutate', words.options.mutate)
    .action(async (paths: readonly string[], options: Options) => finish(await run(paths.length === 0 ? ['.'] : paths, options, context)));
}

async function run(paths: readonly string[], options: Options, context: Context): Promise<ExitCode> {
  const format = choiceOf('--format', options.format ?? 'pretty', formats);
  const files = reportsOf(options.report ?? [], formats);
  const levels = levelsOf(options.level ?? []);
  const tested = await readTested(context.io, paths);
  const isEmpty = tested.every(
    ({ examples, diagnostics }) => examples.length === 0 && diagnostics.every(({ severity }) => severity !== 'error'),
  );
  if (isEmpty) throw new WrongUse('nothingToTest', { paths: paths.join(', ') });

  const reports = tested.map((one) => testPolicy(one, options, levels, context));
  context.io.out.write(formatted(format, reports, context.language, context.colours.out));
  for (const file of files) await writeOut(context, file.file, formatted(file.format, reports, context.language, plain));
  if (format === 'pretty') note(context, testWordsOf[context.language].summary, countsOf(reports));
  return hasFailed(reports) ? exit.findings : exit.fine;
}

function testPolicy(read: Tested, options: Options, levels: Levels, context: Context): PolicyReport {
  const tested = { ...read, diagnostics: withLevels(read.diagnostics, levels) };
  const { plan, program, examples, ownData } = tested;
  if (!plan) return { tested, results: [] };
  const results = examples.map((example) => runExample(plan, example, ownData));
  const done = results.flatMap(({ done: one }): readonly Evaluated[] => (one ? [one] : []));
  const writing = writingOf(program);
  return {
    tested,
    results,
    ...(options.coverage && { coverage: coverageOf(plan, done, writing) }),
    ...(options.mutate && { mutation: results.every(passes) ? mutated() : ('needs-passing' as const) }),
  };

  function mutated(): ReturnType<typeof mutate> | 'needs-passing' {
    if (!plan) return 'needs-passing';
    const mutants = mutantsOf(plan, writing);
    const progress = progressOf(context);
    const { progress: template } = testWordsOf[context.language];
    const mutation = mutate(plan, done, mutants, (count) => progress.step(fill(template, { done: count, total: mutants.length })));
    progress.done();
    return mutation;
  }
}

function formatted(format: Format, reports: readonly PolicyReport[], language: Language, colours: Colours): string {
  switch (format) {
    case 'pretty':
      return prettyReport(reports, language, colours);
    case 'json':
      return jsonReport(reports, language);
    case 'junit':
      return junitReport(reports, language);
  }
}
