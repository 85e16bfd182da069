import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateColumns } from '../../engine/columns/index.ts';
import { evaluate } from '../../engine/reference/index.ts';
import type { Value } from '../../engine/tables/data.ts';
import { differencesOf } from './compare.ts';
import { compiled, generated } from './generate.ts';

describe('columns against the reference', () => {
  it('agree on generated policies and data: every value, every finding', () => {
    let compared = 0;
    fc.assert(
      fc.property(generated, fc.constantFrom(1, 256), (given, splitFrom) => {
        const made = compiled(given);
        if (!made) return;
        compared += 1;
        const reference = evaluate(made.plan, made.data, given.horizon);
        const columns = evaluateColumns(made.plan, made.data, given.horizon, { splitFrom });
        expect(differencesOf(reference, columns)).toEqual([]);
      }),
      { seed: 20230614, numRuns: 700 },
    );
    expect(compared).toBeGreaterThan(400);
  }, 120_000);

  it('agree where people decided on other figures', () => {
    let applied = 0;
    fc.assert(
      fc.property(generated, fc.constantFrom('月考.总分', '月考.等次', '月考.名次', '月考.一#rate', '单位.甲'), (given, node) => {
        const made = compiled(given);
        if (!made) return;
        const from = evaluate(made.plan, made.data, given.horizon).value(node, 0, '2023-02');
        if (from === undefined) return;
        const to: Value = node === '月考.等次' ? '差' : { n: 617n, d: 500n };
        const correction = {
          node,
          row: 0,
          period: '2023-02',
          from,
          to,
          ground: '',
          approver: '',
          date: '',
          place: { at: 'file', file: 'x' },
        } as const;
        const data = { ...made.data, corrections: [correction] };
        const columns = evaluateColumns(made.plan, data, given.horizon, { splitFrom: 1 });
        expect(differencesOf(evaluate(made.plan, data, given.horizon), columns)).toEqual([]);
        applied += columns.corrections.filter((each) => each.applied).length;
      }),
      { seed: 5, numRuns: 120 },
    );
    expect(applied).toBeGreaterThan(40);
  }, 60_000);
});
