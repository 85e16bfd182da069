import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../engine/columns/index.ts';
import { inputs, plan, tables } from '../support/example.ts';
import { dataOf } from '../support/data.ts';

describe('explainPlan', () => {
  it('tells how each node was computed', () => {
    const ways = new Map(explainPlan(plan, dataOf(plan, tables, inputs), { until: '2023-02' }).map(({ node, way }) => [node, way]));
    expect(ways.get('实际')).toBe('data');
    expect(ways.get('名次')).toBe('kernels');
    // The month before January is in history, which goes row by row.
    expect(ways.get('上月')).toBe('reference: history');
  });
});
