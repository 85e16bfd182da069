/** Columns into blocks. One loop a type of array, so that each stays simple for the machine. */

import type { BoolColumn, NumberColumn, TextColumn } from '../column.ts';
import type { Block, BoolVec, NumberVec, TextVec } from './vec.ts';

export function loadNumbers(column: NumberColumn): NumberVec {
  const { v: from, scale, error, low, high } = column;
  const tags = column.tags;
  return {
    type: 'number',
    blank: tags !== undefined,
    scale,
    error,
    low,
    high,
    column: from,
    run: (block, v, t) => {
      copyNumbers(from, block, v);
      if (tags !== undefined) copyTags(tags, block, t);
    },
    ...(tags === undefined
      ? { multiple: { column: from, factor: 1 }, add: (block: Block, c: number, v: Float64Array) => addNumbers(from, block, c, v) }
      : {}),
  };
}

export function loadBools({ v: from, tags }: BoolColumn): BoolVec {
  return {
    type: 'bool',
    blank: tags !== undefined,
    run: (block, v, t) => {
      copyBytes(from, block, v);
      if (tags !== undefined) copyTags(tags, block, t);
    },
  };
}

export function loadTexts({ v: from, tags }: TextColumn): TextVec {
  return {
    type: 'text',
    blank: tags !== undefined,
    run: (block, v, t) => {
      copyCodes(from, block, v);
      if (tags !== undefined) copyTags(tags, block, t);
    },
  };
}

function copyNumbers(from: Float64Array, { from: start, n, rows }: Block, v: Float64Array): void {
  if (rows === undefined) for (let i = 0; i < n; i++) v[i] = from[start + i] ?? 0;
  else for (let i = 0; i < n; i++) v[i] = from[rows[start + i] ?? 0] ?? 0;
}

function addNumbers(from: Float64Array, { from: start, n, rows }: Block, c: number, v: Float64Array): void {
  if (rows === undefined) for (let i = 0; i < n; i++) v[i] = (v[i] ?? 0) + c * (from[start + i] ?? 0);
  else for (let i = 0; i < n; i++) v[i] = (v[i] ?? 0) + c * (from[rows[start + i] ?? 0] ?? 0);
}

function copyBytes(from: Uint8Array, { from: start, n, rows }: Block, v: Float64Array): void {
  if (rows === undefined) for (let i = 0; i < n; i++) v[i] = from[start + i] ?? 0;
  else for (let i = 0; i < n; i++) v[i] = from[rows[start + i] ?? 0] ?? 0;
}

function copyCodes(from: Int32Array, { from: start, n, rows }: Block, v: Float64Array): void {
  if (rows === undefined) for (let i = 0; i < n; i++) v[i] = from[start + i] ?? 0;
  else for (let i = 0; i < n; i++) v[i] = from[rows[start + i] ?? 0] ?? 0;
}

function copyTags(from: Uint8Array, { from: start, n, rows }: Block, t: Uint8Array): void {
  if (rows === undefined) for (let i = 0; i < n; i++) t[i] = from[start + i] ?? 0;
  else for (let i = 0; i < n; i++) t[i] = from[rows[start + i] ?? 0] ?? 0;
}
