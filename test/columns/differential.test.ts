import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateColumns } from '../../engine/columns/index.ts';
import { evaluate } from '../../engine/reference/index.ts';
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
});
