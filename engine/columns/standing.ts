/** Steps 1 and 2 of grading for all rows at once: who leaves, under which ceiling the others stand, whose grade is set. */

import type { Grade, Node, PeriodKey } from '../plan/index.ts';
import { powerOfTen, Tag } from './column.ts';
import type { Context } from './context.ts';
import { Unfit } from './unfit.ts';
import { columnFor } from './path.ts';

export type Standings = {
  /** The tag of a row that takes no further part; 0 for the others. */
  readonly leaves: Uint8Array;
  /** 1 for rows that count in the base 参评. */
  readonly assessed: Uint8Array;
  /** Index of the best grade that is open to the row. */
  readonly ceiling: Int32Array;
  /** The grade that is set, or −1. */
  readonly set: Int32Array;
  /** 1 where a set row takes a seat. */
  readonly seated: Uint8Array;
  readonly drop: Int32Array;
};

/** `keys`: tags of the rows' sort keys. The rules are those of engine/grades/standing.ts. */
export function standingsOf(ctx: Context, node: Node & Grade, period: PeriodKey, keys: Uint8Array | undefined, size: number): Standings {
  const [leaves, assessed, seated] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  const [ceiling, drop, set] = [new Int32Array(size), new Int32Array(size), new Int32Array(size).fill(-1)];
  const [barred, doubt, direct] = [new Uint8Array(size), new Uint8Array(size), new Int32Array(size).fill(-1)];
  for (const { veto, act } of node.effects) {
    const column = ctx.column(veto, period);
    if (column.kind !== 'bool') throw new Unfit('a veto that is no condition');
    const levels = act.kind === 'drop' ? columnFor(ctx, node.frame, act.levels, period) : undefined;
    if (levels !== undefined && (levels.kind !== 'number' || levels.error > 0)) throw new Unfit('levels that floats do not know');
    const grade = 'grade' in act ? gradeIndex(node, act.grade) : 0;
    const unit = levels === undefined ? 1 : powerOfTen(levels.scale);
    for (let row = 0; row < size; row++) {
      const tag = column.tags?.[row] ?? 0;
      if (tag > Tag.exempt) doubt[row] = 1;
      if (tag !== 0 || column.v[row] !== 1) continue;
      switch (act.kind) {
        case 'bar':
          barred[row] = 1;
          break;
        case 'ceiling':
          ceiling[row] = Math.max(ceiling[row] ?? 0, grade);
          break;
        case 'set':
          if (!act.direct) ceiling[row] = Math.max(ceiling[row] ?? 0, grade);
          else if (direct[row] === -1 || grade < (direct[row] ?? 0)) direct[row] = grade;
          if (act.seated) seated[row] = 1;
          set[row] = 0;
          break;
        case 'drop': {
          const blank = levels?.tags?.[row] ?? 0;
          if (blank > Tag.exempt) doubt[row] = 1;
          else if (blank === 0) drop[row] = (drop[row] ?? 0) + Math.max(0, Math.trunc(Number(levels?.v[row] ?? 0) / unit));
        }
      }
    }
  }
  for (let row = 0; row < size; row++) {
    const key = keys?.[row] ?? 0;
    if (barred[row] === 0 && key === 0) assessed[row] = 1;
    if (barred[row] === 1) leaves[row] = Tag.na;
    else if (key !== 0 && key <= Tag.exempt) leaves[row] = key;
    else if (doubt[row] === 1) leaves[row] = Tag.undecided;
    else leaves[row] = key;
    if (set[row] === 0) set[row] = Math.max(direct[row] === -1 ? (ceiling[row] ?? 0) : (direct[row] ?? 0), ceiling[row] ?? 0);
  }
  return { leaves, assessed, ceiling, set, seated, drop };
}

function gradeIndex(node: Grade, grade: string): number {
  const index = node.rows.findIndex((row) => row.grade === grade);
  if (index < 0) throw new TypeError(`the Plan names a grade that its scale does not have: ${grade}`);
  return index;
}
