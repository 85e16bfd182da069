import { type Node, type Role, visible, width } from '../../engine/plan/index.ts';
import { isBlank, type Value } from '../../engine/tables/data.ts';
import { shownValue } from '../results/value.ts';
import type { View } from '../results/view.ts';
import type { Colours } from '../text/colour.ts';
import { gridLines } from '../text/grid.ts';
import { fill, type Words } from '../wording/index.ts';

/** `main`: what a ranking is read for; `all`: indicators and definitions too, however wide. */
export type ColumnChoice = 'main' | 'all';

/** From what a score is made of to what follows from it. */
const order: readonly Role[] = [
  ...(['indicator', 'rate', 'let', 'group', 'weights', 'coefficient', 'bonus', 'deduct', 'total'] as const),
  ...(['rank', 'grade', 'veto', 'direct', 'award', 'consequence'] as const),
];
const always: ReadonlySet<Role> = new Set(['weights', 'group', 'coefficient', 'bonus', 'deduct', 'total', 'rank', 'grade']);
/** Shown where it happened to somebody. */
const whereTrue: ReadonlySet<Role> = new Set(['veto', 'direct', 'award', 'consequence']);

/** What a line may take, and which columns give way first, the last of a role before the others. */
const widest = 120;
const givingWay: readonly Role[] = ['group', 'consequence', 'award', 'coefficient', 'direct'];

/** Results for people: a table an assessment and period, tracks apart. */
export function tableText(views: readonly View[], choice: ColumnChoice, words: Words, colours: Colours): string {
  const shown = views.filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return `${words.summary.noRows}\n`;
  return shown.map((view) => `${viewLines(view, choice, words, colours).join('\n')}\n`).join('\n');
}

function viewLines(view: View, choice: ColumnChoice, words: Words, colours: Colours): readonly string[] {
  const wanted = view.columns
    .filter((column, i) => isShown(column, view, i, choice))
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const columns = choice === 'main' ? narrowed(view, wanted, words) : wanted;
  const hidden = wanted.filter((column) => !columns.includes(column)).map(({ label }) => visible(label));
  const [heading = '', ...rows] = laidOut(view, columns, words);
  const across = Math.max(...[heading, ...rows].map(width));
  const title = [view.assessment.name, view.period].filter((part) => part !== '').join(' ');
  return [
    colours.bold(visible(title)),
    colours.bold(heading),
    ...rows.flatMap((row, i) => {
      const track = view.rows[i]?.track ?? '';
      return i > 0 && track === view.rows[i - 1]?.track ? [row] : [colours.dim(ruled(track, across)), row];
    }),
    ...(hidden.length === 0 ? [] : [colours.dim(fill(words.summary.hidden, { columns: hidden.join(', ') }))]),
  ];
}

/** The columns that fit into a line. */
function narrowed(view: View, wanted: readonly Node[], words: Words): readonly Node[] {
  let columns = wanted;
  while (laidOut(view, columns, words).some((line) => width(line) > widest)) {
    const role = givingWay.find((one) => columns.some((column) => column.role === one));
    const last = columns.findLast((column) => column.role === role);
    if (last === undefined) break;
    columns = columns.filter((column) => column !== last);
  }
  return columns;
}

function laidOut(view: View, columns: readonly Node[], words: Words): readonly string[] {
  const at = columns.map((column) => view.columns.indexOf(column));
  return gridLines(
    [
      { heading: visible(view.assessment.frame.table), numeric: false },
      ...columns.map(({ label, type }) => ({ heading: visible(label), numeric: type.t === 'num' })),
    ],
    view.rows.map((row) => [visible(row.key), ...columns.map((column, i) => cellText(row.cells[at[i] ?? -1], column, words))]),
  );
}

/** `── 园区 ─────────` */
function ruled(track: string, across: number): string {
  const head = track === '' ? '' : `── ${visible(track)} `;
  return head + '─'.repeat(Math.max(0, across - width(head)));
}

/** A veto that did not fire is left blank: a column of 否 hides the one 是. Coefficients are factors, not percentages. */
function cellText(value: Value | undefined, { type, role }: Node, words: Words): string {
  if (value === false) return '';
  return shownValue(value, role === 'coefficient' && type.t === 'num' ? { ...type, pct: false } : type, words);
}

function isShown({ role }: Node, view: View, column: number, choice: ColumnChoice): boolean {
  if (always.has(role)) return true;
  if (whereTrue.has(role)) return view.rows.some(({ cells }) => happened(cells[column]));
  return choice === 'all';
}

function happened(value: Value | undefined): boolean {
  return value === true || (value !== undefined && typeof value === 'object' && isBlank(value) && value.blank !== 'na');
}
