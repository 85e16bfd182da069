/** 否决 and 直评: conditions, and what they do to grades, ranks and awards. */

import { nearest } from '../../../engine/plan/index.ts';
import type { GradeEffect } from '../../../engine/plan/index.ts';
import type * as ast from '../../ast/ast.ts';
import { type AssessmentSymbol, type ColumnSymbol, type Declared } from '../../binder/symbols.ts';
import { replacement } from '../../diagnostics/index.ts';
import { asCondition } from '../conditions.ts';
import type { ColumnInfo, Lowering, Scope } from '../context.ts';
import { asNode, emitExpr } from '../emit.ts';
import { asNumber } from '../numbers.ts';
import { type Formula, broken } from '../tree.ts';
import { boolType } from '../../types/type.ts';
import { headOf, scopeOf } from './head.ts';

export function veto(low: Lowering, symbol: ColumnSymbol, decl: ast.Veto | ast.DirectAward): ColumnInfo {
  const scope = scopeOf(symbol, decl.kind);
  const tree = asCondition(low, scope, low.lower(scope, decl.when));
  const formula: Formula = tree ? { tree, type: boolType, span: decl.when } : broken(decl.when);
  return { main: emitExpr(low, headOf(low, symbol, decl.kind), formula) };
}

type EffectOn = { readonly file: string; readonly veto: ast.Veto | ast.DirectAward; readonly effect: ast.Effect };

/** The effects of an assessment's vetoes on one of its columns, in the order of the files. */
function effectsOn(assessment: AssessmentSymbol, target: string): readonly EffectOn[] {
  return assessment.vetoes.flatMap(({ file, decl }) =>
    decl.effects.filter((effect) => effect.target.names.at(-1)?.text === target).map((effect) => ({ file, veto: decl, effect })),
  );
}

/** Effects on a grade scale. */
export function gradeEffects(low: Lowering, symbol: ColumnSymbol, grades: readonly string[]): readonly GradeEffect[] {
  const assessment = symbol.owner;
  if (assessment.kind !== 'assessment') return [];
  return effectsOn(assessment, symbol.name.text).flatMap(({ file, veto: source, effect }): GradeEffect[] => {
    const node = vetoNode(low, assessment, source);
    const scope: Scope = { ...scopeOf(symbol, 'grade'), file };
    const act = node && gradeAct(low, scope, source, effect, symbol.name.text, grades);
    return node && act ? [{ veto: node, act }] : [];
  });
}

function gradeAct(
  low: Lowering,
  scope: Scope,
  source: ast.Veto | ast.DirectAward,
  effect: ast.Effect,
  scale: string,
  grades: readonly string[],
): GradeEffect['act'] | undefined {
  switch (effect.kind) {
    case 'bar':
      return { kind: 'bar' };
    case 'ceiling':
      return known(low, scope, effect.grade, scale, grades) ? { kind: 'ceiling', grade: effect.grade.text } : undefined;
    case 'set':
      return known(low, scope, effect.grade, scale, grades)
        ? { kind: 'set', grade: effect.grade.text, seated: effect.seated ?? true, direct: source.kind === 'direct' }
        : undefined;
    case 'drop': {
      const levels = low.lower(scope, effect.levels);
      const { constant } = levels;
      if (constant && (constant.d !== 1n || constant.n < 1n)) {
        low.report(
          'bad-literal',
          { file: scope.file, span: effect.levels },
          {
            what: { zh: '降的级数', en: 'The number of levels' },
            expected: { zh: '不小于 1 的整数', en: 'a whole number, one or more' },
            found: low.textOf({ file: scope.file, span: effect.levels }),
            advice: '',
          },
        );
        return undefined;
      }
      const node = asNumber(low, scope, levels) && asNode(low, scope, levels);
      return node ? { kind: 'drop', levels: { node: node.id, path: [] } } : undefined;
    }
  }
}

function known(low: Lowering, scope: Scope, grade: ast.Name, scale: string, grades: readonly string[]): boolean {
  if (grades.includes(grade.text) || grade.missing) return !grade.missing;
  const near = nearest(grade.text, grades);
  low.report(
    'unknown-grade',
    { file: scope.file, span: grade },
    { name: grade.text, scale, grades: grades.join('、'), nearest: near ?? '' },
    near ? { fixes: [replacement(grade, near)] } : {},
  );
  return false;
}

/** Nodes whose holding takes a row out of a ranking or an award: `取消 排名`. */
export function barsOn(low: Lowering, symbol: ColumnSymbol): readonly string[] {
  const assessment = symbol.owner;
  if (assessment.kind !== 'assessment') return [];
  return effectsOn(assessment, symbol.name.text).flatMap(({ veto: source, effect }) =>
    effect.kind === 'bar' ? (vetoNode(low, assessment, source) ?? []) : [],
  );
}

function vetoNode(low: Lowering, assessment: AssessmentSymbol, source: ast.Veto | ast.DirectAward): string | undefined {
  const symbol = assessment.columns.get(source.name.text);
  return symbol?.decl === source ? low.compile(symbol).main.id : undefined;
}

/** Effects must act on something of their own assessment that they can act on. */
export function checkEffectTargets(
  low: Lowering,
  assessment: AssessmentSymbol,
  { file, decl }: Declared<ast.Veto | ast.DirectAward>,
): void {
  for (const effect of decl.effects) {
    const name = effect.target.names.at(-1);
    if (!name || name.missing) continue;
    const own = effect.target.names.length === 1 || (effect.target.names.length === 2 && effect.target.names[0]?.text === assessment.name);
    const target = own ? assessment.columns.get(name.text) : undefined;
    const kinds = effect.kind === 'bar' ? ['grades', 'ranking', 'award'] : ['grades'];
    if (target && kinds.includes(target.decl.kind)) continue;
    const candidates = [...assessment.columns.values()]
      .filter((column) => kinds.includes(column.decl.kind))
      .map((column) => column.name.text);
    const near = nearest(name.text, candidates) ?? (candidates.length === 1 ? candidates[0] : undefined);
    const expected = effect.kind === 'bar' ? { zh: '等次、排名或奖项', en: 'grade, rank or award' } : { zh: '等次', en: 'grade' };
    low.report(
      'not-a-grade-scale',
      { file, span: effect.target },
      { name: effect.target.names.map((n) => n.text).join('.'), expected, nearest: near ?? '' },
      near ? { fixes: [replacement(effect.target, near)] } : {},
    );
  }
}
