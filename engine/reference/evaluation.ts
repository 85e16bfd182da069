import type { Node, PeriodKey, Plan, Table } from '../plan/index.ts';
import type { Data, Value } from '../tables/data.ts';
import { type Gate, gateOf } from './gate.ts';
import { prepare, type Rule } from './logic.ts';
import { type Rows, rowsOf } from './rows.ts';
import type { Horizon } from './run.ts';

/** What the evaluation of one node may ask: the Plan by id, the data, the rows, and the value of any other node. */
export type Evaluation = {
  readonly plan: Plan;
  readonly data: Data;
  readonly rows: Rows;
  readonly gate: Gate;
  readonly nodeOf: (id: string) => Node;
  readonly tableOf: (id: string) => Table;
  /** The logic of an expression, prepared once. */
  readonly ruleOf: (node: Node & { readonly kind: 'expr' }) => Rule;
  readonly valueOf: ValueOf;
};

/** A row that does not exist in the period is not applicable. */
export type ValueOf = (id: string, row: number, period: PeriodKey) => Value;

/** Everything but the values, which come from whoever evaluates, or from a run that is over. */
export function evaluationOver(plan: Plan, data: Data, horizon: Horizon, valueOf: ValueOf): Evaluation {
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const tables = new Map(plan.tables.map((table) => [table.id, table]));
  const rules = new Map<string, Rule>();
  return {
    plan,
    data,
    rows: rowsOf(plan, data, horizon),
    gate: gateOf(plan, nodes, valueOf),
    nodeOf: (id) => nodes.get(id) ?? broken(`it has no column ${id}`),
    tableOf: (id) => tables.get(id) ?? broken(`it has no table ${id}`),
    ruleOf: (node) => {
      const rule = rules.get(node.id) ?? prepare(node.logic);
      rules.set(node.id, rule);
      return rule;
    },
    valueOf,
  };
}

/** A Plan that is not one: a mistake of whoever made it, never of policy or data. */
export function broken(how: string): never {
  throw new TypeError(`the Plan breaks its contract: ${how}`);
}
