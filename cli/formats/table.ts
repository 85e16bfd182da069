import { type Node, type Role, visible } from '../../engine/plan/index.ts';
import { isBlank, type Value } from '../../engine/tables/data.ts';
import { shownValue } from '../results/value.ts';
import type { View } from '../results/view.ts';
import type { Colours } from '../text/colour.ts';
import { gridLines } from '../text/grid.ts';
import { width } from '../text/width.ts';
import type { Words } from '../wording/index.ts';

/** `main`: what a ranking is read for; `all`: the indicators too. */
export type ColumnChoice = 'main' | 'all';

/** Columns that a ranking always shows, and those that it shows where something happened. */
const always: ReadonlySet<Role> = new Set(['weights', 'group', 'coefficient', 'bonus', 'deduct', 'total', 'rank', 'grade']);
const whereTrue: ReadonlySet<Role> = new Set(['veto', 'direct', 'award', 'consequence']);

/** What a line may take; a ranking wider than this leaves the groups out. */
const widest = 120;

/** Results for people: a table an assessment and period, tracks apart. */
export function tableText(views: readonly View[], choice: ColumnChoice, words: Words, colours: Colours): string {
  const shown = views.filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return `${words.summary.noRows}\n`;
  return shown.map((view) => `${viewLines(view, choice, words, colours).join('\n')}\n`).join('\n');
}

function viewLines(view: View, choice: ColumnChoice, words: Words, colours: Colours): readonly string[] {
  const wanted = view.columns.filter((column, i) => isShown(column, view, i, choice));
  const lines = laidOut(view, wanted, words);
  const narrow = choice === 'main' && lines.some((line) => width(line) > widest);
  const [heading = '', ...rows] = narrow
    ? laidOut(
        view,
        wanted.filter(({ role }) => role !== 'group'),
        words,
      )
    : lines;
  const title = [view.assessment.name, view.period].filter((part) => part !== '').join(' ');
  const rule = colours.dim('─'.repeat(Math.max(...[heading, ...rows].map(width))));
  return [
    colours.bold(visible(title)),
    colours.bold(heading),
    ...rows.flatMap((row, i) => (view.rows[i]?.track === view.rows[i - 1]?.track ? [row] : [rule, row])),
  ];
}

function laidOut(view: View, columns: readonly Node[], words: Words): readonly string[] {
  const at = columns.map((column) => view.columns.indexOf(column));
  const key = { heading: visible(view.assessment.frame.table), numeric: false };
  const track = view.track ? [{ heading: visible(view.track.label), numeric: false }] : [];
  return gridLines(
    [key, ...track, ...columns.map((column) => ({ heading: visible(column.label), numeric: column.type.t === 'num' }))],
    view.rows.map((row) => [
      visible(row.key),
      ...(view.track ? [visible(row.track)] : []),
      ...columns.map((column, i) => cellText(row.cells[at[i] ?? -1], column, words)),
    ]),
  );
}

/** A veto that did not fire is left blank: a column of 否 hides the one 是. */
function cellText(value: Value | undefined, column: Node, words: Words): string {
  return value === false ? '' : shownValue(value, column.type, words);
}

function isShown({ role }: Node, view: View, column: number, choice: ColumnChoice): boolean {
  if (always.has(role)) return true;
  if (whereTrue.has(role)) return view.rows.some(({ cells }) => happened(cells[column]));
  return choice === 'all';
}

function happened(value: Value | undefined): boolean {
  return value === true || (value !== undefined && typeof value === 'object' && isBlank(value) && value.blank !== 'na');
}
