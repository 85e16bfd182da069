import { Command } from 'commander';
import { declaredNames, format, type Parsed, parse } from '../../dsl/index.ts';
import { type Diagnostic, type Language, visible } from '../../engine/plan/index.ts';
import { type Context, note } from '../context.ts';
import { findingsOf } from '../diagnostics/finding.ts';
import { type ExitCode, exit, WrongUse } from '../exit.ts';
import { choiceOf } from '../options/choice.ts';
import { withLanguage } from '../options/common.ts';
import { languages } from '../options/language.ts';
import { joinShown } from '../project/disk.ts';
import { type Asked, readAsked } from '../project/policies.ts';
import { readingDiagnostics } from '../project/program.ts';
import { sayFindings } from '../results/say.ts';
import { writeOut } from '../write.ts';

type Options = { readonly check?: boolean; readonly keywords?: string };

/** `heng fmt [PATHS…]`: the one layout. A file that cannot be read as a policy is left as it is, with its findings. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const fmt = new Command('fmt')
    .description(words.commands.fmt)
    .argument('[PATHS...]', words.arguments.paths)
    .option('--check', words.options.fmtCheck)
    .option('--keywords <LANGUAGE>', words.options.keywords);
  return withLanguage(fmt, words).action(async (paths: readonly string[], options: Options) => {
    finish(await run(paths.length === 0 ? ['.'] : paths, options, context));
  });
}

async function run(paths: readonly string[], { check, keywords }: Options, context: Context): Promise<ExitCode> {
  const language = keywords === undefined ? undefined : choiceOf('--keywords', keywords, languages);
  const asked = await readAsked(context.io, paths);
  if (asked.every(({ names }) => names.size === 0))
    throw new WrongUse('nothingToFormat', { paths: paths.map((path) => visible(path)).join(', ') });

  const files = [...new Map(asked.flatMap((one) => formatAsked(one, language)).map((file) => [file.name, file])).values()];
  const diagnostics = [...asked.flatMap(unread), ...files.flatMap(({ parsed }) => parsed.diagnostics)];
  const changed = files.filter(({ before, after }) => before !== after);
  for (const { name, after } of changed) if (check !== true && name !== '-') await writeOut(context, name, after);
  sayFindings(findingsOf(diagnostics, new Map(files.map(({ name, before }) => [name, before]))), context);
  say(files, changed, check === true, context);
  return diagnostics.some(({ severity }) => severity === 'error') || (check === true && changed.length > 0) ? exit.findings : exit.fine;
}

type Formatted = { readonly name: string; readonly parsed: Parsed; readonly before: string; readonly after: string };

/** The files asked about; what the others of the folder declare are names in these too. */
function formatAsked({ folder, names }: Asked, keywords: Language | undefined): readonly Formatted[] {
  const parsed = new Map([...folder.files].map(([name, text]) => [name, { ...parse(joinShown(folder.shown, name), text), text }]));
  const declared = new Set([...parsed.values()].flatMap((file) => [...declaredNames(file)]));
  const options = { names: declared, ...(keywords === undefined ? {} : { keywords }) };
  return [...parsed].flatMap(([name, file]) =>
    names.has(name) ? [{ name: joinShown(folder.shown, name), parsed: file, before: file.text, after: format(file, options) }] : [],
  );
}

/** What was wrong with reading the files asked about. */
function unread({ folder, names }: Asked): readonly Diagnostic[] {
  const wanted = new Set([...names].map((name) => joinShown(folder.shown, name)));
  return readingDiagnostics(folder).filter(({ place }) => wanted.has(place.file));
}

/** On stdout the files that change, one a line, or standard input in its layout. */
function say(files: readonly Formatted[], changed: readonly Formatted[], check: boolean, context: Context): void {
  const { io, words } = context;
  for (const { name, parsed, after } of files) if (name === '-' && !check && parsed.diagnostics.length === 0) io.out.write(after);
  for (const { name } of changed) if (name !== '-' || check) io.out.write(`${visible(name)}\n`);
  const counts = { files: files.length, changed: changed.length };
  if (check || files.some(({ name }) => name !== '-')) note(context, check ? words.summary.wouldFormat : words.summary.formatted, counts);
}
