/**
 * What a page of the language reference says, as data. Its conventions:
 *
 * - `## ` begins a section. A `heng` block with a head of its own (办法, policy) is complete; before any other, the page's block after
 *   `<!-- head -->` is put. A block whose fence names a file (```` ```heng 细则/安全.heng ````) is that file beside the next block.
 * - A line that begins with 数据 `单位` (Data `unit`) and the table after it are data of the last block, named as the files are.
 * - 结果 `考评` (Result `review`) and its table: what the assessment, or table, gives; the first column is the key, one headed 期间 (period) the period.
 * - 发现 `code` … (Findings) after a result: what the run reports. Without such a line it reports nothing.
 * - `- ✗ `wrong` ✓ `right`: … [code](…)`: with `right`, which stands in the section's blocks, written as `wrong`, the diagnostics have that code.
 */

export type PageTable = { readonly name: string; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };
type PageMistake = { readonly wrong: string; readonly right: string; readonly code: string };
export type PageExample = {
  readonly text: string;
  readonly files: ReadonlyMap<string, string>;
  readonly data: readonly PageTable[];
  readonly results: readonly PageTable[];
  readonly findings: readonly string[];
};
type PageSection = {
  readonly title: string;
  readonly text: string;
  readonly examples: readonly PageExample[];
  readonly mistakes: readonly PageMistake[];
};
export type Page = { readonly head: string; readonly sections: readonly PageSection[] };

export function readPage(markdown: string): Page {
  const head = /^<!-- head -->\n```heng\n([^]*?)^```$/m.exec(markdown)?.[1] ?? '';
  const sections = markdown.split(/^## /m).slice(1).map(readSection);
  return { head, sections };
}

/** The block with the page's head, where it has none. */
export function completeText(page: Page, { text }: PageExample): string {
  return /^\s*(?:\/\/.*\n|@.*\n)*\s*(?:办法|policy)\s/.test(text) ? text : `${page.head}\n${text}`;
}

/** A block; a line that introduces a table, and the table; a line of findings. */
const parts =
  /^(<!-- head -->\n)?```heng(?: (\S+))?\n([^]*?)^```$|^(数据|Data|结果|Result) `([^`\n]+)`.*\n\n((?:^\|.*\|\n)+)|^(?:发现|Findings)(.*)$/gm;

function readSection(section: string): PageSection {
  const examples: PageExample[] = [];
  let files = new Map<string, string>();
  for (const [, head, file, block, kind, name = '', table = '', codes] of section.matchAll(parts)) {
    const last = examples.at(-1);
    if (head !== undefined) continue;
    if (block !== undefined && file !== undefined) files.set(file, block);
    else if (block !== undefined) {
      examples.push({ text: block, files, data: [], results: [], findings: [] });
      files = new Map();
    } else if (last && codes !== undefined)
      examples[examples.length - 1] = { ...last, findings: [...codes.matchAll(/`([\w-]+)`/g)].map(([, code = '']) => code) };
    else if (last && (kind === '数据' || kind === 'Data'))
      examples[examples.length - 1] = { ...last, data: [...last.data, readTable(name, table)] };
    else if (last) examples[examples.length - 1] = { ...last, results: [...last.results, readTable(name, table)] };
  }
  const mistakes = [...section.matchAll(/^- ✗ `([^`]*)` ✓ `([^`]+)`.*\[([\w-]+)\]\(/gm)].map(([, wrong = '', right = '', code = '']) => ({
    wrong,
    right,
    code,
  }));
  return { title: section.split('\n')[0] ?? '', text: section, examples, mistakes };
}

function readTable(name: string, text: string): PageTable {
  const lines = text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  const [header = [], , ...rows] = lines;
  return { name, header, rows };
}
