import { add, compare, divide, integer, multiply, rational, type Rational, sum, zero } from '../numbers/index.ts';
import type { FoldOp } from '../plan/index.ts';
import type { Blank, Value } from '../tables/data.ts';
import { compareKnown, isKnown, isLeftOut, type Known, missing, notApplicable, strongestUnknown } from '../values/index.ts';
import type { Failure } from './failure.ts';
import { meanOfMeans } from './levels.ts';
import type { Member } from './members.ts';
import { num, type Site } from './operators/operation.ts';

/** Folds the members of one group. Rows whose `where` is unknown, and values that are, make the whole unknown. */
export function foldMembers(op: FoldOp, members: readonly Member[]): Value | Failure {
  const doubt = strongestUnknown(members.flatMap(({ kept }) => (typeof kept === 'object' ? [kept] : [])));
  if (doubt) return doubt;
  if (members.some(({ levels }) => levels)) return meanOfMeans(members.filter((member) => member.kept === true));
  const kept = members.filter((member) => member.kept === true).map(({ args }) => args);
  if (op === 'count') return integer(kept.length);
  if (op === 'pick') return kept.length === 1 ? (kept[0]?.[0] ?? notApplicable) : { failed: 'pick', count: kept.length };
  const applicable = kept.filter((args) => !args.some(isLeftOut));
  const unknown: Blank | undefined = strongestUnknown(applicable.flat());
  if (unknown) return unknown;
  return foldKnown(
    op,
    applicable.map((args) => args.filter(isKnown)),
  );
}

function foldKnown(op: Exclude<FoldOp, 'count' | 'pick'>, rows: readonly (readonly Known[])[]): Value | Failure {
  const values = rows.flatMap(([value]) => (value === undefined ? [] : [value]));
  if (op === 'sum') return sum(values.map(num));
  if (values.length === 0) return notApplicable;
  switch (op) {
    case 'mean':
      return mean(values.map(num));
    case 'share':
      return rational(BigInt(values.filter((value) => value === true).length), BigInt(values.length));
    case 'max':
      return values.reduce((a, b) => (compareKnown(b, a) > 0 ? b : a));
    case 'min':
      return values.reduce((a, b) => (compareKnown(b, a) < 0 ? b : a));
    case 'median': {
      const sorted = values.map(num).toSorted(compare);
      return mean(sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1));
    }
    case 'trimmedMean':
      return values.length < 3 ? { failed: 'tooFew', count: values.length } : mean(values.map(num).toSorted(compare).slice(1, -1));
    case 'weightedMean': {
      const pairs = rows.map(([value, weight]): readonly [Rational, Rational] => [num(value ?? zero), num(weight ?? zero)]);
      const weights = sum(pairs.map(([, weight]) => weight));
      return divide(sum(pairs.map(([value, weight]) => multiply(value, weight))), weights) ?? { failed: 'divisionByZero' };
    }
  }
}

function mean(values: readonly Rational[]): Rational {
  return divide(values.reduce(add, zero), integer(values.length)) ?? zero;
}

/** What a reader of the group sees. */
export function seenAt(folded: Value | Failure, { node, row, period }: Site): Value {
  if (typeof folded !== 'object' || !('failed' in folded)) return folded;
  switch (folded.failed) {
    case 'divisionByZero':
    case 'unequalWeights':
      return missing({ kind: folded.failed, node, row, period });
    case 'pick':
    case 'tooFew':
      return missing({ kind: folded.failed, node, row, period, count: folded.count });
  }
}
