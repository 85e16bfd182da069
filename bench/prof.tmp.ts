import { createSession, evaluateColumns, explainPlan } from '../engine/columns/index.ts';
import { dataOf, figuresOf } from './workload/data.ts';
import { benchPlan } from './workload/policy.ts';
const plan = benchPlan(), changed = benchPlan(true);
const mode = process.argv[2], size = Number(process.argv[3]), style = process.argv[4] as any ?? 'realistic';
const data = dataOf(plan, figuresOf(size, style));
if (mode==='ways') { const w = explainPlan(plan,data,{until:'2023'}); const by: any={}; for(const x of w){const k=x.kind+' '+x.way; by[k]=(by[k]??0)+1;} console.log(by); process.exit(); }
const n = Number(process.argv[5] ?? 30);
if (mode==='full') for (let i=0;i<n;i++) { const t=performance.now(); evaluateColumns(plan, data, {until:'2023'}); if(i%5===0) console.log((performance.now()-t).toFixed(1)); }
else { const s = createSession(plan,data,{until:'2023'}); for (let i=0;i<n;i++) { const t=performance.now(); s.update({plan: i%2?plan:changed}); if(i%20===0) console.log((performance.now()-t).toFixed(2), s.recomputed().length);} }
