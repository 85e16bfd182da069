/** 判定: a table on conditions. */

import type * as ast from '../ast/ast.ts';
import { choose } from './choose.ts';
import { asCondition } from './conditions.ts';
import { type Fact, type Lowering, type Scope, site } from './context.ts';
import { type Overlap, overlapOf } from './overlap.ts';
import { type Formula, type Tree, broken, notApplicable, op } from './tree.ts';

export function cases(low: Lowering, scope: Scope, expr: ast.Cases): Formula {
  const facts: Fact[] = [...scope.facts];
  const conditions: (Tree | undefined)[] = [];
  const values: Formula[] = [];
  let otherwise: Formula | undefined;
  for (const row of expr.rows) {
    if (otherwise) {
      low.report('otherwise-not-last', site(scope, row));
      break;
    }
    if (!row.when) {
      otherwise = low.lower({ ...scope, facts: [...facts] }, row.value);
      continue;
    }
    const condition = asCondition(low, { ...scope, facts: [...facts] }, low.lower({ ...scope, facts: [...facts] }, row.when));
    conditions.push(condition);
    // In its row a condition holds; below it, it does not.
    values.push(low.lower({ ...scope, facts: condition ? [...facts, { tree: condition, holds: true }] : [...facts] }, row.value));
    if (condition) facts.push({ tree: condition, holds: false });
  }
  if (!otherwise) {
    low.report('no-otherwise', site(scope, expr), {
      construct: { zh: '判定', en: 'decide' },
      gap: { zh: '各行条件都不成立', en: 'a row where no condition holds' },
    });
  }
  if (!expr.inOrder) checkOverlaps(low, scope, expr, conditions);
  const taken = choose(low, scope, otherwise ? [...values, otherwise] : values);
  const trees = conditions.filter((condition) => condition !== undefined);
  if (trees.length < conditions.length || !otherwise) return broken(expr);
  const args = trees.flatMap((condition, i) => [condition, taken.formulas[i]?.tree ?? notApplicable]);
  const last = taken.formulas.at(-1)?.tree ?? notApplicable;
  return {
    tree: op('decide', ...args, last),
    type: taken.type,
    span: expr,
    ...(taken.mayBeNa === undefined ? {} : { mayBeNa: taken.mayBeNa }),
  };
}

/** Cases exclude each other unless the table says 依次. */
function checkOverlaps(low: Lowering, scope: Scope, expr: ast.Cases, conditions: readonly (Tree | undefined)[]): void {
  conditions.forEach((condition, i) => {
    const row = expr.rows[i];
    if (!condition || !row) return;
    for (const [j, earlier] of conditions.slice(0, i).entries()) {
      const overlap: Overlap = earlier ? overlapOf(low, earlier, condition) : { kind: 'none' };
      if (overlap.kind === 'none') continue;
      const first = expr.rows[j] ?? row;
      const related = [{ place: { at: 'source' as const, file: scope.file, start: first.start, end: first.end }, note: 'first' }];
      if (overlap.kind === 'witness') low.report('overlapping-cases', site(scope, row.when ?? row), { witness: overlap.text }, { related });
      else low.report('overlap-not-excluded', site(scope, row.when ?? row), {}, { related });
      return;
    }
  });
}
