/** Columns of data that never were objects: what a reader of large files hands over in place of an array of values. */

import type { PeriodKey } from '../plan/index.ts';
import type { Data, Value } from '../tables/data.ts';
import { exactNumber, type NumberColumn } from './column.ts';

/** Options or texts: entry i is texts[v[i]]. */
export type PackedTexts = {
  readonly kind: 'texts';
  readonly size: number;
  readonly v: Uint8Array | Int32Array;
  readonly texts: readonly string[];
};
export type PackedColumn = NumberColumn | PackedTexts;
/** Inputs without empty cells, by node and period. `data.inputs` shows the same cells to whoever reads rows. */
export type PackedInputs = ReadonlyMap<string, ReadonlyMap<PeriodKey, PackedColumn>>;
export type PackedData = Data & { readonly packed?: PackedInputs };

/** The cells of a packed column as an array that makes each value when it is read. */
function cellsOf(column: PackedColumn): readonly (Value | undefined)[] {
  return new Proxy<(Value | undefined)[]>([], {
    get: (target, name) => {
      if (name === 'length') return column.size;
      const row = typeof name === 'string' ? Number(name) : Number.NaN;
      return Number.isInteger(row) ? cellAt(column, row) : Reflect.get(target, name);
    },
  });
}

function cellAt(column: PackedColumn, row: number): Value | undefined {
  if (row < 0 || row >= column.size) return undefined;
  return column.kind === 'texts' ? column.texts[column.v[row] ?? -1] : exactNumber(column, row);
}

/** A packed column of integers ÷ 10^scale; every row is given. */
export function packNumbers(v: Float64Array, scale: number): NumberColumn {
  let low = Infinity;
  let high = -Infinity;
  for (const x of v) {
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (v.length > 0 && (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || v.some((x) => !Number.isInteger(x)))) {
    throw new RangeError('a packed column holds integers of less than 2^53');
  }
  return {
    kind: 'number',
    size: v.length,
    tags: undefined,
    v,
    scale,
    error: 0,
    low: v.length > 0 ? low : 0,
    high: v.length > 0 ? high : 0,
  };
}

/** Data with some inputs packed. */
export function withPacked(data: Data, packed: PackedInputs): PackedData {
  const inputs = new Map(data.inputs);
  for (const [id, byPeriod] of packed) inputs.set(id, new Map([...byPeriod].map(([period, column]) => [period, cellsOf(column)])));
  return { ...data, inputs, packed };
}

/** Data with some cells changed. A changed column is no longer packed. */
export function withCells(data: PackedData, cells: readonly Cell[]): PackedData {
  const inputs = new Map(data.inputs);
  const packed = new Map(data.packed);
  const changed = new Map<string, Map<PeriodKey, (Value | undefined)[]>>();
  for (const { node, row, period, value } of cells) {
    const byPeriod = changed.get(node) ?? new Map<PeriodKey, (Value | undefined)[]>();
    changed.set(node, byPeriod);
    const given = inputs.get(node)?.get(period);
    const values = byPeriod.get(period) ?? Array.from({ length: Math.max(given?.length ?? 0, row + 1) }, (_, i) => given?.[i]);
    byPeriod.set(period, values);
    values[row] = value;
  }
  for (const [node, byPeriod] of changed) {
    inputs.set(node, new Map([...(inputs.get(node) ?? []), ...byPeriod]));
    packed.set(node, new Map([...(packed.get(node) ?? [])].filter(([period]) => !byPeriod.has(period))));
  }
  return { ...data, inputs, packed };
}

export type Cell = { readonly node: string; readonly row: number; readonly period: PeriodKey; readonly value: Value | undefined };
