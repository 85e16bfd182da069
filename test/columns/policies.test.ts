import { describe, expect, it } from 'vitest';
import { evaluateColumns } from '../../engine/columns/index.ts';
import { evaluate } from '../../engine/reference/index.ts';
import { differencesOf } from './compare.ts';
import { policy } from './policy.ts';

describe('columns over a whole policy', () => {
  it.each([1, 256])('agree with the reference on every figure and finding of the year (tracks apart from %i rows on)', (splitFrom) => {
    const { plan, data } = policy('lanzhou-new-area-2023');
    const reference = evaluate(plan, data, { until: '2023-12' });
    expect(reference.rowsOf({ table: '单位', period: 'month' }).length).toBeGreaterThan(400);
    expect(differencesOf(reference, evaluateColumns(plan, data, { until: '2023-12' }, { splitFrom }))).toEqual([]);
  }, 60_000);
});
