import type { Node, PeriodKey } from '../plan/index.ts';
import type { Value } from '../tables/data.ts';
import { type Column, Tag } from './column.ts';
import type { Context } from './context.ts';
import { encode, kindOfType } from './encode.ts';
import { overlay } from './presence.ts';

/** Any node, row by row, as the reference works it out: the way of whatever the kernels do not know. */
export function columnByRows(
  ctx: Context,
  node: Node,
  period: PeriodKey,
  compute: (node: Node, row: number, period: PeriodKey) => Value,
): Column {
  const closed = ctx.closed(node, node.frame.table, period);
  const values = Array.from({ length: ctx.size(node.frame.table) }, (_, row): Value | undefined =>
    (closed?.[row] ?? 0) === Tag.known ? compute(node, row, period) : undefined,
  );
  const column = encode(values, kindOfType(node.type), ctx.dictionary);
  return { ...column, tags: overlay(column.tags, closed) };
}
