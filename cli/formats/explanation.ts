import { type Note, type Type, visible } from '../../engine/plan/index.ts';
import { resultValue } from '../../engine/result/index.ts';
import { isBlank, type Value } from '../../engine/tables/data.ts';
import type { LagTrace, Operand, Trace } from '../../engine/trace/index.ts';
import { joinShown } from '../project/disk.ts';
import { type Branch, treeLines } from '../text/tree.ts';
import { fill, type Particulars, wordsOf } from '../wording/index.ts';
import { jsonText } from './json.ts';
import { foldFacts, lagFacts, tierFacts } from './explanation-folds.ts';
import { gradeFacts, orderFacts } from './explanation-orders.ts';
import { safe, shown, type Voice } from './explanation-voice.ts';
import { shownPlace } from './place.ts';

/** Explanations for people: a tree a figure, each with its formula, operands, rounding, caps, ground and place. */
export function explanationText(traces: readonly Trace[], voice: Voice): string {
  const seen: Seen = new Map();
  return traces.map((trace) => `${treeLines(branchOf(trace, voice, seen, 0)).join('\n')}\n`).join('\n');
}

/** The trace as data; numbers as results write them. */
export function explanationJson(traces: readonly Trace[]): string {
  const plain = (value: unknown): unknown => {
    if (typeof value === 'bigint') return Number(value);
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    if (isValue(value)) return resultValue(value);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
  };
  return jsonText({ explanations: traces.map(plain) });
}

function isValue(value: object): value is Exclude<Value, boolean | string> {
  return ('n' in value && typeof value.n === 'bigint') || ('blank' in value && 'causes' in value);
}

/** Figures that have been unfolded, and at which level: what stands there at least as deep need not be said again. */
type Seen = Map<string, number>;

function branchOf(trace: Trace, voice: Voice, seen: Seen, level: number, where = ''): Branch {
  const title = `${voice.colours.bold(visible(nameOf(trace, voice) + where))} = ${shown(trace.value, trace.type, voice)}`;
  const figure = JSON.stringify(trace.at);
  const before = seen.get(figure);
  if (before !== undefined && before <= level) {
    return { title: `${title}  ${voice.colours.dim(wordsOf[voice.language].explain.above)}`, facts: [], branches: [] };
  }
  seen.set(figure, level);
  const place = voice.colours.dim(`${visible(joinShown(voice.policy, trace.src.file))}:${trace.src.line}`);
  return {
    title: `${title}  ${place}`,
    facts: [...factsOf(trace, voice), ...groundsOf(trace.notes, voice)],
    branches: operandsOf(trace).map((operand) => operandBranch(operand, trace, voice, seen, level + 1)),
  };
}

/** The points, the rate and the weight of an indicator all carry its name. */
function nameOf({ label, role }: Pick<Operand, 'label' | 'role'>, { language }: Voice): string {
  const { rate, weight } = wordsOf[language].explain;
  if (role === 'rate') return `${label}.${rate}`;
  return role === 'weight' ? `${label}.${weight}` : label;
}

/** A row other than the one explained is named, and so is another period. Nothing stands behind a weight, or need be said of what does not apply. */
function operandBranch(operand: Operand, parent: Trace, voice: Voice, seen: Seen, level: number): Branch {
  const { key, at, trace, value, type } = operand;
  const elsewhere = [key === parent.key ? '' : key, at?.period === parent.at.period ? '' : at?.period];
  const names = elsewhere.filter((part) => part !== undefined && part !== '').join(' ');
  const where = names === '' ? '' : ` [${names}]`;
  if (trace && trace.role !== 'weight' && !isNotApplicable(value)) return branchOf(trace, voice, seen, level, where);
  return { title: `${visible(nameOf(operand, voice) + where)} = ${shown(value, type, voice)}`, facts: [], branches: [] };
}

function operandsOf(trace: Trace): readonly Operand[] {
  switch (trace.kind) {
    case 'expr':
      return trace.operands.filter(({ role, value }) => role !== 'weight' || !isNotApplicable(value));
    case 'tiers':
      return trace.operands;
    case 'rank':
      return trace.order.by;
    case 'take':
      return [...(trace.where ? [trace.where] : []), ...trace.order.by];
    case 'grade':
      return [...trace.order.by, ...trace.effects.filter(({ veto }) => veto.value === true).map(({ veto }) => veto)];
    case 'lag':
      return lagOperands(trace, trace.type);
    case 'input':
    case 'fold':
    case 'closed':
      return [];
  }
}

function isNotApplicable(value: Value): boolean {
  return typeof value === 'object' && isBlank(value) && value.blank === 'na';
}

function lagOperands({ of, periods }: LagTrace, type: Type): readonly Operand[] {
  return periods.flatMap(({ trace, value }) => (trace ? [{ label: of, type, value, at: trace.at, key: trace.key, trace }] : []));
}

function factsOf(trace: Trace, voice: Voice): readonly string[] {
  const words = wordsOf[voice.language];
  const say = (template: string, params: Particulars): string => safe(fill(template, params));
  const value = (one: Value): string => shown(one, trace.type, voice);
  switch (trace.kind) {
    case 'input': {
      const place = shownPlace({ ...trace.place, file: joinShown(voice.data, trace.place.file) }, new Map(), words);
      return [say(words.explain.cell, { place }), ...(trace.filledBy === undefined ? [] : [words.explain.filled])];
    }
    case 'expr':
      return [
        ...(trace.formula === value(trace.value) ? [] : [`= ${safe(trace.formula)}`]),
        ...(trace.withValues === trace.formula ? [] : [`= ${safe(trace.withValues)}`]),
        ...trace.cases.map(({ condition, value: chosen }) =>
          say(words.explain.case, { condition: condition === '' ? words.explain.otherwise : condition, value: value(chosen) }),
        ),
        ...trace.caps
          .filter(({ bites }) => bites)
          .map(({ kind, limit, before, after }) =>
            say(words.explain[kind], { limit: value(limit), before: value(before), after: value(after) }),
          ),
        ...(trace.round ? [rounding(trace.unrounded, trace.value, trace.round, trace.type, voice)] : []),
      ];
    case 'tiers':
      return tierFacts(trace, voice);
    case 'fold':
      return foldFacts(trace, voice);
    case 'lag':
      return lagFacts(trace, trace.type, voice);
    case 'rank':
      return orderFacts(trace.order, trace.type, voice);
    case 'take':
      return [say(words.explain.take, { count: shown(trace.first, undefined, voice) }), ...orderFacts(trace.order, trace.type, voice)];
    case 'grade':
      return [...orderFacts(trace.order, trace.type, voice), ...gradeFacts(trace, voice)];
    case 'closed':
      return [say(words.explain.closed, { assessment: trace.assessment, when: trace.when })];
  }
}

function rounding(
  before: Value,
  after: Value,
  { places, mode }: NonNullable<Extract<Trace, { kind: 'expr' }>['round']>,
  type: Type,
  voice: Voice,
): string {
  const words = wordsOf[voice.language].explain;
  return fill(words.rounded, { before: shown(before, type, voice), places, mode: words.modes[mode], after: shown(after, type, voice) });
}

/** The clause that a rule rests on; and that a figure is only an example, where the document leaves it open. */
function groundsOf(notes: readonly Note[], { language }: Voice): readonly string[] {
  const words = wordsOf[language].explain;
  const templates: Readonly<Record<string, string>> = { basis: words.basis, illustrative: words.illustrative };
  return notes.flatMap(({ name, values }) =>
    Object.hasOwn(templates, name) ? [safe(fill(templates[name] ?? '', { text: values.join('、') }))] : [],
  );
}
