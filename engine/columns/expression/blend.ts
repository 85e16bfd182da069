/** Weight tables: full × Σ points ÷ Σ weights over the parts that apply. */

import { add, divide, equal, type Rational, zero } from '../../numbers/index.ts';
import { Tag, unit } from '../column.ts';
import { Unfit } from '../unfit.ts';
import { type Linear, noTerms, plus, times } from './linear.ts';
import { aligned, asFloat, blankVec, magnitude, type NumberVec, type Scratch, type Vec } from './vec.ts';

export type Part = { readonly weight: Vec; readonly points: Vec };

/** `linear` takes a vec apart into the terms of which it is a sum. */
export function blend(
  full: Vec,
  parts: readonly Part[],
  linear: (vec: NumberVec) => Linear,
  sum: (terms: Linear) => NumberVec,
  scratch: Scratch,
): Vec {
  const there = parts.filter(({ weight, points }) => !isLeftOut(weight) && !isLeftOut(points));
  const numbers = there.flatMap(({ weight, points }) => (weight.type === 'number' && points.type === 'number' ? [{ weight, points }] : []));
  if (numbers.length < there.length) throw new Unfit('a part that is blank in every row');
  if (numbers.length === 0) return blankVec(Tag.na);
  if (full.type !== 'number') throw new Unfit('a full score that is blank in every row');
  return always(full, numbers, linear, sum) ?? sometimes(full, numbers, scratch);
}

function isLeftOut(vec: Vec): boolean {
  return vec.always !== undefined && vec.always <= Tag.exempt;
}

type NumberPart = { readonly weight: NumberVec; readonly points: NumberVec };

/** Every part applies in every row and the weights are literals: a sum, or a fixed multiple of one. */
function always(
  full: NumberVec,
  parts: readonly NumberPart[],
  linear: (vec: NumberVec) => Linear,
  sum: (terms: Linear) => NumberVec,
): Vec | undefined {
  const weights = parts.map(({ weight }) => weight.constant);
  if (full.constant === undefined || !weights.every((weight): weight is Rational => weight !== undefined)) return undefined;
  if (parts.some(({ points }) => points.blank)) return undefined;
  const weight = weights.reduce(add, zero);
  const total = parts.reduce((terms, { points }) => plus(terms, linear(points)), noTerms);
  if (equal(weight, full.constant)) return sum(total);
  const share = divide(full.constant, weight);
  return share === undefined ? blankVec(Tag.missing) : sum(times(total, share));
}

/**
 * Row by row, parts may be left out. Σ points has the error of a sum of m terms, (m·u·Σ max|p| + Σ e), and the quotient
 * full × Σp ÷ Σw at most three roundings more, times F ≥ full ÷ Σw. Weights must be exact, so that Σw = full is decided; a
 * sum of them that is not zero is at least the least weight where none is negative, else one unit of their scale.
 */
function sometimes(full: NumberVec, parts: readonly NumberPart[], scratch: Scratch): Vec {
  const weights = aligned([full, ...parts.map(({ weight }) => weight)]);
  const whole = weights[0];
  if (whole === undefined || weights.some((weight) => weight.error > 0)) throw new Unfit('weights that are not decimals');
  const points = parts.map((part) => asFloat(part.points));
  const least = Math.min(...weights.slice(1).map((weight) => weight.low));
  const share = Math.max(1, magnitude(whole) / (least > 0 ? least : 1));
  const size = points.reduce((sum, vec) => sum + magnitude(vec), 0);
  const carried = points.reduce((sum, vec) => sum + vec.error, 0);
  const error = 1.01 * share * (carried + (parts.length + 4) * unit * size) + 1e-300;
  if (!(size * share < 1e150)) throw new Unfit('a sum beyond the range of kernels');
  const total = parts.reduce((sum, _, j) => sum + magnitude(weights[j + 1] ?? whole), magnitude(whole));
  if (!(total < 2 ** 53)) throw new Unfit('weights beyond 2^53');

  const [w, p, sums, wt, pt] = [scratch.numbers(), scratch.numbers(), scratch.numbers(), scratch.tags(), scratch.tags()];
  const [counts, fullTags] = [scratch.tags(), scratch.tags()];
  return {
    type: 'number',
    blank: true,
    scale: 0,
    error,
    low: -size * share - error,
    high: size * share + error,
    run: (block, v, t) => {
      const { n } = block;
      v.fill(0, 0, n);
      t.fill(0, 0, n);
      sums.fill(0, 0, n);
      counts.fill(0, 0, n);
      for (let j = 0; j < points.length; j++) {
        const [weight, score] = [weights[j + 1], points[j]];
        if (weight === undefined || score === undefined) continue;
        weight.run(block, w, wt);
        score.run(block, p, pt);
        for (let i = 0; i < n; i++) {
          const [a, b] = [weight.blank ? (wt[i] ?? 0) : 0, score.blank ? (pt[i] ?? 0) : 0];
          if (a === Tag.na || a === Tag.exempt || b === Tag.na || b === Tag.exempt) continue;
          counts[i] = 1;
          const tag = a > b ? a : b;
          if (tag !== 0) {
            if (tag > (t[i] ?? 0)) t[i] = tag;
            continue;
          }
          v[i] = (v[i] ?? 0) + (p[i] ?? 0);
          sums[i] = (sums[i] ?? 0) + (w[i] ?? 0);
        }
      }
      whole.run(block, w, fullTags);
      for (let i = 0; i < n; i++) {
        if (t[i] !== 0) continue;
        if (counts[i] === 0) t[i] = Tag.na;
        else if (whole.blank && fullTags[i] !== 0) t[i] = fullTags[i] ?? 0;
        else if (sums[i] !== w[i]) {
          if (sums[i] === 0) t[i] = Tag.missing;
          else v[i] = ((w[i] ?? 0) * (v[i] ?? 0)) / (sums[i] ?? 1);
        }
      }
    },
  };
}
