import type { Node, PeriodKey } from '../plan/index.ts';
import type { Column } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';
import { exprColumn } from './expression/column.ts';
import { foldColumn } from './fold.ts';
import { gradeColumn } from './grade.ts';
import { lagColumn } from './lag.ts';
import { rankColumn, takeColumn } from './rank.ts';

/** A node by the kernel that fits it; Unfit where none does. */
export function kernelColumn(ctx: Context, node: Node, period: PeriodKey): Column {
  switch (node.kind) {
    case 'expr':
      return exprColumn(ctx, node, period);
    case 'fold':
      return foldColumn(ctx, node, period);
    case 'lag':
      return lagColumn(ctx, node, period);
    case 'rank':
      return rankColumn(ctx, node, period);
    case 'take':
      return takeColumn(ctx, node, period);
    case 'grade':
      return gradeColumn(ctx, node, period);
    default:
      throw new Unfit(node.kind);
  }
}
