/** Values as the reference has them → a typed column. */

import { decimalPlaces, type Rational } from '../numbers/index.ts';
import type { Type } from '../plan/index.ts';
import { type Blank, isBlank, isRational, type Value } from '../tables/data.ts';
import { type Column, extent, limit, maxScale, Tag, tagOf, unit } from './column.ts';
import type { Dictionary } from './dictionary.ts';

export type Kind = 'number' | 'bool' | 'text';

/** What the columns of a type are. */
export function kindOfType(type: Type): Kind {
  return type.t === 'num' ? 'number' : type.t === 'bool' ? 'bool' : 'text';
}

/** A row without value is one that does not exist. Values that are not of the kind asked for leave the column boxed. */
export function encode(values: readonly (Value | undefined)[], kind: Kind, dictionary: Dictionary): Column {
  const size = values.length;
  if (values.some((value) => value !== undefined && !isBlank(value) && kindOf(value) !== kind)) {
    return { kind: 'boxed', size, tags: tagsOf(values), v: values };
  }
  const tags = tagsOf(values);
  switch (kind) {
    case 'bool':
      return { kind, size, tags, v: Uint8Array.from(values, (value) => (value === true ? 1 : 0)) };
    case 'text':
      return { kind, size, tags, v: Int32Array.from(values, (value) => (typeof value === 'string' ? dictionary.code(value) : -1)) };
    case 'number':
      return numbers(values, tags);
  }
}

function kindOf(value: Exclude<Value, Blank>): Kind {
  return typeof value === 'boolean' ? 'bool' : typeof value === 'string' ? 'text' : 'number';
}

function tagsOf(values: readonly (Value | undefined)[]): Uint8Array | undefined {
  const tags = Uint8Array.from(values, (value) => (value === undefined ? Tag.na : isBlank(value) ? tagOf(value.blank) : Tag.known));
  return tags.some((tag) => tag !== Tag.known) ? tags : undefined;
}

function numberAt(value: Value | undefined): Rational | undefined {
  return value !== undefined && !isBlank(value) && isRational(value) ? value : undefined;
}

function numbers(values: readonly (Value | undefined)[], tags: Uint8Array | undefined): Column {
  const size = values.length;
  const scale = commonScale(values);
  if (scale !== undefined) {
    const power = 10n ** BigInt(scale);
    const v = Float64Array.from(values, (value) => {
      const x = numberAt(value);
      return x === undefined ? 0 : Number((x.n * power) / x.d);
    });
    const { low, high } = extent(v, tags);
    if (Math.max(-low, high) < limit) return { kind: 'number', size, tags, v, scale, error: 0, low, high };
  }
  const v = Float64Array.from(values, (value) => nearestDouble(numberAt(value)));
  const { low, high } = extent(v, tags);
  const magnitude = Math.max(-low, high);
  if (!(magnitude < 1e150)) return { kind: 'boxed', size, tags, v: values };
  // nearestDouble errs by at most 3 roundings: |δ| ≤ 3u ÷ (1 − 3u) < 4u; 1e-300 covers underflow.
  return { kind: 'number', size, tags, v, scale: 0, error: 4 * unit * magnitude + 1e-300, low, high };
}

/** Number(bigint) rounds to nearest, and so does the quotient: three roundings at most. */
function nearestDouble(x: Rational | undefined): number {
  return x === undefined ? 0 : Number(x.n) / Number(x.d);
}

/** The number of decimals that write every value; undefined where none does, or too many are needed. */
function commonScale(values: readonly (Value | undefined)[]): number | undefined {
  let scale = 0;
  const seen = new Map<bigint, number>();
  for (const value of values) {
    const x = numberAt(value);
    if (x === undefined) continue;
    let places = seen.get(x.d);
    if (places === undefined) {
      places = decimalPlaces(x) ?? maxScale + 1;
      seen.set(x.d, places);
    }
    if (places > scale) scale = places;
    if (scale > maxScale) return undefined;
  }
  return scale;
}

/** The column with other values in some rows; undefined where one does not fit into it. */
export function replaced(column: Column, changes: ReadonlyMap<number, Value>, dictionary: Dictionary): Column | undefined {
  const tags = column.tags ? Uint8Array.from(column.tags) : new Uint8Array(column.size);
  const v = column.kind === 'boxed' ? [...column.v] : column.v.slice();
  for (const [row, value] of changes) {
    tags[row] = isBlank(value) ? tagOf(value.blank) : Tag.known;
    const entry = isBlank(value) ? 0 : entryOf(column, value, dictionary);
    if (entry === undefined || Array.isArray(v)) return undefined;
    v[row] = entry;
  }
  const shown = tags.some((tag) => tag !== Tag.known) ? tags : undefined;
  switch (column.kind) {
    case 'number': {
      if (!(v instanceof Float64Array)) return undefined;
      const { kind, size, scale, error } = column;
      return { kind, size, tags: shown, v, scale, error, ...extent(v, shown) };
    }
    case 'bool':
      return v instanceof Uint8Array ? { ...column, tags: shown, v } : undefined;
    case 'text':
      return v instanceof Int32Array ? { ...column, tags: shown, v } : undefined;
    case 'boxed':
      return undefined;
  }
}

function entryOf(column: Column, value: Exclude<Value, Blank>, dictionary: Dictionary): number | undefined {
  if (typeof value === 'boolean') return column.kind === 'bool' ? Number(value) : undefined;
  if (typeof value === 'string') return column.kind === 'text' ? dictionary.code(value) : undefined;
  if (column.kind !== 'number' || column.error > 0) return undefined;
  const scaled = value.n * 10n ** BigInt(column.scale);
  const entry = Number(scaled / value.d);
  return scaled % value.d === 0n && Math.abs(entry) < limit ? entry : undefined;
}
