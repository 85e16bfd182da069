/** Several formulas of which one is taken: the rows of 分档 and 判定. They give one column, so they have one kind. */

import { describeType } from '../types/describe.ts';
import { joinGrids } from '../types/grid.ts';
import { hull, unbounded } from '../types/interval.ts';
import { type NumberType, type ValueType, numberType } from '../types/type.ts';
import { type Lowering, type Scope, site } from './context.ts';
import { type NumberFormula, askPercent, choosing, convert, unify } from './numbers.ts';
import type { Formula } from './tree.ts';

/** The formulas in one unit, and the type of the one taken. */
export function choose(
  low: Lowering,
  scope: Scope,
  formulas: readonly Formula[],
): { readonly formulas: readonly Formula[]; readonly type: ValueType; readonly mayBeNa?: string } {
  const first = formulas.find((formula) => formula.type.t !== 'error');
  const mayBeNa = formulas.find((formula) => formula.mayBeNa !== undefined)?.mayBeNa;
  const na = mayBeNa === undefined ? {} : { mayBeNa };
  if (!first) return { formulas, type: { t: 'error' }, ...na };
  if (first.type.t === 'num') return { ...chooseNumber(low, scope, formulas), ...na };
  for (const formula of formulas) {
    if (formula.type.t !== first.type.t && formula.type.t !== 'error') mismatch(low, scope, first, formula);
  }
  const { type } = first;
  const options = formulas.flatMap((formula) => (formula.type.t === 'opt' ? formula.type.of : []));
  return { formulas, type: type.t === 'opt' ? { t: 'opt', of: [...new Set(options)] } : type, ...na };
}

function chooseNumber(
  low: Lowering,
  scope: Scope,
  formulas: readonly Formula[],
): { readonly formulas: readonly Formula[]; readonly type: ValueType } {
  const numbers = formulas.filter((formula): formula is NumberFormula => formula.type.t === 'num');
  // A bare literal adopts the unit of the others, wherever it stands.
  const lead = numbers.find((formula) => formula.type.unit !== 'bare') ?? numbers[0];
  if (!lead) return { formulas, type: { t: 'error' } };
  let joined: NumberType | undefined;
  const converted = formulas.map((formula): Formula => {
    if (formula.type.t === 'error') return formula;
    if (formula.type.t !== 'num') {
      mismatch(low, scope, lead, formula);
      return formula;
    }
    const number: NumberFormula = { ...formula, type: formula.type };
    askPercent(low, scope, lead, number);
    const same = convert(number, lead.type.unit) ?? unify(low, scope, lead, number, choosing, number.span)?.[1] ?? number;
    joined = joined ? joinTypes(joined, same.type) : same.type;
    return same;
  });
  return { formulas: converted, type: joined ?? { t: 'error' } };
}

function joinTypes(a: NumberType, b: NumberType): NumberType {
  return numberType(a.unit, joinGrids(a.grid, b.grid), { pct: a.pct || b.pct, range: hull(a.range ?? unbounded, b.range ?? unbounded) });
}

function mismatch(low: Lowering, scope: Scope, first: Formula, other: Formula): void {
  low.report('wrong-type', site(scope, other.span), {
    expected: describeType(first.type),
    found: describeType(other.type),
    advice: { zh: '同一列的各行要是同一种值', en: 'The rows of one column must be of one kind' },
  });
}
