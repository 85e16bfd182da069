import { Command, CommanderError } from 'commander';
import { visible } from '../engine/plan/index.ts';
import { version } from '../package.json';
import { type Context, contextOf } from './context.ts';
import { type ExitCode, exit, WrongUse } from './exit.ts';
import type { Io } from './io.ts';
import { withLanguage } from './options/common.ts';
import { languageOf } from './options/language.ts';
import { fill } from './wording/index.ts';
import { wrongUseOf } from './wrong-use.ts';

/** How a command file gives its command; what its action resolves to is the exit code. */
export type CommandOf = (context: Context, finish: (code: ExitCode) => void) => Command;

/** Loaded when they are called for: a check does not pay for the evaluator. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: CommandOf }>>> = {
  check: () => import('./commands/check.ts'),
  score: () => import('./commands/score.ts'),
  explain: () => import('./commands/explain.ts'),
  test: () => import('./commands/test.ts'),
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
  const context = contextOf(io, languageOf(argv, io.env));
  try {
    return await run(argv, context);
  } catch (error) {
    const wrong = error instanceof CommanderError ? wrongUseOf(error) : error;
    if (wrong instanceof WrongUse) return sayWrongUse(wrong, context);
    return sayFailure(error, context);
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

function sayWrongUse({ kind, params }: WrongUse, { io, words, colours }: Context): ExitCode {
  const { message, hint } = words.wrongUse[kind];
  io.err.write(`${colours.err.red(words.severity.error)} ${fill(message, params)}\n`);
  io.err.write(`  ${colours.err.bold(words.finding.hint)}  ${fill(hint, params)}\n`);
  return exit.wrongUse;
}

function sayFailure(error: unknown, { io, words, colours }: Context): ExitCode {
  const reason = error instanceof Error ? error.message : String(error);
  io.err.write(`${colours.err.red(words.severity.error)} ${fill(words.failure.message, { reason: visible(reason, 400) })}\n`);
  io.err.write(`  ${colours.err.bold(words.finding.hint)}  ${fill(words.failure.hint)}\n`);
  if ((io.env['HENG_DEBUG'] ?? '') !== '' && error instanceof Error) io.err.write(`${error.stack ?? ''}\n`);
  return exit.failed;
}
