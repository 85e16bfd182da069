import type { Scan } from '../diagnostics/findings.ts';
import type { Expr, Node } from '../plan/index.ts';
import type { RowAt } from '../reference/run.ts';
import { Tag } from './column.ts';
import { mayBeBlank } from './expression/column.ts';
import { Unfit } from './unfit.ts';
import type { Context } from './context.ts';

/** Where findings have to look: tags say which rows of a column are unknown, so that no other row is made into a value. */
export function scanOf(ctx: Context): Scan {
  const rowsWhere = (node: Node, holds: (id: string, period: string) => (row: number) => boolean): readonly RowAt[] =>
    ctx.ev.rows.periods(node.frame.period).flatMap((period) => {
      const present = ctx.present(node.frame.table, period);
      const test = holds(node.id, period);
      const found: RowAt[] = [];
      for (let row = 0; row < ctx.size(node.frame.table); row++) {
        if ((present === undefined || present[row] === 1) && test(row)) found.push({ row, period });
      }
      return found;
    });
  return {
    unknown: (node) =>
      rowsWhere(node, (id, period) => {
        if (ctx.isInlined(node) && isNeverBlank(ctx, node, period)) return () => false;
        const { tags } = ctx.column(id, period);
        return tags === undefined ? () => false : (row) => (tags[row] ?? 0) > Tag.exempt;
      }),
    holding: (node, expected) =>
      rowsWhere(node, (id, period) => {
        const column = ctx.column(id, period);
        return column.kind === 'bool'
          ? (row) => (column.tags?.[row] ?? 0) === 0 && (column.v[row] === 1) === expected
          : (row) => ctx.exact(id, row, period) === expected;
      }),
    entered: (node) =>
      new Set(
        ctx.ev.rows.periods(node.frame.period).flatMap((period) => {
          const column = ctx.column(node.id, period);
          if (column.kind !== 'text') return rowsWhere(node, () => () => true).map((at) => ctx.exact(node.id, at.row, at.period));
          const codes = new Set<number>();
          for (let row = 0; row < column.size; row++) if ((column.tags?.[row] ?? 0) === 0) codes.add(column.v[row] ?? -1);
          return [...codes].map((code) => ctx.dictionary.text(code));
        }),
      ),
  };
}

/** Of a column that only its readers' kernels know: whether these can tell that no row of it is blank. */
function isNeverBlank(ctx: Context, node: Node & Expr, period: string): boolean {
  // Where the assessment leaves rows out, these are blank whatever the kernels say.
  if (ctx.closed(node, node.frame.table, period) !== undefined) return false;
  try {
    return !mayBeBlank(ctx, node, period);
  } catch (error) {
    if (error instanceof Unfit) return false;
    throw error;
  }
}
