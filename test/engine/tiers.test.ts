import { describe, expect, it } from 'vitest';
import type { Logic, Node, TierRow } from '../../engine/plan/index.ts';
import { explain } from '../../engine/trace/index.ts';
import { blank, type Cell } from '../support/data.ts';
import { frame, input, n, number, planOf, ref, src, subject, v } from '../support/plans.ts';
import { score } from '../support/score.ts';

const per = (value: Logic, width = '10'): TierRow => ({ width, value });

function tiers(rows: readonly TierRow[], beyond?: TierRow): Node {
  return {
    id: '果',
    label: '果',
    frame: frame('单位'),
    type: number,
    role: 'let',
    src,
    kind: 'tiers',
    in: { x: ref('x'), a: ref('a') },
    x: v('x'),
    rows,
    ...(beyond ? { beyond } : {}),
  };
}

function evaluated(node: Node, x: Cell, a: Cell = '1') {
  const plan = planOf({ tables: [subject('单位')], nodes: [input('x', '单位'), input('a', '单位'), node] });
  return score(plan, { tables: { 单位: { keys: ['甲'] } }, inputs: { x: [x], a: [a] } });
}
const result = (node: Node, x: Cell, a?: Cell): string | undefined => evaluated(node, x, a).column('果')[0];

describe('累进', () => {
  // 前 10: 0.1; 其次 10: 0.2; 此后 每 10: 0.1 × 档
  const node = tiers([per(n('0.1')), per(n('0.2'))], per({ '*': [n('0.1'), v('tier')] }));
  it.each<[Cell, string]>([
    ['0', '0'],
    ['4', '0.4'],
    ['10', '1'],
    ['15', '2'], // 10 × 0.1 + 5 × 0.2
    ['20', '3'],
    ['25', '4.5'], // 3 + 5 × 0.3
    ['45', '12.5'], // 3 + 10 × 0.3 + 10 × 0.4 + 5 × 0.5
  ])('of %s is %s', (x, expected) => expect(result(node, x)).toBe(expected));
  it('is mirrored below zero', () => expect(result(node, '-25')).toBe('-4.5'));
  it('counts nothing beyond the last row where it says nothing of it', () => {
    expect(result(tiers([per(n('0.1')), per(n('0.2'))]), '1000')).toBe('3');
  });
  it('has the blank of x, and of a value that it reaches', () => {
    expect(result(node, blank('exempt'))).toBe('<exempt>');
    const reading = tiers([per(n('1')), per(v('a'))]);
    expect([result(reading, '10', blank('missing')), result(reading, '11', blank('missing')), result(reading, '11', '2')]).toEqual([
      '10',
      '<missing>',
      '12',
    ]);
  });
  it('does not work for hours on a slip of the pen', () => {
    const { column, run } = evaluated(node, '1e300');
    expect(column('果')).toEqual(['<missing>']);
    expect(run.findings.map(({ code }) => code)).toEqual(['too-many-tiers']);
  });
  it('can be explained', () => {
    const { run } = evaluated(node, '15');
    expect(explain(run, { node: '果', row: 0, period: '' })?.label).toBe('果');
  });
});
