import type { Operator, PeriodKey } from '../../plan/index.ts';
import type { Rational } from '../../numbers/index.ts';
import type { Calendar, Value } from '../../tables/data.ts';
import { type Known, isKnown, strongestBlank } from '../../values/index.ts';

/** Where an expression is being evaluated: what a division by zero is reported with. */
export type Site = { readonly node: string; readonly row: number; readonly period: PeriodKey };
/** What all rows share. */
export type World = { readonly calendar?: Calendar | undefined };

/** The meaning of one operator: evaluated arguments in, a value out. */
export type Operation = (args: readonly Value[], site: Site, world: World) => Value;
/** One family of operators, one file. */
export type Operations = { readonly [O in Operator]?: Operation };

/** A blank argument gives the strongest blank; `operation` sees only values that are there. */
export function strict(operation: (args: readonly Known[], site: Site, world: World) => Value): Operation {
  return (args, site, world) => strongestBlank(args) ?? operation(args.filter(isKnown), site, world);
}

/** The i-th argument, which the arity of the operator promises. */
export function argument<T extends Value>(args: readonly T[], i: number): T {
  const value = args[i];
  if (value === undefined) throw new TypeError(`an operator of the Plan lacks argument ${i + 1}`);
  return value;
}

/** A number, which the types of a Plan promise. */
export function num(value: Known): Rational {
  if (typeof value !== 'object') throw new TypeError('the Plan reckons with what is no number');
  return value;
}

/** A text or date, which the types of a Plan promise. */
export function text(value: Known): string {
  if (typeof value !== 'string') throw new TypeError('the Plan reads as a date what is none');
  return value;
}

/** (a1, b1, a2, b2, …) as pairs; an odd last one is left to the caller. */
export function pairs(args: readonly Value[]): readonly (readonly [Value, Value])[] {
  return Array.from({ length: Math.floor(args.length / 2) }, (_, i) => [argument(args, 2 * i), argument(args, 2 * i + 1)] as const);
}
