import { resolve } from 'node:path';
import {
  align,
  changesOf,
  type Impact,
  impactOf,
  incremental,
  readSame,
  type RuleChanges,
  unitsOf,
  type Unit,
} from '../../engine/index.ts';
import { kindOf, type PeriodKey, type Plan, visible } from '../../engine/plan/index.ts';
import { policyHash } from '../../engine/result/index.ts';
import { loadTables } from '../../engine/tables/index.ts';
import type { Context } from '../context.ts';
import { type Findings, findingsOf, inFolders } from '../diagnostics/finding.ts';
import { WrongUse } from '../exit.ts';
import { progressOf } from '../progress.ts';
import { readDataFolder } from '../project/data.ts';
import { kindOfPath } from '../project/disk.ts';
import { type Located, locatePolicy } from '../project/policies.ts';
import { compileLocated } from '../project/program.ts';
import { locateRevision } from '../project/revisions.ts';
import { lastGiven } from '../results/run.ts';

export type DiffOptions = { readonly data?: string; readonly period?: string };

export type Side = { readonly shown: string; readonly plan: Plan; readonly hash: string };
export type Comparison = {
  readonly base: Side;
  readonly head: Side;
  readonly units: readonly Unit[];
  readonly rules: RuleChanges;
  /** Absent: there are no data to say who moves. */
  readonly impact?: Impact;
};

/** Two policies, or two revisions of one, compared; only the findings where one of them cannot be. */
export async function compare(
  base: string,
  head: string,
  options: DiffOptions,
  context: Context,
): Promise<{ readonly findings: Findings; readonly comparison?: Comparison }> {
  const { io, words } = context;
  const located = await locateBoth(context, base, head);
  const compiled = located.map(compileLocated);
  const diagnostics = compiled.flatMap((side) => side.diagnostics);
  const texts = new Map(compiled.flatMap((side) => [...side.texts]));
  const [before, after] = compiled.map((side) => side.compiled?.program.plan);
  const broken = diagnostics.filter(({ severity }) => severity === 'error');
  if (!before || !after || broken.length > 0) return { findings: findingsOf(broken, texts) };

  checkPeriod(after, options.period);
  const aligned = align(before, after);
  const units = unitsOf(aligned);
  const sides = {
    base: { shown: located[0].folder.shown, plan: before, hash: policyHash(before) },
    head: { shown: located[1].folder.shown, plan: after, hash: policyHash(after) },
  };
  const comparison = { ...sides, units, rules: changesOf(aligned, units) };
  const folder = options.data ?? resolve(located[1].folder.path, 'data');
  if (options.data === undefined && (await kindOfPath(folder)) !== 'folder') return { findings: findingsOf([], texts), comparison };

  const progress = progressOf(context);
  progress.step(words.progress.reading);
  const { sheets, shown, diagnostics: reading } = await readDataFolder(io, folder);
  const now = loadTables(aligned.head.plan, sheets, { folder: '' });
  const old = readSame(aligned) ? now : loadTables(aligned.base.plan, sheets, { folder: '' });
  progress.step(words.progress.scoring);
  const impact = impactOf({
    aligned,
    units,
    data: { base: old.data, head: now.data },
    horizon: { until: options.period ?? lastGiven(now.data, after.year) },
    evaluate: incremental(),
    ...(options.period !== undefined && { period: options.period }),
  });
  progress.done();
  const found = inFolders([...reading, ...now.findings], { policy: sides.head.shown, data: shown }, 'data');
  return { findings: findingsOf(found, texts), comparison: { ...comparison, impact } };
}

/** What is no path is a revision: `main policies/x` compares with the folder as it is now, `v1..v2 policies/x` two of its past. */
async function locateBoth({ io }: Context, base: string, head: string): Promise<readonly [Located, Located]> {
  if ((await kindOfPath(resolve(io.cwd, base))) !== 'none') return [await locatePolicy(io, base), await locatePolicy(io, head)];
  const [from = '', to] = base.split('..');
  return [await locateRevision(io, from, head), to === undefined ? await locatePolicy(io, head) : await locateRevision(io, to, head)];
}

function checkPeriod({ year, assessments }: Plan, period: PeriodKey | undefined): void {
  if (period === undefined) return;
  const kind = period === '' ? undefined : kindOf(period);
  if (kind === undefined) throw new WrongUse('badPeriod', { value: visible(period) });
  if (!period.startsWith(String(year))) throw new WrongUse('periodOutside', { value: period, year: String(year) });
  if (assessments.some(({ frame }) => frame.period === kind || (frame.period === 'none' && kind === 'year'))) return;
  const known = [...new Set(assessments.map(({ frame }) => frame.period))].join(', ');
  throw new WrongUse('noSuchPeriod', { assessment: visible(assessments.map(({ name }) => name).join(', ')), value: period, known });
}
