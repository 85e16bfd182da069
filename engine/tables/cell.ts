import { type Rational, compare, formatExact, multiply, parseNumber, rational } from '../numbers/index.ts';
import { type Params, type Type, nearest, visible } from '../plan/index.ts';
import { type DataCode } from '../diagnostics/data.ts';
import type { Blank, BlankLabel, Value } from './data.ts';
import { readDate } from './date-cell.ts';
import { fold } from './names.ts';
import { readNumber } from './number-cell.ts';

/** What a cell holds: a value, nothing, or something that cannot be read. */
export type Cell = { readonly value: Value | undefined } | { readonly code: DataCode; readonly params: Params };

/**
 * Stands where a cell is wrong: missing, so that nothing is computed from it, and without a cause, since its finding is
 * made already.
 */
export const wrong: Blank = { blank: 'missing', causes: [] };

const blankWords: ReadonlyMap<string, BlankLabel> = new Map([
  ['不适用', 'na'],
  ['免考', 'exempt'],
  ['未到期', 'notDue'],
  ['not_applicable', 'na'],
  ['exempt', 'exempt'],
  ['not_due', 'notDue'],
]);

const yesNoWords: ReadonlyMap<string, boolean> = new Map([
  ...['是', 'yes', 'true', '1', '√', '✓'].map((word) => [word, true] as const),
  ...['否', 'no', 'false', '0', '×', '✗'].map((word) => [word, false] as const),
]);

/** What a spreadsheet writes where a formula failed. */
export function isFormulaError(text: string): boolean {
  return /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|GETTING_DATA)$/.test(text);
}

/** A cell of a column of that type. An empty cell has no value; `不适用`, `免考`, `未到期` are blanks. */
export function readCell(text: string, type: Type): Cell {
  if (text === '') return { value: undefined };
  if (isFormulaError(text)) return { code: 'formula-error', params: { text } };
  const folded = fold(text);
  const isOption = type.t === 'opt' && type.of.some((option) => fold(option) === folded);
  const blank = isOption ? undefined : blankWords.get(folded);
  if (blank) return { value: { blank, causes: [] } };
  const shown = visible(text);
  switch (type.t) {
    case 'num':
      return readNumberCell(text, shown, type);
    case 'bool': {
      const value = yesNoWords.get(folded.toLowerCase());
      return value === undefined ? { code: 'not-yes-or-no', params: { text: shown } } : { value };
    }
    case 'date': {
      const value = readDate(text);
      return value === undefined ? { code: 'no-such-date', params: { text: shown } } : { value };
    }
    case 'opt':
      return readOption(folded, shown, type.of);
    case 'text':
    case 'ref':
      return { value: text };
  }
}

function readOption(folded: string, text: string, options: readonly string[]): Cell {
  const value = options.find((option) => fold(option) === folded);
  if (value !== undefined) return { value };
  const suggestion = nearest(folded, options) ?? '';
  return { code: 'not-an-option', params: { text, suggestion, options: options.join('、') } };
}

function readNumberCell(text: string, shown: string, type: Extract<Type, { readonly t: 'num' }>): Cell {
  const value = readNumber(text, type);
  if (value === undefined) return { code: 'not-a-number', params: { text: shown } };
  // Of the types of fields only whole numbers have a grid of their own.
  if (type.grid.kind === 'scale' && type.grid.scale === 0 && value.d !== 1n) return { code: 'not-an-integer', params: { text: shown } };
  if (!type.range) return { value };
  const min = parseNumber(type.range.min);
  const max = parseNumber(type.range.max);
  const lies = (x: Rational): boolean => (!min || compare(x, min) >= 0) && (!max || compare(x, max) <= 0);
  if (lies(value)) return { value };
  // `6.5` in a column of percentages is 650 %; if a hundredth of it would fit, the hint says how 6.5 % is written.
  const hundredth = rational(value.n, value.d * 100n);
  const meant = type.pct && !fold(text).endsWith('%') && lies(hundredth) ? formatExact(value) : '';
  const bound = (x: Rational | undefined, otherwise: string): string => (x ? showNumber(x, type.pct === true) : otherwise);
  const params = {
    text: shown,
    min: bound(min, type.range.min),
    max: bound(max, type.range.max),
    bare: meant,
    percent: meant === '' ? '' : `${meant}%`,
  };
  return { code: 'out-of-range', params };
}

/** As people write it: a ratio of a column of percentages with its sign. */
export function showNumber(value: Rational, pct: boolean): string {
  return pct ? `${formatExact(multiply(value, { n: 100n, d: 1n }))}%` : formatExact(value);
}
