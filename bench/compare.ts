/** Ours against hand-written float columns: full evaluation and one weight changed. `compare.ts [sizes…]`. */

import { createSession, evaluateColumns } from '../engine/columns/index.ts';
import { evaluateFloats, floatInputs } from './floats.ts';
import { measure, ms } from './measure.ts';
import { dataOf, figuresOf, styles } from './workload/data.ts';
import { benchPlan } from './workload/policy.ts';
import { weights } from './workload/shape.ts';

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const plan = benchPlan();
const changed = benchPlan(true);
const changedWeights = weights.map((row, t) => (t === 0 ? row.map((w, i) => w + (i === 1 ? 0.5 : i === 2 ? -0.5 : 0)) : row));

console.log('| subjects | data | float columns ms | ours ms | ratio | one weight: floats | ours | ratio |');
console.log('|---:|---|---:|---:|---:|---:|---:|---:|');
for (const size of sizes.length > 0 ? sizes : [100, 1000, 10_000, 100_000]) {
  for (const style of styles) {
    const figures = figuresOf(size, style);
    const inputs = floatInputs(figures);
    const data = dataOf(plan, figures);
    const slow = size >= 1_000_000;
    const floats = measure(() => evaluateFloats(inputs, weights), slow ? 2 : 5);
    const ours = measure(() => evaluateColumns(plan, data, { until: '2023' }), slow ? 2 : 5);
    const base = evaluateFloats(inputs, weights);
    const session = createSession(plan, data, { until: '2023' });
    let odd = false;
    const floatsChange = measure(() => {
      odd = !odd;
      evaluateFloats(inputs, odd ? changedWeights : weights, base);
    });
    const oursChange = measure(() => {
      odd = !odd;
      session.update({ plan: odd ? changed : plan });
    });
    const cells = [
      floats.best,
      ours.best,
      ours.best / floats.best,
      floatsChange.best,
      oursChange.best,
      oursChange.best / floatsChange.best,
    ];
    console.log(`| ${size} | ${style} | ${cells.map(ms).join(' | ')} |`);
  }
}
