/**
 * Puts a flat run of operands and operators together: products, sums, comparisons, 且, 或. Also says where the drafter
 * has to decide: comparisons do not chain, 且 and 或 do not mix, 非 does not reach over a comparison.
 */

import type { Fix } from '../../engine/plan/diagnostic.ts';
import type { BinaryOperator, Expr, OptionSet, Range, Span } from '../ast/ast.ts';
import type { SyntaxCode } from '../diagnostics/catalogue/syntax.ts';
import * as t from '../lexer/tokens.ts';

/** `nots` are the tokens of 非 before it; a minus is part of the operand. */
export type Operand = { readonly nots: readonly t.Token[]; readonly node: Expr };
export type Step =
  | { readonly kind: 'binary'; readonly operator: t.Token; readonly right: Operand }
  | { readonly kind: 'in'; readonly operator: t.Token; readonly negated: boolean; readonly set: Range | OptionSet };

export type Complain = (code: SyntaxCode, span: Span, fixes: readonly Fix[], token: t.Token) => void;

const operators: ReadonlyMap<unknown, BinaryOperator> = new Map<unknown, BinaryOperator>([
  [t.plus, '+'],
  [t.minus, '-'],
  [t.times, '*'],
  [t.divide, '/'],
  [t.equal, '='],
  [t.unequal, '!='],
  [t.less, '<'],
  [t.lessEqual, '<='],
  [t.greater, '>'],
  [t.greaterEqual, '>='],
  [t.and, 'and'],
  [t.or, 'or'],
]);
const operatorOf = (token: t.Token): BinaryOperator => operators.get(token.tokenType) ?? '+';

/** The tree of `first` and the steps behind it; `source` is the file's text, for the fixes. */
export function combine(first: Operand, steps: readonly Step[], source: string, complain: Complain): Expr {
  let i = 0;
  const nextIs = (...wanted: readonly BinaryOperator[]): (Step & { readonly kind: 'binary' }) | undefined => {
    const step = steps[i];
    return step?.kind === 'binary' && wanted.includes(operatorOf(step.operator)) ? step : undefined;
  };
  /** One level of left-associative operators, above `operand`. */
  const level = (start: Operand, operand: (start: Operand) => Expr, ...wanted: readonly BinaryOperator[]): Expr => {
    let left = operand(start);
    for (let step = nextIs(...wanted); step !== undefined; step = nextIs(...wanted)) {
      i++;
      left = join(step.operator, left, operand(step.right));
    }
    return left;
  };
  const product = (start: Operand): Expr => level(start, ({ node }) => node, '*', '/');
  const sum = (start: Operand): Expr => level(start, product, '+', '-');

  const comparison = (start: Operand): Expr => {
    let left = sum(start);
    let compared = false;
    let middle: Expr | undefined;
    let before: t.Token | undefined;
    for (let step = steps[i]; step !== undefined; step = steps[i]) {
      if (step.kind === 'in') {
        i++;
        left = { kind: 'in', negated: step.negated, operand: left, set: step.set, start: left.start, end: step.set.end };
        compared = true;
        continue;
      }
      const comparing = nextIs('<', '<=', '>', '>=', '=', '!=');
      if (comparing === undefined) break;
      i++;
      const right = sum(comparing.right);
      if (middle !== undefined && before !== undefined && left.kind === 'binary') {
        const span = { start: left.start, end: right.end };
        complain('chained-comparison', span, chainFix(left.left, before, middle, comparing.operator, right, source), comparing.operator);
        left = { kind: 'binary', op: 'and', left, right: join(comparing.operator, middle, right), ...span };
        middle = undefined;
      } else {
        left = join(comparing.operator, left, right);
        middle = right;
      }
      before = comparing.operator;
      compared = true;
    }
    const [outermost] = start.nots;
    if (outermost === undefined) return left;
    if (compared) {
      const edits = [
        { start: left.start, end: left.start, text: '(' },
        { start: left.end, end: left.end, text: ')' },
      ];
      complain('not-needs-parentheses', { start: outermost.startOffset, end: left.end }, [{ edits }], outermost);
    }
    return start.nots.reduceRight<Expr>(
      (operand, not) => ({ kind: 'unary', op: 'not', operand, start: not.startOffset, end: operand.end }),
      left,
    );
  };

  const conjunctions: Expr[] = [];
  const conjunction = (start: Operand): Expr => {
    const all = level(start, comparison, 'and');
    conjunctions.push(all);
    return all;
  };
  const all = level(first, conjunction, 'or');
  const mixed = conjunctions.length > 1 ? conjunctions.filter((c) => c.kind === 'binary' && c.op === 'and') : [];
  const clash = steps.find((step) => step.operator.tokenType === t.or)?.operator;
  if (mixed.length > 0 && clash !== undefined) {
    const edits = mixed.flatMap((c) => [
      { start: c.start, end: c.start, text: '(' },
      { start: c.end, end: c.end, text: ')' },
    ]);
    complain('mixed-and-or', { start: all.start, end: all.end }, [{ edits }], clash);
  }
  return all;
}

function join(operator: t.Token, left: Expr, right: Expr): Expr {
  return { kind: 'binary', op: operatorOf(operator), left, right, start: left.start, end: right.end };
}

/** `1 ≤ x ≤ 3` is `x 在 1 .. 3`; any other chain is two comparisons. */
function chainFix(low: Expr, first: t.Token, middle: Expr, second: t.Token, high: Expr, source: string): readonly Fix[] {
  const written = (node: Expr): string => source.slice(node.start, node.end);
  const isBound = (node: Expr): boolean => node.kind === 'number' || node.kind === 'date' || node.kind === 'path';
  const span = { start: low.start, end: high.end };
  if (first.tokenType === t.lessEqual && second.tokenType === t.lessEqual && isBound(low) && isBound(high)) {
    return [{ edits: [{ ...span, text: `${written(middle)} 在 ${written(low)} .. ${written(high)}` }] }];
  }
  return [{ edits: [{ start: middle.end, end: middle.end, text: ` 且 ${written(middle)}` }] }];
}
