/** Formulas on their way to the Plan: JsonLogic whose variables still are references. */

import { type Rational, formatExact } from '../../engine/numbers/index.ts';
import type { Logic, Operator, Ref } from '../../engine/plan/index.ts';
import type { Span } from '../ast/ast.ts';
import { type NumberType, type ValueType, errorType, numberType, ratio } from '../types/type.ts';
import { gridOfConstant } from '../types/grid.ts';
import { exactly } from '../types/interval.ts';

export type Literal = Exclude<Logic, { readonly var: string } | { readonly [O in Operator]?: readonly Logic[] }>;
export type Tree =
  | { readonly kind: 'ref'; readonly ref: Ref }
  | { readonly kind: 'literal'; readonly logic: Logic }
  | { readonly kind: 'op'; readonly op: Operator; readonly args: readonly Tree[] };

/** A checked formula. `mayBeNa`: why its value may be 不适用, in the drafter's names; absent where it cannot. */
export type Formula = {
  readonly tree: Tree;
  readonly type: ValueType;
  readonly span: Span;
  /** Its value where that is the same in every row. */
  readonly constant?: Rational;
  readonly mayBeNa?: string;
};

export function ref(node: string, path: Ref['path'] = []): Tree {
  return { kind: 'ref', ref: { node, path } };
}

export function op(operator: Operator, ...args: readonly Tree[]): Tree {
  return { kind: 'op', op: operator, args };
}

export function literal(logic: Logic): Tree {
  return { kind: 'literal', logic };
}

export function number(value: Rational): Tree {
  return literal({ n: formatExact(value) });
}

export const notApplicable: Tree = literal({ blank: 'na' });

/** A constant of the policy as a formula. */
export function constant(value: Rational, span: Span, unit: NumberType['unit'] = ratio, pct = false): Formula {
  return { tree: number(value), span, constant: value, type: numberType(unit, gridOfConstant(value), { pct, range: exactly(value) }) };
}

/** What stands for a formula in which a mistake was found. */
export function broken(span: Span): Formula {
  return { tree: literal({ blank: 'missing' }), type: errorType, span };
}

export function sameTree(a: Tree, b: Tree): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The references of formulas, each once, in the order in which they are met. */
export function refsOf(...trees: readonly Tree[]): readonly Ref[] {
  const found = new Map<string, Ref>();
  const visit = (t: Tree): void => {
    if (t.kind === 'ref') {
      const key = JSON.stringify(t.ref);
      if (!found.has(key)) found.set(key, t.ref);
    } else if (t.kind === 'op') {
      t.args.forEach(visit);
    }
  };
  trees.forEach(visit);
  return [...found.values()];
}

/** The Plan's form: aliases a, b, c … for the references in order. */
export function toLogic(tree: Tree): { readonly in: Readonly<Record<string, Ref>>; readonly logic: Logic } {
  const { in: inputs, logics } = toLogics([tree]);
  return { in: inputs, logic: logics[0] ?? { blank: 'missing' } };
}

/** Several formulas over one set of aliases. */
export function toLogics(trees: readonly Tree[]): { readonly in: Readonly<Record<string, Ref>>; readonly logics: readonly Logic[] } {
  const refs = refsOf(...trees);
  const aliases = new Map(refs.map((r, i) => [JSON.stringify(r), alias(i)]));
  const convert = (t: Tree): Logic => {
    switch (t.kind) {
      case 'literal':
        return t.logic;
      case 'ref':
        return { var: aliases.get(JSON.stringify(t.ref)) ?? '' };
      case 'op':
        return { [t.op]: t.args.map(convert) };
    }
  };
  return { in: Object.fromEntries(refs.map((r, i) => [alias(i), r])), logics: trees.map(convert) };
}

function alias(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : letter + Math.floor(index / 26);
}
