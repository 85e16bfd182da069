/** Comparisons, 在, 且 或 非. */

import { compare as compareNumbers } from '../../engine/numbers/index.ts';
import type { Operator } from '../../engine/plan/index.ts';
import { nearest } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { resolve } from '../binder/resolve.ts';
import { replacement } from '../diagnostics/index.ts';
import { aCondition, describeType } from '../types/describe.ts';
import { type OptionType, boolType } from '../types/type.ts';
import { type Lowering, type Scope, site } from './context.ts';
import { everything, isEmptySet, within, without } from './number-set.ts';
import { type NumberFormula, asNumber, comparing, unify } from './numbers.ts';
import { type Formula, type Tree, broken, literal, op } from './tree.ts';

/** The tree of a condition; undefined after saying that the formula is none. */
export function asCondition(low: Lowering, scope: Scope, formula: Formula): Tree | undefined {
  if (formula.type.t === 'bool') return formula.tree;
  if (formula.type.t !== 'error') {
    low.report('wrong-type', site(scope, formula.span), {
      expected: aCondition,
      found: describeType(formula.type),
      advice: { zh: '写成比较，如“… > 0”', en: 'Compare it with something, as "… > 0"' },
    });
  }
  return undefined;
}

function condition(span: ast.Span, tree: Tree): Formula {
  return { tree, type: boolType, span };
}

export function conjunction(low: Lowering, scope: Scope, expr: ast.Binary & { readonly op: 'and' | 'or' }): Formula {
  const parts = flatten(expr, expr.op).map((part) => asCondition(low, scope, low.lower(scope, part)));
  const trees = parts.filter((part) => part !== undefined);
  return trees.length === parts.length ? condition(expr, op(expr.op === 'and' ? 'all' : 'any', ...trees)) : broken(expr);
}

function flatten(expr: ast.Expr, operator: 'and' | 'or'): readonly ast.Expr[] {
  return expr.kind === 'binary' && expr.op === operator ? [...flatten(expr.left, operator), ...flatten(expr.right, operator)] : [expr];
}

export function negatedCondition(low: Lowering, scope: Scope, expr: ast.Unary): Formula {
  const tree = asCondition(low, scope, low.lower(scope, expr.operand));
  return tree ? condition(expr, op('not', tree)) : broken(expr);
}

export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '=' | '!=';
const operators: Readonly<Record<ComparisonOperator, Operator>> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '=': 'eq', '!=': 'ne' };

export function comparison(low: Lowering, scope: Scope, expr: ast.Binary & { readonly op: ComparisonOperator }): Formula {
  // Beside an option column the other side is an option, so the side that is surely a column goes first.
  if (standsForOption(low, scope, expr.left) && !standsForOption(low, scope, expr.right)) {
    const right = low.lower(scope, expr.right);
    if (right.type.t === 'opt') return compare(low, scope, expr.op, option(low, scope, right, right.type, expr.left), right, expr);
  }
  const left = low.lower(scope, expr.left);
  // Beside a name that nobody knows, another may be one of its options.
  if (left.type.t === 'error' && standsForOption(low, scope, expr.right)) return broken(expr);
  const right =
    left.type.t === 'opt' && standsForOption(low, scope, expr.right, left.type)
      ? option(low, scope, left, left.type, expr.right)
      : low.lower(scope, expr.right);
  return compare(low, scope, expr.op, left, right, expr);
}

/** What stands for a parameter of a method, in the scope of the call; anything else as it is. */
function argumentOf(scope: Scope, expr: ast.Expr): { readonly scope: Scope; readonly expr: ast.Expr } {
  const local = expr.kind === 'path' && expr.names.length === 1 ? scope.locals.get(expr.names[0]?.text ?? '') : undefined;
  return local?.kind === 'argument'
    ? argumentOf({ ...scope, file: local.file, locals: local.locals, callSite: local.callSite }, local.expr)
    : { scope, expr };
}

/** A single name that is no column (or is one of the options). */
function standsForOption(low: Lowering, outer: Scope, written: ast.Expr, type?: OptionType): boolean {
  const { scope, expr } = argumentOf(outer, written);
  if (expr.kind !== 'path' || expr.names.length !== 1) return false;
  return (type?.of.includes(expr.names[0]?.text ?? '') ?? false) || resolve(low, scope, expr).kind === 'unknown';
}

/** A name as one of the options of `type`. */
function option(low: Lowering, outer: Scope, column: Formula, type: OptionType, written: ast.Expr): Formula {
  const { scope, expr } = argumentOf(outer, written);
  if (expr.kind !== 'path' || expr.names.length !== 1) return low.lower(scope, expr);
  const [name] = expr.names;
  if (!name || name.missing) return broken(expr);
  if (!type.of.includes(name.text)) {
    const near = nearest(name.text, type.of);
    const columnText = low.textOf(site(scope, column.span));
    low.report(
      'unknown-option',
      site(scope, name),
      { name: name.text, column: columnText, options: type.of.join('、'), nearest: near ?? '' },
      near ? { fixes: [replacement(name, near)] } : {},
    );
    return broken(expr);
  }
  return { tree: literal({ o: name.text }), type, span: expr };
}

/** Which outcomes of a comparison decide the condition at `span`, of which it may be a part. */
type Deciding = 'both' | 'never' | 'none';

function compare(
  low: Lowering,
  scope: Scope,
  operator: ComparisonOperator,
  left: Formula,
  right: Formula,
  span: ast.Span,
  deciding: Deciding = 'both',
): Formula {
  if (left.type.t === 'error' || right.type.t === 'error') return broken(span);
  const ordered = operator !== '=' && operator !== '!=';
  if (left.type.t === 'num' && right.type.t === 'num') {
    const [a, b] = [asNumber(low, scope, left), asNumber(low, scope, right)];
    const pair = a && b && unify(low, scope, a, b, comparing);
    if (pair && deciding !== 'none') checkDecided(low, scope, operator, pair, span, deciding);
    return pair ? condition(span, op(operators[operator], pair[0].tree, pair[1].tree)) : broken(span);
  }
  const comparable = left.type.t === right.type.t && (!ordered || left.type.t === 'date');
  if (!comparable) {
    low.report('wrong-type', site(scope, right.span), { expected: describeType(left.type), found: describeType(right.type), advice: '' });
    return broken(span);
  }
  return condition(span, op(operators[operator], left.tree, right.tree));
}

/** Against a constant: whether declared ranges leave only one outcome. Two constants are a drafter's own business. */
function checkDecided(
  low: Lowering,
  scope: Scope,
  operator: ComparisonOperator,
  [a, b]: readonly [NumberFormula, NumberFormula],
  span: ast.Span,
  deciding: Deciding,
): void {
  const [column, limit, comparison] = b.constant ? [a, b.constant, operator] : [b, a.constant, mirrored[operator]];
  const range = column.type.range;
  // Inside a method the same text serves many calls; constants of the policy are compared on purpose.
  if (!limit || column.constant || !range?.min || !range.max || scope.methods.length > 0) return;
  if (compareNumbers(range.min.value, range.max.value) === 0) return;
  const all = within(within(everything, '>=', range.min.value), '<=', range.max.value);
  const never = isEmptySet(within(all, comparison, limit));
  if (!never && (deciding === 'never' || !isEmptySet(without(all, comparison, limit)))) return;
  low.report('comparison-decided', site(scope, span), {
    condition: low.textOf(site(scope, span)),
    name: low.textOf(site(scope, column.span)),
    range: `${range.min.text} .. ${range.max.text}`,
    outcome: never ? { zh: '永远不成立', en: 'never holds' } : { zh: '永远成立', en: 'always holds' },
  });
}

const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
};

/** `x 在 (a、b)`, `x 在 1 .. 3`. */
export function membership(low: Lowering, scope: Scope, expr: ast.In): Formula {
  const operand = low.lower(scope, expr.operand);
  if (operand.type.t === 'error') return broken(expr);
  const positive =
    expr.set.kind === 'range'
      ? withinRange(low, scope, operand, expr.set, expr, expr.negated ? 'none' : 'never')
      : oneOf(low, scope, operand, expr.set, expr);
  return expr.negated && positive.type.t === 'bool' ? condition(expr, op('not', positive.tree)) : positive;
}

function withinRange(low: Lowering, scope: Scope, operand: Formula, range: ast.Range, span: ast.Span, deciding: Deciding): Formula {
  const [least, most] = [low.lower(scope, range.low), low.lower(scope, range.high)];
  const above = compare(low, scope, '>=', operand, least, span, deciding);
  const below = compare(low, scope, '<=', operand, most, span, deciding);
  if (least.constant && most.constant && compareNumbers(least.constant, most.constant) > 0) {
    low.report('bad-literal', site(scope, range), {
      what: { zh: '区间', en: 'A range' },
      expected: { zh: '从小到大的两个数', en: 'two numbers, the smaller first' },
      found: low.textOf(site(scope, range)),
      advice: '',
    });
    return broken(span);
  }
  return above.type.t === 'bool' && below.type.t === 'bool' ? condition(span, op('all', above.tree, below.tree)) : broken(span);
}

function oneOf(low: Lowering, scope: Scope, operand: Formula, set: ast.OptionSet, span: ast.Span): Formula {
  const { type } = operand;
  const members = set.members.map((member) => (type.t === 'opt' ? option(low, scope, operand, type, member) : low.lower(scope, member)));
  const equalities = members.map((member) => compare(low, scope, '=', operand, member, span, 'none'));
  if (members.some((member) => member.type.t === 'error') || equalities.some((e) => e.type.t === 'error')) return broken(span);
  // Through the equalities members come in the operand's unit.
  const right = equalities.map((e) => (e.tree.kind === 'op' ? e.tree.args[1] : undefined)).filter((tree) => tree !== undefined);
  return condition(span, op('oneOf', operand.tree, ...right));
}
