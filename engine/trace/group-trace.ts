import type { Grade, GroupKey, Node, PeriodKey, Rank, Ref, SortKey, Take } from '../plan/index.ts';
import { compareKeys, type Direction, positions } from '../ranking/index.ts';
import type { Evaluation } from '../reference/evaluation.ts';
import { gradingOf } from '../reference/grade.ts';
import { groupsOf, keysOf, type Sorted, sortOut } from '../reference/groups.ts';
import { directionsOf, rankable, takeable } from '../reference/rank.ts';
import type { GradeStep, GradeTrace, Neighbour, Operand, OrderTrace, RankTrace, TakeTrace, TraceAt } from './trace.ts';

export type OperandOf = (ref: Ref) => Operand;

export function rankTrace(ev: Evaluation, node: Node & Rank, at: TraceAt, operandOf: OperandOf): RankTrace {
  const sorted = rankable(ev, node, groupRows(ev, node, node.group, at), at.period);
  return { kind: 'rank', ties: node.ties, order: orderTrace(ev, node, sorted, directionsOf(node), node.by, node.exclude, at, operandOf) };
}

export function takeTrace(ev: Evaluation, node: Node & Take, at: TraceAt, operandOf: OperandOf): TakeTrace {
  const sorted = takeable(ev, node, groupRows(ev, node, node.group, at), at.period);
  return {
    kind: 'take',
    first: operandOf(node.first).value,
    tie: node.tie,
    ...(node.where ? { where: operandOf(node.where) } : {}),
    order: orderTrace(ev, node, sorted, directionsOf(node), node.by, node.exclude, at, operandOf),
  };
}

export function gradeTrace(ev: Evaluation, node: Node & Grade, at: TraceAt, operandOf: OperandOf): GradeTrace {
  const rows = groupRows(ev, node, node.group, at);
  const grading = gradingOf(ev, node, rows, at.period);
  const outcome = grading.outcomes.get(at.row);
  const nameOf = (grade: number | undefined): string | undefined => (grade === undefined ? undefined : node.rows[grade]?.grade);
  const sorted = sortOut(rows, (row) => keysOf(ev, node, node.by, row, at.period));
  const steps = node.rows.map((row, i): GradeStep => {
    const { atMost, atLeast } = grading.seats[i] ?? { atMost: undefined, atLeast: undefined };
    return {
      grade: row.grade,
      tie: row.tie,
      ...(row.when ? { condition: operandOf(row.when) } : {}),
      ...(atMost === undefined ? {} : { atMost }),
      ...(atLeast === undefined ? {} : { atLeast }),
      inIt: [...grading.outcomes.values()].filter(({ value }) => value === row.grade).length,
    };
  });
  const [ceiling, set, entered, moved] = [outcome?.ceiling || undefined, outcome?.set, outcome?.entered, outcome?.moved].map(nameOf);
  return {
    kind: 'grade',
    order: orderTrace(
      ev,
      node,
      sorted,
      node.by.map(({ order }) => order),
      node.by,
      [],
      at,
      operandOf,
    ),
    groupSize: rows.length,
    base: grading.base,
    baseOf: node.base,
    steps,
    effects: node.effects.map(({ veto, act }) => ({
      veto: operandOf({ node: veto, path: [] }),
      act: act.kind,
      ...('grade' in act ? { grade: act.grade } : {}),
    })),
    ...(ceiling === undefined ? {} : { ceiling }),
    ...(set === undefined ? {} : { set }),
    ...(entered === undefined ? {} : { entered }),
    ...(moved === undefined ? {} : { moved }),
    dropped: outcome?.dropped ?? 0,
  };
}

/** The rows with which a row is ranked or graded; none where its group is not known. */
function groupRows(ev: Evaluation, node: Node, keys: readonly GroupKey[], { row, period }: TraceAt): readonly number[] {
  return [...groupsOf(ev, node, keys, period).groups.values()].find((rows) => rows.includes(row)) ?? [];
}

function orderTrace(
  ev: Evaluation,
  node: Node,
  { keyed }: Sorted,
  directions: readonly Direction[],
  by: readonly SortKey[],
  exclude: readonly string[],
  { row, period }: TraceAt,
  operandOf: OperandOf,
): OrderTrace {
  const position = positions(keyed, directions).get(row);
  return {
    by: by.map(({ ref, order }) => ({ ...operandOf(ref), order })),
    size: keyed.length,
    ...(position ? { ahead: position.ahead, tied: position.tied } : {}),
    neighbours: neighbours(ev, node, keyed, directions, row, period),
    exclude: exclude.map((id) => operandOf({ node: id, path: [] })),
  };
}

/** Nobody else's figures beyond what shows why the row stands where it does: nearest ahead, tied, nearest behind. */
function neighbours(
  ev: Evaluation,
  node: Node,
  keyed: Sorted['keyed'],
  directions: readonly Direction[],
  row: number,
  period: PeriodKey,
): readonly Neighbour[] {
  const own = keyed.find((each) => each.row === row);
  if (own === undefined) return [];
  const inOrder = keyed.filter((each) => each.row !== row).toSorted((a, b) => compareKeys(a, b, directions));
  const ahead = inOrder.filter((each) => compareKeys(each, own, directions) < 0).slice(-1);
  const tied = inOrder.filter((each) => compareKeys(each, own, directions) === 0);
  const behind = inOrder.filter((each) => compareKeys(each, own, directions) > 0).slice(0, 1);
  const names = ev.data.tables.get(node.frame.table)?.keys ?? [];
  return [...ahead, ...tied, ...behind].map((each) => ({
    row: each.row,
    key: names[each.row] ?? '',
    keys: each.keys,
    value: ev.valueOf(node.id, each.row, period),
  }));
}
