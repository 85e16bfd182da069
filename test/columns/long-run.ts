/** `npm run differential -- --minutes 10 [--seed 1]`: generated policies and data without end; the smallest failing case is printed. */

import fc from 'fast-check';
import { evaluateColumns } from '../../engine/columns/index.ts';
import { evaluate } from '../../engine/reference/index.ts';
import { differencesOf } from './compare.ts';
import { compiled, generated } from './generate.ts';

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const minutes = option('minutes', 10);
const seed = option('seed', 1);

let compared = 0;
const result = fc.check(
  fc.property(generated, fc.constantFrom(1, 256), (given, splitFrom) => {
    const made = compiled(given);
    if (!made) return;
    compared += 1;
    const columns = evaluateColumns(made.plan, made.data, given.horizon, { splitFrom });
    const [first] = differencesOf(evaluate(made.plan, made.data, given.horizon), columns, 1);
    if (first !== undefined) throw new Error(first);
  }),
  { seed, numRuns: 100_000_000, interruptAfterTimeLimit: minutes * 60_000 },
);
console.log(`seed ${seed}: ${compared} cases compared, ${result.failed ? 'a difference' : 'no difference'}`);
if (result.failed) {
  console.log(JSON.stringify(result.counterexample, null, 2));
  console.log(String(result.errorInstance));
  process.exitCode = 1;
}
