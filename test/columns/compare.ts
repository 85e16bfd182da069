/** Every value of every node, and all findings, of two evaluators over the same data. */

import { evaluateColumns } from '../../engine/columns/index.ts';
import type { Plan } from '../../engine/plan/index.ts';
import { evaluate, type Horizon, type Run } from '../../engine/reference/index.ts';
import type { Data, Value } from '../../engine/tables/data.ts';
import { isBlank, isRational } from '../../engine/tables/data.ts';

/** What the columns say otherwise than the reference; empty where they agree. */
export function differences(plan: Plan, data: Data, horizon: Horizon, atMost = 20): readonly string[] {
  return differencesOf(evaluate(plan, data, horizon), evaluateColumns(plan, data, horizon), atMost);
}

export function differencesOf(expected: Run, actual: Run, atMost = 20): readonly string[] {
  const found: string[] = [];
  for (const node of expected.plan.nodes) {
    for (const { row, period } of expected.rowsOf(node.frame)) {
      const [a, b] = [shown(expected.value(node.id, row, period)), shown(actual.value(node.id, row, period))];
      if (a !== b) found.push(`${node.kind} ${node.id} row ${row} ${period}: ${a}, columns ${b}`);
      if (found.length >= atMost) return found;
    }
  }
  const [a, b] = [expected, actual].map((run) => run.findings.map((finding) => JSON.stringify(finding)));
  if (a && b && a.join('\n') !== b.join('\n')) {
    found.push(...a.filter((one) => !b.includes(one)).map((one) => `no finding ${one}`));
    found.push(...b.filter((one) => !a.includes(one)).map((one) => `a finding too many ${one}`));
    if (found.length === 0) found.push('findings in another order');
  }
  return found.slice(0, atMost);
}

function shown(value: Value | undefined): string {
  if (value === undefined) return '(none)';
  if (isBlank(value)) return `<${value.blank}> ${value.causes.map((cause) => JSON.stringify(cause)).toSorted().join(' ')}`;
  return isRational(value) ? `${value.n}/${value.d}` : JSON.stringify(value);
}
