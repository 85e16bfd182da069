/** 定义 系数 加分 扣分 计分, in assessments and tables, and constants of the policy. */

import type { Role, Round } from '../../../engine/plan/index.ts';
import type * as ast from '../../ast/ast.ts';
import type { ColumnSymbol } from '../../binder/symbols.ts';
import { describeType } from '../../types/describe.ts';
import { type ValueType, isRatio, points, ratio } from '../../types/type.ts';
import type { ColumnInfo, Here, Lowering, Scope } from '../context.ts';
import { site } from '../context.ts';
import { emitExpr } from '../emit.ts';
import { headerRound, modified } from '../modifiers.ts';
import { convert } from '../numbers.ts';
import type { Formula } from '../tree.ts';
import { headOf, hereOf, scopeOf } from './head.ts';

export function column(low: Lowering, symbol: ColumnSymbol, decl: ast.Column | ast.Constant): ColumnInfo {
  const role: Role = decl.kind === 'constant' ? 'constant' : decl.role;
  const own = hereOf(symbol.owner);
  const here: Here = symbol.owner.kind === 'table' ? { ...own, period: low.tableColumnPeriod(symbol) } : own;
  const scope = scopeOf(symbol, role, here);
  const { formula, round } = modified(low, scope, low.lower(scope, decl.expr), decl.modifiers);
  const fitted = fitRole(low, scope, role, formula);
  // The head rounds each 计分 once, at its end, unless it says its own 保留.
  const ownRounding = decl.modifiers.some((modifier) => modifier.kind === 'round');
  const final: Round | undefined = round ?? (role === 'total' && !ownRounding ? headerRound(low) : undefined);
  return { main: emitExpr(low, headOf(low, symbol, role, here), fitted, final) };
}

/** 系数 is a ratio, 加分 扣分 计分 are points; 定义 is what its formula is. */
function fitRole(low: Lowering, scope: Scope, role: Role, formula: Formula): Formula {
  const { type } = formula;
  if (type.t === 'error') return formula;
  const unit = role === 'coefficient' ? ratio : role === 'bonus' || role === 'deduct' || role === 'total' ? points : undefined;
  if (!unit) return type.t === 'num' && type.unit === 'bare' ? { ...formula, type: { ...type, unit: ratio } } : formula;
  const expected: ValueType = { t: 'num', unit, pct: false, grid: { kind: 'decimal' } };
  const fitted = type.t === 'num' ? convert({ ...formula, type }, unit) : undefined;
  // A coefficient is printed as a factor (1.06), however its parts are written.
  if (fitted) return role === 'coefficient' ? { ...fitted, type: { ...fitted.type, pct: false } } : fitted;
  const advice =
    unit === points && type.t === 'num' && isRatio(type.unit)
      ? {
          zh: `写明折成几分，如：(${low.textOf(site(scope, formula.span))}) × 100分`,
          en: `Say how many points it makes, as: (${low.textOf(site(scope, formula.span))}) × 100分`,
        }
      : '';
  low.report('wrong-type', site(scope, formula.span), { expected: describeType(expected), found: describeType(type), advice });
  return { ...formula, type: { t: 'error' } };
}
