import { add, divide, equal, type Rational, multiply, sum, zero } from '../numbers/index.ts';
import type { Value } from '../tables/data.ts';
import { isBlank } from '../tables/data.ts';
import { isLeftOut, notApplicable, strongestUnknown } from '../values/index.ts';
import type { Failure } from './failure.ts';
import type { Member } from './members.ts';
import { num } from './operators/operation.ts';

/**
 * 逐级: the mean of each innermost group's values, then of those means within the group above, and so on; the last level's
 * groups are averaged over the whole. A level's weight speaks in the mean that its groups enter, and must be one figure a
 * group. What does not apply is left out; a group of which nothing is left is not there.
 */
export function meanOfMeans(members: readonly Member[]): Value | Failure {
  const applicable = members.filter(({ args, levels = [] }) => !args.some(isLeftOut) && !levels.some(({ weight }) => isLeftOut(weight)));
  const unknown = strongestUnknown(applicable.flatMap(({ args, levels = [] }) => [...args, ...levels.map(({ weight }) => weight)]));
  if (unknown) return unknown;
  return applicable.length === 0 ? notApplicable : meanAt(applicable, (applicable[0]?.levels?.length ?? 0) - 1);
}

/** The mean of the groups of `level` (those above it have been taken apart already); below 0 that of the rows. */
function meanAt(members: readonly Member[], level: number): Rational | Failure {
  if (level < 0) return weighted(members.map(({ args }) => ({ value: number(args[0]), weight: { n: 1n, d: 1n } })));
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const group = member.levels?.[level]?.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), member]);
  }
  const parts: { readonly value: Rational; readonly weight: Rational }[] = [];
  for (const group of groups.values()) {
    const weights = group.map(({ levels }) => number(levels?.[level]?.weight));
    const [weight = zero] = weights;
    if (weights.some((other) => !equal(other, weight))) return { failed: 'unequalWeights' };
    const value = meanAt(group, level - 1);
    if ('failed' in value) return value;
    parts.push({ value, weight });
  }
  return weighted(parts);
}

function weighted(parts: readonly { readonly value: Rational; readonly weight: Rational }[]): Rational | Failure {
  const total = parts.map(({ value, weight }) => multiply(value, weight)).reduce(add, zero);
  return divide(total, sum(parts.map(({ weight }) => weight))) ?? { failed: 'divisionByZero' };
}

function number(value: Value | undefined): Rational {
  return value === undefined || isBlank(value) ? zero : num(value);
}
