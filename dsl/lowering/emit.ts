/** From a checked formula to nodes of the Plan. */

import type { Expr, NodeHead, Round } from '../../engine/plan/index.ts';
import { type ValueType, planType } from '../types/type.ts';
import { type Here, type Lowering, type NodeInfo, type Scope, emit, emitHidden, frameOf, hiddenHead } from './context.ts';
import { type Formula, type Tree, ref, toLogic } from './tree.ts';

/** A node that computes `formula`, rounded at its end. Undefined after a mistake. */
export function emitExpr(low: Lowering, head: Omit<NodeHead, 'type'>, formula: Formula, round?: Round): NodeInfo {
  const type = roundedType(formula.type, round);
  const plan = planType(type);
  const info: NodeInfo = { id: head.id, type, frame: head.frame, ...naOf(formula) };
  if (plan && !adopt(low, head, plan, formula.tree, round))
    emit(low, { ...head, type: plan, kind: 'expr', ...toLogic(formula.tree), ...(round ? { round } : {}) });
  return info;
}

/** The same under no name of the drafter's: shared with whoever computes the same. */
export function emitHiddenExpr(
  low: Lowering,
  scope: Scope,
  formula: Formula,
  here: Here = scope.here,
  round?: Round,
): NodeInfo | undefined {
  const type = roundedType(formula.type, round);
  const plan = planType(type);
  if (!plan) return undefined;
  const body: Expr = { kind: 'expr', ...toLogic(formula.tree), ...(round ? { round } : {}) };
  return {
    id: emitHidden(low, scope, hiddenHead(low, scope, formula.span, here), plan, body),
    type,
    frame: frameOf(here),
    ...naOf(formula),
  };
}

function roundedType(type: ValueType, round: Round | undefined): ValueType {
  return round && type.t === 'num' ? { ...type, grid: { kind: 'scale', scale: round.places } } : type;
}

function naOf(formula: Formula): { readonly mayBeNa?: string } {
  return formula.mayBeNa === undefined ? {} : { mayBeNa: formula.mayBeNa };
}

/** A column that is nothing but a fold or a lag is that node itself, under the drafter's name. */
function adopt(low: Lowering, head: Omit<NodeHead, 'type'>, type: NodeHead['type'], tree: Tree, round: Round | undefined): boolean {
  if (round || tree.kind !== 'ref' || tree.ref.path.length > 0 || !tree.ref.node.startsWith(`${head.id}#`)) return false;
  const hidden = low.nodes.get(tree.ref.node);
  if (!hidden || hidden.kind === 'expr' || hidden.role !== 'hidden') return false;
  low.nodes.delete(hidden.id);
  emit(low, { ...hidden, ...head, type });
  return true;
}

/** The formula as a node that another can point to: an existing column of the same row, or a hidden one. */
export function asNode(low: Lowering, scope: Scope, formula: Formula, here: Here = scope.here): NodeInfo | undefined {
  const { tree } = formula;
  if (tree.kind === 'ref' && tree.ref.path.length === 0)
    return { id: tree.ref.node, type: formula.type, frame: frameOf(here), ...naOf(formula) };
  return emitHiddenExpr(low, scope, formula, here);
}

/** A formula that reads `info` in its own row. */
export function readNode(info: NodeInfo, formula: Formula): Formula {
  return { tree: ref(info.id), type: info.type, span: formula.span, ...(info.mayBeNa === undefined ? {} : { mayBeNa: info.mayBeNa }) };
}
