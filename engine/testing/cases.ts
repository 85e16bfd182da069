import type { Expr, Logic, Node, Operator } from '../plan/index.ts';
import type { Evaluation } from '../reference/evaluation.ts';
import { operandsOf } from '../reference/expr.ts';
import { apply, operatorOf, prepare } from '../reference/logic.ts';
import type { RowAt } from '../reference/index.ts';
import { isLeaf } from '../plan/index.ts';
import { chosenCase } from '../trace/expr-trace.ts';

/** A 判定 or 分档 in a formula: where it stands, and how many cases it has. `isOpen`: its last one is no row of the text. */
export type CaseTable = { readonly path: string; readonly cases: number; readonly isOpen: boolean };
type CaseOperator = 'decide' | 'bands' | 'pick';

/** The tables of a formula that the drafter wrote, in the order of the text. */
export function caseTables(node: Node & Expr): readonly CaseTable[] {
  const tables: CaseTable[] = [];
  if (node.role === 'weight') return tables;
  visit(node.logic, '');
  return tables;

  function visit(logic: Logic, path: string): void {
    if (isLeaf(logic)) return;
    const [operator, args] = operatorOf(logic);
    if (isCase(operator) && !isGuard(node, operator, args)) {
      const cases = operator === 'decide' ? args : args.slice(1);
      const last = cases.length % 2 === 1 ? cases.at(-1) : undefined;
      // 不适用 behind the last option, or a 其余 that says so: the text tells which.
      tables.push({ path, cases: Math.ceil(cases.length / 2), isOpen: operator === 'pick' && last !== undefined && 'blank' in last });
    }
    for (const i of written(operator, args)) visit(args[i] ?? { b: false }, `${path}/${i}`);
  }
}

/** The arguments that stand in the text once: 分档 repeats its input in each of its tests. */
function written(operator: Operator, args: readonly Logic[]): readonly number[] {
  const all = [...args.keys()];
  if (operator !== 'bands' && operator !== 'pick') return all;
  return all.filter((i) => i === 0 || i % 2 === 0 || i === args.length - 1);
}

/** The cases of its tables that a formula took for one row of data: `path index`. */
export function casesTaken(ev: Evaluation, node: Node & Expr, { row, period }: RowAt): readonly string[] {
  if (ev.gate(node, node.frame.table, row, period) !== true) return [];
  const values = operandsOf(ev, node, row, period);
  const evaluated = (logic: Logic) => apply(prepare(logic), values, { node: node.id, row, period }, ev.data);
  const taken: string[] = [];
  visit(node.logic, '');
  return taken;

  /** As the evaluation goes: only into the case that is chosen. */
  function visit(logic: Logic, path: string): void {
    if (isLeaf(logic)) return;
    const [operator, args] = operatorOf(logic);
    if (!isCase(operator)) {
      args.forEach((arg, i) => visit(arg, `${path}/${i}`));
      return;
    }
    const chosen = chosenCase(operator, args, evaluated);
    if (!chosen) return;
    const at = args.indexOf(chosen.value);
    taken.push(`${path} ${chosen.index}`);
    if (operator !== 'decide' && args[0]) visit(args[0], `${path}/0`);
    visit(chosen.value, `${path}/${at}`);
  }
}

function isCase(operator: Operator): operator is CaseOperator {
  return operator === 'decide' || operator === 'bands' || operator === 'pick';
}

/** `decide(has(weight), …)`, `decide(weight > 0, …)`: the compiler's, for tracks in which an indicator does not count. */
function isGuard(node: Expr, operator: CaseOperator, [test]: readonly Logic[]): boolean {
  if (operator !== 'decide' || test === undefined || isLeaf(test)) return false;
  const [name, [subject]] = operatorOf(test);
  return (
    (name === 'has' || name === '>') && subject !== undefined && 'var' in subject && node.in[subject.var]?.node.endsWith('#weight') === true
  );
}
