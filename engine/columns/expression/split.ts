/** Rows by the option that decides their weights: within one track every weight is a literal, and the expression is far shorter. */

import type { Column, TextColumn } from '../column.ts';
import type { Context } from '../context.ts';
import type { Tree } from './shape.ts';

/** Rows that are compiled for together; `rows` undefined: all. */
export type Part = {
  readonly rows: Int32Array | undefined;
  readonly fixed?: { readonly column: Column; readonly code: number; readonly tag: number };
};

/** More tracks than that, and compiling for each costs more than it saves. */
const mostParts = 12;

export function partsOf(ctx: Context, tree: Tree, size: number): readonly Part[] {
  if (size < ctx.splitFrom) return [{ rows: undefined }];
  const column = subjectOf(tree);
  const groups = column && ctx.partition(column, mostParts);
  if (column === undefined || groups === undefined) return [{ rows: undefined }];
  return groups.map(({ code, tag, rows }) => ({ rows: groups.length === 1 ? undefined : rows, fixed: { column, code, tag } }));
}

/** The option column that a choice by value or an equality goes by; the one most often asked. */
function subjectOf(tree: Tree): TextColumn | undefined {
  const asked = new Map<TextColumn, number>();
  const seen = new Set<Tree>();
  visit(tree);
  let best: TextColumn | undefined;
  for (const [column, count] of asked) if (best === undefined || count > (asked.get(best) ?? 0)) best = column;
  return best;

  function visit(each: Tree): void {
    if (!('args' in each) || seen.has(each)) return;
    seen.add(each);
    const [x] = each.args;
    if ((each.op === 'pick' || each.op === 'eq' || each.op === 'oneOf') && x?.op === 'column' && x.column.kind === 'text') {
      asked.set(x.column, (asked.get(x.column) ?? 0) + 1);
    }
    each.args.forEach(visit);
  }
}
