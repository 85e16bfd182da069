import type { Expr, Node, PeriodKey } from '../plan/index.ts';
import type { Value } from '../tables/data.ts';
import type { Evaluation } from './evaluation.ts';
import { apply, rounded } from './logic.ts';

/**
 * What a column was in a period before the policy year: as published, under its id or a former one; else, for an
 * expression over columns of its own row, worked out anew from theirs. Undefined where nothing is on record.
 */
export function historyOf(ev: Evaluation, id: string, row: number, period: PeriodKey): Value | undefined {
  const known = new Map<string, Value>();
  const toWorkOut = new Set<Node & Expr>();
  const seen = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const node = ev.nodeOf(next);
    const published = publishedOf(ev, node, row, period);
    if (published !== undefined) known.set(next, published);
    else if (node.kind === 'expr' && Object.values(node.in).every(({ path }) => path.length === 0)) {
      toWorkOut.add(node);
      waiting.push(...Object.values(node.in).map((ref) => ref.node));
    }
  }
  // In the Plan's order what a column reads stands before it.
  for (const node of toWorkOut.size === 0 ? [] : ev.plan.nodes) {
    if (node.kind !== 'expr' || !toWorkOut.has(node)) continue;
    const value = workedOut(ev, node, known, row, period);
    if (value !== undefined) known.set(node.id, value);
  }
  return known.get(id);
}

function publishedOf(ev: Evaluation, node: Node, row: number, period: PeriodKey): Value | undefined {
  const key = ev.data.tables.get(node.frame.table)?.keys[row] ?? '';
  for (const name of [node.id, ...(node.was ?? [])]) {
    const value = ev.data.history.get(name)?.get(key)?.get(period);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Undefined where one of the operands is not on record. */
function workedOut(
  ev: Evaluation,
  node: Node & Expr,
  known: ReadonlyMap<string, Value>,
  row: number,
  period: PeriodKey,
): Value | undefined {
  const operands = new Map<string, Value>();
  for (const [alias, ref] of Object.entries(node.in)) {
    const value = known.get(ref.node);
    if (value === undefined) return undefined;
    operands.set(alias, value);
  }
  return rounded(apply(ev.ruleOf(node), operands, { node: node.id, row, period }, ev.data), node.round);
}
