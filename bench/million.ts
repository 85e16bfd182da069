/** 1,000,000 subjects: time and memory. `node --expose-gc … million.ts [size]`. */

import { evaluateColumns } from '../engine/columns/index.ts';
import { evaluateFloats, floatInputs } from './floats.ts';
import { dataOf, figuresOf } from './workload/data.ts';
import { benchPlan } from './workload/policy.ts';
import { weights } from './workload/shape.ts';

const size = Number(process.argv[2] ?? 1_000_000);
const plan = benchPlan();
const figures = figuresOf(size, 'realistic');
const data = dataOf(plan, figures);
const raw = [...figures.columns.values()].reduce((sum, { v }) => sum + v.byteLength, 0);
const inUse = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
};
const before = inUse();
const times: number[] = [];
let after = before;
for (let i = 0; i < 3; i++) {
  const from = performance.now();
  const run = evaluateColumns(plan, data, { until: '2023' });
  times.push(performance.now() - from);
  after = inUse();
  if (run.value('年度考核.总分', 0, '2023') === undefined) throw new Error('no total');
}
const inputs = floatInputs(figures);
const start = performance.now();
evaluateFloats(inputs, weights);
const floats = performance.now() - start;
const mb = (bytes: number): number => Math.round(bytes / 1e6);
console.log(`${size} subjects: ${times.map((time) => Math.round(time)).join(', ')} ms; float columns ${Math.round(floats)} ms`);
console.log(`raw columns ${mb(raw)} MB; with data ${mb(before)} MB; with data and results ${mb(after)} MB`);
