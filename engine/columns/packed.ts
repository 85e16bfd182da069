/** Columns of data that never were objects: what a reader of large files hands over in place of an array of values. */

import type { Rational } from '../numbers/index.ts';
import type { PeriodKey } from '../plan/index.ts';
import type { Data, Value } from '../tables/data.ts';
import { exactNumber, type NumberColumn } from './column.ts';

/** Inputs that are exact decimals already, by node and period. `data.inputs` shows the same cells to whoever reads rows. */
export type PackedInputs = ReadonlyMap<string, ReadonlyMap<PeriodKey, NumberColumn>>;
export type PackedData = Data & { readonly packed?: PackedInputs };

/** The cells of a packed column as an array that makes each value when it is read. Blank cells are empty ones. */
export function cellsOf(column: NumberColumn): readonly (Value | undefined)[] {
  return new Proxy<(Value | undefined)[]>([], {
    get: (target, name) => {
      if (name === 'length') return column.size;
      const row = typeof name === 'string' ? Number(name) : Number.NaN;
      return Number.isInteger(row) ? cellAt(column, row) : Reflect.get(target, name);
    },
  });
}

function cellAt(column: NumberColumn, row: number): Rational | undefined {
  return row < 0 || row >= column.size || (column.tags?.[row] ?? 0) !== 0 ? undefined : exactNumber(column, row);
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
  return { kind: 'number', size: v.length, tags: undefined, v, scale, error: 0, low: v.length > 0 ? low : 0, high: v.length > 0 ? high : 0 };
}

/** Data with some inputs packed. */
export function withPacked(data: Data, packed: PackedInputs): PackedData {
  const inputs = new Map(data.inputs);
  for (const [id, byPeriod] of packed) inputs.set(id, new Map([...byPeriod].map(([period, column]) => [period, cellsOf(column)])));
  return { ...data, inputs, packed };
}

