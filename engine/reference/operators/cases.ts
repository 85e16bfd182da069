import { add, equal, multiply, subtract, sum } from '../../numbers/index.ts';
import { isBlank, type Value } from '../../tables/data.ts';
import { decides, equalKnown, isKnown, isLeftOut, type Known, notApplicable, strongestUnknown } from '../../values/index.ts';
import { quotient } from './arithmetic.ts';
import { argument, num, type Operations, pairs, type Site, strict } from './operation.ts';

/** 判定 分档 线性, and 折算 of what does not apply. */
export const cases = {
  decide: firstThatHolds,
  bands: ([x, ...rest]) => (x !== undefined && isBlank(x) ? x : firstThatHolds(rest)),
  pick: ([x, ...rest]) => {
    if (x === undefined || isBlank(x)) return x ?? notApplicable;
    const tests = rest.map((value, i) => (i % 2 === 0 && i < rest.length - 1 && isKnown(value) ? equalKnown(x, value) : value));
    return firstThatHolds(tests);
  },
  // y0 + (x − x0) ÷ (x1 − x0) × (y1 − y0)
  lerp: strict((args, site) => {
    const [x, x0, y0, x1, y1] = [0, 1, 2, 3, 4].map((i) => num(argument(args, i)));
    if (!x || !x0 || !y0 || !x1 || !y1) throw new TypeError('lerp takes five numbers');
    const along = quotient(subtract(x, x0), subtract(x1, x0), site);
    return isBlank(along) ? along : add(y0, multiply(num(along), subtract(y1, y0)));
  }),
  blend,
} satisfies Operations;

/** (c1, v1, c2, v2, …, otherwise): in order; a condition that is not known and stands before one that holds decides nothing. */
function firstThatHolds(args: readonly Value[]): Value {
  for (const [condition, value] of pairs(args)) {
    const held = decides(condition);
    if (held === true) return value;
    if (held !== false) return held;
  }
  return args.length % 2 === 1 ? argument(args, args.length - 1) : notApplicable;
}

/**
 * (full, w1, p1, w2, p2, …): full × Σ points ÷ Σ weights over the parts that apply. A part without weight is not there
 * at all; one whose points do not apply is dropped; nothing left does not apply.
 */
function blend([full, ...parts]: readonly Value[], site: Site): Value {
  const present = pairs(parts).filter(([weight, points]) => !isLeftOut(weight) && !isLeftOut(points));
  const unknown = strongestUnknown(present.flat());
  if (unknown) return unknown;
  if (present.length === 0 || full === undefined) return notApplicable;
  if (isBlank(full)) return full;
  const weight = sum(present.map(([w]) => num(known(w))));
  const points = sum(present.map(([, p]) => num(known(p))));
  if (equal(weight, num(full))) return points;
  return quotient(multiply(num(full), points), weight, site);
}

function known(value: Value): Known {
  if (isBlank(value)) throw new TypeError('a blank where none is left');
  return value;
}
