import { type Command, Option } from 'commander';
import { fill, type Words } from '../wording/index.ts';
import { choiceOf } from './choice.ts';
import { languages } from './language.ts';

/** Gathers the values of an option that may be repeated. */
function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** `--lang`, which every command takes. It is read before parsing (see `languageOf`) and only checked here. */
export function withLanguage(command: Command, words: Words): Command {
  return command.addOption(
    new Option('--lang <LANGUAGE>', words.options.language).argParser((value) => choiceOf('--lang', value, languages)),
  );
}

/** `--format`, `--report` and `--level`, for commands that report findings. */
export function withOutput(command: Command, words: Words, formats: readonly string[]): Command {
  return withLanguage(
    command
      .option('--format <FORMAT>', fill(words.options.format, { formats: formats.join(', ') }))
      .option('--report <FORMAT=FILE>', words.options.report, repeated)
      .option('--level <CODE=LEVEL>', words.options.level, repeated),
    words,
  );
}

export type OutputOptions = { readonly format?: string; readonly report?: readonly string[]; readonly level?: readonly string[] };
