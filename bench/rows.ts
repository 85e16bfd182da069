/** By hand again, but row by row over objects, as most programs are written. */

import { type FloatInputs, rankAndGrade } from './floats.ts';
import { bandsOf, coefficients, indicators, raters, weights } from './workload/shape.ts';

export type Row = Readonly<Record<string, number>>;

/** One object a subject: figures by name, its track's number, its events' sums. */
export function rowsOf({ size, track, columns, events }: FloatInputs): readonly Row[] {
  const [bonus, deduct] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < events.subject.length; k++) {
    const to = events.kind[k] === 0 ? bonus : deduct;
    to[events.subject[k] ?? 0] = (to[events.subject[k] ?? 0] ?? 0) + (events.points[k] ?? 0);
  }
  const entries = [...columns];
  return Array.from({ length: size }, (_, i) => ({
    ...Object.fromEntries(entries.map(([name, v]) => [name, v[i] ?? 0])),
    track: track[i] ?? 0,
    bonus: bonus[i] ?? 0,
    deduct: deduct[i] ?? 0,
  }));
}

export function evaluateRows(rows: readonly Row[], track: Uint8Array): { readonly rank: Int32Array; readonly grade: Uint8Array } {
  const totals = Float64Array.from(rows, totalOf);
  return rankAndGrade(
    totals,
    track,
    Float64Array.from(rows, (row) => row['重大事故'] ?? 0),
  );
}

function totalOf(row: Row): number {
  const own = weights[row['track'] ?? 0] ?? [];
  let base = 0;
  for (let i = 0; i < indicators.length; i++) base += rateOf(row, i) * (own[i] ?? 0);
  const coefficient = coefficients.find(({ from }) => (row['增速'] ?? 0) >= from)?.value ?? 1;
  return Math.round((base * coefficient + Math.min(row['bonus'] ?? 0, 8) - Math.min(row['deduct'] ?? 0, 6)) * 100) / 100;
}

function rateOf(row: Row, i: number): number {
  const indicator = indicators[i];
  if (!indicator) return 0;
  const { name, kind } = indicator;
  switch (kind) {
    case 'more':
    case 'less': {
      const [a, b] = [row[`${name}实绩`] ?? 0, row[`${name}目标`] ?? 0];
      return Math.min(Math.min(Math.max(kind === 'more' ? a / b : b / a, 0), 1.2), 1.1);
    }
    case 'bands':
      return bandsOf(i).find(({ from }) => (row[`${name}值`] ?? 0) >= from)?.rate ?? 0;
    case 'rated':
      return raters.reduce((sum, weight, k) => sum + weight * (row[`${name}评${k + 1}`] ?? 0), 0) / 100;
  }
}
