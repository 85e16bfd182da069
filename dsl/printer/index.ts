/** The one layout of a file, in one of the two spellings. */

import type { Language } from '../../engine/plan/index.ts';
import { balance } from '../lexer/brackets.ts';
import { lex } from '../lexer/lexer.ts';
import { layout } from '../lexer/lines.ts';
import { type Parsed, parse } from '../parser/index.ts';
import { alignNotes } from './align.ts';
import { marksOf } from './declarations.ts';
import { readLines } from './lines.ts';
import { printed } from './physical.ts';
import { renderLines } from './render.ts';
import { sameMeaning } from './same.ts';
import { languageOf } from './spelling.ts';

export type FormatOptions = {
  /** Without it, the spelling that the file's 办法 uses, or else its first declaration. */
  readonly keywords?: Language;
  /** What other files of the policy declare: such a word is a name here too, and is left as it is. */
  readonly names?: ReadonlySet<string>;
};

/**
 * The file in the one layout: two spaces a level, one statement a line, rows and weights aligned, comments where they
 * were. Formatting it again changes nothing. A file with findings is given back as it is.
 */
export function format(source: Parsed & { readonly text: string }, options: FormatOptions = {}): string {
  if (source.diagnostics.length > 0) return source.text;
  const text = print(source, options);
  // A layout that meant something else would be worse than none.
  return sameMeaning(source, parse(source.ast.file, text)) ? text : source.text;
}

/** The names that a file declares, for the other files of its policy. */
export function declaredNames({ ast }: Parsed): ReadonlySet<string> {
  return marksOf(ast).declared;
}

/** The layout alone. */
export function print({ ast, comments, text }: Parsed & { readonly text: string }, { keywords, names }: FormatOptions): string {
  const tokens = layout(balance(lex(text).tokens).tokens);
  const marks = marksOf(ast);
  const voice = { language: keywords ?? languageOf(tokens), names: names ?? new Set<string>() };
  const lines = alignNotes(renderLines(readLines(text, tokens, comments, marks, voice), 0)).map(printed);
  const written = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
  return /\r\n|\n|\r/.exec(text)?.[0] === '\r\n' ? written.replaceAll('\n', '\r\n') : written;
}
