import type { Run } from '../reference/run.ts';
import { isBlank, isRational, type Value } from '../tables/data.ts';

/**
 * What one run says otherwise than another over the same Plan and data, at most so many differences: every value of every
 * node, the causes of every blank, and all findings in their order. Empty where they agree.
 */
export function differencesOf(expected: Run, actual: Run, atMost = 20): readonly string[] {
  const found: string[] = [];
  for (const node of expected.plan.nodes) {
    for (const { row, period } of expected.rowsOf(node.frame)) {
      const [a, b] = [shown(expected.value(node.id, row, period)), shown(actual.value(node.id, row, period))];
      if (a !== b) found.push(`${node.kind} ${node.id} row ${row} ${period}: ${a}, not ${b}`);
      if (found.length >= atMost) return found;
    }
  }
  const texts = (run: Run): readonly string[] => [...run.findings, ...run.corrections].map((each) => JSON.stringify(each, writeBig));
  const [a, b] = [texts(expected), texts(actual)];
  const [inA, inB] = [new Set(a), new Set(b)];
  found.push(...a.filter((one) => !inB.has(one)).map((one) => `not found: ${one}`));
  found.push(...b.filter((one) => !inA.has(one)).map((one) => `found too much: ${one}`));
  if (found.length === 0 && a.join('\n') !== b.join('\n')) found.push('findings in another order');
  return found.slice(0, atMost);
}

function shown(value: Value | undefined): string {
  if (value === undefined) return '(none)';
  if (isBlank(value))
    return `<${value.blank}> ${value.causes
      .map((cause) => JSON.stringify(cause))
      .toSorted()
      .join(' ')}`;
  return isRational(value) ? `${value.n}/${value.d}` : JSON.stringify(value);
}

function writeBig(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}
