import type { Run } from '../../engine/index.ts';
import { compare } from '../../engine/numbers/index.ts';
import { type Assessment, coarsen, kindOf, type Node, type PeriodKey, type Plan, type Rank } from '../../engine/plan/index.ts';
import { isRational, type Value } from '../../engine/tables/data.ts';
import { decides } from '../../engine/values/index.ts';

/** One assessment in one period, as a table for people: rows by track, rank, key. */
export type View = {
  readonly assessment: Assessment;
  readonly period: PeriodKey;
  /** Of tracks; undefined where the assessment has none. */
  readonly track: Node | undefined;
  readonly columns: readonly Node[];
  readonly rows: readonly ViewRow[];
};
export type ViewRow = { readonly key: string; readonly track: string; readonly cells: readonly (Value | undefined)[] };

/** Which results are shown: all of an assessment's periods, or one. */
export type Selection = { readonly assessment?: string; readonly period?: PeriodKey };

/** The views of a run that a selection names, in the order of the policy, periods oldest first. */
export function viewsOf(run: Run, { assessment, period }: Selection): readonly View[] {
  return run.plan.assessments
    .filter(({ name }) => assessment === undefined || name === assessment)
    .flatMap((one) => {
      const periods = [...new Set(run.rowsOf(one.frame).map((row) => row.period))];
      return periods
        .filter((each) => period === undefined || each === period || (each === '' && kindOf(period) === 'year'))
        .map((each) => viewOf(run, one, each));
    });
}

/** Of each assessment the last period. */
export function lastPeriods(views: readonly View[]): readonly View[] {
  return views.filter((view, i) => views[i + 1]?.assessment !== view.assessment);
}

function viewOf(run: Run, assessment: Assessment, period: PeriodKey): View {
  const nodes = new Map(run.plan.nodes.map((node) => [node.id, node]));
  const columns = assessment.columns.flatMap((id) => nodes.get(id) ?? []);
  const track = assessment.track === undefined ? undefined : nodes.get(assessment.track);
  const when = assessment.when === undefined ? undefined : nodes.get(assessment.when);
  const read = (node: Node, row: number): Value | undefined => {
    const at = coarsen(period, node.frame.period);
    return at === undefined ? undefined : run.value(node.id, row, at);
  };
  const keys = run.data.tables.get(assessment.frame.table)?.keys ?? [];
  const rows = run
    .rowsOf(assessment.frame)
    .filter((row) => row.period === period && isAssessed(when && read(when, row.row)))
    .map(({ row }) => {
      const value = track && read(track, row);
      return {
        key: keys[row] ?? '',
        track: typeof value === 'string' ? value : '',
        cells: columns.map((column) => read(column, row)),
      };
    });
  return { assessment, period, track, columns, rows: inOrder(rows, track, columns) };
}

/** Rows outside `当` are no part of the result; those of which nobody knows are. */
function isAssessed(condition: Value | undefined): boolean {
  return condition === undefined || decides(condition) !== false;
}

/** Tracks in the order in which the policy lists them; then by the rank in the track, those without one last; then by key. */
function inOrder(rows: readonly ViewRow[], track: Node | undefined, columns: readonly Node[]): readonly ViewRow[] {
  const tracks = track?.type.t === 'opt' ? track.type.of : [];
  const rank = columns.findIndex((column) => column.kind === 'rank' && isOfTrack(column.group, track));
  return rows.toSorted(
    (a, b) => tracks.indexOf(a.track) - tracks.indexOf(b.track) || byRank(a.cells[rank], b.cells[rank]) || byText(a.key, b.key),
  );
}

/** A rank within smaller groups (同 单位) says nothing about the order of the table. */
function isOfTrack(group: Rank['group'], track: Node | undefined): boolean {
  const same = new Set([track?.id, ...(track?.kind === 'expr' ? Object.values(track.in).map(({ node }) => node) : [])]);
  return group.every((key) => 'column' in key && same.has(key.column.node));
}

function byRank(a: Value | undefined, b: Value | undefined): number {
  const [left, right] = [a !== undefined && isRational(a) ? a : undefined, b !== undefined && isRational(b) ? b : undefined];
  if (left && right) return compare(left, right);
  return left ? -1 : right ? 1 : 0;
}

/** By code point: the same on every machine. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The periods in which an assessment can be asked for. */
export function periodsOf(run: Run, { frame }: Plan['assessments'][number]): readonly PeriodKey[] {
  return [...new Set(run.rowsOf(frame).map(({ period }) => period))];
}
