/** What a run has to say about itself: the roots of its blanks, broken requirements, alerts, empty tracks. */

import type { Diagnostic, Node, Params, PeriodKey, Place, Related, Source } from '../plan/index.ts';
import { kindOf, visible } from '../plan/index.ts';
import type { RowAt, Run } from '../reference/run.ts';
import { type BlankLabel, type Cause, isBlank, type Value } from '../tables/data.ts';
import { formatValue } from '../trace/format.ts';
import { causeIdentity } from '../values/index.ts';
import { type RunCode, runCatalogue } from './run.ts';
import { sorted } from './sorted.ts';

type Evaluated = Omit<Run, 'findings'>;

/** Which rows findings look at. An evaluator that knows where its blanks are says so, and need not show every value. */
export type Scan = {
  /** At least the rows whose value is missing, not yet due or undecided. */
  readonly unknown: (node: Node) => readonly RowAt[];
  /** The rows whose value is `expected`. */
  readonly holding: (node: Node, expected: boolean) => readonly RowAt[];
  /** At least all values of an option column that occur. */
  readonly entered: (node: Node) => ReadonlySet<Value | undefined>;
};

/** All findings of a run, in an order that depends on nothing but them. */
export function findingsOf(run: Evaluated, scan: Scan = everyRow(run)): readonly Diagnostic<RunCode>[] {
  const nodes = new Map(run.plan.nodes.map((node) => [node.id, node]));
  return sorted([
    ...correctionFindings(run, nodes),
    ...blankFindings(run, nodes, scan),
    ...checkFindings(run, nodes, scan),
    ...trackFindings(run, nodes, scan),
  ]);
}

function everyRow(run: Evaluated): Scan {
  return {
    unknown: ({ frame }) => run.rowsOf(frame),
    holding: ({ id, frame }, expected) => run.rowsOf(frame).filter(({ row, period }) => run.value(id, row, period) === expected),
    entered: ({ id, frame }) => new Set(run.rowsOf(frame).map(({ row, period }) => run.value(id, row, period))),
  };
}

/** A cause and what hangs on it: the strongest blank that it led to, and the columns that show it. */
type Root = { readonly cause: Cause; readonly labels: Set<BlankLabel>; readonly hangs: Map<string, Node> };

/** One finding a root cause, however many columns show its blank. */
function blankFindings(run: Evaluated, nodes: ReadonlyMap<string, Node>, scan: Scan): readonly Diagnostic<RunCode>[] {
  const roots = new Map<string, Root>();
  for (const node of run.plan.nodes) {
    if (node.role === 'hidden') continue;
    for (const { row, period } of scan.unknown(node)) {
      const value = run.value(node.id, row, period);
      if (value === undefined || !isBlank(value)) continue;
      for (const cause of value.causes) {
        const id = rootIdentity(cause);
        const root = roots.get(id) ?? { cause, labels: new Set(), hangs: new Map() };
        roots.set(id, root);
        root.labels.add(value.blank);
        root.hangs.set(node.id, node);
      }
    }
  }
  for (const root of strayRows(run)) {
    const id = rootIdentity(root.cause);
    if (!roots.has(id)) roots.set(id, root);
  }
  return [...roots.values()].flatMap((root) => blankFinding(run, nodes, root));
}

/** A year without its calendar is one mistake, however many rows count its days. */
function rootIdentity(cause: Cause): string {
  return cause.kind === 'noCalendar' ? JSON.stringify([cause.kind, cause.year]) : causeIdentity(cause);
}

/** Rows of ledgers that belong to nobody: the folds over them pass by such rows, so no blank tells of them. */
function strayRows(run: Evaluated): readonly Root[] {
  return run.plan.tables
    .filter(({ kind }) => kind === 'ledger')
    .flatMap(({ id: table, links }) => {
      const folds = run.plan.nodes.filter((node) => node.kind === 'fold' && node.over.table === table);
      const [first] = folds;
      const rows = run.data.tables.get(table);
      if (first === undefined || rows === undefined) return [];
      const hangs = new Map(folds.filter(({ role }) => role !== 'hidden').map((node) => [node.id, node]));
      return links
        .filter(({ optional, period }) => !optional && period === 'none')
        .flatMap(({ name: link }) => {
          const { target, reported } = rows.links.get(link) ?? {
            target: new Map<PeriodKey, readonly (number | undefined)[]>(),
            reported: undefined,
          };
          return [...rows.keys.keys()]
            .filter((row) => target.get('')?.[row] === undefined && !reported?.get('')?.has(row))
            .map(
              (row): Root => ({
                cause: { kind: 'noLink', node: first.id, table, row, period: '', link },
                labels: new Set(['missing']),
                hangs,
              }),
            );
        });
    });
}

function blankFinding(run: Evaluated, nodes: ReadonlyMap<string, Node>, { cause, labels, hangs }: Root): readonly Diagnostic<RunCode>[] {
  const node = nodes.get(cause.node);
  if (node === undefined) return [];
  const code = codeOf(run, cause);
  // What is not yet due is nobody's mistake: it is told only where a grade or a condition already waits for it.
  if (code === 'cell-not-due' && !labels.has('undecided')) return [];
  const shown = [...hangs.values()].filter(({ id }) => cause.kind === 'noLink' || id !== cause.node);
  const params: Params = {
    ...(cause.kind === 'noCalendar' ? {} : placed(run, cause.kind === 'noLink' ? cause.table : node.frame.table, cause.row, cause.period)),
    column: node.label,
    hangs: [...new Set(shown.map(({ label }) => label))].join('、'),
    ...('count' in cause ? { count: cause.count } : {}),
    ...('link' in cause ? { link: cause.link } : {}),
    ...('year' in cause ? { year: cause.year } : {}),
  };
  const source = sourcePlace(node.src);
  const cell = cellOf(run, cause);
  return [cell ? finding(code, cell, params, [{ place: source, note: 'declared' }]) : finding(code, source, params)];
}

/** Where in the data the cause stands, if it stands there at all. */
function cellOf(run: Evaluated, cause: Cause): Place | undefined {
  if (cause.kind === 'cell') return run.data.placeOf(cause.node, cause.row, cause.period);
  if (cause.kind !== 'noLink') return undefined;
  // A link is no node: it stands beside the fields of its table and grain.
  const beside = run.plan.nodes.find(
    (node) => node.kind === 'input' && node.frame.table === cause.table && node.frame.period === kindOf(cause.period),
  );
  const place = beside && run.data.placeOf(beside.id, cause.row, cause.period);
  return place?.at === 'cell' ? { ...place, column: cause.link } : undefined;
}

function codeOf(run: Evaluated, cause: Cause): RunCode {
  switch (cause.kind) {
    case 'cell': {
      const cell = run.value(cause.node, cause.row, cause.period);
      return cell !== undefined && isBlank(cell) && cell.blank === 'notDue' ? 'cell-not-due' : 'empty-cell';
    }
    case 'divisionByZero':
      return 'division-by-zero';
    case 'noHistory':
      return 'no-history';
    case 'pick':
      return 'pick-not-one';
    case 'tooFew':
      return 'too-few-to-trim';
    case 'noLink':
      return 'no-link';
    case 'noCalendar':
      return 'no-calendar';
    case 'unequalWeights':
      return 'level-weights-differ';
    case 'tooManyTiers':
      return 'too-many-tiers';
    case 'mustApply':
      return 'not-applicable-without-rule';
  }
}

function checkFindings(run: Evaluated, nodes: ReadonlyMap<string, Node>, scan: Scan): readonly Diagnostic<RunCode>[] {
  return run.plan.checks.flatMap((check) => {
    const node = nodes.get(check.node);
    if (node === undefined) return [];
    const code = check.kind === 'requirement' ? 'requirement-broken' : 'alert';
    return scan
      .holding(node, check.kind === 'alert')
      .map(({ row, period }) =>
        finding(code, sourcePlace(check.src), { ...placed(run, node.frame.table, row, period), label: check.label, text: check.message }),
      );
  });
}

function trackFindings(run: Evaluated, nodes: ReadonlyMap<string, Node>, scan: Scan): readonly Diagnostic<RunCode>[] {
  return run.plan.assessments.flatMap((assessment) => {
    const track = assessment.track === undefined ? undefined : nodes.get(assessment.track);
    if (track?.type.t !== 'opt') return [];
    const entered = scan.entered(track);
    return track.type.of
      .filter((option) => !entered.has(option))
      .map((option) => finding('empty-track', sourcePlace(track.src), { assessment: assessment.name, track: option }));
  });
}

/** People decided on a figure that is no longer what it was. */
function correctionFindings(run: Evaluated, nodes: ReadonlyMap<string, Node>): readonly Diagnostic<RunCode>[] {
  return run.corrections.flatMap(({ correction, computed, applied }) => {
    const node = nodes.get(correction.node);
    if (applied || node === undefined) return [];
    const { row, period, from, place } = correction;
    const params = {
      ...placed(run, node.frame.table, row, period),
      column: node.label,
      from: formatValue(from, node.type),
      found: formatValue(computed, node.type),
    };
    return [finding('stale-correction', place, params)];
  });
}

function placed(run: Evaluated, table: string, row: number, period: PeriodKey): Params {
  // A ledger's rows have no name of their own: they are called by their table.
  const isLedger = run.plan.tables.some(({ id, kind }) => id === table && kind === 'ledger');
  const key = visible(run.data.tables.get(table)?.keys[row] ?? '');
  return { table, key: key === '' ? table : isLedger ? `${table} ${key}` : key, period };
}

function finding(code: RunCode, place: Place, params: Params, related: readonly Related[] = []): Diagnostic<RunCode> {
  return { code, severity: runCatalogue[code].severity, place, params, ...(related.length > 0 ? { related } : {}) };
}

function sourcePlace({ file, start, end }: Source): Place {
  return { at: 'source', file, start, end };
}
