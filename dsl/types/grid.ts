/** On which lattice the values of a formula lie (the model's "Grids"). */

import { type Rational, decimalPlaces, parseNumber, rational } from '../../engine/numbers/index.ts';
import type { Grid } from '../../engine/plan/index.ts';

export const rationalGrid: Grid = { kind: 'rational' };
export const decimalGrid: Grid = { kind: 'decimal' };
export const integerGrid: Grid = { kind: 'scale', scale: 0 };

/** A denominator beyond this is as good as none. */
const largestDenominator = 10n ** 9n;

function den(d: bigint): Grid {
  return d > largestDenominator ? rationalGrid : { kind: 'den', den: String(d) };
}

function denOf(grid: Grid): bigint {
  return grid.kind === 'den' ? (parseNumber(grid.den)?.n ?? 1n) : 1n;
}

/** Denominator without its factors 2 and 5: those belong to the decimal part. */
function withoutTens(d: bigint): bigint {
  let rest = d;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  return rest;
}

export function gridOfConstant(value: Rational): Grid {
  const places = decimalPlaces(value);
  return places === undefined ? den(withoutTens(value.d)) : { kind: 'scale', scale: places };
}

/** Of sums, differences, choices: a lattice that holds both. */
export function joinGrids(a: Grid, b: Grid): Grid {
  if (a.kind === 'rational' || b.kind === 'rational') return rationalGrid;
  if (a.kind === 'den' || b.kind === 'den') return den(lcm(denOf(a), denOf(b)));
  if (a.kind === 'decimal' || b.kind === 'decimal') return decimalGrid;
  return { kind: 'scale', scale: Math.max(a.scale, b.scale) };
}

export function productGrid(a: Grid, b: Grid): Grid {
  if (a.kind === 'rational' || b.kind === 'rational') return rationalGrid;
  if (a.kind === 'den' || b.kind === 'den') return den(denOf(a) * denOf(b));
  if (a.kind === 'decimal' || b.kind === 'decimal') return decimalGrid;
  return { kind: 'scale', scale: a.scale + b.scale };
}

/** Only a constant divisor leaves the values on a lattice. */
export function quotientGrid(a: Grid, divisor: Rational | undefined): Grid {
  if (!divisor || divisor.n === 0n) return rationalGrid;
  return productGrid(a, gridOfConstant(rational(divisor.d, divisor.n)));
}

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
