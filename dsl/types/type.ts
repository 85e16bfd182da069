/** Kinds of values while compiling: those of the Plan, and two that never reach it. */

import { type Rational, divide, equal, integer, multiply, one } from '../../engine/numbers/index.ts';
import type { Grid, Type } from '../../engine/plan/index.ts';
import type { Interval } from './interval.ts';

export type Unit = Readonly<Record<string, number>>;

export type NumberType = {
  readonly t: 'num';
  /** `bare`: a literal without a unit, which adopts that of the other side. */
  readonly unit: Unit | 'bare';
  readonly pct: boolean;
  readonly grid: Grid;
  /** What values can be, where declarations and formulas tell. */
  readonly range?: Interval;
};
export type BasicType = { readonly t: 'bool' | 'text' | 'date' };
export type OptionType = { readonly t: 'opt'; readonly of: readonly string[] };
export type RefType = { readonly t: 'ref'; readonly table: string };
/** After an error: goes with everything, so that one mistake gives one diagnostic. */
export type ErrorType = { readonly t: 'error' };

export type ValueType = NumberType | BasicType | OptionType | RefType | ErrorType;

export const errorType: ErrorType = { t: 'error' };
export const boolType: BasicType = { t: 'bool' };
export const points: Unit = { 分: 1 };
export const ratio: Unit = {};

export function numberType(unit: Unit | 'bare', grid: Grid, more: { readonly pct?: boolean; readonly range?: Interval } = {}): NumberType {
  return { t: 'num', unit, grid, pct: more.pct ?? false, ...(more.range ? { range: more.range } : {}) };
}

// ——— Units ———

/** 元, 万元 and 亿元 are one unit at three scales. */
const scales: ReadonlyMap<string, { readonly of: string; readonly factor: Rational }> = new Map([
  ['万元', { of: '元', factor: integer(10_000) }],
  ['亿元', { of: '元', factor: integer(100_000_000) }],
]);

/** Units that merely count things; they are numbers unless a field declares them. */
export const countingUnits: ReadonlySet<string> = new Set(['个', '件', '次', '项', '人', '家', '户', '名', '起', '条', '票', '天']);

/** The same unit in base scales, and the factor that brings a value to it. */
function toBase(unit: Unit): { readonly unit: Unit; readonly factor: Rational } {
  const merged = new Map<string, number>();
  let factor = one;
  for (const [name, exponent] of Object.entries(unit)) {
    const scale = scales.get(name);
    merged.set(scale?.of ?? name, (merged.get(scale?.of ?? name) ?? 0) + exponent);
    if (scale) factor = multiply(factor, power(scale.factor, exponent));
  }
  return { unit: Object.fromEntries([...merged].filter(([, exponent]) => exponent !== 0)), factor };
}

function power(base: Rational, exponent: number): Rational {
  let result = one;
  for (let i = 0; i < Math.abs(exponent); i += 1) result = multiply(result, base);
  return exponent < 0 ? (divide(one, result) ?? one) : result;
}

/** What a value in `from` is multiplied by to be in `to`; undefined where they measure different things. */
export function conversion(from: Unit, to: Unit): Rational | undefined {
  const [a, b] = [toBase(from), toBase(to)];
  return sameUnit(a.unit, b.unit) ? divide(a.factor, b.factor) : undefined;
}

function sameUnit(a: Unit, b: Unit): boolean {
  const entries = Object.entries(a);
  return entries.length === Object.keys(b).length && entries.every(([name, exponent]) => Object.hasOwn(b, name) && b[name] === exponent);
}

/** The unit of a product (or, with `sign` −1, a quotient) and the factor that scales of one unit leave over. */
export function combineUnits(a: Unit, b: Unit, sign: 1 | -1): { readonly unit: Unit; readonly factor: Rational } {
  const plain = new Map(Object.entries(a));
  for (const [name, exponent] of Object.entries(b)) plain.set(name, (plain.get(name) ?? 0) + sign * exponent);
  const unit = Object.fromEntries([...plain].filter(([, exponent]) => exponent !== 0));
  const bases = Object.keys(unit).map((name) => scales.get(name)?.of ?? name);
  // Two scales of one unit left side by side (亿元 ÷ 万元): only then is a factor due.
  return new Set(bases).size === bases.length ? { unit, factor: one } : toBase(unit);
}

export function isRatio(unit: Unit | 'bare'): boolean {
  return unit === 'bare' || Object.keys(unit).length === 0;
}

export function isPoints(unit: Unit | 'bare'): boolean {
  return unit !== 'bare' && sameUnit(unit, points);
}

export function isUnitFactor(factor: Rational): boolean {
  return equal(factor, one);
}

/** For messages: `亿元`, `分`, `元/人`. */
export function unitText(unit: Unit | 'bare'): string {
  if (unit === 'bare' || Object.keys(unit).length === 0) return '';
  const part = (sign: 1 | -1): string =>
    Object.entries(unit)
      .filter(([, exponent]) => Math.sign(exponent) === sign)
      .map(([name, exponent]) => name + (Math.abs(exponent) === 1 ? '' : `^${Math.abs(exponent)}`))
      .join('·');
  const below = part(-1);
  return below === '' ? part(1) : `${part(1) || '1'}/${below}`;
}

// ——— To the Plan ———

/** The Plan's form; a bare number is a ratio there. Undefined after an error. */
export function planType(type: ValueType): Type | undefined {
  switch (type.t) {
    case 'error':
      return undefined;
    case 'num': {
      const range = type.range && { min: type.range.min, max: type.range.max };
      return {
        t: 'num',
        unit: type.unit === 'bare' ? {} : type.unit,
        ...(type.pct ? { pct: true } : {}),
        ...(range?.min !== undefined && range.max !== undefined ? { range: { min: range.min.text, max: range.max.text } } : {}),
        grid: type.grid,
      };
    }
    default:
      return type;
  }
}
