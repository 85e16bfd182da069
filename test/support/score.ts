import { evaluate, type Run } from '../../engine/reference/index.ts';
import type { PeriodKey, Plan } from '../../engine/plan/index.ts';
import { dataOf, type GivenHistory, type GivenInputs, type GivenTable, show } from './data.ts';

/** Evaluates a small Plan over small data; `column` gives a column's values in one period, in the order of the rows. */
export function score(
  plan: Plan,
  given: {
    readonly tables: Readonly<Record<string, GivenTable>>;
    readonly inputs?: GivenInputs;
    readonly history?: GivenHistory;
    readonly until?: PeriodKey;
    readonly asOf?: string;
  },
): Scored {
  const data = dataOf(plan, given.tables, given.inputs, given.history);
  const run = evaluate(plan, data, { until: given.until ?? String(plan.year), ...(given.asOf ? { asOf: given.asOf } : {}) });
  const column = (node: string, period: PeriodKey = ''): readonly string[] => {
    const table = plan.nodes.find(({ id }) => id === node)?.frame.table ?? '';
    return (data.tables.get(table)?.keys ?? []).map((_, row) => show(run.value(node, row, period)));
  };
  return { run, column };
}

export type Scored = { readonly run: Run; readonly column: (node: string, period?: PeriodKey) => readonly string[] };
