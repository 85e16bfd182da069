import { Command } from 'commander';
import { findRoots } from '../../dsl/index.ts';
import type { Diagnostic } from '../../engine/plan/index.ts';
import { type Context, note } from '../context.ts';
import { countOfSeverity, type Findings, findingsOf } from '../diagnostics/finding.ts';
import { type ExitCode, exit, WrongUse } from '../exit.ts';
import { findingFormats, formatFindings } from '../formats/index.ts';
import { choiceOf } from '../options/choice.ts';
import { docsOf } from '../options/docs.ts';
import { type OutputOptions, withOutput } from '../options/common.ts';
import { levelsOf, withLevels } from '../options/level.ts';
import { reportsOf } from '../options/report.ts';
import { joinShown } from '../project/disk.ts';
import { type Asked, readAsked } from '../project/policies.ts';
import { type Compiled, compile, readingDiagnostics } from '../project/program.ts';
import { writeOut } from '../write.ts';

/** `heng check [PATHS…]`: everything that can be said of policies without data. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const check = new Command('check').description(words.commands.check).argument('[PATHS...]', words.arguments.paths);
  return withOutput(check, words, findingFormats).action(async (paths: readonly string[], options: OutputOptions) => {
    finish(await run(paths.length === 0 ? ['.'] : paths, options, context));
  });
}

async function run(paths: readonly string[], options: OutputOptions, context: Context): Promise<ExitCode> {
  const format = choiceOf('--format', options.format ?? 'pretty', findingFormats);
  const reports = reportsOf(options.report ?? [], findingFormats);
  const levels = levelsOf(options.level ?? []);
  const asked = await readAsked(context.io, paths);
  if (asked.every(({ names }) => names.size === 0)) throw new WrongUse('nothingToCheck', { paths: paths.join(', ') });

  const checked = asked.map(checkFolder);
  const findings = findingsOf(
    withLevels(
      checked.flatMap(({ diagnostics }) => diagnostics),
      levels,
    ),
    new Map(checked.flatMap(({ texts }) => [...texts])),
  );
  const docs = docsOf(context.io.env);
  for (const report of reports) await writeOut(context, report.file, formatFindings(report.format, findings, context.language, docs));
  context.io.out.write(formatFindings(format, findings, context.language, { ...docs, colours: context.colours.out }));
  if (format === 'pretty' || format === 'github') saySummary(checked, findings, context);
  return countOfSeverity(findings).errors > 0 ? exit.findings : exit.fine;
}

type Checked = {
  readonly policies: number;
  readonly files: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
};

/** The policies of a folder that have to do with the files asked about; a file that belongs to none is checked by itself. */
function checkFolder({ folder, names }: Asked): Checked {
  const wanted = new Set([...names].map((name) => joinShown(folder.shown, name)));
  const policies = findRoots(folder.files).map((root) => compile(folder, root));
  const concerned = policies.filter(({ shown, program }) => [...program.sources.keys()].some((name) => wanted.has(joinShown(shown, name))));
  const covered = new Set(concerned.flatMap(({ shown, program }) => [...program.sources.keys()].map((name) => joinShown(shown, name))));
  const alone = [...names].filter((name) => folder.files.has(name) && !covered.has(joinShown(folder.shown, name)));
  const compiled = [...concerned, ...alone.map((name) => compileAlone(folder, name, policies.length > 0))];
  const reading = readingDiagnostics(folder).filter(({ place }) => wanted.has(place.file));
  return {
    policies: concerned.length,
    files: names.size,
    diagnostics: [...reading, ...compiled.flatMap(({ diagnostics }) => diagnostics)],
    texts: new Map(compiled.flatMap(({ texts }) => [...texts])),
  };
}

/** Beside a policy, a file that nothing uses yet need not be one itself. */
function compileAlone(folder: Asked['folder'], name: string, besidePolicy: boolean): Compiled {
  const compiled = compile(folder, name);
  return besidePolicy ? { ...compiled, diagnostics: compiled.diagnostics.filter(({ code }) => code !== 'no-policy') } : compiled;
}

function saySummary(checked: readonly Checked[], findings: Findings, context: Context): void {
  const total = (count: (one: Checked) => number): number => checked.reduce((sum, one) => sum + count(one), 0);
  const counts = countOfSeverity(findings);
  const template = findings.diagnostics.length === 0 ? context.words.summary.clean : context.words.summary.findings;
  note(context, template, { policies: total(({ policies }) => policies), files: total(({ files }) => files), ...counts });
}
