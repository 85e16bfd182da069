import type { CommanderError } from 'commander';
import { visible } from '../engine/plan/index.ts';
import { WrongUse } from './exit.ts';
import type { WrongUseKind } from './wording/words.ts';

const kinds: Readonly<Record<string, WrongUseKind>> = {
  'commander.unknownOption': 'unknownOption',
  'commander.unknownCommand': 'unknownCommand',
  'commander.missingArgument': 'missingArgument',
  'commander.missingMandatoryOptionValue': 'missingOption',
  'commander.optionMissingArgument': 'missingValue',
  'commander.excessArguments': 'tooManyArguments',
};

/** The parser of options speaks English only: its code and the name that it quotes are put into our own words. */
export function wrongUseOf({ code, message }: CommanderError): WrongUse {
  const kind = Object.hasOwn(kinds, code) ? kinds[code] : undefined;
  if (kind === undefined) return new WrongUse('usage', { detail: visible(message.replace(/^error: /, '')) });
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  const suggestion = /Did you mean (?:one of )?([^?)]+)/.exec(message)?.[1] ?? '';
  return new WrongUse(kind, { name: visible(name), suggestion });
}
