import type { PeriodKey } from '../plan/index.ts';
import type { Run } from '../reference/index.ts';
import { type Periods, trackOf } from './figures.ts';

/** How many rows of a track have a grade; `gained` and `lost` name those who came to it and who left it. */
export type Seats = {
  readonly column: string;
  readonly label: string;
  readonly assessment: string;
  readonly period: PeriodKey;
  readonly track: string;
  readonly grade: string;
  readonly before: number;
  readonly after: number;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
};

/** The grades to which somebody came or that somebody left, in the order of the policy. */
export function seatsBetween(before: Run, after: Run, periods: Periods): readonly Seats[] {
  const scales = new Map(
    [...before.plan.nodes, ...after.plan.nodes].flatMap((node) => (node.kind === 'grade' ? [[node.id, node] as const] : [])),
  );
  return [...scales.values()].flatMap((node) =>
    (periods.get(node.assessment ?? '') ?? []).flatMap((period) => {
      const [old, now] = [holders(before, node.id, period), holders(after, node.id, period)];
      const tracks = [...new Set([...old, ...now].map(({ track }) => track))];
      const grades = [...new Set([...(node.type.t === 'opt' ? node.type.of : []), ...[...old, ...now].map(({ grade }) => grade)])];
      return tracks.flatMap((track) =>
        grades.flatMap((grade): readonly Seats[] => {
          const [was, is] = [old, now].map((all) => all.flatMap((one) => (one.track === track && one.grade === grade ? [one.key] : [])));
          const gained = (is ?? []).filter((key) => !was?.includes(key));
          const lost = (was ?? []).filter((key) => !is?.includes(key));
          if (gained.length === 0 && lost.length === 0) return [];
          return [
            {
              column: node.id,
              label: node.label,
              assessment: node.assessment ?? '',
              period,
              track,
              grade,
              before: was?.length ?? 0,
              after: is?.length ?? 0,
              gained,
              lost,
            },
          ];
        }),
      );
    }),
  );
}

type Holder = { readonly key: string; readonly track: string; readonly grade: string };

function holders(run: Run, id: string, period: PeriodKey): readonly Holder[] {
  const node = run.plan.nodes.find((one) => one.id === id);
  const assessment = run.plan.assessments.find(({ name }) => name === node?.assessment);
  const keys = node && run.data.tables.get(node.frame.table)?.keys;
  if (!node || !assessment || !keys) return [];
  return run.rowsOf(node.frame).flatMap(({ row, period: at }) => {
    const grade = at === period ? run.value(id, row, period) : undefined;
    return typeof grade === 'string' ? [{ key: keys[row] ?? '', track: trackOf(run, assessment, row, period), grade }] : [];
  });
}
