import { resolve } from 'node:path';
import { evaluate, type Move, movesBetween, type Run } from '../../engine/index.ts';
import { differencesOf, evaluateColumns } from '../../engine/columns/index.ts';
import { type Diagnostic, kindOf, nearest, type PeriodKey, periodsOfYear, type Plan, visible } from '../../engine/plan/index.ts';
import { correctionNames, type Data, loadTables } from '../../engine/tables/index.ts';
import type { Context } from '../context.ts';
import { type Findings, findingsOf, inFolders } from '../diagnostics/finding.ts';
import { WrongUse } from '../exit.ts';
import { choiceOf } from '../options/choice.ts';
import { type Levels, withLevels } from '../options/level.ts';
import { progressOf } from '../progress.ts';
import { readCorrectionsFile, readDataFolder } from '../project/data.ts';
import { locatePolicy } from '../project/policies.ts';
import { type Compiled, compileLocated } from '../project/program.ts';
import { periodsOf, type Selection } from './view.ts';

/** What the options of score and explain say about a run. */
export type RunOptions = {
  readonly data?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly assessment?: string;
  readonly evaluator?: string;
  readonly verify?: boolean;
  readonly corrections?: string;
};

/** A policy evaluated over its data, or, where the policy is wrong, only the findings that say so. */
export type Evaluated = { readonly findings: Findings; readonly done?: Done };
export type Done = {
  readonly run: Run;
  readonly compiled: Compiled;
  readonly selection: Selection;
  /** The data's folder, as shown. */
  readonly data: string;
  /** What was found before the run, as the engine names places: relative to the policy's folder and to the data's. */
  readonly before: readonly Diagnostic[];
  /** What the corrections moved. */
  readonly moves: readonly Move[];
};

/**
 * Reads a policy and its data and evaluates them. A policy with errors is not evaluated: its figures could not be
 * trusted. Wrong cells are findings, and the run goes on with what does not hang on them.
 */
export async function evaluatePolicy(policy: string, options: RunOptions, levels: Levels, context: Context): Promise<Evaluated> {
  const { io, words } = context;
  const evaluator = choiceOf('--evaluator', options.evaluator ?? 'columns', ['columns', 'reference']);
  const located = await locatePolicy(io, policy);
  const { compiled, diagnostics, texts } = compileLocated(located);
  const plan = compiled?.program.plan;
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  if (!compiled || !plan || broken) return { findings: findingsOf(withLevels(diagnostics, levels), texts) };

  const selection = selectionOf(plan, options);
  const progress = progressOf(context);
  progress.step(words.progress.reading);
  const data = await readDataFolder(io, options.data ?? resolve(located.folder.path, 'data'));
  const corrections = options.corrections === undefined ? undefined : await readCorrectionsFile(io, options.corrections);
  const sheets = corrections ? [...data.sheets.filter(({ name }) => !correctionNames.includes(name)), ...corrections.sheets] : data.sheets;
  const loaded = loadTables(plan, sheets, { folder: '' });
  progress.step(words.progress.scoring);
  const until = selection.period ?? lastGiven(loaded.data, plan.year);
  const horizon = { until, ...(options.asOf !== undefined && { asOf: dateOf(options.asOf) }) };
  const evaluateBy = evaluator === 'columns' ? evaluateColumns : evaluate;
  const run = evaluateBy(plan, loaded.data, horizon);
  if (options.verify) verify(run, (evaluator === 'columns' ? evaluate : evaluateColumns)(plan, loaded.data, horizon));
  const moves = run.corrections.length === 0 ? [] : movesBetween(evaluateBy(plan, { ...loaded.data, corrections: [] }, horizon), run);
  progress.done();

  checkPeriod(run, selection);
  const ofData: readonly Diagnostic[] = [...data.diagnostics, ...(corrections?.diagnostics ?? []), ...loaded.findings];
  const folders = { policy: compiled.shown, data: data.shown };
  const all = [...diagnostics, ...inFolders([...ofData, ...run.findings], folders, 'data')];
  const before = [...compiled.program.diagnostics, ...ofData];
  return { findings: findingsOf(withLevels(all, levels), texts), done: { run, compiled, selection, data: data.shown, before, moves } };
}

/** Two evaluators that differ in one digit are a bug of Heng's, and neither is to be trusted. */
function verify(run: Run, other: Run): void {
  const [first] = differencesOf(run, other, 1);
  if (first !== undefined) throw new Error(`the two evaluators differ: ${first}`);
}

/** How far the data go: months that nobody has begun to fill in are not missing. */
export function lastGiven({ inputs }: Data, year: number): PeriodKey {
  const given = new Set([...inputs.values()].flatMap((byPeriod) => [...byPeriod.keys()]));
  const finest = (['month', 'quarter', 'half'] as const).map((kind) => periodsOfYear(year, kind).findLast((period) => given.has(period)));
  return finest.find((period) => period !== undefined) ?? String(year);
}

/** Which assessment and period are asked for; a name or a period that the policy does not have is wrong use. */
function selectionOf(plan: Plan, { assessment, period }: RunOptions): Selection {
  const names = plan.assessments.map(({ name }) => name);
  if (assessment !== undefined && !names.includes(assessment)) {
    const known = names.map((name) => visible(name)).join(', ');
    throw new WrongUse('unknownAssessment', { value: visible(assessment), suggestion: nearest(assessment, names) ?? '', known });
  }
  if (period !== undefined) {
    if (period === '' || kindOf(period) === undefined) throw new WrongUse('badPeriod', { value: visible(period) });
    if (!period.startsWith(String(plan.year))) throw new WrongUse('periodOutside', { value: period, year: String(plan.year) });
  }
  return { ...(assessment !== undefined && { assessment }), ...(period !== undefined && { period }) };
}

/** A period must be one of an assessment that is asked for: a month of a yearly assessment is no empty result. */
function checkPeriod(run: Run, { assessment, period }: Selection): void {
  if (period === undefined) return;
  const asked = run.plan.assessments.filter(({ name }) => assessment === undefined || name === assessment);
  const kind = kindOf(period);
  if (asked.some(({ frame }) => frame.period === kind || (frame.period === 'none' && kind === 'year'))) return;
  const known = [...new Set(asked.flatMap((one) => periodsOf(run, one)))].join(', ');
  throw new WrongUse('noSuchPeriod', { assessment: visible(assessment ?? run.plan.name), value: period, known });
}

function dateOf(value: string): PeriodKey {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-').map(Number) : [];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (month === 0 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    throw new WrongUse('badDate', { value: visible(value) });
  return value;
}
