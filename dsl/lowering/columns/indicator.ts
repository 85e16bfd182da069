/** 指标: its weight, its rate, its points. */

import { compare, one, rational, zero } from '../../../engine/numbers/index.ts';
import type * as ast from '../../ast/ast.ts';
import type { ColumnSymbol } from '../../binder/symbols.ts';
import { wordId, wordsOfKind } from '../../keywords/keywords.ts';
import { describeType } from '../../types/describe.ts';
import { decimalGrid, joinGrids, productGrid, rationalGrid } from '../../types/grid.ts';
import { hull, interval, times, unbounded } from '../../types/interval.ts';
import { isPoints, isRatio, numberType, points, ratio } from '../../types/type.ts';
import { trackKey } from '../aggregates.ts';
import { type ColumnInfo, type Lowering, type NodeInfo, type Scope, emit, frameOf, site } from '../context.ts';
import { emitExpr, readNode } from '../emit.ts';
import { onOneGrid } from '../grids.ts';
import { clamp, modified, unknownWord } from '../modifiers.ts';
import { type NumberFormula, convert } from '../numbers.ts';
import { type Formula, type Tree, broken, constant, notApplicable, number, op, ref } from '../tree.ts';
import { headOf, scopeOf } from './head.ts';
import { missingRule } from './field.ts';
import { byTrackOnly, weightNode } from './weights.ts';

type NaRule = 'convert' | 'zero' | 'full' | 'group_mean';

export function indicator(low: Lowering, symbol: ColumnSymbol, decl: ast.Indicator): ColumnInfo {
  const assessment = symbol.owner;
  if (assessment.kind !== 'assessment') throw new Error('an indicator stands in an assessment');
  const base = scopeOf(symbol, 'indicator');
  for (const tag of decl.tags) if (!wordId(tag.text, 'tag') && !tag.missing) unknownWord(low, base.file, tag, wordsOfKind('tag'));
  const weight = weightNode(low, base, assessment, decl.name);
  const full: Formula = { tree: ref(weight.id), type: weight.type, span: decl.name };
  const local = { kind: 'formula', formula: full } as const;
  const scope: Scope = {
    ...base,
    locals: new Map([
      ['满分', local],
      ['full', local],
    ]),
  };
  const rule = naRule(low, scope, decl);
  const parts: Parts = { low, scope, symbol, decl, weight, full, rule };
  return decl.input.kind === 'score' ? byPoints(parts, decl.input.expr) : byRate(parts);
}

type Parts = {
  readonly low: Lowering;
  readonly scope: Scope;
  readonly symbol: ColumnSymbol;
  readonly decl: ast.Indicator;
  readonly weight: NodeInfo;
  readonly full: Formula;
  readonly rule: NaRule | undefined;
};

// ——— 得分率 =, 评分人 ———

function byRate(parts: Parts): ColumnInfo {
  const { low, scope, symbol, decl, weight } = parts;
  const input =
    decl.input.kind === 'rater'
      ? raterShare(parts, decl.input.rater)
      : decl.input.kind === 'rate'
        ? asRate(low, scope, low.lower(scope, decl.input.expr), decl.input.expr)
        : broken(decl);
  const { formula, round } = modified(low, scope, input, decl.modifiers);
  const bounded = bound(formula, decl.modifiers, constant(one, decl, ratio, true));
  const rateFormula = whereWeighted(weight, {
    ...bounded,
    ...(bounded.type.t === 'num' ? { type: { ...bounded.type, unit: ratio, pct: true } } : {}),
  });
  const rate = emitExpr(low, { ...headOf(low, symbol, 'rate'), id: `${symbol.id}#rate` }, rateFormula, round);
  checkNaRule(parts, bounded);
  const product: Formula = {
    ...readNode(rate, formula),
    tree: op('*', ref(weight.id), ref(rate.id)),
    type: pointsType(weight, rate, parts.rule),
  };
  const result = emitExpr(low, headOf(low, symbol, 'indicator'), settled(parts, product, rate));
  return { main: result, rate, weight };
}

/** The rater's score of 0 to 100, filled in under the indicator's name, as a share. */
function raterShare({ low, scope, symbol, decl }: Parts, rater: ast.Name): Formula {
  const type = numberType(points, decimalGrid, { range: interval(zero, rational(100n)) });
  const onMissing = missingRule(low, scope, decl.name, low.symbols.headers.missing, false, type);
  if (!onMissing) return broken(decl);
  const head = headOf(low, symbol, 'raterScore');
  const notes = [...(head.notes ?? []), { name: 'rated_by', values: [rater.text] }];
  const id = `${symbol.id}#score`;
  emit(low, {
    ...head,
    id,
    notes,
    type: { t: 'num', unit: points, range: { min: '0', max: '100' }, grid: decimalGrid },
    kind: 'input',
    column: decl.name.text,
    onMissing,
  });
  return {
    tree: op('/', ref(id), number(rational(100n))),
    span: decl,
    type: numberType(ratio, decimalGrid, { pct: true, range: interval(zero, one) }),
    ...(onMissing.rule === 'na' ? { mayBeNa: decl.name.text } : {}),
  };
}

/** `进度 × 100`, `分档 … { ≥ 90%: 80; … }`: figures out of a hundred, which as a rate would all be held at 100 %. */
function outOfHundred(formula: Formula, expr: ast.Expr): boolean {
  const { type } = formula;
  if (type.t === 'num' && type.unit === 'bare') return type.range?.max !== undefined && compare(type.range.max.value, rational(2n)) > 0;
  if (expr.kind === 'paren') return outOfHundred(formula, expr.expr);
  const factors = expr.kind === 'binary' && expr.op === '*' ? [expr.left, expr.right] : [];
  return factors.some((factor) => factor.kind === 'number' && !factor.percent && !factor.unit && Number(factor.text) >= 10);
}

function asRate(low: Lowering, scope: Scope, formula: Formula, expr: ast.Expr): Formula {
  const { type } = formula;
  if (type.t === 'num' && isRatio(type.unit) && outOfHundred(formula, expr)) {
    const advice = {
      zh: '得分率的满分是 100%：写成百分比，如 80%；直接给分的写“得分 = …”',
      en: 'A full rate is 100%: write percentages, as 80%; for points as they are "score = …"',
    };
    low.report('wrong-type', site(scope, formula.span), {
      expected: { zh: '比率（得分率）', en: 'A ratio (the rate)' },
      found: { zh: '百分制的数', en: 'a number out of a hundred' },
      advice,
    });
    return broken(formula.span);
  }
  if (type.t === 'error') return formula;
  if (type.t === 'num' && isRatio(type.unit)) return { ...formula, type: { ...type, pct: true } };
  const advice =
    type.t === 'num' && isPoints(type.unit) ? { zh: '直接给分的写“得分 = …”', en: 'For points as they are write "score = …"' } : '';
  low.report('wrong-type', site(scope, formula.span), {
    expected: { zh: '比率（得分率）', en: 'A ratio (the rate)' },
    found: describeType(type),
    advice,
  });
  return broken(formula.span);
}

// ——— 得分 = ———

function byPoints(parts: Parts, expr: ast.Expr): ColumnInfo {
  const { low, scope, symbol, decl, weight, full } = parts;
  const { formula, round } = modified(low, scope, asPoints(low, scope, low.lower(scope, expr)), decl.modifiers);
  const bounded = bound(formula, decl.modifiers, full);
  checkNaRule(parts, bounded);
  const rateOf = (info: NodeInfo): Formula => {
    // Points are held in 0 .. 满分 unless the indicator says otherwise.
    const type = numberType(ratio, rationalGrid, {
      pct: true,
      ...(decl.modifiers.every(({ kind }) => kind === 'round') ? { range: wholeRate } : {}),
    });
    return {
      tree: op('decide', op('>', ref(weight.id), number(zero)), op('/', ref(info.id), ref(weight.id)), notApplicable),
      type,
      span: decl,
      mayBeNa: info.mayBeNa ?? byTrackOnly,
    };
  };
  const head = headOf(low, symbol, 'indicator');
  if (parts.rule === 'group_mean') {
    // The track's mean rate needs the rates of those to whom it applies, before the others are filled.
    const own = emitExpr(low, { ...head, id: `${symbol.id}#own`, role: 'hidden' }, whereWeighted(weight, bounded), round);
    const rate = emitExpr(low, { ...headOf(low, symbol, 'rate'), id: `${symbol.id}#rate` }, rateOf(own));
    return { main: emitExpr(low, head, settled(parts, readNode(own, bounded), rate)), rate, weight };
  }
  const main = emitExpr(low, head, settled(parts, bounded, undefined), round);
  return { main, rate: emitExpr(low, { ...headOf(low, symbol, 'rate'), id: `${symbol.id}#rate` }, rateOf(main)), weight };
}

function asPoints(low: Lowering, scope: Scope, formula: Formula): Formula {
  const { type } = formula;
  const fitted = type.t === 'num' ? convert({ ...formula, type }, points) : undefined;
  if (fitted || type.t === 'error') return fitted ?? formula;
  const advice =
    type.t === 'num' && isRatio(type.unit) ? { zh: '按比率得分的写“得分率 = …”', en: 'For a share of the weight write "rate = …"' } : '';
  low.report('wrong-type', site(scope, formula.span), { expected: { zh: '分', en: 'Points' }, found: describeType(type), advice });
  return broken(formula.span);
}

// ——— Bounds, weights, blanks ———

/** 0 .. the upper bound, unless the indicator's own 封顶, 保底 or 不限 says otherwise. */
function bound(formula: Formula, modifiers: readonly ast.Modifier[], upper: Formula): Formula {
  const has = (kind: ast.Modifier['kind']): boolean => modifiers.some((modifier) => modifier.kind === kind);
  if (formula.type.t !== 'num' || upper.type.t !== 'num' || has('unbounded')) return formula;
  const top: NumberFormula = { ...upper, type: upper.type };
  const unit = top.type.unit;
  let result: NumberFormula = { ...formula, type: { ...formula.type, unit } };
  if (!has('cap')) result = clamp(result, top, 'cap');
  const bottom = constant(zero, formula.span, unit);
  if (!has('floor') && bottom.type.t === 'num') result = clamp(result, { ...bottom, type: bottom.type }, 'floor');
  return result;
}

/** In a track without this indicator nothing is computed. */
function whereWeighted(weight: NodeInfo, formula: Formula): Formula {
  if (weight.mayBeNa === undefined) return formula;
  return {
    ...formula,
    tree: op('decide', op('has', ref(weight.id)), formula.tree, notApplicable),
    mayBeNa: formula.mayBeNa ?? byTrackOnly,
  };
}

const wholeRate = interval(zero, one);

function pointsType(weight: NodeInfo, rate: NodeInfo, rule: NaRule | undefined): Formula['type'] {
  if (weight.type.t !== 'num' || rate.type.t !== 'num') return { t: 'error' };
  const own = rate.type.range ?? unbounded;
  const range = times(weight.type.range ?? unbounded, rule ? hull(own, wholeRate) : own);
  return numberType(points, productGrid(weight.type.grid, rate.type.grid), { range });
}

/** The points, where 不适用 has been dealt with as the rule says. Without a rule it is a mistake in the data: missing. */
function settled(parts: Parts, formula: Formula, rate: NodeInfo | undefined): Formula {
  const { weight, rule, decl, full } = parts;
  const { mayBeNa: _, ...sure } = formula;
  const fill = (value: Tree): Formula => whereWeighted(weight, { ...sure, tree: op('notApplicable', formula.tree, value) });
  switch (rule) {
    case 'convert':
      return { ...whereWeighted(weight, formula), mayBeNa: decl.name.text };
    case 'zero':
      return fill(number(zero));
    case 'full':
      return fill(full.tree);
    case 'group_mean': {
      const mean = rate && trackMean(parts, rate);
      const filled = mean ? fill(op('*', full.tree, mean)) : formula;
      return filled.type.t === 'num' ? { ...filled, type: { ...filled.type, grid: joinGrids(filled.type.grid, rationalGrid) } } : filled;
    }
    case undefined:
      return whereWeighted(weight, { ...sure, tree: op('mustApply', formula.tree) });
  }
}

function trackMean({ low, scope, symbol, decl }: Parts, rate: NodeInfo): Tree | undefined {
  if (rate.type.t !== 'num' || !onOneGrid(low, scope, { tree: ref(rate.id), type: rate.type, span: decl.name }, '均值')) return undefined;
  const track = trackKey(low, scope.here);
  const group = track ? [track] : [];
  const id = `${symbol.id}#mean`;
  emit(low, {
    ...headOf(low, symbol, 'hidden'),
    id,
    type: { t: 'num', unit: {}, pct: true, grid: rationalGrid },
    kind: 'fold',
    op: 'mean',
    over: frameOf(scope.here),
    key: group,
    at: group,
    args: [{ node: rate.id, path: [] }],
  });
  return ref(id);
}

/** 不适用 that can be seen coming needs a rule. */
function checkNaRule({ low, scope, decl, rule }: Parts, formula: Formula): void {
  if (rule || formula.mayBeNa === undefined || formula.mayBeNa === byTrackOnly) return;
  low.report('not-applicable-rule-open', site(scope, decl.name), {
    name: decl.name.text,
    why: { zh: `“${formula.mayBeNa}”可以不适用`, en: `"${formula.mayBeNa}" may be not applicable` },
  });
}

/** `0分`, `0 points`, `0`: a number, not a word of the table. */
function isNought(rule: ast.Expr): boolean {
  return (
    rule.kind === 'number' &&
    /^0(?:\.0+)?$/.test(rule.text) &&
    !rule.percent &&
    (!rule.unit || wordId(rule.unit.text, 'measure') === 'points')
  );
}

function naRule(low: Lowering, scope: Scope, decl: ast.Indicator): NaRule | undefined {
  const rule = decl.notApplicable;
  if (!rule) return undefined;
  const text = rule.kind === 'path' ? (rule.names[0]?.text ?? '') : low.textOf(site(scope, rule)).replace(/\s/g, '');
  const id = isNought(rule) ? 'zero' : wordId(text, 'missingRule');
  switch (id) {
    case 'convert':
    case 'zero':
    case 'full':
    case 'group_mean':
      return id;
    default:
      if (rule.kind !== 'missing') {
        const rules = wordsOfKind('missingRule').filter((word) => ['convert', 'zero', 'full', 'group_mean'].includes(word.id));
        unknownWord(low, scope.file, { ...rule, text }, rules);
      }
      return undefined;
  }
}
