import type { DiffWords } from '../wording/diff.ts';
import { fill } from '../wording/index.ts';
import type { DiffReport, Table } from './report.ts';

/** A comment that is longer is not read; a pull-request comment ends at 65,536 characters. */
const [mostLines, mostRows] = [20, 60];

/** For a pull-request comment: the summary, then the details folded. */
export function markdownDiff({ title, summary, rules, seats, tables }: DiffReport, words: DiffWords): string {
  return `${[
    `### ${inert(title)}`,
    '',
    ...list(summary, words, summary.length),
    ...(rules.lines.length === 0 ? [] : ['', `**${inert(rules.title)}**`, '', ...list(rules.lines, words)]),
    ...(seats.lines.length === 0 ? [] : ['', `**${inert(seats.title)}**`, '', ...list(seats.lines, words)]),
    ...tables.flatMap((table) => folded(table, words)),
  ].join('\n')}\n`;
}

function list(lines: readonly string[], words: DiffWords, most = mostLines): readonly string[] {
  const rest = lines.length - most;
  return [
    ...lines.slice(0, most).map((line) => `- ${inert(line)}`),
    ...(rest > 0 ? [`- ${inert(fill(words.more, { count: rest }))}`] : []),
  ];
}

function folded({ title, note, head, numeric, rows }: Table, words: DiffWords): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(inert).join(' | ')} |`;
  const rest = rows.length - mostRows;
  return [
    '',
    `<details><summary>${inert(title)} (${rows.length})</summary>`,
    '',
    ...(note === '' ? [] : [inert(note), '']),
    line(head),
    `|${numeric.map((right) => (right ? ' ---: ' : ' --- ')).join('|')}|`,
    ...rows.slice(0, mostRows).map(line),
    ...(rest > 0 ? ['', inert(fill(words.more, { count: rest }))] : []),
    '',
    '</details>',
  ];
}

/** Text that Markdown, HTML and GitHub (mentions, references, links) leave as it is. */
export function inert(text: string): string {
  return text
    .replace(/[&<>@#|\\`*_[\]~$!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}&#46;`);
}
