/** 等次, 排名, 奖项. */

import { type Rational, compare, one } from '../../../engine/numbers/index.ts';
import type { GradeRow, GroupKey, Localised, Quota, Ref, RoundMode, SortKey } from '../../../engine/plan/index.ts';
import { wordId, wordsOfKind } from '../../keywords/keywords.ts';
import type * as ast from '../../ast/ast.ts';
import type { ColumnSymbol } from '../../binder/symbols.ts';
import { integerGrid } from '../../types/grid.ts';
import { boolType, isRatio, numberType, planType, ratio } from '../../types/type.ts';
import { groupKey, trackKey } from '../aggregates.ts';
import { asCondition } from '../conditions.ts';
import { type ColumnInfo, type Lowering, type Scope, emit, frameOf, site } from '../context.ts';
import { asNode } from '../emit.ts';
import { modeOf, unknownWord } from '../modifiers.ts';
import { type NumberFormula, asNumber } from '../numbers.ts';
import { refsOf } from '../tree.ts';
import { headOf, scopeOf } from './head.ts';
import { barsOn, gradeEffects } from './veto.ts';

// ——— What the three share ———

/** Within the track unless the drafter says 同 … or 全体. */
function groupOf(low: Lowering, scope: Scope, said: ast.Scope | undefined): readonly GroupKey[] {
  if (!said) {
    const track = trackKey(low, scope.here);
    return track ? [track] : [];
  }
  return said.kind === 'overall' ? [] : said.columns.flatMap((column) => groupKey(low, scope, column) ?? []);
}

function sortKeys(low: Lowering, scope: Scope, keys: readonly ast.SortKey[]): readonly SortKey[] {
  return keys.flatMap((key) => {
    const formula = low.lower(scope, key.column);
    if (formula.type.t !== 'date' && !asNumber(low, scope, formula)) return [];
    const ref = refFor(low, scope, formula);
    return ref ? [{ ref, order: key.order === 'ascending' ? 'asc' : 'desc' } as const] : [];
  });
}

function refFor(low: Lowering, scope: Scope, formula: ReturnType<Lowering['lower']>): Ref | undefined {
  if (formula.tree.kind === 'ref') return formula.tree.ref;
  const node = asNode(low, scope, formula);
  return node && { node: node.id, path: [] };
}

function conditionRef(low: Lowering, scope: Scope, expr: ast.Expr): Ref | undefined {
  const formula = low.lower(scope, expr);
  return asCondition(low, scope, formula) && refFor(low, scope, formula);
}

const edgeTies: ReadonlyMap<string, 'out' | 'in'> = new Map([
  ['none', 'out'],
  ['all', 'in'],
]);
const rankTies: ReadonlyMap<string, 'min' | 'dense'> = new Map([
  ['same_rank', 'min'],
  ['dense', 'dense'],
]);

/** The way of ties as written; undefined, and said, where it is a word that does not fit here. */
function tiesOf<T>(low: Lowering, scope: Scope, ways: ReadonlyMap<string, T>, name: ast.Name | undefined): T | undefined {
  const way = name && ways.get(wordId(name.text, 'ties') ?? '');
  if (name && way === undefined && !name.missing)
    unknownWord(
      low,
      scope.file,
      name,
      wordsOfKind('ties').filter((word) => ways.has(word.id)),
    );
  return way;
}

// ——— 排名 ———

export function ranking(low: Lowering, symbol: ColumnSymbol, decl: ast.Ranking): ColumnInfo {
  const scope = scopeOf(symbol, 'rank');
  const by = sortKeys(low, scope, decl.by);
  const ties = tiesOf(low, scope, rankTies, decl.ties);
  if (!decl.ties) {
    low.report('ties-open', site(scope, decl.name), {
      name: decl.name.text,
      advice: {
        zh: '写“并列 同名次”（1、1、3）或“并列 不跳号”（1、1、2）。',
        en: 'Write "ties same_rank" (1, 1, 3) or "ties dense" (1, 1, 2).',
      },
    });
  }
  const type = numberType(ratio, integerGrid);
  const plan = planType(type);
  const head = headOf(low, symbol, 'rank');
  const frame = frameOf(scope.here);
  if (plan && by.length > 0 && ties) {
    const common = { type: plan, kind: 'rank', group: groupOf(low, scope, decl.scope), ties, exclude: barsOn(low, symbol) } as const;
    emit(low, { ...head, ...common, by });
    // Counted from the end: the same order, turned round.
    const reversed = by.map((key): SortKey => ({ ref: key.ref, order: key.order === 'asc' ? 'desc' : 'asc' }));
    emit(low, { ...head, ...common, id: `${symbol.id}#fromLast`, role: 'hidden', by: reversed });
  }
  return { main: { id: symbol.id, type, frame }, reversed: { id: `${symbol.id}#fromLast`, type, frame } };
}

// ——— 等次 ———

export function grades(low: Lowering, symbol: ColumnSymbol, decl: ast.Grades): ColumnInfo {
  const scope = scopeOf(symbol, 'grade');
  const names = decl.rows.filter((row) => !row.name.missing).map((row) => row.name.text);
  const group = groupOf(low, scope, decl.scope);
  const by = sortKeys(low, scope, decl.by);
  const rows = decl.rows.map((row) => gradeRow(low, scope, row, group));
  checkRows(low, scope, decl);
  const base = decl.base ? wordId(decl.base.text, 'base') : 'assessed';
  if (decl.base && !base && !decl.base.missing) unknownWord(low, scope.file, decl.base, wordsOfKind('base'));
  const effects = gradeEffects(low, symbol, names);
  emit(low, {
    ...headOf(low, symbol, 'grade'),
    type: { t: 'opt', of: [...new Set(names)] },
    kind: 'grade',
    by,
    group,
    base: base === 'all_rows' ? 'all' : 'assessed',
    rows: rows.flatMap((row) => row ?? []),
    effects,
  });
  return { main: { id: symbol.id, type: { t: 'opt', of: names }, frame: frameOf(scope.here) } };
}

function checkRows(low: Lowering, scope: Scope, decl: ast.Grades): void {
  if (decl.by.length === 0 && decl.rows.some((row) => row.atMost ?? row.atLeast))
    low.report('quota-without-order', site(scope, decl.name), { name: decl.name.text });
  const seen = new Set<string>();
  decl.rows.forEach((row, i) => {
    if (seen.has(row.name.text)) low.report('duplicate-name', site(scope, row.name), { name: row.name.text });
    seen.add(row.name.text);
    const next = decl.rows[i + 1];
    if (!row.when && next) low.report('otherwise-not-last', site(scope, next));
  });
  if (decl.rows.every((row) => row.when)) {
    low.report('no-otherwise', site(scope, decl.name), {
      construct: { zh: `等次“${decl.name.text}”`, en: `grade "${decl.name.text}"` },
      gap: { zh: '各等条件都不成立', en: 'a row that meets no condition' },
    });
  }
}

function gradeRow(low: Lowering, scope: Scope, row: ast.GradeRow, group: readonly GroupKey[]): GradeRow | undefined {
  const when = row.when && conditionRef(low, scope, row.when);
  const atMost = row.atMost && quota(low, scope, row.name.text, row.atMost, group);
  const atLeast = row.atLeast && quota(low, scope, row.name.text, row.atLeast, group);
  if (row.atMost && row.atLeast) checkOrder(low, scope, row.atMost, row.atLeast);
  const tie = tiesOf(low, scope, edgeTies, row.ties);
  if (row.atMost && !row.ties) {
    low.report('ties-open', site(scope, row.name), {
      name: row.name.text,
      advice: {
        zh: '在名额后面写“并列 不入”（压线的并列都不进）或“并列 全入”（都进）。',
        en: 'After the quota write "ties none" (nobody of a tie at the edge enters) or "ties all" (all do).',
      },
    });
  }
  if (row.when && !when) return undefined;
  return {
    grade: row.name.text,
    ...(when ? { when } : {}),
    ...(atMost ? { atMost } : {}),
    ...(atLeast ? { atLeast } : {}),
    tie: tie ?? 'out',
  };
}

function quota(low: Lowering, scope: Scope, grade: string, amount: ast.Amount, group: readonly GroupKey[]): Quota | undefined {
  const formula = asNumber(low, scope, low.lower(scope, amount.expr));
  if (!formula) return undefined;
  const mode = amount.mode && modeOf(low, scope, amount.mode);
  const text = low.textOf(site(scope, amount.expr));
  if (!amount.seats && (formula.type.unit === 'bare' || !isRatio(formula.type.unit))) {
    low.report('quota-unit-open', site(scope, amount.expr), { found: text });
    return undefined;
  }
  if (formula.constant && !fitsQuota(formula.constant, amount.seats)) {
    badQuota(low, scope, amount, amount.seats ? wholeSeats : { zh: '0% 到 100%', en: 'from 0% to 100%' });
    return undefined;
  }
  const least = formula.type.range?.min?.value;
  if (!amount.seats && !formula.constant && least && compare(least, one) > 0) {
    badQuota(low, scope, amount, { zh: '0% 到 100%', en: 'from 0% to 100%' });
    return undefined;
  }
  if (!amount.seats && !amount.mode)
    low.report('quota-rounding-open', site(scope, amount.expr), { name: { zh: `“${grade}”`, en: `"${grade}"` } });
  for (const ref of refsOf(formula.tree)) {
    if (!constantInGroup(low, ref, group)) {
      low.report('quota-not-constant', site(scope, amount.expr), { name: text });
      return undefined;
    }
  }
  const node = refFor(low, scope, { ...formula, type: formula.type.unit === 'bare' ? { ...formula.type, unit: ratio } : formula.type });
  const way: RoundMode | undefined = amount.seats ? (mode ?? 'floor') : mode;
  return node && way && { amount: node, unit: amount.seats ? 'seats' : 'share', mode: way };
}

/** 至多 10% 至少 30%: nothing satisfies both. */
function checkOrder(low: Lowering, scope: Scope, atMost: ast.Amount, atLeast: ast.Amount): void {
  const [most, least] = [low.lower(scope, atMost.expr).constant, low.lower(scope, atLeast.expr).constant];
  if (atMost.seats === atLeast.seats && most && least && compare(least, most) > 0)
    badQuota(low, scope, atLeast, { zh: '“至少”不大于“至多”', en: 'at_least no more than at_most' });
}

const wholeSeats = { zh: '不小于零的整数', en: 'a whole number, zero or more' };

function fitsQuota(value: Rational, seats: boolean): boolean {
  return value.n >= 0n && (seats ? value.d === 1n : value.n <= value.d);
}

function badQuota(low: Lowering, scope: Scope, amount: ast.Amount, expected: Localised): void {
  low.report('bad-literal', site(scope, amount.expr), {
    what: { zh: '名额', en: 'A quota' },
    expected,
    found: low.textOf(site(scope, amount.expr)),
    advice: '',
  });
}

/** Whether all rows of a group read the same value: through the row or column that makes the group, or through the whole. */
function constantInGroup(low: Lowering, ref: Ref, group: readonly GroupKey[]): boolean {
  if (ref.path.some((step) => 'one' in step)) return true;
  for (const key of group) {
    if ('row' in key && key.row.length > 0 && key.row.every((step, i) => JSON.stringify(step) === JSON.stringify(ref.path[i]))) return true;
    if ('column' in key && JSON.stringify(key.column) === JSON.stringify(ref)) return true;
  }
  const node = ref.path.length === 0 ? low.nodes.get(ref.node) : undefined;
  if (node?.kind === 'fold') return JSON.stringify(node.at) === JSON.stringify(group) || node.at.length === 0;
  if (node?.kind === 'expr') return Object.values(node.in).every((inner) => constantInGroup(low, inner, group));
  return false;
}

// ——— 奖项 ———

export function award(low: Lowering, symbol: ColumnSymbol, decl: ast.Award): ColumnInfo {
  const scope = scopeOf(symbol, 'award');
  const by = sortKeys(low, scope, decl.by);
  const first = asNumber(low, scope, low.lower(scope, decl.first.expr));
  const group = groupOf(low, scope, decl.scope);
  if (first) checkFirst(low, scope, decl.first, first, group);
  const firstRef = first && refFor(low, scope, { ...first, type: { ...first.type, unit: ratio } });
  const where = decl.when && conditionRef(low, scope, decl.when);
  const tie = tiesOf(low, scope, edgeTies, decl.ties);
  if (!decl.ties) {
    low.report('ties-open', site(scope, decl.name), {
      name: decl.name.text,
      advice: { zh: '写“并列 不入”或“并列 全入”。', en: 'Write "ties none" or "ties all".' },
    });
  }
  const frame = frameOf(scope.here);
  if (firstRef && by.length > 0 && tie && (!decl.when || where)) {
    emit(low, {
      ...headOf(low, symbol, 'award'),
      type: { t: 'bool' },
      kind: 'take',
      first: firstRef,
      by,
      group,
      ...(where ? { where } : {}),
      tie,
      exclude: barsOn(low, symbol),
    });
  }
  return { main: { id: symbol.id, type: boolType, frame } };
}

/** `前 n`: n is a number of rows, the same for all of a group. */
function checkFirst(low: Lowering, scope: Scope, amount: ast.Amount, first: NumberFormula, group: readonly GroupKey[]): void {
  const share = first.type.pct || !isRatio(first.type.unit);
  if (share || (first.constant && !fitsQuota(first.constant, true))) {
    badQuota(low, scope, amount, wholeSeats);
    return;
  }
  if (!refsOf(first.tree).every((ref) => constantInGroup(low, ref, group)))
    low.report('quota-not-constant', site(scope, amount.expr), { name: low.textOf(site(scope, amount.expr)) });
}
