/** What is added up over many rows must lie on one grid (the model's "Numbers"). */

import { type Lowering, type Scope, site } from './context.ts';
import type { NumberFormula } from './numbers.ts';

/** Whether it does; says so where it does not. */
export function onOneGrid(low: Lowering, scope: Scope, formula: NumberFormula, functionName: string): boolean {
  if (formula.type.grid.kind !== 'rational') return true;
  const name = low.textOf(site(scope, formula.span));
  const { start, end } = formula.span;
  low.report(
    'no-common-grid',
    site(scope, formula.span),
    { name, function: functionName },
    {
      fixes: [
        {
          edits: [
            { start, end: start, text: '(' },
            { start: end, end, text: ' 保留 4 位 四舍五入)' },
          ],
        },
      ],
    },
  );
  return false;
}
