import { type Candidate, type Effect, gradeGroup, type Grading, type QuotaAmount, type Scale } from '../grades/index.ts';
import type { Grade, GradeEffect, Node, PeriodKey, Quota } from '../plan/index.ts';
import { type Blank, isBlank, isRational, type Value } from '../tables/data.ts';
import { decides, identity, isKnown, isLeftOut, notApplicable, strongestBlank } from '../values/index.ts';
import type { Evaluation } from './evaluation.ts';
import { groupsOf, keysOf, located } from './groups.ts';
import { read } from './path.ts';

/** The grade of every row of a period. */
export function gradePeriod(ev: Evaluation, node: Node & Grade, period: PeriodKey): ReadonlyMap<number, Value> {
  const { groups, outside } = groupsOf(ev, node, node.group, period);
  const result = new Map<number, Value>(outside);
  for (const rows of groups.values()) {
    for (const [row, { value }] of gradingOf(ev, node, rows, period).outcomes) result.set(row, value);
  }
  return result;
}

/** How one group came by its grades. */
export function gradingOf(ev: Evaluation, node: Node & Grade, rows: readonly number[], period: PeriodKey): Grading {
  return gradeGroup(
    scaleOf(ev, node, rows, period),
    rows.map((row) => candidateOf(ev, node, row, period)),
  );
}

function scaleOf(ev: Evaluation, node: Node & Grade, rows: readonly number[], period: PeriodKey): Scale {
  const quota = (given: Quota): QuotaAmount => ({ amount: amountOf(ev, node, given, rows, period), unit: given.unit, mode: given.mode });
  return {
    directions: node.by.map(({ order }) => order),
    base: node.base,
    grades: node.rows.map(({ grade, atMost, atLeast, tie }) => ({
      grade,
      tie,
      ...(atMost ? { atMost: quota(atMost) } : {}),
      ...(atLeast ? { atLeast: quota(atLeast) } : {}),
    })),
  };
}

/** A quota is the same for the whole group, which the compiler has checked; should the data say otherwise, it is not known. */
function amountOf(ev: Evaluation, node: Node, { amount }: Quota, rows: readonly number[], period: PeriodKey): QuotaAmount['amount'] {
  const amounts = rows.map((row) => read(ev, amount, located(node, row, period), { node: node.id, row, period }));
  const blank = strongestBlank(amounts);
  if (blank) return blank;
  const [first] = amounts;
  const same = new Set(amounts.filter(isKnown).map(identity)).size === 1;
  return same && typeof first === 'object' && isRational(first) ? first : notApplicable;
}

function candidateOf(ev: Evaluation, node: Node & Grade, row: number, period: PeriodKey): Candidate {
  const site = { node: node.id, row, period };
  const here = located(node, row, period);
  return {
    row,
    keys: keysOf(ev, node, node.by, row, period),
    conditions: node.rows.map(({ when }) => (when ? decides(read(ev, when, here, site)) : true)),
    effects: node.effects.flatMap((effect): readonly Effect[] => {
      const held = decides(ev.valueOf(effect.veto, row, period));
      return held === false ? [] : [{ held, act: actOf(effect.act) }];
    }),
  };

  function actOf(act: GradeEffect['act']): Effect['act'] {
    switch (act.kind) {
      case 'ceiling':
        return { kind: 'ceiling', grade: gradeIndex(node, act.grade) };
      case 'set':
        return { kind: 'set', grade: gradeIndex(node, act.grade), seated: act.seated, direct: act.direct };
      case 'drop':
        return { kind: 'drop', levels: levelsOf(read(ev, act.levels, here, site)) };
      case 'bar':
        return { kind: 'bar' };
    }
  }
}

function levelsOf(levels: Value): number | Blank {
  if (isLeftOut(levels)) return 0;
  if (isBlank(levels)) return levels;
  return typeof levels === 'object' ? Math.max(0, Number(levels.n / levels.d)) : 0;
}

function gradeIndex(node: Grade, grade: string): number {
  const index = node.rows.findIndex((row) => row.grade === grade);
  if (index < 0) throw new TypeError(`the Plan names a grade that its scale does not have: ${grade}`);
  return index;
}
