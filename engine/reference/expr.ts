import type { Expr, Node, PeriodKey, Tiers } from '../plan/index.ts';
import type { Value } from '../tables/data.ts';
import type { Evaluation } from './evaluation.ts';
import { apply, rounded } from './logic.ts';
import { read } from './path.ts';

/** What an expression reads, by alias. */
export function operandsOf(ev: Evaluation, node: Node & (Expr | Tiers), row: number, period: PeriodKey): ReadonlyMap<string, Value> {
  const site = { node: node.id, row, period };
  const here = { table: node.frame.table, row, period };
  return new Map(Object.entries(node.in).map(([alias, ref]) => [alias, read(ev, ref, here, site)]));
}

/** Row-local logic, then 保留. */
export function exprValue(ev: Evaluation, node: Node & Expr, row: number, period: PeriodKey): Value {
  const operands = operandsOf(ev, node, row, period);
  return rounded(apply(ev.ruleOf(node), operands, { node: node.id, row, period }, ev.data), node.round);
}
