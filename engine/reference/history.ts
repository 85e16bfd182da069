import { back, type Expr, type Lag, type Node, type PeriodKey } from '../plan/index.ts';
import { type Blank, isBlank, type Value } from '../tables/data.ts';
import type { Evaluation } from './evaluation.ts';
import { apply, rounded } from './logic.ts';
import { lookBack, streakPeriods } from './look-back.ts';

/** A figure that is worked out from others that are worked out …: beyond so many it counts as not on record. */
const deepest = 1000;

/**
 * What a column was in a period before the policy year: as published, under its id or a former one; else worked out anew
 * from what is on record of the columns that it reads: an expression over columns of its own row, a look further back.
 * Undefined where something of that is not on record.
 */
export function historyOf(ev: Evaluation, id: string, row: number, period: PeriodKey): Value | undefined {
  const known = new Map<string, Value | undefined>();
  return find(id, period, 0);

  function find(column: string, then: PeriodKey, depth: number): Value | undefined {
    const question = JSON.stringify([column, then]);
    if (known.has(question)) return known.get(question);
    // A column that reads itself meets its own question here: not on record.
    known.set(question, undefined);
    const node = ev.nodeOf(column);
    const value = publishedOf(ev, node, row, then) ?? (depth < deepest ? workedOut(node, then, depth + 1) : undefined);
    known.set(question, value);
    return value;
  }

  function workedOut(node: Node, then: PeriodKey, depth: number): Value | undefined {
    if (node.kind === 'expr') return expression(node, then, depth);
    return node.kind === 'lag' ? look(node, then, depth) : undefined;
  }

  function expression(node: Node & Expr, then: PeriodKey, depth: number): Value | undefined {
    const operands = new Map<string, Value>();
    for (const [alias, { node: operand, path }] of Object.entries(node.in)) {
      const value = path.length === 0 ? find(operand, then, depth) : undefined;
      if (value === undefined) return undefined;
      operands.set(alias, value);
    }
    return rounded(apply(ev.ruleOf(node), operands, { node: node.id, row, period: then }, ev.data), node.round);
  }

  function look(node: Node & Lag, then: PeriodKey, depth: number): Value | undefined {
    const { how } = node;
    switch (how.kind) {
      case 'back':
        return find(node.of, back(then, how.count, how.unit), depth);
      case 'streak': {
        // One period that breaks it settles a streak of which others are not on record.
        const held = lookBack(
          how,
          streakPeriods(then, how.length).map((each) => find(node.of, each, depth) ?? unknown),
        );
        return isBlank(held) ? undefined : held;
      }
      case 'toDate':
        return undefined;
    }
  }
}

const unknown: Blank = { blank: 'missing', causes: [] };

function publishedOf(ev: Evaluation, node: Node, row: number, period: PeriodKey): Value | undefined {
  const key = ev.data.tables.get(node.frame.table)?.keys[row] ?? '';
  for (const name of [node.id, ...(node.was ?? [])]) {
    const value = ev.data.history.get(name)?.get(key)?.get(period);
    if (value !== undefined) return value;
  }
  return undefined;
}
