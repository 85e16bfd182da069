/** What is refused before it is read: a policy is a text of a size that people write. */

import type { Mistake } from './mistake.ts';

export const fileLimit = 5 * 1024 * 1024;
export const lineLimit = 100_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000E-\u001F\u007F]/;

/** The one finding about a file that is no policy at all. */
export function unreadable(text: string): Mistake | undefined {
  if (text.length > fileLimit) return refusal('file-too-large', 0, 1, { size: text.length, limit: fileLimit });
  const strange = control.exec(text);
  if (strange !== null) return refusal('not-text', strange.index, 1);
  const replaced = text.indexOf('\uFFFD');
  if (replaced >= 0) return refusal('wrong-encoding', replaced, lineOf(text, replaced));
  return longLine(text);
}

function longLine(text: string): Mistake | undefined {
  for (let start = 0, line = 1; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > lineLimit) return refusal('line-too-long', start, line, { size: end - start, limit: lineLimit });
    start = end + 1;
  }
  return undefined;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function refusal(code: Mistake['code'], start: number, line: number, params: Mistake['params'] = {}): Mistake {
  return { code, start, end: start + 1, line, params, fixes: [] };
}
