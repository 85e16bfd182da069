/** What a change of the rules does to people, on the same data: who moves, by how much, and because of which change. */

import type { Rational } from '../numbers/index.ts';
import type { PeriodKey, Plan, Role } from '../plan/index.ts';
import type { Horizon, Run } from '../reference/index.ts';
import { type Data, isRational } from '../tables/data.ts';
import type { Aligned } from './align.ts';
import { divided, type Method, methodFor } from './attribution.ts';
import { type Figures, figuresOf, type Periods, periodsCompared, trackOf } from './figures.ts';
import { type DataOfBoth, hybrid, reached } from './hybrid.ts';
import { judged, type Move, movesBetween, same } from './moves.ts';
import { needed } from './needed.ts';
import { type Seats, seatsBetween } from './seats.ts';
import type { Unit } from './units.ts';
import { unrounded } from './unrounded.ts';

export type Evaluate = (plan: Plan, data: Data, horizon: Horizon) => Run;

/** A change's part in the move of a score. */
export type Part = { readonly unit: string; readonly amount: Rational };

export type ImpactMove = Move & {
  readonly track: string;
  /** The same comparison of unrounded totals shows no move of this figure. */
  readonly onlyRounding: boolean;
  /** Of a score that is a number throughout: parts that add up to after − before exactly; those of 0 are left out. */
  readonly parts?: readonly Part[];
  /** Of all others: the changes without any one of which the figure would be what it was. None: it takes several to undo it. */
  readonly causes?: readonly string[];
};

export type Impact = {
  readonly method: Method;
  /** The changes on which a score hangs: those among which moves are divided. */
  readonly among: readonly string[];
  readonly compared: readonly { readonly assessment: string; readonly period: PeriodKey; readonly rows: number; readonly moved: number }[];
  readonly moves: readonly ImpactMove[];
  readonly seats: readonly Seats[];
  /** Vetoes that hold now and did not before. */
  readonly vetoed: readonly Move[];
};

export type ImpactInput = {
  readonly aligned: Aligned;
  readonly units: readonly Unit[];
  readonly data: DataOfBoth;
  readonly horizon: Horizon;
  /** Only this period; without it each assessment's last one. */
  readonly period?: PeriodKey;
  readonly evaluate: Evaluate;
};

const shown: ReadonlySet<Role> = new Set([...judged, 'veto']);

/** Evaluates both Plans, and the Plans between them as far as they are needed to say why. */
export function impactOf({ aligned, units, data, horizon, period, evaluate }: ImpactInput): Impact {
  const before = evaluate(aligned.base.plan, data.base, horizon);
  const after = evaluate(aligned.head.plan, data.head, horizon);
  const periods = periodsCompared([before, after], period);
  const both = (column: string): boolean => aligned.base.nodes.has(column) && aligned.head.nodes.has(column);
  // A column that comes or goes is a change of the rules; nobody moves in it.
  const all = movesBetween(before, after, shown).filter(
    ({ column, assessment, period: at }) => both(column) && periods.get(assessment)?.includes(at),
  );
  const vetoed = all.filter((move) => move.role === 'veto' && move.after === true);
  const moves = all.filter(({ role }) => role !== 'veto');

  const columns = [...new Set(moves.map(({ column }) => column))];
  const scores = new Set(moves.flatMap(({ column, role }) => (role === 'total' ? [column] : [])));
  const reach = new Map(units.map(({ id, owners }) => [id, reached(aligned, new Set(owners))]));
  const among = units.filter(({ id }) => [...scores].some((column) => reach.get(id)?.has(column)));
  const between = evaluatedBetween(
    { aligned, units, data, horizon, evaluate },
    figuresOf(before, columns, periods),
    figuresOf(after, columns, periods),
    columns,
    periods,
  );
  const bits = among.map(({ id }) => 1n << BigInt(units.findIndex((unit) => unit.id === id)));
  const rest = units.reduce((set, { id }, i) => (among.some((one) => one.id === id) ? set : set | (1n << BigInt(i))), 0n);
  const ofUnits = (set: bigint): bigint => bits.reduce((found, bit, i) => ((set >> BigInt(i)) & 1n ? found | bit : found), 0n);
  const everything = (1n << BigInt(units.length)) - 1n;

  /** Changes on which no score hangs are of no matter here; with all of the others they make the head, with none the base. */
  const setOf = (set: bigint): bigint => (set === 0n ? 0n : ofUnits(set) | (ofUnits(set) === (everything & ~rest) ? rest : 0n));
  const partsOf = ({ column, key, period: at }: Move): readonly Part[] | undefined =>
    divided(among.length, (set) => {
      const value = between(setOf(set))(column, key, at);
      return value !== undefined && isRational(value) ? value : undefined;
    })?.flatMap((amount, i) => (amount.n === 0n ? [] : [{ unit: among[i]?.id ?? '', amount }]));
  const causesOf = ({ column, key, period: at, before: was }: Move): readonly string[] =>
    units.flatMap(({ id }, i) =>
      reach.get(id)?.has(column) && same(between(everything & ~(1n << BigInt(i)))(column, key, at), was) ? [id] : [],
    );

  const exact = moves.length === 0 ? undefined : exactFigures(aligned, data, horizon, evaluate, columns, periods);
  const tracks = tracksOf([before, after], periods);
  const explained = moves.map((move): ImpactMove => {
    const parts = move.role === 'total' ? partsOf(move) : undefined;
    return {
      ...move,
      track: tracks.get(JSON.stringify([move.assessment, move.key, move.period])) ?? '',
      onlyRounding: move.before !== undefined && move.after !== undefined && exact !== undefined && exact(move),
      ...(parts === undefined ? { causes: causesOf(move) } : { parts }),
    };
  });
  return {
    method: methodFor(among.length),
    among: among.map(({ id }) => id),
    compared: comparedOf(after, before, periods, moves),
    moves: explained,
    seats: seatsBetween(before, after, periods),
    vetoed,
  };
}

/** Figures by the set of units taken from the head, each set evaluated once. */
function evaluatedBetween(
  { aligned, units, data, horizon, evaluate }: ImpactInput,
  none: Figures,
  all: Figures,
  columns: readonly string[],
  periods: Periods,
): (set: bigint) => Figures {
  const known = new Map<bigint, Figures>([
    [0n, none],
    [(1n << BigInt(units.length)) - 1n, all],
  ]);
  return (set) => {
    const before = known.get(set);
    if (before) return before;
    const owners = new Set(units.flatMap((unit, i) => ((set >> BigInt(i)) & 1n ? unit.owners : [])));
    const { plan, data: own } = hybrid(aligned, data, owners);
    const figures = figuresOf(evaluate(needed(plan, columns), own, horizon), columns, periods);
    known.set(set, figures);
    return figures;
  };
}

/** Whether a figure stays where it is once totals are not rounded. */
function exactFigures(
  { base, head }: Aligned,
  data: DataOfBoth,
  horizon: Horizon,
  evaluate: Evaluate,
  columns: readonly string[],
  periods: Periods,
): (move: Move) => boolean {
  const [old, now] = [unrounded(base.plan), unrounded(head.plan)];
  const was = figuresOf(evaluate(needed(old.plan, columns.map(old.idOf)), data.base, horizon), columns.map(old.idOf), periods);
  const is = figuresOf(evaluate(needed(now.plan, columns.map(now.idOf)), data.head, horizon), columns.map(now.idOf), periods);
  return ({ column, key, period }) => same(was(old.idOf(column), key, period), is(now.idOf(column), key, period));
}

function tracksOf(runs: readonly Run[], periods: Periods): ReadonlyMap<string, string> {
  const tracks = new Map<string, string>();
  for (const run of runs) {
    for (const assessment of run.plan.assessments) {
      const keys = run.data.tables.get(assessment.frame.table)?.keys ?? [];
      for (const { row, period } of run.rowsOf(assessment.frame)) {
        if (periods.get(assessment.name)?.includes(period))
          tracks.set(JSON.stringify([assessment.name, keys[row] ?? '', period]), trackOf(run, assessment, row, period));
      }
    }
  }
  return tracks;
}

function comparedOf(after: Run, before: Run, periods: Periods, moves: readonly Move[]): Impact['compared'] {
  const assessments = new Map([...before.plan.assessments, ...after.plan.assessments].map((one) => [one.name, one]));
  return [...periods].flatMap(([assessment, all]) =>
    all.map((period) => {
      const frame = assessments.get(assessment)?.frame;
      const rows = frame ? Math.max(...[before, after].map((run) => run.rowsOf(frame).filter((row) => row.period === period).length)) : 0;
      const moved = new Set(moves.flatMap((move) => (move.assessment === assessment && move.period === period ? [move.key] : []))).size;
      return { assessment, period, rows, moved };
    }),
  );
}
