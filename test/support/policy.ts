/** From the text of a policy and its tables as text to figures: what an example in a test is written in. */

import { createProgram } from '../../dsl/index.ts';
import { evaluate, formatExact, type Run } from '../../engine/index.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import { isBlank, isRational, loadTables, type Value } from '../../engine/tables/index.ts';

/** A head that settles what most examples do not care about. */
export const head = '办法 试验 { 年度 2023; 满分 100; 计分保留 2 位 四舍五入; 缺失 报错 }\n';

/** Table name → CSV without quotes, lines and cells as written (indentation is taken away); a name with an ending is that file. */
export type Tables = Readonly<Record<string, string>>;

export type Scored = {
  readonly run: Run;
  readonly codes: readonly string[];
  /** The figures of a column by row key, in one period. */
  readonly column: (id: string, period?: string) => Readonly<Record<string, string | boolean>>;
};

/** Compiles, loads and evaluates; a policy that does not compile is a failure that shows its codes. */
export function scorePolicy(text: string, tables: Tables, until = '2023'): Scored {
  const program = createProgram({ root: '办法.heng', files: new Map([['办法.heng', text]]) });
  const { plan } = program;
  if (!plan)
    throw new Error(`does not compile: ${JSON.stringify(program.diagnostics.map(({ code, params, place }) => [code, params, place]))}`);
  const sheets = Object.entries(tables).flatMap(([name, rows]) => {
    const lines = rows
      .trim()
      .split('\n')
      .map((line) => line.trim());
    const file = /\.(csv|yaml|json)$/.test(name) ? name : `${name}.csv`;
    return readSheets({ name: file, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }).sheets;
  });
  const { data, findings } = loadTables(plan, sheets);
  const run = evaluate(plan, data, { until });
  return {
    run,
    codes: [...findings, ...run.findings].map(({ code }) => code),
    column: (id, period = '2023') => {
      const node = plan.nodes.find((each) => each.id === id);
      if (!node) throw new Error(`no column ${id}; there are ${plan.nodes.map((each) => each.id).join(', ')}`);
      const rows = run.rowsOf(node.frame).filter((at) => at.period === (node.frame.period === 'none' ? '' : period));
      return Object.fromEntries(
        rows.map(({ row }) => [
          data.tables.get(node.frame.table)?.keys[row] ?? '',
          shown(run.value(id, row, node.frame.period === 'none' ? '' : period)),
        ]),
      );
    },
  };
}

/** Exact: a decimal or a quotient; a blank by its label in brackets. */
function shown(value: Value | undefined): string | boolean {
  if (value === undefined) return '(none)';
  if (isBlank(value)) return `(${value.blank})`;
  return isRational(value) ? formatExact(value) : value;
}

/** The codes of a policy's diagnostics. */
export function codesOf(text: string): readonly string[] {
  return createProgram({ root: '办法.heng', files: new Map([['办法.heng', text]]) }).diagnostics.map(({ code }) => code);
}
