import type { Logic, Operator } from '../plan/index.ts';
import { operatorOf } from '../reference/logic.ts';
import { isLeaf } from '../plan/index.ts';

/** Arguments to follow from the root of logic. */
export type Path = readonly number[];

/**
 * Something in logic that can be changed. `paths`: all the places that stand for the one place in the text, since the
 * compiler repeats the input of a 分档 in each of its rows.
 */
export type Site =
  | { readonly kind: 'number' | 'date'; readonly paths: readonly Path[]; readonly value: string }
  | { readonly kind: 'comparison'; readonly paths: readonly Path[]; readonly operator: Comparison }
  | { readonly kind: 'cap'; readonly paths: readonly Path[]; readonly cap: 'atMost' | 'atLeast' };

const comparisons = ['<', '<=', '>', '>=', 'eq', 'ne'] as const satisfies readonly Operator[];
export type Comparison = (typeof comparisons)[number];

function comparisonOf(operator: Operator): Comparison | undefined {
  return comparisons.find((one) => one === operator);
}

/** The sites of logic, in the order of the text. */
export function sitesOf(logic: Logic): readonly Site[] {
  const sites: Site[] = [];
  visit(logic, [[]]);
  return sites;

  function visit(part: Logic, paths: readonly Path[]): void {
    if ('n' in part) sites.push({ kind: 'number', paths, value: part.n });
    else if ('d' in part) sites.push({ kind: 'date', paths, value: part.d });
    if (isLeaf(part)) return;
    const [operator, args] = operatorOf(part);
    if (operator === 'bands') {
      visitBands(args, paths);
      return;
    }
    const comparison = comparisonOf(operator);
    if (comparison) sites.push({ kind: 'comparison', paths, operator: comparison });
    args.forEach((arg, i) => visit(arg, below(paths, [i])));
    // Inner limits stand before outer ones, as 封顶 and 保底 are written.
    if (operator === 'atMost' || operator === 'atLeast') sites.push({ kind: 'cap', paths, cap: operator });
  }

  /** bands(x, test(x, t1), v1, …): x is written once, and so is a threshold that the line of the row below ends at. */
  function visitBands(args: readonly Logic[], paths: readonly Path[]): void {
    const rows = Math.floor((args.length - 1) / 2);
    const [input] = args;
    const repeated: Path[] = [[0]];
    for (let i = 0; i < rows; i += 1) repeated.push([1 + 2 * i, 0], ...(isLine(args[2 + 2 * i]) ? [[2 + 2 * i, 0]] : []));
    if (input) visit(input, below(paths, ...repeated.filter((path) => same(at(args, path), input))));
    for (let i = 0; i < rows; i += 1) {
      const [test, value] = [args[1 + 2 * i], args[2 + 2 * i]];
      if (!test || !value || isLeaf(test)) continue;
      const [operator, operands] = operatorOf(test);
      const comparison = comparisonOf(operator);
      if (comparison) sites.push({ kind: 'comparison', paths: below(paths, [1 + 2 * i]), operator: comparison });
      const threshold = operands[1];
      const ends: readonly Path[] = [
        [1 + 2 * i, 1],
        ...(isLine(value) ? [[2 + 2 * i, 1]] : []),
        ...(isLine(args[4 + 2 * i]) ? [[4 + 2 * i, 3]] : []),
      ];
      if (threshold) visit(threshold, below(paths, ...ends.filter((path) => same(at(args, path), threshold))));
      if (!isLine(value)) visit(value, below(paths, [2 + 2 * i]));
      else for (const end of [2, 4]) visitAt(args, [2 + 2 * i, end], paths);
    }
    if (args.length % 2 === 0) visitAt(args, [args.length - 1], paths);
  }

  function visitAt(args: readonly Logic[], path: Path, paths: readonly Path[]): void {
    const part = at(args, path);
    if (part) visit(part, below(paths, path));
  }
}

function below(paths: readonly Path[], ...further: readonly Path[]): readonly Path[] {
  return paths.flatMap((path) => further.map((more) => [...path, ...more]));
}

function isLine(part: Logic | undefined): boolean {
  return part !== undefined && !isLeaf(part) && operatorOf(part)[0] === 'lerp';
}

function at(args: readonly Logic[], [first, ...rest]: Path): Logic | undefined {
  const part = first === undefined ? undefined : args[first];
  if (part === undefined || rest.length === 0) return part;
  return isLeaf(part) ? undefined : at(operatorOf(part)[1], rest);
}

function same(a: Logic | undefined, b: Logic): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** Logic with the parts at some paths changed. */
export function changed(logic: Logic, paths: readonly Path[], change: (part: Logic) => Logic): Logic {
  if (paths.some((path) => path.length === 0)) return change(logic);
  if (paths.length === 0 || isLeaf(logic)) return logic;
  const [operator, args] = operatorOf(logic);
  return {
    [operator]: args.map((arg, i) =>
      changed(
        arg,
        paths.filter(([first]) => first === i).map((path) => path.slice(1)),
        change,
      ),
    ),
  };
}
