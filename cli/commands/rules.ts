import { Command } from 'commander';
import type { Language } from '../../engine/plan/index.ts';
import { catalogue } from '../diagnostics/catalogue.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { withLanguage } from '../options/common.ts';
import { unknownCode } from '../options/level.ts';
import { severityColour } from '../text/colour.ts';
import { padEnd, width } from '../text/width.ts';

/** Every page of docs/diagnostics, as text: the bundle carries them. */
const pages: Readonly<Record<string, string>> = import.meta.glob('../../docs/diagnostics/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** `heng rules [CODE]`: the page of a code, or all codes with what they say in short. */
export function command(context: Context, finish: (code: ExitCode) => void): Command {
  const { words } = context;
  const rules = new Command('rules').description(words.commands.rules).argument('[CODE]', words.arguments.code);
  return withLanguage(rules, words).action((code: string | undefined) => {
    context.io.out.write(code === undefined ? listOf(context) : pageOf(code, context));
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

/** A message without its particulars: parameters stand as …. */
function shortOf(message: string): string {
  return message.replace(/\[[^\]]*\]/g, '').replace(/\{\w+\}/g, '…');
}

/** The page; where none is written yet, the wording of the catalogue. */
function pageOf(code: string, { language, words }: Context): string {
  const entry = catalogue.get(code);
  if (!entry) throw unknownCode(code);
  return (
    readPage(code, language) ??
    `# ${code}\n\n${words.severity[entry.severity]}\n\n${shortOf(entry[language].message)}\n\n${shortOf(entry[language].hint)}\n`
  );
}

function readPage(code: string, language: Language): string | undefined {
  const path = `../../docs/diagnostics/${language}/${code}.md`;
  return Object.hasOwn(pages, path) ? pages[path] : undefined;
}
