/** The compiler and the engine in a worker, as the editor will have them: files in, the result's bytes out. */

import { createProgram } from '../../dsl/index.ts';
import { dataHash, evaluate, policyHash, serialiseResult, toResult } from '../../engine/index.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import { loadTables } from '../../engine/tables/index.ts';
import type { Answer, Job } from './job.ts';

function score({ root, files, data, period, engine }: Job): string {
  const { plan, diagnostics } = createProgram({ root, files });
  if (!plan) throw new Error(diagnostics.map(({ code }) => code).join(', '));
  const read = data.map(readSheets);
  const sheets = read.flatMap((one) => one.sheets);
  const loaded = loadTables(plan, sheets, { folder: '' });
  const run = evaluate(plan, loaded.data, { until: period });
  const findings = [...diagnostics, ...read.flatMap((one) => one.findings), ...loaded.findings];
  return serialiseResult(toResult(run, { period, policyHash: policyHash(plan), dataHash: dataHash(loaded.data, plan), engine, findings }));
}

function evalRefused(): boolean {
  try {
    // oxlint-disable-next-line no-eval -- it is what must not work
    return globalThis.eval('1') !== 1;
  } catch {
    return true;
  }
}

addEventListener('message', ({ data }: MessageEvent<Job>): void => {
  const answer: Answer = { result: score(data), evalRefused: evalRefused() };
  postMessage(answer);
});
