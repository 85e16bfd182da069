/** Marks of what follows from points: 否决, 直评, 排名, 等次, 奖项, 运用, 预警. */

import type { Amount, Award, DirectAward, Effect, Flag, GradeRow, Grades, Ranking, SortKey, Veto } from '../ast/ast.ts';
import { markExpression, markPath, markScope } from './expressions.ts';
import { at, declare, type Marks, row, setOff, use, word } from './marks.ts';

export function markOutcome(marks: Marks, decl: Veto | DirectAward | Ranking | Grades | Award | Flag): void {
  declare(marks, decl.name);
  switch (decl.kind) {
    case 'veto':
    case 'direct':
      markExpression(marks, decl.when);
      for (const effect of decl.effects) markEffect(marks, effect);
      return;
    case 'ranking':
      row(marks, 'ranking', decl.name.start, at(decl.name.end));
      markOrder(marks, decl.by);
      markScope(marks, decl.scope);
      return word(marks, decl.ties, 'ties');
    case 'grades':
      markOrder(marks, decl.by);
      markScope(marks, decl.scope);
      word(marks, decl.base, 'base');
      for (const grade of decl.rows) markGrade(marks, grade);
      return;
    case 'award':
      markAmount(marks, decl.first);
      markOrder(marks, decl.by);
      markScope(marks, decl.scope);
      word(marks, decl.ties, 'ties');
      if (decl.when !== undefined) markExpression(marks, decl.when);
      return;
    case 'flag':
      row(marks, 'flag', decl.name.start, at(decl.name.end), setOff(decl.text));
      return markExpression(marks, decl.when);
  }
}

function markEffect(marks: Marks, effect: Effect): void {
  markPath(marks, effect.target);
  if (effect.kind === 'ceiling' || effect.kind === 'set') use(marks, effect.grade);
  if (effect.kind === 'drop') markExpression(marks, effect.levels);
}

function markGrade(marks: Marks, { start, name, when, atMost, atLeast, ties }: GradeRow): void {
  declare(marks, name);
  row(marks, 'grade', start, at(name.end));
  if (when !== undefined) markExpression(marks, when);
  for (const amount of [atMost, atLeast]) if (amount !== undefined) markAmount(marks, amount);
  word(marks, ties, 'ties');
}

function markAmount(marks: Marks, { expr, mode }: Amount): void {
  markExpression(marks, expr);
  word(marks, mode, 'mode');
}

function markOrder(marks: Marks, keys: readonly SortKey[]): void {
  for (const { column } of keys) markPath(marks, column);
}
