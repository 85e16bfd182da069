/**
 * Conformance cases of codes about a policy's text, read from `test/conformance/source`:
 * `<code>.heng` is a case; of a folder `<code>/` with a `主.heng` all files make one case, of a folder without one every
 * file is a case. ⟦ and ⟧ stand round each stretch that a diagnostic of that code points to, and nothing else is wrong.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Mark = { readonly file: string; readonly start: number; readonly end: number };
export type SourceCase = {
  readonly title: string;
  readonly code: string;
  readonly root: string;
  /** Without the marks. */
  readonly files: ReadonlyMap<string, string>;
  readonly marks: readonly Mark[];
};

const folder = fileURLToPath(new URL('../conformance/source/', import.meta.url));

export function sourceCases(): readonly SourceCase[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (!entry.isDirectory()) return [readCase(entry.name.replace(/\.heng$/, ''), entry.name, folder, [entry.name])];
      const inside = join(folder, entry.name);
      const files = readdirSync(inside, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.heng'))
        .toSorted();
      return files.includes('主.heng')
        ? [readCase(entry.name, '主.heng', inside, files)]
        : files.map((file) => readCase(entry.name, file, inside, [file]));
    });
}

function readCase(code: string, root: string, inside: string, names: readonly string[]): SourceCase {
  const read = names.map((name) => ({ name, ...withoutMarks(name, readFileSync(join(inside, name), 'utf8')) }));
  return {
    title: root === `${code}.heng` || root === '主.heng' ? code : `${code}: ${root.replace(/\.heng$/, '')}`,
    code,
    root,
    files: new Map(read.map(({ name, text }) => [name, text])),
    marks: read.flatMap(({ marks }) => marks),
  };
}

/** The text without ⟦ and ⟧, and what stood between them. */
export function withoutMarks(file: string, marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const [first = '', ...parts] = marked.split('⟦');
  let text = first;
  for (const part of parts) {
    const [inner = '', after = ''] = part.split('⟧');
    marks.push({ file, start: text.length, end: text.length + inner.length });
    text += inner + after;
  }
  return { text, marks };
}
