import { sorted } from '../diagnostics/sorted.ts';
import {
  type Assessment,
  coarsen,
  type Diagnostic,
  kindOf,
  type Node,
  type PeriodKey,
  type PeriodKind,
  visibleJson,
} from '../plan/index.ts';
import type { Move } from '../impact/index.ts';
import type { RowAt, Run } from '../reference/index.ts';
import type { Value } from '../tables/data.ts';
import { decides } from '../values/index.ts';
import { type ResultValue, resultValue } from './value.ts';

/** What `heng score --format json` prints. */
export type Result = {
  readonly policy: { readonly name: string; readonly year: number; readonly hash: string };
  readonly engine: string;
  readonly data: { readonly hash: string };
  readonly assessments: readonly AssessmentResult[];
  /** Corrections that were applied, and every other figure that moved because of them; absent where there are none. */
  readonly corrections?: readonly CorrectionResult[];
  readonly moved?: readonly MoveResult[];
  readonly findings: readonly Diagnostic[];
};

export type CorrectionResult = {
  readonly column: string;
  readonly key: string;
  readonly period: PeriodKey | null;
  readonly from: ResultValue;
  readonly to: ResultValue;
  readonly ground: string;
  readonly approver: string;
  readonly date: string;
};
export type MoveResult = {
  readonly column: string;
  readonly key: string;
  readonly period: PeriodKey | null;
  readonly before: ResultValue | null;
  readonly after: ResultValue | null;
};

/** One assessment in one period; `period` is null where its frame has none. Rows stand in order of their keys. */
export type AssessmentResult = {
  readonly name: string;
  readonly of: string;
  readonly period: PeriodKey | null;
  readonly rows: readonly ResultRow[];
};
export type ResultRow = { readonly key: string; readonly track?: ResultValue; readonly columns: Readonly<Record<string, ResultValue>> };

export type ResultOptions = {
  /** Names; absent: all. */
  readonly assessments?: readonly string[];
  /** Absent: every period of the horizon. Given: the assessments of that grain, and with a year those without periods. */
  readonly period?: PeriodKey;
  readonly policyHash: string;
  readonly dataHash: string;
  /** Name and version of what evaluated. */
  readonly engine: string;
  /** Findings from before the run (those of loading the data), to stand among its own. */
  readonly findings?: readonly Diagnostic[];
  /** What the corrections of the data moved: `movesBetween` the run without them and this one. */
  readonly moves?: readonly Move[];
};

/** The figures of a run. Rows that an assessment does not assess are not in it. */
export function toResult(run: Run, options: ResultOptions): Result {
  const { plan, findings } = run;
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const chosen = plan.assessments.filter(
    ({ name, frame }) => (options.assessments?.includes(name) ?? true) && isOfPeriod(frame.period, options.period),
  );
  return {
    policy: { name: plan.name, year: plan.year, hash: options.policyHash },
    engine: options.engine,
    data: { hash: options.dataHash },
    assessments: chosen.flatMap((assessment) => assessmentResults(run, nodes, assessment, options.period)),
    ...correctionsOf(run, options.moves ?? []),
    findings: sorted<string>([...(options.findings ?? []), ...findings]),
  };
}

function correctionsOf(run: Run, moves: readonly Move[]): Pick<Result, 'corrections' | 'moved'> {
  const applied = run.corrections.filter((each) => each.applied).map(({ correction }) => correction);
  if (applied.length === 0) return {};
  const nodes = new Map(run.plan.nodes.map((node) => [node.id, node]));
  const orNull = (value: Value | undefined): ResultValue | null => (value === undefined ? null : resultValue(value));
  return {
    corrections: applied.map(({ node, row, period, from, to, ground, approver, date }) => ({
      column: node,
      key: run.data.tables.get(nodes.get(node)?.frame.table ?? '')?.keys[row] ?? '',
      period: period === '' ? null : period,
      from: resultValue(from),
      to: resultValue(to),
      ...{ ground, approver, date },
    })),
    moved: moves.map(({ column, key, period, before, after }) => ({
      column,
      key,
      period: period === '' ? null : period,
      before: orNull(before),
      after: orNull(after),
    })),
  };
}

/** The same bytes for the same result, everywhere. */
export function serialiseResult(result: Result): string {
  return `${visibleJson(JSON.stringify(result, null, 2))}\n`;
}

function isOfPeriod(frame: PeriodKind, period: PeriodKey | undefined): boolean {
  if (period === undefined) return true;
  const kind = kindOf(period);
  return frame === kind || (frame === 'none' && kind === 'year');
}

function assessmentResults(
  run: Run,
  nodes: ReadonlyMap<string, Node>,
  assessment: Assessment,
  period: PeriodKey | undefined,
): readonly AssessmentResult[] {
  const { name, frame } = assessment;
  const byPeriod = new Map<PeriodKey, RowAt[]>();
  for (const at of run.rowsOf(frame)) {
    if (frame.period !== 'none' && period !== undefined && at.period !== period) continue;
    const rows = byPeriod.get(at.period) ?? [];
    byPeriod.set(at.period, rows);
    if (isAssessed(run, nodes, assessment, at)) rows.push(at);
  }
  return [...byPeriod].map(([each, rows]) => ({
    name,
    of: frame.table,
    period: each === '' ? null : each,
    rows: rows.map((at) => rowResult(run, nodes, assessment, at)).toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
  }));
}

function rowResult(run: Run, nodes: ReadonlyMap<string, Node>, { frame, track, columns }: Assessment, at: RowAt): ResultRow {
  const key = run.data.tables.get(frame.table)?.keys[at.row] ?? '';
  const trackValue = track === undefined ? undefined : valueAt(run, nodes.get(track), at);
  return {
    key,
    ...(trackValue === undefined ? {} : { track: resultValue(trackValue) }),
    columns: Object.fromEntries(
      columns.flatMap((id) => {
        const node = nodes.get(id);
        const value = valueAt(run, node, at);
        return node && value !== undefined ? [[node.label, resultValue(value)] as const] : [];
      }),
    ),
  };
}

function isAssessed(run: Run, nodes: ReadonlyMap<string, Node>, { when }: Assessment, at: RowAt): boolean {
  const condition = when === undefined ? undefined : valueAt(run, nodes.get(when), at);
  return condition === undefined || decides(condition) !== false;
}

/** A column of the assessed row, which may lie in a coarser period than the assessment. */
function valueAt(run: Run, node: Node | undefined, { row, period }: RowAt): Value | undefined {
  const own = node && coarsen(period, node.frame.period);
  return node && own !== undefined ? run.value(node.id, row, own) : undefined;
}
