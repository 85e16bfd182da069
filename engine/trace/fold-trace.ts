import type { Fold, Lag, Node, PeriodKey } from '../plan/index.ts';
import { back } from '../plan/index.ts';
import type { Evaluation } from '../reference/evaluation.ts';
import { historyOf } from '../reference/history.ts';
import { at as valueThen, toDatePeriods } from '../reference/lag.ts';
import { streakPeriods } from '../reference/look-back.ts';
import { type Member, membersByGroup } from '../reference/members.ts';
import { groupOf } from '../reference/path.ts';
import { isLeftOut, isUnknown } from '../values/index.ts';
import type { FoldTrace, LagTrace, MemberTrace, PeriodTrace, Trace, TraceAt } from './trace.ts';

/** The rows that a fold looked at, in the order of the data. */
export function foldTrace(ev: Evaluation, node: Node & Fold, at: TraceAt): FoldTrace {
  const group = groupOf(ev, node.at, { table: node.frame.table, row: at.row, period: at.period }, at);
  const members = typeof group === 'string' ? (membersByGroup(ev, node, at.period).get(group) ?? []) : [];
  const keys = ev.data.tables.get(node.over.table)?.keys ?? [];
  return {
    kind: 'fold',
    op: node.op,
    of: node.args.map((arg) => ev.nodeOf(arg.node).label),
    ...(node.where ? { where: ev.nodeOf(node.where.node).label } : {}),
    members: members.map((member) => ({
      row: member.row,
      period: member.period,
      key: keys[member.row] ?? '',
      state: stateOf(member),
      values: member.args,
    })),
  };
}

function stateOf({ kept, args }: Member): MemberTrace['state'] {
  if (kept === false) return 'not-held';
  if (kept !== true) return 'unknown';
  if (args.some(isLeftOut)) return 'left-out';
  return args.some(isUnknown) ? 'unknown' : 'kept';
}

/** The periods that a lag looked at. `traceOf` explains the column in another period of the run. */
export function lagTrace(
  ev: Evaluation,
  node: Node & Lag,
  { row, period }: TraceAt,
  traceOf: (at: TraceAt) => Trace | undefined,
): LagTrace {
  const periods = periodsOf(ev, node, row, period).map((then): PeriodTrace => {
    const trace =
      ev.rows.inHorizon(then) && ev.rows.exists(node.frame.table, row, then) ? traceOf({ node: node.of, row, period: then }) : undefined;
    return {
      period: then,
      value: valueThen(ev, node, row, period, then),
      from: sourceOf(ev, node, row, then),
      ...(trace ? { trace } : {}),
    };
  });
  return { kind: 'lag', how: node.how.kind, of: ev.nodeOf(node.of).label, periods };
}

function periodsOf(ev: Evaluation, node: Node & Lag, row: number, period: PeriodKey): readonly PeriodKey[] {
  switch (node.how.kind) {
    case 'back':
      return [back(period, node.how.count, node.how.unit)];
    case 'streak':
      return streakPeriods(period, node.how.length);
    case 'toDate':
      return toDatePeriods(ev, node, row, period);
  }
}

function sourceOf(ev: Evaluation, node: Node & Lag, row: number, then: PeriodKey): PeriodTrace['from'] {
  if (ev.rows.inHorizon(then)) return ev.rows.exists(node.frame.table, row, then) ? 'run' : 'before-joining';
  if (historyOf(ev, node.of, row, then) !== undefined) return 'history';
  return ev.rows.joinsAfter(node.frame.table, row, then) ? 'before-joining' : 'nowhere';
}
