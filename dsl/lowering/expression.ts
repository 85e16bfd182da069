/** Formulas: one case a kind of expression. */

import { unreachable } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { arithmetic, negation } from './arithmetic.ts';
import { bands } from './bands.ts';
import { call } from './calls.ts';
import { cases } from './cases.ts';
import { comparison, conjunction, membership, negatedCondition } from './conditions.ts';
import type { Lowering, Scope } from './context.ts';
import { shift } from './dates.ts';
import { numberLiteral } from './literals.ts';
import { modifiedInside } from './modifiers.ts';
import { nameFormula } from './names.ts';
import { tiers } from './tiers.ts';
import { type Formula, broken, literal } from './tree.ts';

/** Reads an expression for the row at hand: its JsonLogic, its type, and every mistake in it reported. */
export function lowerExpr(low: Lowering, scope: Scope, expr: ast.Expr): Formula {
  switch (expr.kind) {
    case 'number':
      return numberLiteral(low, scope, expr);
    case 'text':
      return { tree: literal({ s: expr.value }), type: { t: 'text' }, span: expr };
    case 'date':
      return { tree: literal({ d: expr.value }), type: { t: 'date' }, span: expr };
    case 'path':
      return nameFormula(low, scope, expr);
    case 'call':
      return call(low, scope, expr);
    case 'unary':
      return expr.op === 'not' ? negatedCondition(low, scope, expr) : negation(low, scope, low.lower(scope, expr.operand), expr);
    case 'binary':
      return binary(low, scope, expr);
    case 'in':
      return membership(low, scope, expr);
    case 'paren':
      return { ...modifiedInside(low, scope, low.lower(scope, expr.expr), expr.modifiers), span: expr };
    case 'bands':
      return bands(low, scope, expr);
    case 'cases':
      return cases(low, scope, expr);
    case 'shift':
      return shift(low, scope, expr);
    case 'tiers':
      return tiers(low, scope, expr);
    case 'missing':
      return broken(expr);
    default:
      return unreachable(expr);
  }
}

function binary(low: Lowering, scope: Scope, expr: ast.Binary): Formula {
  switch (expr.op) {
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(low, scope, expr.op, low.lower(scope, expr.left), low.lower(scope, expr.right), expr);
    case 'and':
    case 'or':
      return conjunction(low, scope, { ...expr, op: expr.op });
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      return comparison(low, scope, { ...expr, op: expr.op });
    default:
      return unreachable(expr.op);
  }
}
