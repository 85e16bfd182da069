import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { words as keywords } from '../../dsl/keywords/keywords.ts';
import { visible } from '../../engine/plan/index.ts';
import { type Context, note } from '../context.ts';
import { type ExitCode, exit, WrongUse } from '../exit.ts';
import { withLanguage } from '../options/common.ts';
import { kindOfPath, reasonOf, shownPath } from '../project/disk.ts';
import { writeOut } from '../write.ts';

/** The files of cli/starter, as text: the bundle carries them. */
const files: Readonly<Record<string, string>> = import.meta.glob('../starter/**/*', { query: '?raw', import: 'default', eager: true });

/** `heng new NAME`: a policy of some twenty lines with data and examples, in the language of the command line. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const create = new Command('new').description(words.commands.new).argument('<NAME>', words.arguments.newName);
  return withLanguage(create, words).action(async (name: string) => finish(await run(name, context)));
}

async function run(name: string, context: Context): Promise<ExitCode> {
  const { io, language, words } = context;
  const folder = resolve(io.cwd, name);
  const policy = basename(folder);
  // Names that a folder can have on one system and not on another help nobody who shares the policy.
  if (policy === '' || policy.startsWith('.') || /[\p{Cc}\\:*?"<>|\u300c\u300d]/u.test(policy))
    throw new WrongUse('badName', { value: visible(name) });
  if ((await kindOfPath(folder)) !== 'none') throw new WrongUse('folderExists', { path: visible(name) });
  const prefix = `../starter/${language}/`;
  for (const [path, text] of Object.entries(files).filter(([path]) => path.startsWith(prefix))) {
    const file = join(folder, path.slice(prefix.length).replace(/^policy\.heng$/, `${policy}.heng`));
    await makeFolder(dirname(file));
    await writeOut(context, file, text.replaceAll('{name}', path.endsWith('.heng') ? nameInPolicy(policy) : policy), 'wx');
    note(context, words.summary.wrote, { path: visible(shownPath(io.cwd, file)) });
  }
  return exit.fine;
}

/** Quoted where it is no plain word, or one of the language's. */
function nameInPolicy(name: string): string {
  const isPlain = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name) && !keywords.some(({ zh, en }) => zh === name || en === name);
  return isPlain ? name : `「${name}」`;
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw new WrongUse('unwritable', { path: visible(path), reason: reasonOf(error) });
  }
}
