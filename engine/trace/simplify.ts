import { equal, sum } from '../numbers/index.ts';
import { isLeaf, type Logic } from '../plan/index.ts';
import { operatorOf } from '../reference/logic.ts';
import type { Value } from '../tables/data.ts';
import { isLeftOut, isKnown } from '../values/index.ts';
import { num } from '../reference/operators/operation.ts';

/**
 * Logic as it came out for one row, without what the compiler put there for other rows: parts that do not apply are gone,
 * a sum whose weights make the whole is a plain sum. It has the same value in that row.
 */
export function simplify(logic: Logic, evaluated: (part: Logic) => Value): Logic {
  if (isLeaf(logic)) return logic;
  const [operator, args] = operatorOf(logic);
  const [first, second, third] = args;
  switch (operator) {
    case 'mustApply':
      return first && !isLeftOut(evaluated(first)) ? inside(first) : logic;
    case 'notApplicable':
      return first && second ? inside(isLeftOut(evaluated(first)) ? second : first) : logic;
    case 'decide':
      // The gate of an indicator that some tracks do not have.
      return args.length === 3 && first && second && third && 'has' in first && 'blank' in third && evaluated(first) === true
        ? inside(second)
        : { decide: args.map(inside) };
    case 'blend':
      return blended(args) ?? logic;
    default:
      return { [operator]: args.map(inside) };
  }

  function inside(part: Logic): Logic {
    return simplify(part, evaluated);
  }

  /** a + b, or (a + b) × full ÷ (weight of a + weight of b) where others do not apply. */
  function blended([full, ...parts]: readonly Logic[]): Logic | undefined {
    const pairs = Array.from({ length: parts.length / 2 }, (_, i) => ({ weight: parts[2 * i], points: parts[2 * i + 1] }));
    const present = pairs.flatMap(({ weight, points }) =>
      weight && points && !isLeftOut(evaluated(weight)) && !isLeftOut(evaluated(points)) ? [{ weight, points }] : [],
    );
    const weights = present.map(({ weight }) => evaluated(weight));
    const whole = full && evaluated(full);
    if (!full || whole === undefined || present.length === 0 || !isKnown(whole) || !weights.every(isKnown)) return undefined;
    const total = added(present.map(({ points }) => inside(points)));
    if (equal(sum(weights.map(num)), num(whole))) return total;
    return { '/': [{ '*': [total, full] }, added(present.map(({ weight }) => weight))] };
  }
}

function added(parts: readonly Logic[]): Logic {
  const [only] = parts;
  return parts.length === 1 && only ? only : { '+': parts };
}
