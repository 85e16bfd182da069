/** From an expression of the Plan to its shape: operands found, small expressions taken in. */

import { parseNumber } from '../../numbers/index.ts';
import { type Expr, type Logic, type Node, type Operator, type PeriodKey, type Ref } from '../../plan/index.ts';
import { operatorOf } from '../../reference/logic.ts';
import { type Column, exactNumber, Tag, tagOf } from '../column.ts';
import type { Context } from '../context.ts';
import { Unfit } from '../unfit.ts';
import { columnThrough } from '../path.ts';
import type { Tree } from './shape.ts';

/** How large an expression may grow by taking in the ones that it reads, counted in operators. */
const largestInline = 12;

/**
 * Whether a node is never a column of its own but part of the expression that reads it: it is small, row-local and not
 * rounded, and only one node reads it, or it costs nothing.
 */
export function isInlined(ctx: Context, node: Node): node is Node & Expr {
  if (node.kind !== 'expr' || node.round !== undefined || ctx.readers(node.id) === 0 || ctx.isCorrected(node.id)) return false;
  const size = sizeOf(ctx, node.logic);
  return size === 0 || (size <= largestInline && ctx.readers(node.id) === 1 && weigh(ctx, node) <= largestInline);
}

/** A literal, an alias, or a choice among literals. */
function isFree(logic: Logic): boolean {
  const operation = operationOf(logic);
  if (operation === undefined) return true;
  const [operator, args] = operation;
  return operator === 'pick' && args.every((arg) => operationOf(arg) === undefined);
}

/** The operator and its arguments, or undefined for a literal or an alias. */
function operationOf(logic: Logic): readonly [Operator, readonly Logic[]] | undefined {
  const isLeaf = 'var' in logic || 'n' in logic || 'o' in logic || 's' in logic || 'd' in logic || 'b' in logic || 'blank' in logic;
  return isLeaf ? undefined : operatorOf(logic);
}

function weigh(ctx: Context, node: Node & Expr): number {
  const own = sizeOf(ctx, node.logic);
  if (own > largestInline) return own;
  const inner = Object.values(node.in)
    .filter(({ path }) => path.length === 0)
    .map(({ node: id }) => ctx.nodeOf(id));
  return inner.reduce((sum, each) => (sum <= largestInline && ctx.isInlined(each) ? sum + weigh(ctx, each) : sum), own);
}

function sizeOf(ctx: Context, logic: Logic): number {
  const before = ctx.sizes.get(logic);
  if (before !== undefined) return before;
  const made = isFree(logic) ? 0 : operators(logic);
  ctx.sizes.set(logic, made);
  return made;
}

function operators(logic: Logic): number {
  const operation = operationOf(logic);
  if (operation === undefined) return 0;
  const [operator, args] = operation;
  // A sum over a weight table is where re-use begins: it stays a column.
  return args.reduce((sum, arg) => sum + operators(arg), operator === 'blend' ? largestInline + 1 : 1);
}

export function treeOf(ctx: Context, node: Node & Expr, period: PeriodKey): Tree {
  const operands = new Map<string, Tree>();
  return build(node.logic);

  function build(logic: Logic): Tree {
    if ('var' in logic) return operand(logic.var);
    if ('n' in logic) return ctx.literal(logic.n);
    if ('o' in logic) return { op: 'text', code: ctx.dictionary.code(logic.o) };
    if ('s' in logic) return { op: 'text', code: ctx.dictionary.code(logic.s) };
    if ('d' in logic) return { op: 'text', code: ctx.dictionary.code(logic.d) };
    if ('b' in logic) return { op: 'bool', value: logic.b };
    if ('blank' in logic) return { op: 'blank', tag: tagOf(logic.blank) };
    const [operator, args] = operatorOf(logic);
    return { op: operator, args: args.map(build) };
  }

  function operand(alias: string): Tree {
    const known = operands.get(alias);
    if (known) return known;
    const ref = Object.hasOwn(node.in, alias) ? node.in[alias] : undefined;
    if (ref === undefined) throw new TypeError(`the Plan reads an operand that is not among its inputs: ${alias}`);
    const tree = refTree(ctx, node, ref, period);
    operands.set(alias, tree);
    return tree;
  }
}

function refTree(ctx: Context, node: Node, ref: Ref, period: PeriodKey): Tree {
  const target = ctx.nodeOf(ref.node);
  const isHere = ref.path.length === 0 && target.frame.table === node.frame.table && target.frame.period === node.frame.period;
  if (isHere && target.assessment === node.assessment && ctx.isInlined(target)) return treeOf(ctx, target, period);
  const column = columnThrough(ctx, node.frame, ref, period);
  if (column.kind === 'boxed') throw new Unfit(`${ref.node} is no column of one type`);
  if (column.size === 1 && isSingle(ctx, ref)) return singleTree(column);
  const isSameRow = ref.path.length === 0;
  return { op: 'column', column, ...(isSameRow ? { from: { node: ref.node, period } } : {}) };
}

/** Read from the only row of a table, however many rows read it. */
function isSingle(ctx: Context, { path, node }: Ref): boolean {
  return path.some((step) => 'one' in step) && ctx.tableOf(ctx.nodeOf(node).frame.table).kind === 'one';
}

function singleTree(column: Exclude<Column, { readonly kind: 'boxed' }>): Tree {
  const tag = column.tags?.[0] ?? Tag.known;
  if (tag !== Tag.known) return { op: 'blank', tag };
  switch (column.kind) {
    case 'bool':
      return { op: 'bool', value: column.v[0] === 1 };
    case 'text':
      return { op: 'text', code: column.v[0] ?? -1 };
    case 'number': {
      const value = exactNumber(column, 0);
      if (value === undefined) throw new Unfit('a single figure is not exact');
      return { op: 'number', value };
    }
  }
}

export function numberTree(text: string): Tree {
  const value = parseNumber(text);
  if (value === undefined) throw new TypeError(`the Plan has a number that is none: ${text}`);
  return { op: 'number', value };
}
