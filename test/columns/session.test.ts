import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSession, evaluateColumns } from '../../engine/columns/index.ts';
import type { Node, Plan } from '../../engine/plan/index.ts';
import { blank, dataOf } from '../support/data.ts';
import { inputs, plan, tables } from '../support/example.ts';
import { differencesOf } from './compare.ts';
import { compiled, generated } from './generate.ts';

const until = { until: '2023-02' };
const data = dataOf(plan, tables, inputs);

/** The Plan with the weight of a rate changed. */
function changed(from: Plan, id: string, change: (node: Node) => Node): Plan {
  return { ...from, nodes: from.nodes.map((node) => (node.id === id ? change(node) : node)) };
}

const higher = changed(plan, '总分', (node) =>
  node.kind === 'expr'
    ? { ...node, logic: { '+': [{ '*': [{ n: '110' }, { var: Object.keys(node.in)[0] ?? '' }] }, { var: Object.keys(node.in)[1] ?? '' }] } }
    : node,
);

describe('session', () => {
  it('recomputes what hangs on a changed node, and nothing else', () => {
    const session = createSession(plan, data, until);
    const run = session.update({ plan: higher });
    expect(session.recomputed()).toEqual(expect.arrayContaining(['总分', '上月', '名次', '等次', '前二', '达标']));
    expect(session.recomputed()).not.toEqual(expect.arrayContaining(['完成']));
    expect(session.recomputed()).not.toEqual(expect.arrayContaining(['奖']));
    expect(differencesOf(evaluateColumns(higher, data, until), run)).toEqual([]);
  });

  it('leaves earlier runs as they were', () => {
    const session = createSession(plan, data, until);
    const before = session.run();
    session.update({ plan: higher });
    expect(differencesOf(evaluateColumns(plan, data, until), before)).toEqual([]);
  });

  it('takes changed cells, blanks among them', () => {
    const session = createSession(plan, data, until);
    const cell = { node: '实际', row: 1, period: '2023-01' } as const;
    const run = session.update({ cells: [{ ...cell, value: blank('exempt') }] });
    const other = dataOf(plan, tables, { ...inputs, 实际: { '2023-01': ['2.7', blank('exempt'), '130', '50'] } });
    expect(differencesOf(evaluateColumns(plan, other, until), run)).toEqual([]);
    expect(differencesOf(evaluateColumns(plan, data, until), session.update({ cells: [{ ...cell, value: { n: 95n, d: 1n } }] }))).toEqual(
      [],
    );
  });

  it('computes nothing where only places and notes differ', () => {
    const session = createSession(plan, data, until);
    session.update({ plan: changed(plan, '完成', (node) => ({ ...node, src: { ...node.src, line: 99 }, notes: [] })) });
    expect(session.recomputed()).toEqual([]);
  });

  it('gives what a fresh run gives, on generated policies that change into each other', () => {
    fc.assert(
      fc.property(generated, generated, (one, other) => {
        const [from, to] = [compiled(one), compiled({ ...one, text: other.text })];
        if (!from || !to) return;
        const session = createSession(from.plan, from.data, one.horizon, { splitFrom: 1 });
        const run = session.update({ plan: to.plan });
        expect(differencesOf(evaluateColumns(to.plan, from.data, one.horizon), run)).toEqual([]);
      }),
      { seed: 7, numRuns: 60 },
    );
  }, 60_000);
});
