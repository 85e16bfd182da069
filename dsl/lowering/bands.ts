/** 分档: a table on one value, first hit. */

import { compare } from '../../engine/numbers/index.ts';
import { nearest } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { replacement } from '../diagnostics/index.ts';
import { joinGrids, productGrid, quotientGrid, rationalGrid } from '../types/grid.ts';
import { hull, unbounded } from '../types/interval.ts';
import { type OptionType, numberType } from '../types/type.ts';
import { choose } from './choose.ts';
import { type ComparisonOperator } from './conditions.ts';
import { type Lowering, type Scope, site } from './context.ts';
import { type NumberSet, everything, isEmptySet, without, within } from './number-set.ts';
import { type NumberFormula, asNumber, choosing, comparing, unify } from './numbers.ts';
import { type Formula, type Tree, broken, literal, notApplicable, op } from './tree.ts';

export function bands(low: Lowering, scope: Scope, expr: ast.Bands): Formula {
  const input = low.lower(scope, expr.input);
  if (input.type.t === 'error') {
    for (const row of expr.rows) if (row.value.kind !== 'linear') low.lower(scope, row.value);
    return broken(expr);
  }
  const rows = endedByOtherwise(low, scope, expr);
  return input.type.t === 'opt' ? optionBands(low, scope, expr, input, input.type, rows) : numberBands(low, scope, expr, input, rows);
}

/** Rows up to and with 其余; later ones are reported. */
function endedByOtherwise(low: Lowering, scope: Scope, expr: ast.Bands): readonly ast.BandRow[] {
  const end = expr.rows.findIndex((row) => row.test.kind === 'otherwise');
  const extra = end < 0 ? undefined : expr.rows[end + 1];
  if (extra) low.report('otherwise-not-last', site(scope, extra));
  return end < 0 ? expr.rows : expr.rows.slice(0, end + 1);
}

const bandsWord = { zh: '分档', en: 'bands' };
const operatorOf: Readonly<Record<ComparisonOperator, '<' | '<=' | '>' | '>=' | 'eq' | 'ne'>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': 'eq',
  '!=': 'ne',
};

// ——— On a number ———

type Threshold = { readonly row: ast.BandRow; readonly op: ComparisonOperator | 'otherwise'; readonly at?: NumberFormula };

function numberBands(low: Lowering, scope: Scope, expr: ast.Bands, formula: Formula, rows: readonly ast.BandRow[]): Formula {
  const input = asNumber(low, scope, formula);
  if (!input) return broken(expr);
  const thresholds = rows.map((row) => threshold(low, scope, input, row));
  checkReach(low, scope, expr, thresholds);
  const values = thresholds.map((t, i) =>
    t.row.value.kind === 'linear' ? lineValue(low, scope, input, t, thresholds[i - 1], t.row.value) : low.lower(scope, t.row.value),
  );
  const taken = choose(low, scope, values);
  const args: Tree[] = [input.tree];
  let otherwise: Tree = notApplicable;
  taken.formulas.forEach((value, i) => {
    const t = thresholds[i];
    if (t?.op === 'otherwise') otherwise = value.tree;
    else if (t?.at) args.push(op(operatorOf[t.op], input.tree, t.at.tree), value.tree);
  });
  if (thresholds.some((t) => t.op !== 'otherwise' && !t.at)) return broken(expr);
  return { tree: op('bands', ...args, otherwise), type: taken.type, span: expr, ...naOf(input, taken) };
}

function naOf(...parts: readonly { readonly mayBeNa?: string }[]): { readonly mayBeNa?: string } {
  const mayBeNa = parts.find((part) => part.mayBeNa !== undefined)?.mayBeNa;
  return mayBeNa === undefined ? {} : { mayBeNa };
}

function threshold(low: Lowering, scope: Scope, input: NumberFormula, row: ast.BandRow): Threshold {
  switch (row.test.kind) {
    case 'otherwise':
      return { row, op: 'otherwise' };
    case 'options': {
      const [first] = row.test.options;
      if (first && !first.missing)
        low.report('wrong-type', site(scope, row.test), {
          expected: { zh: '带门槛的行，如“≥ 90%: …”', en: 'A row with a threshold, as "≥ 90%: …"' },
          found: { zh: '选项', en: 'an option' },
          advice: '',
        });
      return { row, op: '=' };
    }
    case 'compare': {
      const value = asNumber(low, scope, low.lower(scope, row.test.threshold));
      const pair = value && unify(low, scope, input, value, comparing, value.span);
      return { row, op: row.test.op, ...(pair ? { at: pair[1] } : {}) };
    }
  }
}

/** Rows that nothing reaches because rows above take it all, and values that no row takes. */
function checkReach(low: Lowering, scope: Scope, expr: ast.Bands, thresholds: readonly Threshold[]): void {
  let left: NumberSet = everything;
  for (const t of thresholds) {
    if (t.op === 'otherwise') {
      if (isEmptySet(left))
        low.report('unreachable-row', site(scope, t.row), {
          why: { zh: '上面各行已经包括了所有的值', en: 'the rows above take every value' },
        });
      return;
    }
    // A threshold that is computed can be anywhere: what it takes is not known, so nothing later is provably unreachable.
    if (!t.at?.constant) continue;
    const taken = within(left, t.op, t.at.constant);
    if (isEmptySet(taken)) {
      low.report('unreachable-row', site(scope, t.row), {
        why: { zh: '满足它的值已被上面的行取走', en: 'values that fit it are taken by a row above' },
      });
    }
    left = without(left, t.op, t.at.constant);
  }
  if (!isEmptySet(left) && expr.rows.every((row) => row.test.kind !== 'otherwise')) {
    low.report('no-otherwise', site(scope, expr), { construct: bandsWord, gap: { zh: '各行都不满足', en: 'a value that fits no row' } });
  }
}

/** `线性 a 至 b`: a at the own threshold, b at that of the row above. */
function lineValue(
  low: Lowering,
  scope: Scope,
  input: NumberFormula,
  own: Threshold,
  above: Threshold | undefined,
  line: ast.Linear,
): Formula {
  const from = asNumber(low, scope, low.lower(scope, line.from));
  const to = asNumber(low, scope, low.lower(scope, line.to));
  const pair = from && to && unify(low, scope, from, to, choosing);
  if (!own.at || !above?.at) {
    const why = above
      ? { zh: '而这两行中有一行没有门槛', en: 'one of the two rows has none' }
      : { zh: '而上面没有别的行', en: 'there is no row above' };
    if (own.op === 'otherwise' || !above || above.op === 'otherwise') low.report('linear-without-neighbour', site(scope, line), { why });
    return broken(line);
  }
  if (!pair) return broken(line);
  const [x0, x1] = [own.at, above.at];
  const steps =
    x0.constant && x1.constant && compare(x0.constant, x1.constant) !== 0
      ? { n: x1.constant.n * x0.constant.d - x0.constant.n * x1.constant.d, d: x1.constant.d * x0.constant.d }
      : undefined;
  const slope = steps ? quotientGrid(joinGrids(pair[0].type.grid, pair[1].type.grid), steps) : rationalGrid;
  const grid = joinGrids(pair[0].type.grid, productGrid(slope, joinGrids(input.type.grid, x0.type.grid)));
  const range = hull(pair[0].type.range ?? unbounded, pair[1].type.range ?? unbounded);
  return {
    tree: op('lerp', input.tree, x0.tree, pair[0].tree, x1.tree, pair[1].tree),
    span: line,
    type: numberType(pair[0].type.unit, grid, { pct: pair[0].type.pct || pair[1].type.pct, range }),
  };
}

// ——— Over options ———

function optionBands(
  low: Lowering,
  scope: Scope,
  expr: ast.Bands,
  input: Formula,
  type: OptionType,
  rows: readonly ast.BandRow[],
): Formula {
  const left = new Set(type.of);
  const taken = choose(
    low,
    scope,
    rows.map((row) => (row.value.kind === 'linear' ? misplacedLine(low, scope, row.value) : low.lower(scope, row.value))),
  );
  const args: Tree[] = [input.tree];
  let otherwise: Tree = notApplicable;
  rows.forEach((row, i) => {
    const value = taken.formulas[i]?.tree ?? notApplicable;
    if (row.test.kind === 'otherwise') {
      if (left.size === 0)
        low.report('unreachable-row', site(scope, row), {
          why: { zh: '上面各行已经包括了所有的选项', en: 'the rows above take every option' },
        });
      left.clear();
      otherwise = value;
      return;
    }
    for (const name of optionNames(low, scope, row.test)) {
      if (!type.of.includes(name.text)) {
        const near = nearest(name.text, type.of);
        low.report(
          'unknown-option',
          site(scope, name),
          { name: name.text, column: low.textOf(site(scope, expr.input)), options: type.of.join('、'), nearest: near ?? '' },
          near ? { fixes: [replacement(name, near)] } : {},
        );
      } else if (!left.delete(name.text)) {
        low.report('unreachable-row', site(scope, name), {
          why: { zh: `“${name.text}”上面已经写过`, en: `"${name.text}" stands above already` },
        });
      }
      args.push(literal({ o: name.text }), value);
    }
  });
  if (left.size > 0) low.report('no-otherwise', site(scope, expr), { construct: bandsWord, gap: [...left].join('、') });
  return { tree: op('pick', ...args, otherwise), type: taken.type, span: expr, ...naOf(input, taken) };
}

function optionNames(low: Lowering, scope: Scope, test: ast.BandTest): readonly ast.Name[] {
  if (test.kind === 'options') return test.options.filter((name) => !name.missing);
  if (test.kind === 'compare' && test.op === '=' && test.threshold.kind === 'path') return test.threshold.names.slice(0, 1);
  low.report('wrong-type', site(scope, test), {
    expected: { zh: '选项的名称', en: 'The name of an option' },
    found: { zh: '门槛', en: 'a threshold' },
    advice: '',
  });
  return [];
}

function misplacedLine(low: Lowering, scope: Scope, line: ast.Linear): Formula {
  low.report('linear-without-neighbour', site(scope, line), { why: { zh: '而选项没有门槛', en: 'options have none' } });
  return broken(line);
}
