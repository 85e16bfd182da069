import { one } from '../numbers/index.ts';
import { coarsen, type Fold, type FoldLevel, type Frame, isFiner, type Node, type PeriodKey } from '../plan/index.ts';
import { type Blank, isBlank, type Value } from '../tables/data.ts';
import { decides } from '../values/index.ts';
import type { Evaluation } from './evaluation.ts';
import type { Site } from './operators/index.ts';
import { groupOf, type Located, read } from './path.ts';

/** A row that belongs to a group of a fold. `kept`: its `where` holds; the blank where nobody knows. */
export type Member = {
  readonly row: number;
  readonly period: PeriodKey;
  readonly kept: boolean | Blank;
  readonly args: readonly Value[];
  /** 逐级: the group at each level, inner first, and its weight. */
  readonly levels?: readonly { readonly group: string; readonly weight: Value }[];
};

/** The members of every group of a fold in one period of its readers, by group. */
export function membersByGroup(ev: Evaluation, node: Node & Fold, period: PeriodKey): ReadonlyMap<string, readonly Member[]> {
  const groups = new Map<string, Member[]>();
  for (const { row, period: own } of ev.rows.of(node.over)) {
    const belongs = isOf(ev, node, row, own, period);
    const assessed = belongs === false ? false : ev.gate(node, node.over.table, row, own);
    if (belongs === false || assessed === false) continue;
    const here: Located = { table: node.over.table, row, period: own };
    const group = groupOf(ev, node.key, here, { node: node.id, row, period: own });
    if (typeof group !== 'string') continue;
    const member = memberOf(ev, node, here, typeof belongs === 'object' ? belongs : typeof assessed === 'object' ? assessed : true);
    const members = groups.get(group);
    if (members) members.push(member);
    else groups.set(group, [member]);
  }
  return groups;
}

function memberOf(ev: Evaluation, node: Node & Fold, here: Located, belongs: true | Blank): Member {
  const { row, period } = here;
  const site = { node: node.id, row, period };
  const kept = belongs !== true ? belongs : node.where ? decides(read(ev, node.where, here, site)) : true;
  if (kept !== true) return { row, period, kept, args: [] };
  const args = node.args.map((arg) => read(ev, arg, here, site));
  return node.levels
    ? { row, period, kept, args, levels: node.levels.map((level) => levelOf(ev, level, here, site)) }
    : { row, period, kept, args };
}

/** A row whose group at a level is not known makes the mean unknown through its weight. */
function levelOf(
  ev: Evaluation,
  { key, weight }: FoldLevel,
  here: Located,
  site: Site,
): { readonly group: string; readonly weight: Value } {
  const group = groupOf(ev, [key], here, site);
  if (typeof group !== 'string') return { group: '', weight: group };
  return { group, weight: weight ? read(ev, weight, here, site) : one };
}

/**
 * Whether a row of `over` belongs to the reader's period: the one that contains its own, or its date. A row recorded after
 * the horizon has not happened yet; one whose date is not known may belong to any period. Rows without period or date
 * count where the reader has none or a year.
 */
function isOf(ev: Evaluation, node: Node & Fold, row: number, own: PeriodKey, period: PeriodKey): boolean | Blank {
  const reader: Frame['period'] = node.frame.period;
  if (node.over.period !== 'none') {
    if (isFiner(reader, node.over.period)) throw new TypeError(`the Plan folds coarser periods into finer ones at ${node.id}`);
    return coarsen(own, reader) === period;
  }
  const dateNode = ev.tableOf(node.over.table).date;
  if (dateNode === undefined) return reader === 'none' || reader === 'year';
  const date = ev.valueOf(dateNode, row, '');
  if (isBlank(date)) return decides(date);
  const day = String(date);
  return day <= ev.rows.lastDay && coarsen(day.slice(0, 7), reader) === period;
}
