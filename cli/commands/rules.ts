import { Command } from 'commander';
import { padEnd, width } from '../../engine/plan/index.ts';
import { catalogue } from '../diagnostics/catalogue.ts';
import { pageOf, shortOf } from '../diagnostics/pages.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { withLanguage } from '../options/common.ts';
import { unknownCode } from '../options/level.ts';
import { severityColour } from '../text/colour.ts';

/** `heng rules [CODE]`: the page of a code, or all codes with what they say in short. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const rules = new Command('rules').description(words.commands.rules).argument('[CODE]', words.arguments.code);
  return withLanguage(rules, words).action((code: string | undefined) => {
    context.io.out.write(code === undefined ? listOf(context) : pageOfCode(code, context));
    finish(exit.fine);
  });
}

function listOf({ language, words, colours }: Context): string {
  const codes = Math.max(...[...catalogue.keys()].map(width));
  const levels = Math.max(...Object.values(words.severity).map(width));
  return [...catalogue]
    .map(([code, entry]) => {
      const level = severityColour(colours.out, entry.severity)(padEnd(words.severity[entry.severity], levels));
      return `${padEnd(code, codes)}  ${level}  ${shortOf(entry[language].message)}\n`;
    })
    .join('');
}

function pageOfCode(code: string, { language }: Context): string {
  const entry = catalogue.get(code);
  if (!entry) throw unknownCode(code);
  return pageOf(code, entry, language);
}
