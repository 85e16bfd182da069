import { isLeaf, type Expr, type Language, type Logic, type Node } from '../plan/index.ts';
import { operandsOf } from '../reference/expr.ts';
import { apply, operatorOf, prepare } from '../reference/logic.ts';
import type { Evaluation } from '../reference/evaluation.ts';
import { isBlank, type Value } from '../tables/data.ts';
import { decides, equalKnown, identity, isKnown, notApplicable } from '../values/index.ts';
import { formatValue } from './format.ts';
import { printLogic } from './formula.ts';
import { simplify } from './simplify.ts';
import type { CapTrace, CaseTrace, ExprTrace, Operand, TraceAt } from './trace.ts';

/** The formula, what it read, and which caps and cases decided it. `operandOf` traces what a ref reads. */
export function exprTrace(ev: Evaluation, node: Node & Expr, at: TraceAt, language: Language, operandOf: OperandOf): ExprTrace {
  const values = operandsOf(ev, node, at.row, at.period);
  const operands = new Map(Object.entries(node.in).map(([alias, ref]) => [alias, operandOf(ref)]));
  const evaluated = (logic: Logic): Value => apply(prepare(logic), values, at, ev.data);
  const name = (alias: string): string => nameOf(operands.get(alias), language) ?? alias;
  const logic = simplify(node.logic, evaluated);
  const steps = walk(logic, evaluated, (part) => printLogic(part, name, language));
  return {
    kind: 'expr',
    formula: printLogic(logic, name, language),
    withValues: printLogic(
      logic,
      (alias) => formatValue(values.get(alias) ?? notApplicable, operands.get(alias)?.type, language),
      language,
    ),
    operands: [...operands.values()],
    unrounded: evaluated(node.logic),
    ...(node.round ? { round: node.round } : {}),
    ...steps,
  };
}

export type OperandOf = (ref: Expr['in'][string]) => Operand;

/** An indicator, its rate and its weight bear one label: in a formula they are told apart. */
function nameOf(operand: Operand | undefined, language: Language): string | undefined {
  if (operand === undefined || (operand.role !== 'rate' && operand.role !== 'weight')) return operand?.label;
  return `${operand.label}.${aspects[operand.role][language]}`;
}

const aspects = { rate: { zh: '得分率', en: 'rate' }, weight: { zh: '权重', en: 'weight' } } as const;

type Steps = { readonly caps: readonly CapTrace[]; readonly cases: readonly CaseTrace[] };

/** Caps and cases along the way that the evaluation really took: not those of cases that were not chosen. */
function walk(logic: Logic, evaluated: (part: Logic) => Value, print: (part: Logic) => string): Steps {
  const caps: CapTrace[] = [];
  const cases: CaseTrace[] = [];
  visit(logic);
  return { caps, cases };

  function visit(part: Logic): void {
    if (isLeaf(part)) return;
    const [operator, args] = operatorOf(part);
    const [first, second] = args;
    switch (operator) {
      case 'atMost':
      case 'atLeast':
        if (first && second) caps.push(cap(operator, evaluated(first), evaluated(second), evaluated(part)));
        args.forEach(visit);
        return;
      case 'decide':
      case 'bands':
      case 'pick': {
        const chosen = chosenCase(operator, args, evaluated);
        if (chosen === undefined) return;
        cases.push({
          kind: operator,
          index: chosen.index,
          condition: chosen.test ? print(chosen.test) : '',
          value: evaluated(chosen.value),
        });
        visit(chosen.value);
        return;
      }
      default:
        args.forEach(visit);
    }
  }
}

function cap(kind: CapTrace['kind'], before: Value, limit: Value, after: Value): CapTrace {
  const bites = !isBlank(before) && !isBlank(after) && identity(before) !== identity(after);
  return { kind, before, limit, after, bites };
}

type Chosen = { readonly index: number; readonly test?: Logic; readonly value: Logic };

/** The case that decided; undefined where a blank did. */
export function chosenCase(kind: CaseTrace['kind'], args: readonly Logic[], evaluated: (part: Logic) => Value): Chosen | undefined {
  const [x] = args;
  const rest = kind === 'decide' ? args : args.slice(1);
  const subject = kind === 'decide' || x === undefined ? undefined : evaluated(x);
  if (subject !== undefined && isBlank(subject)) return undefined;
  for (let i = 0; i + 1 < rest.length; i += 2) {
    const [test, value] = [rest[i], rest[i + 1]];
    if (test === undefined || value === undefined) return undefined;
    const against = evaluated(test);
    const held = kind === 'pick' && subject !== undefined && isKnown(against) ? equalKnown(subject, against) : decides(against);
    if (typeof held !== 'boolean') return undefined;
    if (held) return { index: i / 2, test, value };
  }
  const last = rest.length % 2 === 1 ? rest.at(-1) : undefined;
  return last && { index: (rest.length - 1) / 2, value: last };
}
