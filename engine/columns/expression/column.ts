/** An expression over all rows of a period: blocks through the kernels, rows in doubt through the reference. */

import { rational } from '../../numbers/index.ts';
import type { Expr, Node, PeriodKey } from '../../plan/index.ts';
import { isBlank, type Value } from '../../tables/data.ts';
import { type Column, type NumberColumn, tagOf, unit } from '../column.ts';
import type { Context } from '../context.ts';
import { Unfit } from '../unfit.ts';
import { kindOfType } from '../encode.ts';
import { overlay } from '../presence.ts';
import { compile, type Setting } from './compile.ts';
import { roundedVec } from './round.ts';
import { exactRow } from './rows.ts';
import { type Part, partsOf } from './split.ts';
import { aligned, type Block, blockSize, magnitude, type NumberVec, nearest, scaledTo, scratchOf, type Vec } from './vec.ts';

export function exprColumn(ctx: Context, node: Node & Expr, period: PeriodKey): Column {
  const size = ctx.size(node.frame.table);
  const closed = ctx.closed(node, node.frame.table, period);
  const compiled = compiledParts(ctx, node, period);
  const tags = new Uint8Array(size);
  const doubted = compiled.some(({ vec }) => vec.blank || vec.type === 'blank');
  const out = outputOf(
    node,
    size,
    compiled.map(({ vec }) => vec),
  );
  const rows: number[] = [];
  for (const { part, vec } of compiled) run(vec, part.rows, size, out.write, tags, closed, rows);
  let isTagged = doubted;
  for (const row of rows) {
    const value = inDoubt(ctx, node, row, period);
    if (isBlank(value)) isTagged = true;
    tags[row] = isBlank(value) ? tagOf(value.blank) : 0;
    out.settle(row, value);
  }
  if (rows.length > 0) ctx.note(node.id, `kernels, ${rows.length} of ${size} rows exactly`);
  const own = isTagged && tags.some((tag) => tag !== 0) ? tags : undefined;
  return out.column(overlay(own, closed));
}

/** Over integers where these are small enough, else by the reference. */
function inDoubt(ctx: Context, node: Node & Expr, row: number, period: PeriodKey): Value {
  try {
    const value = exactRow(ctx, node, row, period);
    return typeof value === 'boolean' ? value : rational(BigInt(value.n), BigInt(value.d));
  } catch (error) {
    if (error instanceof Unfit) return ctx.exact(node.id, row, period);
    throw error;
  }
}

/** Whether a row of an expression can be missing, not yet due or undecided, as far as its kernels can tell. */
export function mayBeBlank(ctx: Context, node: Node & Expr, period: PeriodKey): boolean {
  return compiledParts(ctx, node, period).some(({ vec }) => vec.blank);
}

type Compiled = { readonly part: Part; readonly vec: Vec };

function compiledParts(ctx: Context, node: Node & Expr, period: PeriodKey): readonly Compiled[] {
  const size = ctx.size(node.frame.table);
  const tree = ctx.tree(node, period);
  const compiled = partsOf(ctx, tree, size).map((part): Compiled => {
    const scratch = scratchOf(part.rows?.length ?? size);
    const setting: Setting = {
      dictionary: ctx.dictionary,
      literals: ctx.literals,
      scratch,
      smallest: ctx.smallest,
      ...(part.fixed ? { fixed: part.fixed } : {}),
    };
    return { part, vec: compile(tree, setting) };
  });
  const numbers = compiled.flatMap(({ vec }) => (vec.type === 'number' ? [vec] : []));
  if (numbers.length === 0) return compiled;
  const { round } = node;
  const alike = aligned(round ? numbers.map((vec) => roundedVec(vec, round)) : numbers);
  let next = 0;
  return compiled.map(({ part, vec }) => ({ part, vec: vec.type === 'number' ? (alike[next++] ?? vec) : vec }));
}

type Write = (block: Block, v: Float64Array) => void;

function run(
  vec: Vec,
  rows: Int32Array | undefined,
  size: number,
  write: Write,
  tags: Uint8Array,
  closed: Uint8Array | undefined,
  inDoubt: number[],
): void {
  const length = rows?.length ?? size;
  const width = Math.min(blockSize, Math.max(1, length));
  const [v, t, doubt] = [new Float64Array(width), new Uint8Array(width), new Uint8Array(width)];
  const block: Block = { from: 0, n: 0, rows, doubt };
  for (let from = 0; from < length; from += width) {
    const n = Math.min(width, length - from);
    block.from = from;
    block.n = n;
    vec.run(block, v, t);
    write(block, v);
    if (vec.blank) for (let i = 0; i < n; i++) tags[rows === undefined ? from + i : (rows[from + i] ?? 0)] = t[i] ?? 0;
    for (let i = doubt.indexOf(1); i >= 0 && i < n; i = doubt.indexOf(1, i + 1)) {
      const row = rows === undefined ? from + i : (rows[from + i] ?? 0);
      doubt[i] = 0;
      if (closed === undefined || closed[row] === 0) inDoubt.push(row);
    }
  }
}

type Output = {
  readonly write: Write;
  readonly settle: (row: number, value: Value) => void;
  readonly column: (tags: Uint8Array | undefined) => Column;
};

function outputOf(node: Node, size: number, vecs: readonly Vec[]): Output {
  const types = new Set(vecs.map(({ type }) => type).filter((type) => type !== 'blank'));
  const kind = kindOfType(node.type);
  if (types.size > 1 || (types.size === 1 && !types.has(kind))) throw new Unfit(`${[...types].join(' and ')} for a ${kind}`);
  switch (kind) {
    case 'number':
      return numbersOut(
        size,
        vecs.filter((vec): vec is NumberVec => vec.type === 'number'),
      );
    case 'bool': {
      const v = new Uint8Array(size);
      return {
        write: (block, from) => scatter(block, from, v),
        settle: (row, value) => void (v[row] = value === true ? 1 : 0),
        column: (tags) => ({ kind, size, tags, v }),
      };
    }
    case 'text': {
      const v = new Int32Array(size);
      return {
        write: (block, from) => scatter(block, from, v),
        settle: () => {
          throw new Unfit('a text in doubt');
        },
        column: (tags) => ({ kind, size, tags, v }),
      };
    }
  }
}

/** Rows that the reference settles lie on the same grid where the kernels are exact; else they are rounded to a double once more. */
function numbersOut(size: number, vecs: readonly NumberVec[]): Output {
  const v = new Float64Array(size);
  const [first] = vecs;
  const scale = first?.scale ?? 0;
  let error = Math.max(0, ...vecs.map((vec) => vec.error));
  let low = vecs.length > 0 ? Math.min(...vecs.map((vec) => vec.low)) : 0;
  let high = vecs.length > 0 ? Math.max(...vecs.map((vec) => vec.high)) : 0;
  return {
    write: (block, from) => scatterNumbers(block, from, v),
    settle: (row, value) => {
      if (typeof value !== 'object' || !('n' in value)) return;
      const exact = error === 0 ? scaledTo(value, scale) : nearest(value);
      if (exact === undefined) throw new TypeError(`a row off its grid`);
      v[row] = exact;
      if (exact < low) low = exact;
      if (exact > high) high = exact;
    },
    column: (tags): NumberColumn => {
      if (error > 0) error += 4 * unit * magnitude({ low, high });
      return { kind: 'number', size, tags, v, scale, error, low, high };
    },
  };
}

function scatter({ from, n, rows }: Block, v: Float64Array, to: Uint8Array | Int32Array): void {
  for (let i = 0; i < n; i++) to[rows === undefined ? from + i : (rows[from + i] ?? 0)] = v[i] ?? 0;
}

function scatterNumbers({ from, n, rows }: Block, v: Float64Array, to: Float64Array): void {
  if (rows === undefined) to.set(v.subarray(0, n), from);
  else for (let i = 0; i < n; i++) to[rows[from + i] ?? 0] = v[i] ?? 0;
}
