/** Ours against others, full evaluation, loading not counted: `peers.ts [size]`. `npm install` in this folder first. */

import { evaluateColumns } from '../engine/columns/index.ts';
import { evaluateFloats, floatInputs, rankAndGrade } from './floats.ts';
import { measure, ms } from './measure.ts';
import { withDuckDb } from './peers/duckdb.ts';
import { withEngine, withJs } from './peers/json-logic.ts';
import { evaluateRows, rowsOf } from './rows.ts';
import { dataOf, figuresOf } from './workload/data.ts';
import { benchPlan } from './workload/policy.ts';
import { weights } from './workload/shape.ts';

const size = Number(process.argv[2] ?? 10_000);
const plan = benchPlan();
const figures = figuresOf(size, 'realistic');
const inputs = floatInputs(figures);
const data = dataOf(plan, figures);
const rows = rowsOf(inputs);
const accidents = inputs.columns.get('重大事故') ?? new Float64Array(size);

const ours = measure(() => evaluateColumns(plan, data, { until: '2023' })).best;
const say = (name: string, time: number): void => console.log(`| ${name} | ${ms(time)} | ${ms(time / ours)} |`);
console.log(`| ${size} subjects, realistic | ms | × ours |\n|---|---:|---:|`);
say('Heng, exact', ours);
say('float columns by hand', measure(() => evaluateFloats(inputs, weights)).best);
say('float rows by hand', measure(() => evaluateRows(rows, inputs.track)).best);
for (const [name, evaluate] of [
  ['json-logic-engine, compiled', withEngine()],
  ['json-logic-js', withJs()],
] as const) {
  say(name, measure(() => rankAndGrade(evaluate(rows), inputs.track, accidents), 2, 100).best);
}
const query = await withDuckDb(inputs, 1);
const times: number[] = [];
for (let i = 0; i < 6; i++) {
  const from = performance.now();
  await query();
  times.push(performance.now() - from);
}
say('DuckDB, one thread', Math.min(...times));
