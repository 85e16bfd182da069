/** Marks of what gives points: 赛道, 指标, 体系. */

import type { Indicator, Tracks, WeightRow, Weights } from '../ast/ast.ts';
import { wordId } from '../keywords/keywords.ts';
import { markExpression, markModifiers, markPath } from './expressions.ts';
import { at, declare, type Marks, row, use, word } from './marks.ts';

export function markScoring(marks: Marks, decl: Tracks | Indicator | Weights): void {
  switch (decl.kind) {
    case 'tracks':
      return markPath(marks, decl.by);
    case 'indicator':
      return markIndicator(marks, decl);
    case 'weights':
      declare(marks, decl.name);
      use(marks, ...decl.tracks);
      row(marks, 'weights', decl.name.start, at(decl.name.end));
      for (const inner of decl.rows) markWeightRow(marks, inner);
  }
}

function markIndicator(marks: Marks, { name, tags, input, modifiers, notApplicable }: Indicator): void {
  declare(marks, name);
  for (const tag of tags) word(marks, tag, 'tag');
  if (input.kind === 'rater') use(marks, input.rater);
  else markExpression(marks, input.expr);
  markModifiers(marks, modifiers);
  const [rule] = notApplicable?.kind === 'path' ? notApplicable.names : [];
  if (rule !== undefined) word(marks, rule, 'missingRule');
  else if (notApplicable !== undefined) {
    markExpression(marks, notApplicable);
    if (notApplicable.kind === 'number' && wordId(notApplicable.text + (notApplicable.unit?.text ?? ''), 'missingRule') === 'zero')
      marks.zeros.add(notApplicable.start);
  }
}

function markWeightRow(marks: Marks, { start, name, cells, rows }: WeightRow): void {
  // An indicator or a group: what it is called is declared elsewhere or here.
  declare(marks, name);
  row(marks, 'weight', start, at(name.end));
  for (const cell of cells) {
    if (cell.kind === 'none') marks.signs.add(cell.start);
    else {
      markExpression(marks, cell.expr);
      if (cell.expr.kind === 'binary' && cell.expr.op === '/') marks.denominators.add(cell.expr.right.start);
    }
  }
  for (const inner of rows) markWeightRow(marks, inner);
}
