import { equal, parseNumber, rational, type Rational } from '../numbers/index.ts';
import { type Localised, type Type, nearest, visible } from '../plan/index.ts';
import { readCell } from '../tables/cell.ts';
import { type BlankLabel, isBlank, isRational, type Value } from '../tables/data.ts';
import { fold } from '../tables/names.ts';

/** What a text of `应得` says of a column; or why it can be no value of it. */
export type Expected = { readonly value: Value } | { readonly expected: Localised; readonly suggestion: string };

const blankWords: ReadonlyMap<string, BlankLabel> = new Map([
  ['缺失', 'missing'],
  ['missing', 'missing'],
  ['不适用', 'na'],
  ['not_applicable', 'na'],
  ['未到期', 'notDue'],
  ['not_due', 'notDue'],
  ['免考', 'exempt'],
  ['exempt', 'exempt'],
  ['未定', 'undecided'],
  ['待定', 'undecided'],
  ['undecided', 'undecided'],
]);

/** The value that a text stands for in a column of that type, exact: `36`, `1/3`, `62.5%`, `优秀`, `是`, `不适用`. */
export function readExpected(text: string, type: Type): Expected {
  const folded = fold(text);
  const isOption = type.t === 'opt' && type.of.some((option) => fold(option) === folded);
  const blank = isOption ? undefined : blankWords.get(folded);
  if (blank) return { value: { blank, causes: [] } };
  if (text === '') return { expected: { zh: '这里没有写值', en: 'there is no value here' }, suggestion: '' };
  if (type.t === 'num') {
    const value = readFigure(folded, type);
    return value ? { value } : { expected: { zh: '应当是数', en: 'it is a number' }, suggestion: '' };
  }
  const cell = readCell(text, type);
  if (!('code' in cell) && cell.value !== undefined) return { value: cell.value };
  switch (type.t) {
    case 'bool':
      return { expected: { zh: '应当是“是”或“否”', en: 'it is yes or no' }, suggestion: '' };
    case 'date':
      return { expected: { zh: '应当是日期', en: 'it is a date' }, suggestion: '' };
    case 'opt':
      return {
        expected: { zh: `应当是${type.of.join('、')}之一`, en: `it is one of ${type.of.join(', ')}` },
        suggestion: visible(nearest(folded, type.of) ?? ''),
      };
    case 'text':
    case 'ref':
      return { expected: { zh: '应当是文字', en: 'it is a text' }, suggestion: '' };
  }
}

/** A computed figure lies where it lies: neither the range nor the decimals of its column bind it; quotients are figures too. */
function readFigure(text: string, type: Extract<Type, { readonly t: 'num' }>): Rational | undefined {
  const quotient = parseNumber(text.replaceAll(' ', ''));
  if (quotient) return quotient;
  const share = text.endsWith('%') ? parseNumber(text.slice(0, -1).replaceAll(' ', '')) : undefined;
  if (share) return Object.keys(type.unit).length === 0 ? rational(share.n, share.d * 100n) : undefined;
  const { range: _, ...unbounded } = type;
  const cell = readCell(text, { ...unbounded, grid: { kind: 'rational' } });
  return !('code' in cell) && cell.value !== undefined && isRational(cell.value) ? cell.value : undefined;
}

/** Whether a figure is what was expected: exactly, and of blanks the same one. */
export function isExpected(expected: Value, got: Value): boolean {
  if (isBlank(expected) || isBlank(got)) return isBlank(expected) && isBlank(got) && expected.blank === got.blank;
  return isRational(expected) && isRational(got) ? equal(expected, got) : expected === got;
}
