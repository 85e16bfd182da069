/** Random changes of the numbers of the largest policy: the parts of every move add up to it exactly. */

import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, hybrid, impactOf, incremental, movesBetween, unitsOf } from '../../engine/index.ts';
import { evaluateColumns } from '../../engine/columns/index.ts';
import { add, formatExact, parseNumber, subtract, sum } from '../../engine/numbers/index.ts';
import { isLeaf, type Logic, type Node, type Plan } from '../../engine/plan/index.ts';
import { operatorOf } from '../../engine/reference/logic.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import { isRational, loadTables } from '../../engine/tables/index.ts';
import { dataFiles, lanzhou, policyFiles, programOf } from '../support/policy-files.ts';

const plan = programOf(policyFiles(lanzhou)).plan;
if (!plan) throw new Error('the policy does not compile');
const { data } = loadTables(
  plan,
  dataFiles(join(lanzhou, 'data')).flatMap((file) => readSheets(file).sheets),
  { folder: '' },
);
const horizon = { until: '2023-03' };

type Formula = Node & { readonly kind: 'expr' };
const withNumbers = plan.nodes.filter((node): node is Formula => node.kind === 'expr' && numbersIn(node.logic) > 0);

function numbersIn(logic: Logic): number {
  if (isLeaf(logic)) return 'n' in logic ? 1 : 0;
  return operatorOf(logic)[1].reduce((count, arg) => count + numbersIn(arg), 0);
}

/** The nth number of a formula with a tenth of it, or one, put on top. */
function changed(logic: Logic, at: number): Logic {
  let seen = 0;
  const walk = (part: Logic): Logic => {
    if (!isLeaf(part)) {
      const [operator, args] = operatorOf(part);
      return { [operator]: args.map(walk) };
    }
    if (!('n' in part) || seen++ !== at) return part;
    const value = parseNumber(part.n);
    const tenth = parseNumber('0.1');
    return value && tenth ? { n: formatExact(add(value, tenth)) } : part;
  };
  return walk(logic);
}

function mutated(picks: readonly (readonly [number, number])[]): Plan {
  const nodes = new Map(plan?.nodes.map((node) => [node.id, node]));
  for (const [which, at] of picks) {
    const node = withNumbers[which % withNumbers.length];
    if (node) nodes.set(node.id, { ...node, logic: changed(node.logic, at % numbersIn(node.logic)) });
  }
  return { ...(plan ?? fail()), nodes: [...nodes.values()] };
}

function fail(): never {
  throw new Error('no plan');
}

const picks = fc.uniqueArray(fc.tuple(fc.nat(withNumbers.length - 1), fc.nat(9)), {
  minLength: 1,
  maxLength: 3,
  selector: ([which]) => which,
});

describe('parts of a move', () => {
  it('add up to it exactly, whatever numbers change', () => {
    let moved = 0;
    fc.assert(
      fc.property(picks, (chosen) => {
        const aligned = align(plan, mutated(chosen));
        const impact = impactOf({ aligned, units: unitsOf(aligned), data: { base: data, head: data }, horizon, evaluate: incremental() });
        for (const { before, after, parts } of impact.moves) {
          if (!parts || before === undefined || after === undefined || !isRational(before) || !isRational(after)) continue;
          moved++;
          expect(formatExact(sum(parts.map(({ amount }) => amount)))).toBe(formatExact(subtract(after, before)));
        }
      }),
      { numRuns: 8, seed: 5 },
    );
    expect(moved).toBeGreaterThan(100);
  }, 120_000);

  it('come from Plans that are the base with no change and the head with all of them', () => {
    fc.assert(
      fc.property(picks, (chosen) => {
        const aligned = align(plan, mutated(chosen));
        const owners = new Set(unitsOf(aligned).flatMap((unit) => unit.owners));
        const both = { base: data, head: data };
        for (const [side, taken] of [
          ['base', new Set<string>()],
          ['head', owners],
        ] as const) {
          const mixed = hybrid(aligned, both, taken);
          const roles = new Set(aligned.head.plan.nodes.map(({ role }) => role));
          expect(
            movesBetween(evaluateColumns(aligned[side].plan, data, horizon), evaluateColumns(mixed.plan, mixed.data, horizon), roles),
          ).toEqual([]);
        }
      }),
      { numRuns: 3, seed: 6 },
    );
  }, 120_000);
});
