/** The limit: the same work by hand in float columns, as fast as plain JavaScript goes, and as wrong as floats are. */

import type { Figures } from './workload/data.ts';
import { bandsOf, coefficients, indicators, raters, weights } from './workload/shape.ts';

/** Inputs as the doubles that a float program would hold. */
export type FloatInputs = {
  readonly size: number;
  readonly track: Uint8Array;
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly events: Figures['events'];
};

export function floatInputs({ size, track, columns, events }: Figures): FloatInputs {
  return {
    size,
    track,
    columns: new Map([...columns].map(([name, { v, scale }]) => [name, v.map((x) => x / 10 ** scale)])),
    events: { ...events, points: events.points.map((x) => x / 10) },
  };
}

export type FloatResult = {
  readonly dimensions: readonly Float64Array[];
  readonly groups: readonly Float64Array[];
  readonly bonus: Float64Array;
  readonly deduct: Float64Array;
  readonly total: Float64Array;
  readonly rank: Int32Array;
  readonly grade: Uint8Array;
};

/** `w`: weights by track. `before`: with a change of indicators of the first dimension only, what may be taken over. */
export function evaluateFloats(inputs: FloatInputs, w: readonly (readonly number[])[], before?: FloatResult): FloatResult {
  const { size, track } = inputs;
  const dimensions = before
    ? [dimension(inputs, w, 0), ...before.dimensions.slice(1)]
    : Array.from({ length: 12 }, (_, d) => dimension(inputs, w, d));
  const groups = before
    ? [sum3(dimensions, 0, size), ...before.groups.slice(1)]
    : Array.from({ length: 4 }, (_, g) => sum3(dimensions, g, size));
  const { bonus, deduct } = before ?? ledger(inputs);
  const growth = columnOf(inputs, '增速');
  const accidents = columnOf(inputs, '重大事故');
  const total = new Float64Array(size);
  const [a, b, c, d] = groups;
  if (!a || !b || !c || !d) throw new Error('four groups');
  for (let i = 0; i < size; i++) {
    const base = (a[i] ?? 0) + (b[i] ?? 0) + (c[i] ?? 0) + (d[i] ?? 0);
    let coefficient = 1;
    for (let k = 0; k < coefficients.length; k++) {
      if ((growth[i] ?? 0) >= (coefficients[k]?.from ?? 0)) {
        coefficient = coefficients[k]?.value ?? 1;
        break;
      }
    }
    total[i] = Math.round((base * coefficient + (bonus[i] ?? 0) - (deduct[i] ?? 0)) * 100) / 100;
  }
  return { dimensions, groups, bonus, deduct, total, ...rankAndGrade(total, track, accidents) };
}

function columnOf({ columns }: FloatInputs, name: string): Float64Array {
  const column = columns.get(name);
  if (!column) throw new Error(`no column ${name}`);
  return column;
}

function dimension(inputs: FloatInputs, w: readonly (readonly number[])[], d: number): Float64Array {
  const { size, track } = inputs;
  const out = new Float64Array(size);
  for (let j = d * 5; j < d * 5 + 5; j++) {
    const indicator = indicators[j];
    if (!indicator) continue;
    const table = Float64Array.from(w, (row) => row[j] ?? 0);
    const { name, kind } = indicator;
    if (kind === 'more' || kind === 'less') {
      const over = columnOf(inputs, name + (kind === 'more' ? '实绩' : '目标'));
      const under = columnOf(inputs, name + (kind === 'more' ? '目标' : '实绩'));
      for (let i = 0; i < size; i++) {
        const rate = Math.min(Math.max((over[i] ?? 0) / (under[i] ?? 1), 0), 1.2);
        out[i] = (out[i] ?? 0) + Math.min(rate, 1.1) * (table[track[i] ?? 0] ?? 0);
      }
    } else if (kind === 'bands') {
      const x = columnOf(inputs, `${name}值`);
      const rows = bandsOf(j);
      const [from, rates] = [Float64Array.from(rows, (row) => row.from), Float64Array.from(rows, (row) => row.rate)];
      for (let i = 0; i < size; i++) {
        let rate = 0;
        for (let k = 0; k < from.length; k++) {
          if ((x[i] ?? 0) >= (from[k] ?? 0)) {
            rate = rates[k] ?? 0;
            break;
          }
        }
        out[i] = (out[i] ?? 0) + rate * (table[track[i] ?? 0] ?? 0);
      }
    } else {
      const [x, y, z] = [1, 2, 3].map((k) => columnOf(inputs, `${name}评${k}`));
      if (!x || !y || !z) continue;
      for (let i = 0; i < size; i++) {
        const score = (x[i] ?? 0) * raters[0] + (y[i] ?? 0) * raters[1] + (z[i] ?? 0) * raters[2];
        out[i] = (out[i] ?? 0) + (score / 100) * (table[track[i] ?? 0] ?? 0);
      }
    }
  }
  return out;
}

function sum3(dimensions: readonly Float64Array[], g: number, size: number): Float64Array {
  const [a, b, c] = dimensions.slice(3 * g, 3 * g + 3);
  const out = new Float64Array(size);
  if (a && b && c) for (let i = 0; i < size; i++) out[i] = (a[i] ?? 0) + (b[i] ?? 0) + (c[i] ?? 0);
  return out;
}

function ledger({ size, events: { subject, kind, points } }: FloatInputs): { readonly bonus: Float64Array; readonly deduct: Float64Array } {
  const [bonus, deduct] = [new Float64Array(size), new Float64Array(size)];
  for (let k = 0; k < subject.length; k++) {
    const i = subject[k] ?? 0;
    if (kind[k] === 0) bonus[i] = (bonus[i] ?? 0) + (points[k] ?? 0);
    else deduct[i] = (deduct[i] ?? 0) + (points[k] ?? 0);
  }
  for (let i = 0; i < size; i++) {
    bonus[i] = Math.min(bonus[i] ?? 0, 8);
    deduct[i] = Math.min(deduct[i] ?? 0, 6);
  }
  return { bonus, deduct };
}

export function rankAndGrade(
  total: Float64Array,
  track: Uint8Array,
  accidents: Float64Array,
): { readonly rank: Int32Array; readonly grade: Uint8Array } {
  const size = total.length;
  const [rank, grade] = [new Int32Array(size), new Uint8Array(size)];
  for (let t = 0; t < weights.length; t++) {
    let count = 0;
    for (let i = 0; i < size; i++) if (track[i] === t) count++;
    const rows = new Int32Array(count);
    for (let i = 0, n = 0; i < size; i++) if (track[i] === t) rows[n++] = i;
    rows.sort((a, b) => (total[b] ?? 0) - (total[a] ?? 0));
    let seats = Math.floor(count * 0.3);
    let open = true;
    for (let from = 0; from < count; ) {
      let to = from + 1;
      const score = total[rows[from] ?? 0] ?? 0;
      while (to < count && total[rows[to] ?? 0] === score) to++;
      let eligible = 0;
      for (let k = from; k < to; k++) {
        rank[rows[k] ?? 0] = from + 1;
        if (score >= 90 && accidents[rows[k] ?? 0] === 0) eligible++;
      }
      if (eligible > seats) open = false;
      for (let k = from; k < to; k++) {
        const row = rows[k] ?? 0;
        const veto = (accidents[row] ?? 0) > 0;
        grade[row] = !veto && score >= 90 && open ? 0 : !veto && score >= 80 ? 1 : veto || score >= 60 ? 2 : 3;
        if (veto && score < 60) grade[row] = 3;
      }
      if (open) seats -= eligible;
      from = to;
    }
  }
  return { rank, grade };
}
