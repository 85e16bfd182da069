import { describe, expect, it } from 'vitest';
import { evaluateColumns } from '../../engine/columns/index.ts';
import { evaluate } from '../../engine/reference/index.ts';
import { differencesOf } from './compare.ts';
import { policy } from './policy.ts';

const names = ['lanzhou-new-area-2023', 'taixing-2020', 'county-annual-2018', 'tongren-2021', 'luyuan-2022', 'mechanisms'];

describe('columns over whole policies', () => {
  it.each(names)(
    '%s: every figure and finding of the year is the reference\u2019s, tracks together and apart',
    (name) => {
      const { plan, data } = policy(name);
      const until = { until: String(plan.year) };
      const reference = evaluate(plan, data, until);
      expect(plan.nodes.flatMap(({ frame }) => reference.rowsOf(frame)).length).toBeGreaterThan(100);
      expect(differencesOf(reference, evaluateColumns(plan, data, until))).toEqual([]);
      expect(differencesOf(reference, evaluateColumns(plan, data, until, { splitFrom: 1 }))).toEqual([]);
    },
    60_000,
  );
});
