import type { Language, Node, Ref, Step } from '../plan/index.ts';
import { type Evaluation, evaluationOver } from '../reference/evaluation.ts';
import { tierParts } from '../reference/tiers.ts';
import { follow, read } from '../reference/path.ts';
import type { Run } from '../reference/index.ts';
import { notApplicable } from '../values/index.ts';
import { exprTrace } from './expr-trace.ts';
import { foldTrace, lagTrace } from './fold-trace.ts';
import { gradeTrace, rankTrace, takeTrace } from './group-trace.ts';
import type {
  ClosedTrace,
  ExprTrace,
  FoldTrace,
  GradeTrace,
  InputTrace,
  LagTrace,
  Operand,
  RankTrace,
  TakeTrace,
  TiersTrace,
  Trace,
  TraceAt,
} from './trace.ts';

/** `depth`: how many levels of operands are explained with it, 3 unless told. */
export type ExplainOptions = { readonly depth?: number; readonly language?: Language };

/**
 * Why a figure is what it is: a tree, derived from the Plan and the values of the run. Operands are explained to `depth`
 * levels; beyond it each still carries `at`, by which it can be explained in turn. Undefined: there is no such figure.
 */
export function explain(run: Run, at: TraceAt, { depth = 3, language = 'zh' }: ExplainOptions = {}): Trace | undefined {
  const ev = evaluationOver(run.plan, run.data, run.horizon, (id, row, period) => run.value(id, row, period) ?? notApplicable);
  return run.value(at.node, at.row, at.period) === undefined ? undefined : traceOf(ev, at, depth, language);
}

function traceOf(ev: Evaluation, at: TraceAt, depth: number, language: Language): Trace {
  const node = ev.nodeOf(at.node);
  return {
    at,
    label: node.label,
    role: node.role,
    type: node.type,
    table: node.frame.table,
    key: ev.data.tables.get(node.frame.table)?.keys[at.row] ?? '',
    value: ev.valueOf(at.node, at.row, at.period),
    notes: node.notes ?? [],
    src: node.src,
    ...partOf(ev, node, at, depth, language),
  };
}

type Part = InputTrace | ExprTrace | FoldTrace | LagTrace | RankTrace | TakeTrace | GradeTrace | TiersTrace | ClosedTrace;

function partOf(ev: Evaluation, node: Node, at: TraceAt, depth: number, language: Language): Part {
  if (ev.gate(node, node.frame.table, at.row, at.period) !== true) {
    const assessment = ev.plan.assessments.find(({ name }) => name === node.assessment);
    return { kind: 'closed', assessment: assessment?.name ?? '', when: assessment?.when ?? '' };
  }
  const operandOf = (ref: Ref): Operand => operand(ev, node, ref, at, depth, language);
  switch (node.kind) {
    case 'input':
      return inputTrace(ev, node, at);
    case 'expr':
      return exprTrace(ev, node, at, language, operandOf);
    case 'tiers':
      return { kind: 'tiers', ...tierParts(ev, node, at.row, at.period), operands: Object.values(node.in).map(operandOf) };
    case 'fold':
      return foldTrace(ev, node, at);
    case 'lag':
      return lagTrace(ev, node, at, (then) => (depth > 0 ? traceOf(ev, then, depth - 1, language) : undefined));
    case 'rank':
      return rankTrace(ev, node, at, operandOf);
    case 'take':
      return takeTrace(ev, node, at, operandOf);
    case 'grade':
      return gradeTrace(ev, node, at, operandOf);
  }
}

function inputTrace(ev: Evaluation, node: Extract<Node, { readonly kind: 'input' }>, { row, period }: TraceAt): InputTrace {
  const isEmpty = ev.data.inputs.get(node.id)?.get(period)?.[row] === undefined;
  return {
    kind: 'input',
    column: node.column,
    place: ev.data.placeOf(node.id, row, period),
    ...(isEmpty ? { filledBy: node.onMissing.rule } : {}),
  };
}

function operand(ev: Evaluation, node: Node, ref: Ref, { row, period }: TraceAt, depth: number, language: Language): Operand {
  const target = ev.nodeOf(ref.node);
  const here = { table: node.frame.table, row, period };
  const site = { node: node.id, row, period };
  const there = follow(ev, here, ref.path, site);
  const head = { label: qualified(target.label, ref.path), role: target.role, type: target.type, value: read(ev, ref, here, site) };
  if ('blank' in there) return head;
  const at = { node: ref.node, row: there.row, period: there.period };
  const key = ev.data.tables.get(there.table)?.keys[there.row] ?? '';
  return { ...head, at, key, ...(depth > 0 ? { trace: traceOf(ev, at, depth - 1, language) } : {}) };
}

/** `单位.总分`: a column of another table is named with the way to it. */
function qualified(label: string, path: readonly Step[]): string {
  const last = path.findLast((step) => !('coarsen' in step));
  if (last === undefined || 'coarsen' in last) return label;
  return `${'up' in last ? last.up : last.one}.${label}`;
}
