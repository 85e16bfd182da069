/** Numbers with their units, texts, dates. */

import { integer, multiply, parseNumber, rational } from '../../engine/numbers/index.ts';
import { nearest } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { replacement } from '../diagnostics/index.ts';
import { countingUnits, points, ratio } from '../types/type.ts';
import { type Lowering, type Scope, site } from './context.ts';
import { type Formula, broken, constant } from './tree.ts';

export function numberLiteral(low: Lowering, scope: Scope, expr: ast.NumberLiteral): Formula {
  const written = parseNumber(expr.text);
  if (!written) return broken(expr);
  const scaled =
    expr.scale === '万' ? multiply(written, integer(10_000)) : expr.scale === '亿' ? multiply(written, integer(100_000_000)) : written;
  if (expr.percent) return constant(multiply(scaled, rational(1n, 100n)), expr, ratio, true);
  const { unit } = expr;
  if (!unit) return constant(scaled, expr, 'bare');
  if (unit.text === '分' || unit.text === 'points') return constant(scaled, expr, points);
  if (low.symbols.units.has(unit.text)) return constant(scaled, expr, { [unit.text]: 1 });
  if (countingUnits.has(unit.text)) return constant(scaled, expr, 'bare');
  const near = nearest(unit.text, low.symbols.units);
  low.report('unknown-unit', site(scope, unit), { unit: unit.text, nearest: near ?? '' }, near ? { fixes: [replacement(unit, near)] } : {});
  return broken(expr);
}
