import { daysOf, type Input, kindOf, type Node, type PeriodKey } from '../plan/index.ts';
import { apply, prepare } from '../reference/logic.ts';
import { isBlank, type Value } from '../tables/data.ts';
import { type Column, Tag } from './column.ts';
import type { Context } from './context.ts';
import { encode, kindOfType } from './encode.ts';
import type { PackedTexts } from './packed.ts';
import { overlay } from './presence.ts';

/** The cells of an input, with the policy's rule for empty ones. */
export function inputColumn(ctx: Context, node: Node & Input, period: PeriodKey): Column {
  const closed = ctx.closed(node, node.frame.table, period);
  const packed = ctx.data.packed?.get(node.id)?.get(period);
  if (packed !== undefined) {
    const column = packed.kind === 'texts' ? textColumn(ctx, packed) : packed;
    return closed === undefined ? column : { ...column, tags: overlay(column.tags, closed) };
  }
  const given = ctx.data.inputs.get(node.id)?.get(period);
  const empty = emptyValue(ctx, node, period);
  const values = Array.from({ length: ctx.size(node.frame.table) }, (_, row): Value | undefined =>
    (closed?.[row] ?? 0) === Tag.known ? (given?.[row] ?? empty) : undefined,
  );
  const column = encode(values, kindOfType(node.type), ctx.dictionary);
  return { ...column, tags: overlay(column.tags, closed) };
}

function textColumn(ctx: Context, { v, texts, size }: PackedTexts): Column {
  const codes = texts.map((text) => ctx.dictionary.code(text));
  const result = new Int32Array(size);
  for (let i = 0; i < size; i++) result[i] = codes[v[i] ?? 0] ?? -1;
  return { kind: 'text', size, tags: undefined, v: result };
}

/** What an empty cell holds. Columns keep no causes, so it is the same in every row. */
function emptyValue(ctx: Context, node: Node & Input, period: PeriodKey): Value {
  switch (node.onMissing.rule) {
    case 'na':
      return { blank: 'na', causes: [] };
    case 'value': {
      const value = apply(prepare(node.onMissing.value), new Map(), { node: node.id, row: 0, period }, ctx.data);
      return isBlank(value) ? { ...value, causes: [] } : value;
    }
    case 'error':
      return { blank: kindOf(period) !== 'none' && daysOf(period).last > ctx.ev.rows.asOf ? 'notDue' : 'missing', causes: [] };
  }
}
