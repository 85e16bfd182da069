/** Every figure of the columns against the reference evaluator's, at size: `exact.ts [size] [style…]`. Needs some gigabytes. */

import { differencesOf, evaluateColumns } from '../engine/columns/index.ts';
import { evaluate } from '../engine/reference/index.ts';
import { dataOf, figuresOf, styles } from './workload/data.ts';
import { benchPlan } from './workload/policy.ts';

const [size = '10000', ...wanted] = process.argv.slice(2);
const plan = benchPlan();
for (const style of styles.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  const data = dataOf(plan, figuresOf(Number(size), style));
  const start = performance.now();
  const reference = evaluate(plan, data, { until: '2023' });
  const between = performance.now();
  const columns = evaluateColumns(plan, data, { until: '2023' });
  const end = performance.now();
  const found = differencesOf(reference, columns);
  const figures = plan.nodes.reduce((sum, { frame }) => sum + reference.rowsOf(frame).length, 0);
  console.log(
    `${style}: ${found.length} differences in ${figures} figures; reference ${Math.round(between - start)} ms, columns ${Math.round(end - between)} ms`,
  );
  for (const one of found) console.log(`  ${one}`);
}
