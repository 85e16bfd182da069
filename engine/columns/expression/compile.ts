/** The kernel for each shape of expression. Literals are folded on the way: what is known before a row is read costs no row anything. */

import { divide, multiply, negate, type Rational, subtract } from '../../numbers/index.ts';
import { type Column, Tag } from '../column.ts';
import { Unfit } from '../unfit.ts';
import type { Dictionary } from '../dictionary.ts';
import { blend } from './blend.ts';
import { choose, fallback } from './choose.ts';
import { compareBools, compareNumbers, compareTexts, type Comparison } from './compare.ts';
import { greaterOf, lesserOf } from './clamp.ts';
import { countTrue, has, kleene, not } from './kleene.ts';
import { type Linear, linearOf, plus, sumOf, times } from './linear.ts';
import { loadBools, loadNumbers, loadTexts } from './load.ts';
import { productOf, quotientOf } from './product.ts';
import { overThoseThatApply } from './scalars.ts';
import { stepsOf } from './steps.ts';
import type { Tree } from './shape.ts';
import { blankVec, boolConstant, type NumberVec, numberConstant, type Scratch, textConstant, type TextVec, type Vec } from './vec.ts';

/** `fixed`: a text column of which every row at hand has one code, or one blank; expressions are compiled anew for each. */
export type Setting = {
  readonly dictionary: Dictionary;
  readonly literals: WeakMap<Tree, NumberVec>;
  readonly scratch: Scratch;
  /** The least magnitude that is not zero in a column of integers. */
  readonly smallest: (column: Float64Array) => number;
  readonly fixed?: { readonly column: Column; readonly code: number; readonly tag: number };
};

export function compile(tree: Tree, setting: Setting): Vec {
  const { scratch, dictionary } = setting;
  const known = new Map<Tree, Vec>();
  const parts = new Map<NumberVec, Linear>();
  return vecOf(tree);

  function vecOf(each: Tree): Vec {
    const before = known.get(each);
    if (before) return before;
    const made = make(each);
    known.set(each, made);
    return made;
  }

  function make(each: Tree): Vec {
    switch (each.op) {
      case 'number':
        return literal(each, setting.literals);
      case 'bool':
        return boolConstant(each.value);
      case 'text':
        return textConstant(each.code);
      case 'blank':
        return blankVec(each.tag);
      case 'column':
        return columnVec(each.column, setting);
      default:
        return operation(each);
    }
  }

  function operation(each: Extract<Tree, { readonly args: readonly Tree[] }>): Vec {
    const { op } = each;
    const args = each.args.map(vecOf);
    const arg = (i: number): Vec => args[i] ?? lacking(op);
    switch (op) {
      case '+':
      case '-':
      case 'neg':
      case '*':
      case '/':
      case 'lerp':
      case 'atMost':
      case 'atLeast':
        return strictly(args, (numbers) => arithmetic(op, numbers));
      case '<':
      case '<=':
      case '>':
      case '>=':
      case 'eq':
      case 'ne':
        return always(args) ?? compare(op, arg(0), arg(1));
      case 'oneOf':
        return (
          always(args) ??
          kleene(
            args.slice(1).map((option) => compare('eq', arg(0), option)),
            1,
            scratch,
          )
        );
      case 'all':
        return kleene(args, 0, scratch);
      case 'any':
        return kleene(args, 1, scratch);
      case 'not':
        return args[0]?.always === undefined ? not(arg(0)) : arg(0);
      case 'has':
        return arg(0).always !== undefined ? boolConstant(false) : arg(0).blank ? has(arg(0), scratch) : boolConstant(true);
      case 'default':
        return fallback(arg(0), arg(1), (tag) => tag !== Tag.known, scratch);
      case 'notApplicable':
        return fallback(arg(0), arg(1), (tag) => tag === Tag.na || tag === Tag.exempt, scratch);
      case 'mustApply':
        return fallback(arg(0), blankVec(Tag.missing), (tag) => tag === Tag.na || tag === Tag.exempt, scratch);
      case 'countTrue':
        return countTrue(args, scratch);
      case 'min':
      case 'max':
      case 'mean':
        return scalars(op, args);
      case 'decide':
        return cases(args);
      case 'bands':
        return stepsOf(each.args, args, scratch) ?? underX(arg(0), args.slice(1));
      case 'pick':
        return pick(args);
      case 'blend':
        return blend(
          arg(0),
          pairs(args.slice(1)).map(([weight, points]) => ({ weight, points })),
          linear,
          summed,
          scratch,
        );
      default:
        throw new Unfit(op);
    }
  }

  function arithmetic(op: '+' | '-' | 'neg' | '*' | '/' | 'lerp' | 'atMost' | 'atLeast', args: readonly NumberVec[]): Vec {
    const [a, b] = args;
    if (a === undefined) return lacking(op);
    switch (op) {
      case '+':
        return summed(args.map(linear).reduce(plus));
      case '-':
        return summed(args.map(linear).reduce((x, y) => plus(x, times(y, minusOne))));
      case 'neg':
        return summed(times(linear(a), minusOne));
      case '*':
        return args.reduce(multiplied);
      case '/':
        return b === undefined ? lacking(op) : divided(a, b);
      case 'lerp':
        return lerp(args);
      case 'atMost':
        return b === undefined ? lacking(op) : lesserOf(a, b, scratch);
      case 'atLeast':
        return b === undefined ? lacking(op) : greaterOf(a, b, scratch);
    }
  }

  function multiplied(a: NumberVec, b: NumberVec): NumberVec {
    if (a.constant) return summed(times(linear(b), a.constant));
    if (b.constant) return summed(times(linear(a), b.constant));
    return productOf(a, b, scratch);
  }

  function divided(a: NumberVec, b: NumberVec): Vec {
    if (b.constant === undefined) return quotientOf(a, b, smallestOf, scratch);
    const inverse = divide(one, b.constant);
    if (inverse !== undefined) return summed(times(linear(a), inverse));
    if (a.blank) throw new Unfit('a division by a literal zero');
    return blankVec(Tag.missing);
  }

  /** y0 + (x − x0) × (y1 − y0) ÷ (x1 − x0): between two literal points a line. */
  function lerp([x, x0, y0, x1, y1]: readonly NumberVec[]): Vec {
    if (!x || !x0 || !y0 || !x1 || !y1) return lacking('lerp');
    if (x0.constant && y0.constant && x1.constant && y1.constant) {
      const slope = divide(subtract(y1.constant, y0.constant), subtract(x1.constant, x0.constant));
      if (slope === undefined) throw new Unfit('a line through one point');
      const start = subtract(y0.constant, multiply(slope, x0.constant));
      return summed(plus(times(linear(x), slope), { terms: [], constant: start }));
    }
    const minus = (a: NumberVec, b: NumberVec): NumberVec => summed(plus(linear(a), times(linear(b), minusOne)));
    return strictly([divided(minus(x, x0), minus(x1, x0))], ([along]) =>
      along === undefined ? lacking('lerp') : summed(plus(linear(y0), linear(multiplied(along, minus(y1, y0))))),
    );
  }

  /** Sums are taken apart once more, so that a sum of sums stays one pass over its terms. */
  function linear(vec: NumberVec): Linear {
    return parts.get(vec) ?? linearOf(vec);
  }
  function summed(terms: Linear): NumberVec {
    const vec = sumOf(terms, scratch);
    if (!vec.constant) parts.set(vec, terms);
    return vec;
  }

  function smallestOf(vec: NumberVec): number {
    return vec.column ? setting.smallest(vec.column) : 1;
  }

  function compare(op: Comparison, a: Vec, b: Vec): Vec {
    if (a.type === 'number' && b.type === 'number') return compareNumbers(op, a, b, scratch);
    if (a.type === 'text' && b.type === 'text') return sameText(op, a, b) ?? compareTexts(op, a, b, dictionary, scratch);
    if (a.type === 'bool' && b.type === 'bool') return compareBools(op, a, b, scratch);
    throw new Unfit(`${a.type} ${op} ${b.type}`);
  }

  function sameText(op: Comparison, a: TextVec, b: TextVec): Vec | undefined {
    if (a.constant === undefined || b.constant === undefined || (op !== 'eq' && op !== 'ne')) return undefined;
    return boolConstant((a.constant === b.constant) === (op === 'eq'));
  }

  function scalars(op: 'min' | 'max' | 'mean', args: readonly Vec[]): Vec {
    const present = args.filter(({ always: tag }) => tag === undefined || tag > Tag.exempt);
    if (present.length === 0) return blankVec(Tag.na);
    return overThoseThatApply(op, present.map(numeric), scratch);
  }

  function cases(args: readonly Vec[]): Vec {
    const otherwise = args.length % 2 === 1 ? (args.at(-1) ?? lacking('decide')) : blankVec(Tag.na);
    return choose(
      pairs(args).map(([when, value]) => ({ when, value })),
      otherwise,
      scratch,
    );
  }

  function pick([x, ...rest]: readonly Vec[]): Vec {
    if (x === undefined) return lacking('pick');
    const tests = rest.map((each, i) => (i % 2 === 0 && i < rest.length - 1 ? compare('eq', x, each) : each));
    return underX(x, tests);
  }

  /** Blank where x is, whatever the cases say. */
  function underX(x: Vec, rest: readonly Vec[]): Vec {
    if (x.always !== undefined) return x;
    const result = cases(rest);
    if (!x.blank) return result;
    const [tags, values] = [scratch.tags(), scratch.numbers()];
    if (result.type === 'blank') throw new Unfit('cases that are all blank');
    return {
      ...plain(result),
      blank: true,
      run: (block, v, t) => {
        result.run(block, v, t);
        if (!result.blank) t.fill(0, 0, block.n);
        x.run(block, values, tags);
        for (let i = 0; i < block.n; i++) if (tags[i] !== 0) t[i] = tags[i] ?? 0;
      },
    };
  }

  /** Strict in blanks; an operand that is blank in every row leaves the kernels no type to go by. */
  function strictly(args: readonly Vec[], make: (numbers: readonly NumberVec[]) => Vec): Vec {
    return always(args) ?? make(args.map(numeric));
  }
}

function literal(tree: Extract<Tree, { readonly op: 'number' }>, known: WeakMap<Tree, NumberVec>): NumberVec {
  const before = known.get(tree);
  if (before) return before;
  const made = numberConstant(tree.value);
  known.set(tree, made);
  return made;
}

const one: Rational = { n: 1n, d: 1n };
const minusOne = negate(one);

/** A strict operation on a blank is blank: alone, or beside operands that never are. */
function always(args: readonly Vec[]): Vec | undefined {
  const tags = args.flatMap(({ always: tag }) => (tag === undefined ? [] : [tag]));
  if (tags.length === 0) return undefined;
  if (args.some((arg) => arg.always === undefined && arg.blank)) throw new Unfit('a blank beside what may be blank');
  return blankVec(Math.max(...tags));
}

function numeric(vec: Vec): NumberVec {
  if (vec.type !== 'number') throw new Unfit(`${vec.type} where a number is meant`);
  return vec;
}

/** A vec without what only its own kernel may promise. */
function plain(vec: Exclude<Vec, { readonly type: 'blank' }>): Vec {
  switch (vec.type) {
    case 'number': {
      const { type, blank, run, scale, error, low, high } = vec;
      return { type, blank, run, scale, error, low, high };
    }
    case 'bool':
      return { type: 'bool', blank: vec.blank, run: vec.run };
    case 'text':
      return { type: 'text', blank: vec.blank, run: vec.run };
  }
}

function columnVec(column: Extract<Tree, { readonly op: 'column' }>['column'], { fixed }: Setting): Vec {
  if (fixed?.column === column) return fixed.tag !== 0 ? blankVec(fixed.tag) : textConstant(fixed.code);
  switch (column.kind) {
    case 'number':
      return loadNumbers(column);
    case 'bool':
      return loadBools(column);
    case 'text':
      return loadTexts(column);
  }
}

function pairs(args: readonly Vec[]): readonly (readonly [Vec, Vec])[] {
  return Array.from(
    { length: Math.floor(args.length / 2) },
    (_, i) => [args[2 * i] ?? lacking('a pair'), args[2 * i + 1] ?? lacking('a pair')] as const,
  );
}

function lacking(op: string): never {
  throw new TypeError(`an operator of the Plan lacks an argument: ${op}`);
}
