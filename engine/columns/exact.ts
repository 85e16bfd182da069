/**
 * Exact values on demand: of rows in doubt, of blanks whose causes are asked for, of columns that are never kept. The
 * reference's own functions work them out, over columns where these are exact.
 */

import { type Fold, type Grade, type Node, type PeriodKey, type Rank, type Take } from '../plan/index.ts';
import type { Evaluation } from '../reference/evaluation.ts';
import { exprValue } from '../reference/expr.ts';
import type { Failure } from '../reference/failure.ts';
import { foldMembers, seenAt } from '../reference/fold.ts';
import { gradePeriod } from '../reference/grade.ts';
import { inputValue } from '../reference/input.ts';
import { lagValue } from '../reference/lag.ts';
import { membersByGroup } from '../reference/members.ts';
import { groupOf, read } from '../reference/path.ts';
import { rankable, takeable } from '../reference/rank.ts';
import { tiersValue } from '../reference/tiers.ts';
import type { Value } from '../tables/data.ts';
import { isUnknown, notApplicable, undecided } from '../values/index.ts';
import { type Column, exactNumber, labels, Tag } from './column.ts';
import type { Dictionary } from './dictionary.ts';

/** What a column says of a row without being asked for more: undefined where the exact figure or the causes are not in it. */
export function known(column: Column, row: number, dictionary: Dictionary): Value | undefined {
  const tag = column.tags?.[row] ?? 0;
  if (tag > Tag.exempt) return undefined;
  const label = labels[tag];
  // What does not apply has no causes: only unknown blanks have.
  if (label !== undefined) return label === 'na' ? notApplicable : { blank: label, causes: [] };
  switch (column.kind) {
    case 'number':
      return exactNumber(column, row);
    case 'bool':
      return column.v[row] === 1;
    case 'text':
      return dictionary.text(column.v[row] ?? -1);
    case 'boxed':
      return column.v[row];
  }
}

/** A value from scratch, for a row that exists. */
export type Compute = (node: Node, row: number, period: PeriodKey) => Value;

/** `ev` must answer from columns where it can: ranks and grades are not worked out again, only why one is blank. */
export function computeWith(ev: Evaluation): Compute {
  const folded = new Map<string, ReadonlyMap<string, Value | Failure>>();
  const graded = new Map<string, ReadonlyMap<number, Value>>();

  return (node, row, period) => {
    const assessed = ev.gate(node, node.frame.table, row, period);
    if (assessed !== true) return assessed === false ? notApplicable : assessed;
    switch (node.kind) {
      case 'input':
        return inputValue(ev, node, row, period);
      case 'expr':
        return exprValue(ev, node, row, period);
      case 'tiers':
        return tiersValue(ev, node, row, period);
      case 'fold':
        return foldValue(node, row, period);
      case 'lag':
        return lagValue(ev, node, row, period);
      case 'rank':
        return whyNoRank(ev, node, row, period);
      case 'take':
        return whyNotTaken(ev, node, row, period);
      case 'grade':
        return gradeValue(node, row, period);
    }
  };

  function foldValue(node: Node & Fold, row: number, period: PeriodKey): Value {
    const site = { node: node.id, row, period };
    const group = groupOf(ev, node.at, { table: node.frame.table, row, period }, site);
    if (typeof group !== 'string') return group;
    const groups = remembered(
      folded,
      node,
      period,
      () => new Map([...membersByGroup(ev, node, period)].map(([name, members]) => [name, foldMembers(node.op, members)])),
    );
    return seenAt(groups.get(group) ?? foldMembers(node.op, []), site);
  }

  function gradeValue(node: Node & Grade, row: number, period: PeriodKey): Value {
    return remembered(graded, node, period, () => gradePeriod(ev, node, period)).get(row) ?? notApplicable;
  }
}

function remembered<T>(memory: Map<string, T>, node: Node, period: PeriodKey, make: () => T): T {
  const id = JSON.stringify([node.id, period]);
  const entry = memory.get(id) ?? make();
  memory.set(id, entry);
  return entry;
}

/** The blank of a row without rank: of its group, of what excludes it, or of its keys. */
function whyNoRank(ev: Evaluation, node: Node & Rank, row: number, period: PeriodKey): Value {
  const site = { node: node.id, row, period };
  const group = groupOf(ev, node.group, { table: node.frame.table, row, period }, site);
  if (typeof group !== 'string') return group;
  const settled = rankable(ev, node, [row], period).settled.get(row);
  if (settled === undefined) throw new TypeError(`${node.id} ranks a row and does not`);
  return settled;
}

function whyNotTaken(ev: Evaluation, node: Node & Take, row: number, period: PeriodKey): Value {
  const site = { node: node.id, row, period };
  const here = { table: node.frame.table, row, period };
  const group = groupOf(ev, node.group, here, site);
  if (typeof group !== 'string') return group;
  const settled = takeable(ev, node, [row], period).settled.get(row);
  if (settled !== undefined) return settled;
  const first = read(ev, node.first, here, site);
  return isUnknown(first) ? undecided(first) : notApplicable;
}
