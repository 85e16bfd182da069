import { type Context, note } from '../context.ts';
import type { Done } from './run.ts';
import { shownValue } from './value.ts';

/** Which corrections were applied, and who else moved because of them. */
export function sayCorrections({ run, moves }: Done, context: Context): void {
  const { words } = context;
  const applied = run.corrections.filter((each) => each.applied).map(({ correction }) => correction);
  if (applied.length === 0) return;
  const nodes = new Map(run.plan.nodes.map((node) => [node.id, node]));
  for (const { node: id, row, period, from, to, ground, approver, date } of applied) {
    const node = nodes.get(id);
    if (!node) continue;
    const key = run.data.tables.get(node.frame.table)?.keys[row] ?? '';
    const [before, after] = [from, to].map((value) => shownValue(value, node.type, words));
    note(context, words.summary.corrected, { key, period, column: id, from: before ?? '', to: after ?? '', ground, approver, date });
  }
  const others = moves.filter(({ column, key, period }) => {
    const row = run.data.tables.get(nodes.get(column)?.frame.table ?? '')?.index.get(key);
    return !applied.some((correction) => correction.node === column && correction.row === row && correction.period === period);
  });
  for (const { column, key, period, before, after } of others) {
    const type = nodes.get(column)?.type;
    if (type)
      note(context, words.summary.moved, {
        key,
        period,
        column,
        before: shownValue(before, type, words),
        after: shownValue(after, type, words),
      });
  }
  if (others.length === 0) note(context, words.summary.nobodyMoved);
}
