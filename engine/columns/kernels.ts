import type { Node, PeriodKey } from '../plan/index.ts';
import type { Column } from './column.ts';
import { type Context, Unfit } from './context.ts';

/** A node by the kernel that fits it; Unfit where none does. */
export function kernelColumn(_ctx: Context, node: Node, _period: PeriodKey): Column {
  throw new Unfit(`no kernel for ${node.kind}`);
}
