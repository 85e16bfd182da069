import { formatExact } from '../numbers/index.ts';
import { daysOf, type Role } from '../plan/index.ts';
import type { Run } from '../reference/index.ts';
import { type BlankLabel, isBlank, isRational, type Value } from '../tables/data.ts';

const headings = ['列', '键', '期间', '值'] as const;

/** Figures that nobody looks up by themselves. */
const unsaved: ReadonlySet<Role> = new Set(['hidden', 'weight', 'gate', 'requirement']);

/** Blanks that say something for good; what is missing or undecided is left out, so that a later year finds it unknown. */
const words: Readonly<Partial<Record<BlankLabel, string>>> = { na: '不适用', exempt: '免考' };

/**
 * This year's results in the form in which a later year reads them as history (历史.csv): column id, key, period, exact
 * value. Ledgers are left out: their rows have no lasting names.
 */
export function historyTable(run: Run): readonly (readonly string[])[] {
  const kept = new Set(run.plan.tables.filter(({ kind }) => kind !== 'ledger').map(({ id }) => id));
  const rows = run.plan.nodes.flatMap((node) => {
    if (unsaved.has(node.role) || node.frame.period === 'none' || !kept.has(node.frame.table)) return [];
    const keys = run.data.tables.get(node.frame.table)?.keys ?? [];
    return run.rowsOf(node.frame).flatMap(({ row, period }) => {
      // A year that is not over yet has no results to be remembered by.
      if (daysOf(period).last > daysOf(run.horizon.until).last) return [];
      const text = historyText(run.value(node.id, row, period));
      return text === undefined ? [] : [[node.id, keys[row] ?? '', period, text]];
    });
  });
  return [headings, ...rows];
}

function historyText(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (isBlank(value)) return words[value.blank];
  if (isRational(value)) return formatExact(value);
  return typeof value === 'boolean' ? (value ? '是' : '否') : value;
}
