/**
 * Rows in doubt, exactly, without leaving the columns: the shape of the expression over quotients of integers. Whatever is out of
 * the ordinary (blanks that matter, integers beyond 2^53, other operators) is left to the reference.
 */

import type { Expr, Node, PeriodKey } from '../../plan/index.ts';
import { Tag } from '../column.ts';
import type { Context } from '../context.ts';
import { Unfit } from '../unfit.ts';
import { addRatios, compareRatios, divideRatios, multiplyRatios, negateRatio, type Ratio, roundRatio } from './ratio.ts';
import type { Tree } from './shape.ts';

type Blank = { readonly tag: number };
type Known = Ratio | boolean | string;
type Result = Known | Blank;

/** The value of an expression in one row, rounded as the node says. Unfit where only the reference can say. */
export function exactRow(ctx: Context, node: Node & Expr, row: number, period: PeriodKey): Ratio | boolean {
  const value = at(ctx, ctx.tree(node, period), row);
  if (typeof value === 'string' || isBlank(value)) throw new Unfit('a row out of the ordinary');
  return node.round && typeof value === 'object' ? roundRatio(value, node.round) : value;
}

function isBlank(value: Result): value is Blank {
  return typeof value === 'object' && 'tag' in value;
}

function at(ctx: Context, tree: Tree, row: number): Result {
  switch (tree.op) {
    case 'number':
      return ctx.ratio(tree);
    case 'bool':
      return tree.value;
    case 'text':
      return String(tree.code);
    case 'blank':
      return tree;
    case 'column':
      return columnAt(ctx, tree, row);
    default:
      return operation(ctx, tree, row);
  }
}

function columnAt(ctx: Context, { column, from }: Extract<Tree, { readonly op: 'column' }>, row: number): Result {
  const tag = column.tags?.[row] ?? Tag.known;
  if (tag !== Tag.known) return { tag };
  switch (column.kind) {
    case 'bool':
      return column.v[row] === 1;
    case 'text':
      return String(column.v[row]);
    case 'number': {
      if (column.ratio) return { n: column.ratio.over[row] ?? 0, d: column.ratio.under[row] ?? 1 };
      if (column.error === 0) return { n: column.v[row] ?? 0, d: 10 ** column.scale };
      const node = from && ctx.nodeOf(from.node);
      if (from === undefined || node?.kind !== 'expr' || ctx.isCorrected(from.node)) throw new Unfit('a figure from elsewhere');
      return exactRow(ctx, node, row, from.period);
    }
  }
}

function operation(ctx: Context, { op, args }: Extract<Tree, { readonly args: readonly Tree[] }>, row: number): Result {
  const arg = (i: number): Result => at(ctx, args[i] ?? lacking(op), row);
  const number = (i: number): Ratio => numeric(arg(i));
  switch (op) {
    case '+':
      return args.map((_, i) => number(i)).reduce(addRatios);
    case '-':
      return args.map((_, i) => number(i)).reduce((a, b) => addRatios(a, negateRatio(b)));
    case '*':
      return args.map((_, i) => number(i)).reduce(multiplyRatios);
    case 'neg':
      return negateRatio(number(0));
    case '/':
      return divideRatios(number(0), number(1));
    case 'atMost':
      return lesser(number(0), number(1));
    case 'atLeast':
      return greater(number(0), number(1));
    case 'has':
      return !isBlank(arg(0));
    case '<':
      return compareRatios(number(0), number(1)) < 0;
    case '<=':
      return compareRatios(number(0), number(1)) <= 0;
    case '>':
      return compareRatios(number(0), number(1)) > 0;
    case '>=':
      return compareRatios(number(0), number(1)) >= 0;
    case 'mustApply':
      return known(arg(0));
    case 'default': {
      const x = arg(0);
      return isBlank(x) ? arg(1) : x;
    }
    case 'notApplicable': {
      const x = arg(0);
      return isLeftOut(x) ? arg(1) : x;
    }
    case 'decide':
      return firstThatHolds(ctx, args, row);
    case 'bands':
      known(arg(0));
      return firstThatHolds(ctx, args.slice(1), row);
    case 'pick':
      return picked(ctx, args, row);
    case 'lerp': {
      const [x, x0, y0, x1, y1] = [number(0), number(1), number(2), number(3), number(4)];
      const along = divideRatios(addRatios(x, negateRatio(x0)), addRatios(x1, negateRatio(x0)));
      return addRatios(y0, multiplyRatios(along, addRatios(y1, negateRatio(y0))));
    }
    case 'blend':
      return blended(ctx, args, row);
    default:
      throw new Unfit(op);
  }
}

function firstThatHolds(ctx: Context, args: readonly Tree[], row: number): Result {
  for (let i = 0; i + 1 < args.length; i += 2) {
    if (known(at(ctx, args[i] ?? lacking('decide'), row)) === true) return at(ctx, args[i + 1] ?? lacking('decide'), row);
  }
  return args.length % 2 === 1 ? at(ctx, args.at(-1) ?? lacking('decide'), row) : { tag: Tag.na };
}

/** Choices by option only: options are compared by code. */
function picked(ctx: Context, args: readonly Tree[], row: number): Result {
  const x = known(at(ctx, args[0] ?? lacking('pick'), row));
  if (typeof x !== 'string') throw new Unfit('a choice by what is no option');
  for (let i = 1; i + 1 < args.length; i += 2) {
    if (at(ctx, args[i] ?? lacking('pick'), row) === x) return at(ctx, args[i + 1] ?? lacking('pick'), row);
  }
  return args.length % 2 === 0 ? at(ctx, args.at(-1) ?? lacking('pick'), row) : { tag: Tag.na };
}

function blended(ctx: Context, args: readonly Tree[], row: number): Result {
  let [weights, points]: [Ratio, Ratio] = [zero, zero];
  let present = 0;
  for (let i = 1; i + 1 < args.length; i += 2) {
    const [weight, score] = [at(ctx, args[i] ?? lacking('blend'), row), at(ctx, args[i + 1] ?? lacking('blend'), row)];
    if (isLeftOut(weight) || isLeftOut(score)) continue;
    weights = addRatios(weights, numeric(weight));
    points = addRatios(points, numeric(score));
    present += 1;
  }
  if (present === 0) return { tag: Tag.na };
  const full = numeric(at(ctx, args[0] ?? lacking('blend'), row));
  return compareRatios(weights, full) === 0 ? points : divideRatios(multiplyRatios(full, points), weights);
}

const zero: Ratio = { n: 0, d: 1 };

function isLeftOut(value: Result): boolean {
  return isBlank(value) && (value.tag === Tag.na || value.tag === Tag.exempt);
}

function known(value: Result): Known {
  if (isBlank(value)) throw new Unfit('a blank');
  return value;
}

function numeric(value: Result): Ratio {
  if (typeof value !== 'object' || isBlank(value)) throw new Unfit('no number');
  return value;
}

function lesser(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) <= 0 ? a : b;
}

function greater(a: Ratio, b: Ratio): Ratio {
  return compareRatios(a, b) >= 0 ? a : b;
}

function lacking(op: string): never {
  throw new TypeError(`an operator of the Plan lacks an argument: ${op}`);
}
