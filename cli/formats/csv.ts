import { formatExact } from '../../engine/numbers/index.ts';
import { visible } from '../../engine/plan/index.ts';
import { csvOfRows, isBlank, type Value } from '../../engine/tables/index.ts';
import { shownBlank } from '../results/value.ts';
import type { View } from '../results/view.ts';
import type { Words } from '../wording/index.ts';

/**
 * All views as one table: assessment, period, key, track, then the columns by their labels, those of all assessments side
 * by side. Numbers are exact, decimals or quotients (289/3); blanks are written in words, what could steer a terminal as an
 * escape, and texts that a spreadsheet would run as formulas with an apostrophe before them.
 */
export function csvText(views: readonly View[], words: Words): string {
  const labels = [...new Set(views.flatMap(({ columns }) => columns.map(({ label }) => label)))];
  const { assessment, period, key, track } = words.table;
  const rows = views.flatMap((view) => {
    const at = new Map(view.columns.map(({ label }, i) => [label, i]));
    return view.rows.map((row) => [
      ...[view.assessment.name, view.period, row.key, row.track].map(inert),
      ...labels.map((label) => exactText(row.cells[at.get(label) ?? -1], words)),
    ]);
  });
  return csvOfRows(
    [[assessment, period, key, track, ...labels.map(inert)], ...rows].map((row) => row.map((cell) => visible(cell, Infinity))),
  );
}

function exactText(value: Value | undefined, words: Words): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.table.yes : words.table.no;
  if (typeof value === 'string') return inert(value);
  return isBlank(value) ? shownBlank(value, words) : formatExact(value);
}

/** A number written as text is no danger, and stays what it is. */
function inert(text: string): string {
  const isFormula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]./u.test(text) && !/^[+-]?\d+(\.\d+)?%?$/.test(text);
  return isFormula ? `'${text}` : text;
}
