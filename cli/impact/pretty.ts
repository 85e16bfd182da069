import type { Colours } from '../text/colour.ts';
import { gridLines } from '../text/grid.ts';
import type { DiffWords } from '../wording/diff.ts';
import { fill } from '../wording/index.ts';
import type { DiffReport, Table } from './report.ts';

const mostRows = 200;

/** For a terminal: the summary, the rules, the seats, then who moved. */
export function prettyDiff({ summary, rules, seats, tables }: DiffReport, words: DiffWords, colours: Colours): string {
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', colours.bold(title), ...lines.map((line) => `  ${line}`)];
  return `${[
    ...summary,
    ...section(rules.title, rules.lines),
    ...section(seats.title, seats.lines),
    ...tables.flatMap((table) => section(table.title, tableLines(table, words, colours))),
  ].join('\n')}\n`;
}

function tableLines({ head, numeric, rows, note }: Table, words: DiffWords, colours: Colours): readonly string[] {
  const lines = gridLines(
    head.map((heading, i) => ({ heading, numeric: numeric[i] ?? false })),
    rows.slice(0, mostRows),
  );
  const hidden = rows.length - mostRows;
  return [...(note === '' ? [] : [colours.dim(note)]), ...lines, ...(hidden > 0 ? [colours.dim(fill(words.more, { count: hidden }))] : [])];
}
