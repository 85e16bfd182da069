import { decimalPlaces, formatScaled, integer, multiply, type Rational, round } from '../../engine/numbers/index.ts';
import { type Type, visible } from '../../engine/plan/index.ts';
import { type Blank, isBlank, type Value } from '../../engine/tables/data.ts';
import type { Words } from '../wording/index.ts';

/** What is printed of a number that no decimal, or only a long one, writes exactly. */
const printedPlaces = 4;

/** A value as people read it. A number cut short for print is marked ≈; it is never read back. */
export function shownValue(value: Value | undefined, type: Type, words: Words): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.table.yes : words.table.no;
  if (typeof value === 'string') return visible(value);
  return isBlank(value) ? shownBlank(value, words) : shownNumber(value, type);
}

export function shownBlank({ blank }: Blank, { blanks }: Words): string {
  switch (blank) {
    case 'na':
      return blanks.na;
    case 'exempt':
      return blanks.exempt;
    case 'notDue':
      return blanks.not_due;
    case 'missing':
      return blanks.missing;
    case 'undecided':
      return blanks.undecided;
  }
}

/** A percentage where the column is written as one; with all decimals of the column's grid, where it has one. */
export function shownNumber(value: Rational, type: Type): string {
  const percent = type.t === 'num' && type.pct === true;
  const shown = percent ? multiply(value, integer(100)) : value;
  const grid = type.t === 'num' && type.grid.kind === 'scale' ? Math.max(0, type.grid.scale - (percent ? 2 : 0)) : 0;
  return `${decimal(shown, Math.min(grid, printedPlaces))}${percent ? '%' : ''}`;
}

function decimal(value: Rational, atLeast: number): string {
  const places = decimalPlaces(value);
  if (places !== undefined && places <= printedPlaces) return formatScaled(value, Math.max(places, atLeast));
  return `≈${formatScaled(round(value, { places: printedPlaces, mode: 'halfUp' }), printedPlaces)}`;
}
