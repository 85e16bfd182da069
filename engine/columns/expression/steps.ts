/** 分档 of one exact figure: thresholds and the value of each step, in one pass. */

import { decimalPlaces, type Rational } from '../../numbers/index.ts';
import { limit, powerOfTen } from '../column.ts';
import type { Tree } from './shape.ts';
import { aligned, type Block, magnitude, type NumberVec, type Scratch, scaledTo, type Vec } from './vec.ts';

type Step = { readonly op: '>=' | '>'; readonly at: Rational };

/**
 * bands(x, x ≥ a, v, x ≥ b, w, …, otherwise) where x is exact and never blank, thresholds are literals and values are literals. Integers
 * against integers: nothing is in doubt. Undefined where the shape is another one.
 */
export function stepsOf(trees: readonly Tree[], vecs: readonly Vec[], scratch: Scratch): NumberVec | undefined {
  const [x] = vecs;
  if (x?.type !== 'number' || x.error > 0 || x.blank || vecs.length % 2 !== 0 || vecs.length < 4) return undefined;
  const steps: Step[] = [];
  const values: NumberVec[] = [];
  for (let i = 1; i < vecs.length; i++) {
    const [tree, vec] = [trees[i], vecs[i]];
    if (i % 2 === 1 && i < vecs.length - 1) {
      const step = tree && stepOf(tree, trees[0]);
      if (step === undefined) return undefined;
      steps.push(step);
    } else {
      if (vec?.type !== 'number' || vec.constant === undefined) return undefined;
      values.push(vec);
    }
  }
  const scale = Math.max(x.scale, ...steps.map(({ at }) => decimalPlaces(at) ?? Infinity));
  const factor = scale <= 22 ? powerOfTen(scale - x.scale) : Infinity;
  if (!(magnitude(x) * factor < limit)) return undefined;
  // x > a is x ≥ a + 1 on integers.
  const thresholds = Float64Array.from(steps, ({ at, op }) => (scaledTo(at, scale) ?? Number.NaN) + (op === '>' ? 1 : 0));
  if (!thresholds.every((threshold) => Number.isSafeInteger(threshold))) return undefined;
  const alike = aligned(values);
  const [first] = alike;
  const results = Float64Array.from(alike, ({ low }) => low);
  const [low, high] = [Math.min(...results), Math.max(...results)];
  const column = factor === 1 ? x.column : undefined;
  const buffer = column === undefined ? scratch.numbers() : unused;
  const fill = (block: Block, t: Uint8Array): void => {
    x.run(block, buffer, t);
    if (factor !== 1) for (let i = 0; i < block.n; i++) buffer[i] = (buffer[i] ?? 0) * factor;
  };
  const tags = scratch.tags();
  return {
    type: 'number',
    blank: false,
    scale: first?.scale ?? 0,
    error: Math.max(...alike.map(({ error }) => error)),
    low,
    high,
    run: (block, v, t) => {
      v.fill(0, 0, block.n);
      if (column !== undefined) return addSteps(column, thresholds, results, block, 1, v);
      fill(block, t);
      return addSteps(buffer, thresholds, results, { ...block, from: 0, rows: undefined }, 1, v);
    },
    add: (block, c, v) => {
      if (column !== undefined) return addSteps(column, thresholds, results, block, c, v);
      fill(block, tags);
      return addSteps(buffer, thresholds, results, { ...block, from: 0, rows: undefined }, c, v);
    },
  };
}

const unused = new Float64Array(0);

function stepOf(tree: Tree, x: Tree | undefined): Step | undefined {
  if (tree.op !== '>=' && tree.op !== '>') return undefined;
  const [left, right] = tree.args;
  return left !== undefined && left === x && right?.op === 'number' ? { op: tree.op, at: right.value } : undefined;
}

/** v[i] += c × the value of the first step that x reaches. */
function addSteps(
  x: Float64Array,
  thresholds: Float64Array,
  results: Float64Array,
  { from, n, rows }: Block,
  c: number,
  v: Float64Array,
): void {
  const count = thresholds.length;
  for (let i = 0; i < n; i++) {
    const value = x[rows === undefined ? from + i : (rows[from + i] ?? 0)] ?? 0;
    let step = 0;
    while (step < count && value < (thresholds[step] ?? 0)) step++;
    v[i] = (v[i] ?? 0) + c * (results[step] ?? 0);
  }
}
