import type { Node, PeriodKey } from '../plan/index.ts';
import type { Column } from './column.ts';
import { type Context, Unfit } from './context.ts';
import { exprColumn } from './expression/column.ts';

/** A node by the kernel that fits it; Unfit where none does. */
export function kernelColumn(ctx: Context, node: Node, period: PeriodKey): Column {
  switch (node.kind) {
    case 'expr':
      return exprColumn(ctx, node, period);
    default:
      throw new Unfit(node.kind);
  }
}
