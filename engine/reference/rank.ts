import { integer, roundToInteger } from '../numbers/index.ts';
import type { Node, PeriodKey, Rank, Take } from '../plan/index.ts';
import { isRational, type Value } from '../tables/data.ts';
import { isAmongFirst, positions, ranks } from '../ranking/index.ts';
import { decides, isUnknown, notApplicable, undecided } from '../values/index.ts';
import type { Evaluation } from './evaluation.ts';
import { groupsOf, isExcluded, keysOf, located, type Sorted, sortOut } from './groups.ts';
import { read } from './path.ts';

/** The rank of every row of a period. A blank key is the rank; rows with one, and excluded rows, are in nobody's way. */
export function rankPeriod(ev: Evaluation, node: Node & Rank, period: PeriodKey): ReadonlyMap<number, Value> {
  const { groups, outside } = groupsOf(ev, node, node.group, period);
  const result = new Map<number, Value>(outside);
  for (const rows of groups.values()) {
    const { keyed, settled } = rankable(ev, node, rows, period);
    for (const [row, value] of settled) result.set(row, value);
    for (const [row, rank] of ranks(keyed, directionsOf(node), node.ties)) result.set(row, integer(rank));
  }
  return result;
}

export function rankable(ev: Evaluation, node: Node & Rank, rows: readonly number[], period: PeriodKey): Sorted {
  return sortOut(rows, (row) => {
    const excluded = isExcluded(ev, node.exclude, row, period);
    if (excluded !== false) return excluded === true ? notApplicable : excluded;
    return keysOf(ev, node, node.by, row, period);
  });
}

/** Which rows of a period are among the first of their group: true, false, or why nobody knows. */
export function takePeriod(ev: Evaluation, node: Node & Take, period: PeriodKey): ReadonlyMap<number, Value> {
  const { groups, outside } = groupsOf(ev, node, node.group, period);
  const result = new Map<number, Value>(outside);
  for (const rows of groups.values()) {
    const { keyed, settled } = takeable(ev, node, rows, period);
    for (const [row, value] of settled) result.set(row, value);
    for (const [row, position] of positions(keyed, directionsOf(node))) {
      const first = read(ev, node.first, located(node, row, period), { node: node.id, row, period });
      const count = typeof first === 'object' && isRational(first) ? roundToInteger(first, 'floor') : undefined;
      result.set(
        row,
        count === undefined ? (isUnknown(first) ? undecided(first) : notApplicable) : isAmongFirst(position, count, node.tie),
      );
    }
  }
  return result;
}

export function takeable(ev: Evaluation, node: Node & Take, rows: readonly number[], period: PeriodKey): Sorted {
  return sortOut(rows, (row) => {
    const fits = node.where ? decides(read(ev, node.where, located(node, row, period), { node: node.id, row, period })) : true;
    if (fits !== true) return fits === false ? false : undecided(fits);
    const excluded = isExcluded(ev, node.exclude, row, period);
    if (excluded !== false) return excluded === true ? false : excluded;
    return keysOf(ev, node, node.by, row, period);
  });
}

export function directionsOf({ by }: Rank | Take): readonly ('desc' | 'asc')[] {
  return by.map(({ order }) => order);
}
