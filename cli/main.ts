import { Command, CommanderError } from 'commander';
import { visible } from '../engine/plan/index.ts';
import { version } from '../package.json';
import { type Context, contextOf } from './context.ts';
import { type ExitCode, exit, WrongUse } from './exit.ts';
import type { MachineFormat, Trouble } from './formats/trouble.ts';
import type { Io } from './io.ts';
import { withLanguage } from './options/common.ts';
import { languageOf } from './options/language.ts';
import { writtenValues } from './options/written.ts';
import { fill } from './wording/index.ts';
import { writeOut } from './write.ts';
import { wrongUseOf } from './wrong-use.ts';

/** How a command file gives its command; what its action resolves to is the exit code. */
export type CommandOf = (context: Context, finish: (code: ExitCode) => void) => Command;

/** Loaded when they are called for: a check does not pay for the evaluator. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: CommandOf }>>> = {
  check: () => import('./commands/check.ts'),
  fmt: () => import('./commands/fmt.ts'),
  score: () => import('./commands/score.ts'),
  explain: () => import('./commands/explain.ts'),
  test: () => import('./commands/test.ts'),
  diff: () => import('./commands/diff.ts'),
  plan: () => import('./commands/plan.ts'),
  data: () => import('./commands/data.ts'),
  new: () => import('./commands/new.ts'),
  rules: () => import('./commands/rules.ts'),
};

/**
 * The command line. Writes to `io` and gives the exit code: 0 fine, 1 findings of level error, 2 wrong use, 3 the tool
 * failed. Never throws, never shows a stack trace unless HENG_DEBUG asks for it.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let isSaid = false;
  const write = (text: string): void => {
    isSaid ||= text !== '';
    io.out.write(text);
  };
  const context = contextOf({ ...io, out: { ...io.out, write } }, languageOf(argv, io.env));
  try {
    return await run(argv, context);
  } catch (error) {
    return await sayTrouble(troubleOf(error, context), argv, isSaid, context);
  }
}

async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  const { io, words } = context;
  let code: ExitCode = exit.fine;
  const program = withLanguage(new Command('heng'), words)
    .description(words.help.program)
    .version(version, '-V, --version', words.help.version)
    .helpCommand('help [command]', words.help.help)
    .helpOption('-h, --help', words.help.help)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => 80,
      getOutHasColors: () => false,
    })
    .configureHelp({ styleTitle: (title) => titles(context)[title] ?? title });
  for (const load of called(argv)) {
    const { command } = await load();
    const added = command(context, (result) => {
      code = result;
    });
    program.addCommand(added.copyInheritedSettings(program).helpOption('-h, --help', words.help.help));
  }
  if (argv.length === 0) {
    io.err.write(program.helpInformation());
    return exit.wrongUse;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exit.fine;
    throw error;
  }
  return code;
}

/** Only the command that is called; all of them where none is, for help and for did-you-mean. */
function called(argv: readonly string[]): readonly (() => Promise<{ readonly command: CommandOf }>)[] {
  const name = argv.find((argument) => Object.hasOwn(commands, argument)) ?? '';
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return load ? [load] : Object.values(commands);
}

function titles({ words }: Context): Readonly<Record<string, string>> {
  const { usage, options, commands: commandsTitle, arguments: argumentsTitle } = words.help;
  return { 'Usage:': usage, 'Options:': options, 'Commands:': commandsTitle, 'Arguments:': argumentsTitle };
}

function troubleOf(error: unknown, { io, words }: Context): Trouble {
  const wrong = error instanceof CommanderError ? wrongUseOf(error) : error;
  if (wrong instanceof WrongUse) {
    const { message, hint } = words.wrongUse[wrong.kind];
    return { exitCode: exit.wrongUse, message: fill(message, wrong.params), hint: fill(hint, wrong.params) };
  }
  const reason = visible(error instanceof Error ? error.message : String(error), 400);
  if ((io.env['HENG_DEBUG'] ?? '') !== '' && error instanceof Error) io.err.write(`${error.stack ?? ''}\n`);
  return { exitCode: exit.failed, message: fill(words.failure.message, { reason }), hint: fill(words.failure.hint) };
}

/** For people on stderr; and in each machine's format that was asked for, unless its output has begun. */
async function sayTrouble(trouble: Trouble, argv: readonly string[], isSaid: boolean, context: Context): Promise<ExitCode> {
  const { io, language, words, colours } = context;
  const { exitCode, message, hint } = trouble;
  const { formatTrouble, machineFormats } = await import('./formats/trouble.ts');
  io.err.write(`${colours.err.red(words.severity.error)} ${message}\n`);
  io.err.write(`  ${colours.err.bold(words.finding.hint)}  ${hint}\n`);
  const known = (written: string): MachineFormat | undefined => machineFormats.find((name) => name === written);
  const format = known(writtenValues(argv, '--format').at(-1) ?? '');
  if (format !== undefined && !isSaid) io.out.write(formatTrouble(format, trouble, language));
  for (const report of writtenValues(argv, '--report')) {
    const at = report.indexOf('=');
    const reported = known(report.slice(0, at));
    if (reported === undefined) continue;
    // What cannot be written was perhaps the trouble itself.
    await writeOut(context, report.slice(at + 1), formatTrouble(reported, trouble, language)).catch(() => undefined);
  }
  return exitCode;
}
