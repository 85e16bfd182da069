/** From symbols to a Plan: every declaration once, in the order of the files. */

import type { Assessment, Frame, Note, Plan, Ref, Source, Table } from '../../engine/plan/index.ts';
import { type AssessmentSymbol, type Symbols, type TableSymbol, wholeTable } from '../binder/symbols.ts';
import type { Report, Site } from '../diagnostics/index.ts';
import { boolType } from '../types/type.ts';
import { finestPeriod, trackRef } from './aggregates.ts';
import { checkEffectTargets } from './columns/veto.ts';
import { weightPlan } from './columns/weights.ts';
import { checkHeaderMissing } from './columns/field.ts';
import { compileColumn } from './compile.ts';
import { asCondition } from './conditions.ts';
import type { ColumnInfo, Lowering, Scope, Use } from './context.ts';
import { hereOf, scopeOf } from './columns/head.ts';
import { emitExpr } from './emit.ts';
import { notesOf } from './notes.ts';
import { lowerExpr } from './expression.ts';
import { checkHeaderRound } from './modifiers.ts';
import { dependenciesFirst } from './order.ts';
import { procedure, requirement } from './requirements.ts';
import { sortNodes } from './sort.ts';

export type SourceAccess = { readonly locate: (site: Site) => Source; readonly textOf: (site: Site) => string };

/** The Plan as far as it could be made (complete where nothing was reported as an error), and every use of a name. */
export function lower(
  symbols: Symbols,
  access: SourceAccess,
  report: Report,
): { readonly plan: Plan; readonly uses: readonly Use[]; readonly columns: ReadonlyMap<string, ColumnInfo> } {
  const low = newLowering(symbols, access, report);
  checkHeaderRound(low);
  checkHeaderMissing(low);
  for (const table of symbols.tables.values()) for (const column of dependenciesFirst(table.columns)) low.compile(column);
  for (const assessment of symbols.assessments.values()) lowerGate(low, assessment);
  for (const assessment of symbols.assessments.values()) lowerAssessment(low, assessment);
  for (const table of symbols.tables.values()) for (const declared of table.requirements) requirement(low, table, declared);
  for (const declared of symbols.procedures) procedure(low, declared);
  const plan: Plan = {
    heng: 1,
    name: symbols.policy.decl.name.text,
    year: symbols.headers.year,
    ...headNotes(low),
    tables: [...symbols.tables.values()].filter((table) => used(low, table)).map((table) => planTable(low, table)),
    assessments: [...symbols.assessments.values()].map((assessment) => planAssessment(low, assessment)),
    nodes: sortNodes([...low.nodes.values()]),
    checks: low.checks,
    modules: symbols.modules.map(({ file, decl }) => ({ title: decl.title.value, file })),
  };
  return { plan, uses: low.uses, columns: low.columns };
}

/** 依据 and 牵头 of the head, and its annotations. */
function headNotes(low: Lowering): { readonly notes?: readonly Note[] } {
  const { file, decl } = low.symbols.policy;
  const said = decl.headers.flatMap((header): Note[] => {
    if (header.kind === 'basis') return [{ name: 'basis', values: [header.text.value] }];
    return header.kind === 'leads' ? [{ name: 'lead', values: header.names.map((name) => name.text) }] : [];
  });
  const notes = [...said, ...(notesOf(low, file, decl.name, decl.notes).notes ?? [])];
  return notes.length === 0 ? {} : { notes };
}

function newLowering(symbols: Symbols, access: SourceAccess, report: Report): Lowering {
  const inProgress = new Set<string>();
  const low: Lowering = {
    symbols,
    ...access,
    report: once(report),
    nodes: new Map(),
    columns: new Map(),
    stack: [],
    hidden: new Map(),
    shared: new Map(),
    uses: [],
    checks: [],
    weights: new Map(),
    lower: (scope, expr) => lowerExpr(low, scope, expr),
    compile: (column) => compileColumn(low, column),
    tableColumnPeriod: (column) => {
      const { owner, decl } = column;
      if (owner.kind !== 'table' || owner.table === 'ledger' || inProgress.has(column.id)) return 'none';
      if (decl.kind !== 'column' && decl.kind !== 'constant') return 'none';
      inProgress.add(column.id);
      const period = finestPeriod(low, scopeOf(column, 'let', hereOf(owner)), owner, [decl.expr]);
      inProgress.delete(column.id);
      return period;
    },
  };
  return low;
}

/** A formula may be read twice (a method in two places, an option tried as a name); a mistake in it is told once. */
function once(report: Report): Report {
  const told = new Set<string>();
  return (code, site, params, extras) => {
    const key = `${code} ${site.file} ${site.span.start} ${site.span.end}`;
    if (told.has(key)) return;
    told.add(key);
    report(code, site, params, extras);
  };
}

/** `考核 … 当 条件`: who is assessed at all. */
function lowerGate(low: Lowering, assessment: AssessmentSymbol): void {
  const when = assessment.decl.when;
  if (!when) return;
  const id = `${assessment.name}#when`;
  const site: Site = { file: assessment.file, span: when };
  // The condition is asked before there are rows of the assessment: it sees the table only.
  const scope: Scope = {
    here: { ...hereOf(assessment), assessment: undefined },
    file: assessment.file,
    owner: { id, label: assessment.name, role: 'gate', site },
    locals: new Map(),
    facts: [],
    upward: false,
    methods: [],
  };
  const tree = asCondition(low, scope, low.lower(scope, when));
  if (!tree) return;
  const frame: Frame = { table: assessment.table.name, period: assessment.period };
  const info = emitExpr(
    low,
    { id, label: assessment.name, frame, role: 'gate', src: low.locate(site) },
    { tree, type: boolType, span: when },
  );
  low.columns.set(id, { main: info });
}

function lowerAssessment(low: Lowering, assessment: AssessmentSymbol): void {
  if (assessment.tracks) {
    const scope: Scope = {
      here: hereOf(assessment),
      file: assessment.tracks.file,
      owner: {
        id: `${assessment.name}#track`,
        label: assessment.name,
        role: 'gate',
        site: { file: assessment.tracks.file, span: assessment.tracks.decl },
      },
      locals: new Map(),
      facts: [],
      upward: false,
      methods: [],
    };
    const { by } = assessment.tracks.decl;
    const { type } = low.lower(scope, by);
    if (type.t !== 'opt' && type.t !== 'error')
      low.report('tracks-not-options', { file: assessment.tracks.file, span: by }, { name: by.names.map((name) => name.text).join('.') });
  }
  weightPlan(low, assessment);
  for (const column of dependenciesFirst(assessment.columns)) low.compile(column);
  for (const declared of assessment.vetoes) checkEffectTargets(low, assessment, declared);
  for (const declared of assessment.requirements) requirement(low, assessment, declared);
}

// ——— The Plan's tables and assessments ———

function used(low: Lowering, table: TableSymbol): boolean {
  return table.name !== wholeTable || [...low.nodes.values()].some((node) => node.frame.table === wholeTable);
}

function planTable(low: Lowering, table: TableSymbol): Table {
  const date = table.dateColumn && table.columns.get(table.dateColumn.text);
  const decl = table.decl ?? low.symbols.policy.decl;
  return {
    id: table.name,
    kind: table.table,
    links: [...table.links.values()].map((link) => ({ name: link.name, to: link.to.text, period: link.period, optional: link.optional })),
    ...(table.parent ? { parent: table.parent.name } : {}),
    ...(date ? { date: date.id } : {}),
    src: low.locate({ file: table.file, span: decl }),
  };
}

function planAssessment(low: Lowering, assessment: AssessmentSymbol): Assessment {
  const track: Ref | undefined = trackRef(low, assessment.name);
  const trackNode = track?.path.length === 0 ? track.node : undefined;
  const columns = [...assessment.columns.values()].map((column) => column.id);
  return {
    name: assessment.name,
    frame: { table: assessment.table.name, period: assessment.period },
    ...(low.columns.has(`${assessment.name}#when`) ? { when: `${assessment.name}#when` } : {}),
    ...(trackNode ? { track: trackNode } : track ? { track: trackCopy(low, assessment, track) } : {}),
    columns: columns.filter((id) => low.nodes.has(id)),
    src: low.locate({ file: assessment.file, span: assessment.decl }),
  };
}

/** A track that is read through a link or a coarser period becomes a column of the assessment's own rows. */
function trackCopy(low: Lowering, assessment: AssessmentSymbol, track: Ref): string {
  const id = `${assessment.name}#track`;
  const info = low.columns.get(track.node)?.main;
  if (info && assessment.tracks) {
    const site: Site = { file: assessment.tracks.file, span: assessment.tracks.decl.by };
    const head = {
      id,
      label: assessment.name,
      frame: { table: assessment.table.name, period: assessment.period },
      role: 'hidden' as const,
      src: low.locate(site),
    };
    emitExpr(low, head, { tree: { kind: 'ref', ref: track }, type: info.type, span: assessment.tracks.decl.by });
  }
  return id;
}
