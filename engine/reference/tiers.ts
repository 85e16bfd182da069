import { add, compare, minimum, multiply, negate, parseNumber, type Rational, rational, subtract, zero } from '../numbers/index.ts';
import type { Logic, Node, PeriodKey, TierRow, Tiers } from '../plan/index.ts';
import { isBlank, type Value } from '../tables/data.ts';
import { missing } from '../values/index.ts';
import type { Evaluation } from './evaluation.ts';
import { operandsOf } from './expr.ts';
import { apply, prepare } from './logic.ts';
import { num, type Site } from './operators/operation.ts';

/** Beyond so many tiers the amount is taken for a mistake in the data. */
const mostTiers = 10_000;

/** What of |x| lies in a tier, and what a unit of it is worth there. */
export type TierPart = { readonly tier: number; readonly amount: Rational; readonly value: Value };

/** 累进: Σ (the part of |x| that lies in a tier) × (the tier's value), with the sign of x. */
export function tiersValue(ev: Evaluation, node: Node & Tiers, row: number, period: PeriodKey): Value {
  const { x, parts } = tierParts(ev, node, row, period);
  if (isBlank(x)) return x;
  let total = zero;
  for (const { amount, value } of parts) {
    if (isBlank(value)) return value;
    total = add(total, multiply(amount, num(value)));
  }
  return compare(num(x), zero) < 0 ? negate(total) : total;
}

/** The tiers that x reaches, in order. */
export function tierParts(
  ev: Evaluation,
  node: Node & Tiers,
  row: number,
  period: PeriodKey,
): { readonly x: Value; readonly parts: readonly TierPart[] } {
  const operands = operandsOf(ev, node, row, period);
  const site: Site = { node: node.id, row, period };
  const evaluated = (logic: Logic, tier: number): Value =>
    apply(prepare(logic), new Map([...operands, ['tier', rational(BigInt(tier))]]), site, ev.data);
  const x = evaluated(node.x, 0);
  if (isBlank(x)) return { x, parts: [] };
  const parts: TierPart[] = [];
  let left = compare(num(x), zero) < 0 ? negate(num(x)) : num(x);
  for (let tier = 1; compare(left, zero) > 0; tier += 1) {
    const step = node.rows[tier - 1] ?? node.beyond;
    if (!step) break;
    if (tier > mostTiers) return { x, parts: [{ tier, amount: left, value: missing({ kind: 'tooManyTiers', ...site }) }] };
    const amount = minimum(left, widthOf(step));
    parts.push({ tier, amount, value: evaluated(step.value, tier) });
    left = subtract(left, amount);
  }
  return { x, parts };
}

function widthOf({ width }: TierRow): Rational {
  const value = parseNumber(width);
  if (value === undefined || value.n <= 0n) throw new TypeError(`the Plan has a tier without width: ${width}`);
  return value;
}
