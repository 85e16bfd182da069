/**
 * The reference evaluator: what every faster one is held against. A node is evaluated for one row in one period when it
 * is first asked for, and remembered. Nodes are asked for in the Plan's order and periods oldest first, so that a column
 * that reads its own past finds it there, and no chain of questions grows long.
 */

import { findingsOf } from '../diagnostics/findings.ts';
import { type Fold, type Frame, kindOf, type Node, type PeriodKey, type Plan } from '../plan/index.ts';
import type { Data, Value } from '../tables/data.ts';
import { notApplicable } from '../values/index.ts';
import { blocksOf } from './blocks.ts';
import { type Corrections, correctionsOf } from './corrections.ts';
import { broken, type Evaluation, evaluationOver } from './evaluation.ts';
import { exprValue } from './expr.ts';
import type { Failure } from './failure.ts';
import { foldMembers, seenAt } from './fold.ts';
import { gradePeriod } from './grade.ts';
import { inputValue } from './input.ts';
import { lagValue } from './lag.ts';
import { membersByGroup } from './members.ts';
import { groupOf } from './path.ts';
import { rankPeriod, takePeriod } from './rank.ts';
import type { Horizon, Run } from './run.ts';
import { tiersValue } from './tiers.ts';

/**
 * Evaluates every column of a Plan up to a horizon. Gaps in the data become blanks and findings, never exceptions; an
 * exception (TypeError) means that the Plan breaks its own contract.
 */
export function evaluate(plan: Plan, data: Data, horizon: Horizon): Run {
  const corrections = correctionsOf(data.corrections ?? []);
  const ev = demandDriven(plan, data, horizon, corrections);
  for (const block of blocksOf(plan.nodes)) {
    for (const period of ev.rows.inOrder) {
      for (const { id, frame } of block) {
        if (frame.period === kindOf(period)) for (const row of ev.rows.inPeriod(frame.table, period)) ev.valueOf(id, row, period);
      }
    }
  }
  const frames = new Map(plan.nodes.map(({ id, frame }) => [id, frame]));
  const run = {
    plan,
    data,
    horizon,
    rowsOf: (frame: Frame) => ev.rows.of(frame),
    value: (id: string, row: number, period: PeriodKey): Value | undefined => {
      const frame = frames.get(id);
      const there = frame && frame.period === kindOf(period) && ev.rows.inHorizon(period) && ev.rows.exists(frame.table, row, period);
      return there ? ev.valueOf(id, row, period) : undefined;
    },
  };
  const corrected = { ...run, corrections: corrections.made() };
  return { ...corrected, findings: findingsOf(corrected) };
}

/** Values by node, period and row, each worked out when it is first asked for. */
function demandDriven(plan: Plan, data: Data, horizon: Horizon, corrections: Corrections): Evaluation {
  const known = new Map<string, Map<PeriodKey, Map<number, Value>>>();
  const foldedBy = new Map<string, Map<PeriodKey, ReadonlyMap<string, Value | Failure>>>();
  const asked = new Set<string>();
  const ev = evaluationOver(plan, data, horizon, valueOf);
  return ev;

  function valueOf(id: string, row: number, period: PeriodKey): Value {
    const values = remembered(known, id, period, () => new Map<number, Value>());
    const value = values.get(row);
    if (value !== undefined) return value;
    const node = ev.nodeOf(id);
    if (!ev.rows.exists(node.frame.table, row, period)) return notApplicable;
    for (const [each, computed] of once(node, row, period)) values.set(each, corrections.seen(id, each, period, computed));
    return values.get(row) ?? broken(`${id} has no value`);
  }

  /** Guards against a Plan whose nodes read each other in a circle: that would otherwise exhaust the stack. */
  function once(node: Node, row: number, period: PeriodKey): Iterable<readonly [number, Value]> {
    const question = JSON.stringify([node.id, isOfGroup(node) ? '' : row, period]);
    if (asked.has(question)) broken(`${node.id} hangs on itself in ${period}`);
    asked.add(question);
    const values = compute(node, row, period);
    asked.delete(question);
    return values;
  }

  function compute(node: Node, row: number, period: PeriodKey): Iterable<readonly [number, Value]> {
    const assessed = ev.gate(node, node.frame.table, row, period);
    if (assessed !== true) return [[row, assessed === false ? notApplicable : assessed]];
    switch (node.kind) {
      case 'input':
        return [[row, inputValue(ev, node, row, period)]];
      case 'expr':
        return [[row, exprValue(ev, node, row, period)]];
      case 'tiers':
        return [[row, tiersValue(ev, node, row, period)]];
      case 'fold':
        return [[row, foldValue(node, row, period)]];
      case 'lag':
        return [[row, lagValue(ev, node, row, period)]];
      case 'rank':
        return rankPeriod(ev, node, period);
      case 'take':
        return takePeriod(ev, node, period);
      case 'grade':
        return gradePeriod(ev, node, period);
    }
  }

  /** The groups of a fold are folded once a period, for all who read them. */
  function foldValue(node: Node & Fold, row: number, period: PeriodKey): Value {
    const site = { node: node.id, row, period };
    const group = groupOf(ev, node.at, { table: node.frame.table, row, period }, site);
    if (typeof group !== 'string') return group;
    const folded = remembered(
      foldedBy,
      node.id,
      period,
      () => new Map([...membersByGroup(ev, node, period)].map(([name, members]) => [name, foldMembers(node.op, members)])),
    );
    return seenAt(folded.get(group) ?? foldMembers(node.op, []), site);
  }
}

function isOfGroup(node: Node): boolean {
  return node.kind === 'rank' || node.kind === 'take' || node.kind === 'grade';
}

/** The entry for a node and a period, made when first asked for. */
function remembered<T>(memory: Map<string, Map<PeriodKey, T>>, id: string, period: PeriodKey, make: () => T): T {
  const byPeriod = memory.get(id) ?? new Map<PeriodKey, T>();
  memory.set(id, byPeriod);
  const entry = byPeriod.get(period) ?? make();
  byPeriod.set(period, entry);
  return entry;
}
