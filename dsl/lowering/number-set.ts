/** Sets of numbers made of intervals with open or closed ends: what a row of thresholds takes, and what is left. */

import { type Rational, add, compare, one, rational, subtract, zero } from '../../engine/numbers/index.ts';

/** A cut of the number line just below (`side` −1) or just above (+1) a number. */
type Cut = { readonly at: Rational; readonly side: -1 | 1 } | '-∞' | '∞';
type Piece = { readonly from: Cut; readonly to: Cut };
export type NumberSet = readonly Piece[];

export const everything: NumberSet = [{ from: '-∞', to: '∞' }];

export function isEmptySet(set: NumberSet): boolean {
  return set.length === 0;
}

type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** The numbers for which `x <comparison> limit` holds. */
function solutions(comparison: Comparison, limit: Rational): NumberSet {
  const below: Cut = { at: limit, side: -1 };
  const above: Cut = { at: limit, side: 1 };
  switch (comparison) {
    case '<':
      return [{ from: '-∞', to: below }];
    case '<=':
      return [{ from: '-∞', to: above }];
    case '>':
      return [{ from: above, to: '∞' }];
    case '>=':
      return [{ from: below, to: '∞' }];
    case '=':
      return [{ from: below, to: above }];
    case '!=':
      return [
        { from: '-∞', to: below },
        { from: above, to: '∞' },
      ];
  }
}

const opposite: Readonly<Record<Comparison, Comparison>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '=': '!=', '!=': '=' };

export function within(set: NumberSet, comparison: Comparison, limit: Rational): NumberSet {
  return intersection(set, solutions(comparison, limit));
}

export function intersection(a: NumberSet, b: NumberSet): NumberSet {
  return a.flatMap((piece) => b.flatMap((other) => overlap(piece, other)));
}

export function without(set: NumberSet, comparison: Comparison, limit: Rational): NumberSet {
  return within(set, opposite[comparison], limit);
}

function overlap(a: Piece, b: Piece): NumberSet {
  const from = compareCuts(a.from, b.from) >= 0 ? a.from : b.from;
  const to = compareCuts(a.to, b.to) <= 0 ? a.to : b.to;
  return compareCuts(from, to) < 0 ? [{ from, to }] : [];
}

function compareCuts(a: Cut, b: Cut): number {
  if (a === b) return 0;
  if (a === '-∞' || b === '∞') return -1;
  if (a === '∞' || b === '-∞') return 1;
  return compare(a.at, b.at) || a.side - b.side;
}

/** One of its numbers, as plain as can be. The set is not empty. */
export function memberOf(set: NumberSet): Rational {
  const { from, to }: Piece = set[0] ?? { from: '-∞', to: '∞' };
  if (typeof from !== 'string' && from.side < 0) return from.at;
  if (typeof to !== 'string' && to.side > 0) return to.at;
  if (typeof from === 'string') return typeof to === 'string' ? zero : subtract(to.at, one);
  if (typeof to === 'string') return add(from.at, one);
  const sum = add(from.at, to.at);
  return rational(sum.n, sum.d * 2n);
}
