import type { PeriodKey } from '../plan/index.ts';
import type { Value } from '../tables/data.ts';
import type { Evaluation } from './evaluation.ts';
import { apply, rounded } from './logic.ts';

/**
 * What a column was in a period before the policy year: as published, under its id or a former one; else, for an
 * expression over columns of its own row, worked out anew from theirs. Undefined where nothing is on record.
 */
export function historyOf(ev: Evaluation, id: string, row: number, period: PeriodKey): Value | undefined {
  const node = ev.nodeOf(id);
  const key = ev.data.tables.get(node.frame.table)?.keys[row] ?? '';
  for (const name of [node.id, ...(node.was ?? [])]) {
    const published = ev.data.history.get(name)?.get(key)?.get(period);
    if (published !== undefined) return published;
  }
  if (node.kind !== 'expr' || Object.values(node.in).some(({ path }) => path.length > 0)) return undefined;
  const operands = new Map<string, Value>();
  for (const [alias, ref] of Object.entries(node.in)) {
    const operand = historyOf(ev, ref.node, row, period);
    if (operand === undefined) return undefined;
    operands.set(alias, operand);
  }
  return rounded(apply(ev.ruleOf(node), operands, { node: node.id, row, period }), node.round);
}
