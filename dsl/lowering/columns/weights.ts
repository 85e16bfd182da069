/** 体系: the weights of indicators and groups per track, checked, and the sums that they make. */

import {
  type Rational,
  add,
  compare,
  divide,
  equal,
  formatExact,
  integer,
  multiply,
  parseNumber,
  subtract,
  zero,
} from '../../../engine/numbers/index.ts';
import { nearest } from '../../../engine/plan/index.ts';
import type * as ast from '../../ast/ast.ts';
import type { AssessmentSymbol, ColumnSymbol, Declared, GroupDecl } from '../../binder/symbols.ts';
import { idOf } from '../../binder/symbols.ts';
import { replacement } from '../../diagnostics/index.ts';
import { gridOfConstant, joinGrids, rationalGrid } from '../../types/grid.ts';
import { type Interval, exactly, hull, interval, over, plus, times, unbounded } from '../../types/interval.ts';
import { numberType, points } from '../../types/type.ts';
import { trackRef } from '../aggregates.ts';
import type { ColumnInfo, Lowering, NodeInfo, Scope, WeightPlan } from '../context.ts';
import { emitExpr } from '../emit.ts';
import { type Formula, type Tree, literal, notApplicable, number, op, ref } from '../tree.ts';
import { headOf, scopeOf } from './head.ts';
import { type Cells, cellsOf } from './weight-cells.ts';

/** The weights of an assessment's indicators and groups; read, and checked, once. */
export function weightPlan(low: Lowering, assessment: AssessmentSymbol): WeightPlan {
  const known = low.weights.get(assessment.name);
  if (known) return known;
  const tracks = trackOptions(low, assessment);
  const weights = new Map<string, ReadonlyMap<string, Rational | undefined>>();
  const plan: WeightPlan = { tracks, weights, ranges: new Map() };
  low.weights.set(assessment.name, plan);
  for (const scheme of assessment.schemes) readScheme(low, assessment, scheme, tracks, weights);
  for (const { file, decl } of assessment.indicators) {
    if (!weights.has(decl.name.text) && !decl.name.missing)
      low.report('indicator-without-weight', { file, span: decl.name }, { name: decl.name.text });
  }
  return plan;
}

/** The tracks' names; a single empty one where the assessment has none. */
function trackOptions(low: Lowering, assessment: AssessmentSymbol): readonly string[] {
  if (!assessment.tracks) return [''];
  const track = trackRef(low, assessment.name);
  const info = track && low.columns.get(track.node)?.main;
  if (info?.type.t === 'opt') return info.type.of;
  // Whatever is wrong with the tracks is told where they are declared; the tables' own heads stand in for them.
  const named = assessment.schemes.find(({ decl }) => decl.tracks.length > 0)?.decl.tracks.map((name) => name.text);
  return named ?? [''];
}

type ReadRow = { readonly weights: ReadonlyMap<string, Rational | undefined>; readonly readable: boolean };
type Weights = Map<string, ReadonlyMap<string, Rational | undefined>>;

function readScheme(
  low: Lowering,
  assessment: AssessmentSymbol,
  { file, decl }: Declared<ast.Weights>,
  tracks: readonly string[],
  weights: Weights,
): void {
  const columns = trackColumns(low, file, decl, tracks);
  const full = parseNumber(low.symbols.headers.full?.text ?? '');
  const cells = (row: ast.WeightRow): Cells | 'unreadable' => cellsOf(low, file, row, columns, decl.tracks.length > 0);

  /** The weights of a row's children, given the group's; checks that they make it. */
  const readRows = (
    rows: readonly ast.WeightRow[],
    group: ast.Name,
    own: (track: string) => Rational | undefined,
  ): ReadonlyMap<string, Rational | undefined> => {
    const children = rows.map((row) => readRow(row, own));
    return new Map(
      tracks.map((track) => {
        const present = children.flatMap((child) => child.weights.get(track) ?? []);
        const sum = present.length === 0 ? undefined : present.reduce(add);
        const expected = own(track);
        // Where a cell could not be read, or the head names other tracks, the sum says nothing.
        const checked = columns.includes(track) && children.every(({ readable }) => readable);
        if (checked && expected && !equal(sum ?? zero, expected)) reportSum(low, file, group, track, sum ?? zero, expected);
        // A group that says its weight has it, whatever its rows make: one mistake is told once.
        return [track, expected ?? sum];
      }),
    );
  };
  const readRow = (row: ast.WeightRow, group: (track: string) => Rational | undefined): ReadRow => {
    const given = row.cells.length > 0 || row.rows.length === 0 ? cells(row) : undefined;
    const own = (track: string): Rational | undefined => (given === 'unreadable' ? undefined : resolveCell(given, track, group(track)));
    const result = row.rows.length === 0 ? new Map(tracks.map((track) => [track, own(track)])) : readRows(row.rows, row.name, own);
    if (row.rows.length === 0) leaf(low, assessment, file, row, weights);
    weights.set(row.name.text, result);
    return { weights: result, readable: given !== 'unreadable' };
  };
  weights.set(
    decl.name.text,
    readRows(decl.rows, decl.name, () => full),
  );
}

function resolveCell(cells: Cells | undefined, track: string, group: Rational | undefined): Rational | undefined {
  const cell = cells?.get(track);
  if (!cell) return undefined;
  if (!cell.share) return cell.value;
  return group && multiply(group, cell.value);
}

function leaf(low: Lowering, assessment: AssessmentSymbol, file: string, row: ast.WeightRow, weights: Weights): void {
  if (row.name.missing) return;
  const indicator = assessment.indicators.find(({ decl }) => decl.name.text === row.name.text);
  if (!indicator) {
    const near = nearest(
      row.name.text,
      assessment.indicators.map(({ decl }) => decl.name.text),
    );
    low.report(
      'weights-unknown-indicator',
      { file, span: row.name },
      { name: row.name.text, nearest: near ?? '' },
      near ? { fixes: [replacement(row.name, near)] } : {},
    );
  } else if (weights.has(row.name.text)) {
    low.report('indicator-in-two-schemes', { file, span: row.name }, { name: row.name.text });
  }
}

function reportSum(low: Lowering, file: string, group: ast.Name, track: string, sum: Rational, expected: Rational): void {
  const difference = subtract(expected, sum);
  const amount = formatExact(compare(difference, zero) < 0 ? subtract(zero, difference) : difference);
  low.report(
    'weights-do-not-sum',
    { file, span: group },
    {
      track,
      group: group.text,
      sum: formatExact(sum),
      expected: formatExact(expected),
      difference:
        compare(difference, zero) > 0
          ? { zh: `还差 ${amount}`, en: `${amount} short` }
          : { zh: `多出 ${amount}`, en: `${amount} too many` },
    },
  );
}

const noTracks = {
  zh: '这个考核没有划分赛道：先写“赛道 按 列”，或去掉表头的赛道。',
  en: 'This assessment has no tracks: say "track by column" first, or leave them out of the head.',
};

/** The tracks of a table's head; all of them where it names none. */
function trackColumns(low: Lowering, file: string, decl: ast.Weights, tracks: readonly string[]): readonly string[] {
  if (decl.tracks.length === 0) return tracks;
  const without = tracks.every((track) => track === '');
  const seen = new Set<string>();
  for (const name of decl.tracks) {
    if (seen.has(name.text)) low.report('duplicate-name', { file, span: name }, { name: name.text });
    seen.add(name.text);
    if (tracks.includes(name.text) || name.missing) continue;
    const near = nearest(name.text, tracks);
    low.report(
      'weights-unknown-track',
      { file, span: name },
      { track: name.text, tracks: tracks.filter((t) => t !== '').join('、'), nearest: near ?? '', advice: without ? noTracks : '' },
      near ? { fixes: [replacement(name, near)] } : {},
    );
    if (without) break;
  }
  const columns = decl.tracks.map((name) => name.text);
  // A misspelt track is one mistake, not also a missing one.
  if (columns.every((name) => tracks.includes(name))) {
    for (const track of tracks.filter((t) => !columns.includes(t)))
      low.report('weights-missing-track', { file, span: decl.name }, { name: decl.name.text, track });
  }
  return columns;
}

// ——— Nodes ———

/** The weight of an indicator or group as a column: by track, 不适用 where it has none. */
export function weightNode(low: Lowering, scope: Scope, assessment: AssessmentSymbol, name: ast.Name): NodeInfo {
  const { tracks, weights } = weightPlan(low, assessment);
  const byTrack = weights.get(name.text) ?? new Map<string, Rational | undefined>();
  const values = tracks.map((track) => byTrack.get(track));
  const known = values.filter((value) => value !== undefined);
  const grid = known.map(gridOfConstant).reduce(joinGrids, { kind: 'scale', scale: 0 });
  const sorted = [...known].toSorted(compare);
  const range = interval(sorted[0], sorted.at(-1));
  const absent = known.length < tracks.length;
  const type = numberType(points, grid, known.length > 0 ? { range } : {});
  const formula: Formula = {
    tree: weightTree(low, assessment, tracks, values),
    type,
    span: name,
    ...(absent ? { mayBeNa: byTrackOnly } : {}),
  };
  const id = `${idOf(assessment.name, name.text)}#weight`;
  const head = {
    id,
    label: name.text,
    frame: { table: assessment.table.name, period: assessment.period },
    assessment: assessment.name,
    role: 'weight' as const,
    src: low.locate({ file: scope.file, span: name }),
  };
  return emitExpr(low, head, formula);
}

function weightTree(
  low: Lowering,
  assessment: AssessmentSymbol,
  tracks: readonly string[],
  values: readonly (Rational | undefined)[],
): Tree {
  const [first] = values;
  if (first && values.every((value) => value && equal(value, first))) return number(first);
  const track = trackRef(low, assessment.name);
  if (!track) return notApplicable;
  return op(
    'pick',
    { kind: 'ref', ref: track },
    ...tracks.flatMap((name, i) => {
      const value = values[i];
      return value ? [literal({ o: name }), number(value)] : [];
    }),
    notApplicable,
  );
}

/** A group's points, or the whole scheme's: what its rows got, those that do not apply left out. */
export function weightSum(low: Lowering, symbol: ColumnSymbol, decl: ast.Weights | GroupDecl): ColumnInfo {
  const assessment = symbol.owner;
  if (assessment.kind !== 'assessment') throw new Error('a weight table stands in an assessment');
  const role = decl.kind === 'weights' ? 'weights' : 'group';
  const scope = scopeOf(symbol, role);
  const plan = weightPlan(low, assessment);
  const weight = weightNode(low, scope, assessment, decl.name);
  const rows = decl.kind === 'weights' ? decl.rows : decl.row.rows;
  const parts = rows.flatMap((row) => {
    const child = assessment.columns.get(row.name.text);
    const info = child && (child.decl.kind === 'indicator' || child.decl.kind === 'group') ? low.compile(child) : undefined;
    if (!child || !info?.weight || info.main.type.t !== 'num') return [];
    const filled = child.decl.kind === 'indicator' && child.decl.notApplicable !== undefined;
    return [{ name: child.name.text, weight: info.weight, points: info.main, type: info.main.type, rate: info.rate, filled }];
  });
  const shares = parts.some((part) => part.points.mayBeNa !== undefined && part.points.mayBeNa !== byTrackOnly);
  const grids = parts.map((part) => part.type.grid);
  const range = rangeOfSum(plan, decl.name.text, parts, shares);
  const type = numberType(points, shares ? rationalGrid : grids.reduce(joinGrids, { kind: 'scale', scale: 0 }), range ? { range } : {});
  const everywhere = parts.every((part) => part.weight.mayBeNa === undefined && part.points.mayBeNa === undefined);
  const mayBeNa = shares ? decl.name.text : weight.mayBeNa;
  const tree = everywhere
    ? (parts.map((part) => ref(part.points.id)).reduce((sum: Tree | undefined, part) => (sum ? op('+', sum, part) : part), undefined) ??
      number(zero))
    : op('blend', ref(weight.id), ...parts.flatMap((part) => [ref(part.weight.id), ref(part.points.id)]));
  const formula: Formula = { tree, type, span: decl.name, ...(mayBeNa === undefined ? {} : { mayBeNa }) };
  return { main: emitExpr(low, headOf(low, symbol, role), formula), weight };
}

/**
 * The reason given where an indicator is absent from some tracks and otherwise always applies: that leaves sums on their
 * grid, for the weights that are present make the whole.
 */
export const byTrackOnly = '体系';

/** `filled`: 不适用 0分, 满分 or 均值 may give points that the rate does not. */
type Part = { readonly name: string; readonly rate: NodeInfo | undefined; readonly filled: boolean };

/**
 * What the sum can be, track by track: the rates of indicators tell (a clamp may have been lifted by 不限 or 封顶 120%).
 * Where 折算 spreads the whole over fewer parts, the best and worst rate of any part bounds it.
 */
function rangeOfSum(plan: WeightPlan, name: string, parts: readonly Part[], shares: boolean): Interval | undefined {
  const byTrack = new Map<string, Interval>();
  for (const track of plan.tracks) {
    const rates = parts.flatMap((part) => {
      const weight = plan.weights.get(part.name)?.get(track);
      return weight && weight.n > 0n ? [{ weight, rate: rateIn(plan, part, track) }] : [];
    });
    const full = plan.weights.get(name)?.get(track);
    const [first, ...others] = rates.map(({ rate }) => rate);
    if (!full || !first) continue;
    const spread = times(exactly(full), others.reduce(hull, first));
    byTrack.set(track, shares ? spread : rates.map(({ weight, rate }) => times(exactly(weight), rate)).reduce(plus));
  }
  plan.ranges.set(name, byTrack);
  const [first, ...others] = [...byTrack.values()];
  return first && others.reduce(hull, first);
}

/** Of an indicator its rate; of a group what its own sum can be, over its weight. */
function rateIn(plan: WeightPlan, part: Part, track: string): Interval {
  if (part.rate) {
    const range = part.rate.type.t === 'num' ? (part.rate.type.range ?? unbounded) : unbounded;
    return part.filled ? hull(range, interval(zero, { n: 1n, d: 1n })) : range;
  }
  const weight = plan.weights.get(part.name)?.get(track);
  const range = plan.ranges.get(part.name)?.get(track);
  return weight && range ? over(range, exactly(weight)) : unbounded;
}

/** The share of weights that a condition on indicators selects, per track; undefined where a track has no weight at all. */
export function shareOfWeights(
  plan: WeightPlan,
  indicators: readonly ast.Indicator[],
  selected: (indicator: ast.Indicator) => boolean,
): ReadonlyMap<string, Rational | undefined> {
  return new Map(
    plan.tracks.map((track) => {
      const total = (list: readonly ast.Indicator[]): Rational =>
        list.flatMap((indicator) => plan.weights.get(indicator.name.text)?.get(track) ?? []).reduce(add, zero);
      return [track, divide(total(indicators.filter(selected)), total(indicators))];
    }),
  );
}

export function percentText(value: Rational): string {
  return `${formatExact(multiply(value, integer(100)))}%`;
}
