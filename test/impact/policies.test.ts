/** One weight of each policy is put up by a point: whoever moves, moves by what the weight did, to the last digit. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { align, changesOf, impactOf, incremental, unitsOf } from '../../engine/index.ts';
import { add, formatExact, one, parseNumber, subtract, sum } from '../../engine/numbers/index.ts';
import { isLeaf, type Logic, type Node, type Plan } from '../../engine/plan/index.ts';
import { operatorOf } from '../../engine/reference/logic.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import { isRational, loadTables } from '../../engine/tables/index.ts';
import { dataFiles, policyFiles, programOf } from '../support/policy-files.ts';

const policies = readdirSync('policies', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && /-\d{4}$/.test(entry.name) ? [join('policies', entry.name)] : [],
);

/** Every weight that stands in a node, a point more. */
function raised(logic: Logic): Logic {
  if (isLeaf(logic)) {
    const value = 'n' in logic ? parseNumber(logic.n) : undefined;
    return value ? { n: formatExact(add(value, one)) } : logic;
  }
  const [operator, args] = operatorOf(logic);
  return { [operator]: args.map(raised) };
}

function withOneWeightRaised(plan: Plan): { readonly plan: Plan; readonly weight: Node } {
  const indicators = new Set(plan.nodes.flatMap((node) => (node.role === 'indicator' ? [`${node.id}#weight`] : [])));
  const weight = plan.nodes.find((node) => node.kind === 'expr' && node.role === 'weight' && indicators.has(node.id));
  if (!weight) throw new Error('the policy has no weights');
  return {
    weight,
    plan: {
      ...plan,
      nodes: plan.nodes.map((node) => (node === weight && node.kind === 'expr' ? { ...node, logic: raised(node.logic) } : node)),
    },
  };
}

describe.each(policies)('%s', (folder) => {
  it('with one weight a point higher', () => {
    const { plan } = programOf(policyFiles(folder));
    if (!plan) throw new Error('the policy does not compile');
    const { plan: head, weight } = withOneWeightRaised(plan);
    const aligned = align(plan, head);
    const units = unitsOf(aligned);
    const [change, ...others] = changesOf(aligned, units).changes;
    expect([`${change?.id}#weight`, change?.details.every(({ kind }) => kind === 'weight'), others]).toEqual([weight.id, true, []]);

    const { data } = loadTables(
      plan,
      dataFiles(join(folder, 'data')).flatMap((file) => readSheets(file).sheets),
      { folder: '' },
    );
    const { moves } = impactOf({
      aligned,
      units,
      data: { base: data, head: data },
      horizon: { until: String(plan.year) },
      evaluate: incremental(),
    });
    const scored = moves.flatMap(({ before, after, parts }) =>
      parts && before && after && isRational(before) && isRational(after) ? [{ parts, whole: subtract(after, before) }] : [],
    );
    expect(scored.length).toBeGreaterThan(0);
    for (const { parts, whole } of scored) {
      expect(formatExact(sum(parts.map(({ amount }) => amount)))).toBe(formatExact(whole));
      expect(parts.map(({ unit }) => unit)).toEqual([change?.id]);
    }
  }, 60_000);
});
