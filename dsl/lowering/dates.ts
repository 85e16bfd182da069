/** `日期 前 5 天`, `日期 后 10 工作日`. */

import { negate, parseNumber } from '../../engine/numbers/index.ts';
import type * as ast from '../ast/ast.ts';
import { describeType } from '../types/describe.ts';
import { type Lowering, type Scope, site } from './context.ts';
import { type Formula, broken, number, op } from './tree.ts';

const mostDays = 10_000n;

export function shift(low: Lowering, scope: Scope, expr: ast.Shift): Formula {
  const date = low.lower(scope, expr.date);
  const amount = parseNumber(expr.amount.text);
  if (date.type.t === 'error' || !amount) return broken(expr);
  if (date.type.t !== 'date') {
    low.report('wrong-type', site(scope, date.span), {
      expected: { zh: '日期', en: 'A date' },
      found: describeType(date.type),
      advice: '',
    });
    return broken(expr);
  }
  if (amount.d !== 1n || amount.n > mostDays || expr.amount.percent) {
    low.report('bad-literal', site(scope, expr.amount), {
      what: { zh: '天数', en: 'A number of days' },
      expected: { zh: `0 到 ${mostDays} 的整数`, en: `a whole number from 0 to ${mostDays}` },
      found: expr.amount.text,
      advice: '',
    });
    return broken(expr);
  }
  return {
    tree: op(
      expr.unit === 'workdays' ? 'addWorkdays' : 'addDays',
      date.tree,
      number(expr.direction === 'before' ? negate(amount) : amount),
    ),
    type: date.type,
    span: expr,
    ...(date.mayBeNa === undefined ? {} : { mayBeNa: date.mayBeNa }),
  };
}
