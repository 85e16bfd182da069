import type { Node, Plan } from '../plan/index.ts';
import { evaluate, type Run } from '../reference/index.ts';
import type { PeriodKey } from '../plan/index.ts';
import type { Value } from '../tables/index.ts';
import { closureOf, pruned, readersOf, reads } from './closure.ts';
import type { Mutant } from './mutants.ts';
import { differencesOf, type Evaluated, findingsOf } from './run.ts';

/** How many of the changes some example noticed, and those that none did. */
export type Mutation = { readonly total: number; readonly killed: number; readonly survivors: readonly Mutant[] };

/**
 * Runs the examples against every changed Plan until one notices. Data are not read again, and what does not hang on the
 * change is not computed again: its figures stand in as data. `examples` must pass.
 */
export function mutate(
  plan: Plan,
  examples: readonly Evaluated[],
  mutants: readonly Mutant[],
  step: (done: number) => void = () => {},
): Mutation {
  const trials = examples
    .map((one) => trialOf(plan, one))
    .toSorted((a, b) => Number(a.whole) - Number(b.whole) || a.closure.size - b.closure.size);
  const readers = readersOf(plan);
  const survivors = mutants.filter((mutant, i) => {
    step(i);
    const changed = [...mutant.nodes.keys()];
    const downstream = closureAlong(changed, readers);
    return !trials.some((trial) => changed.some((id) => trial.closure.has(id)) && notices(plan, trial, mutant, downstream));
  });
  return { total: mutants.length, killed: mutants.length - survivors.length, survivors };
}

type Trial = {
  readonly example: Evaluated;
  readonly closure: ReadonlySet<string>;
  /** Findings are looked at: the whole Plan has a say. */
  readonly whole: boolean;
  /** Values of the unchanged Plan, as data; made when first asked for. */
  readonly frozen: Map<string, ReadonlyMap<PeriodKey, readonly (Value | undefined)[]>>;
};

function trialOf(plan: Plan, example: Evaluated): Trial {
  const { cells, example: written } = example.prepared;
  const whole = written.findings !== undefined;
  const asked = [...cells.map(({ node }) => node), ...(whole ? plan.checks.map(({ node }) => node) : [])];
  return { example, whole, closure: closureOf(plan, asked), frozen: new Map() };
}

function notices(plan: Plan, trial: Trial, { nodes }: Mutant, downstream: ReadonlySet<string>): boolean {
  const { prepared } = trial.example;
  const changed: Plan = { ...plan, nodes: plan.nodes.map((node) => nodes.get(node.id) ?? node) };
  if (trial.whole) {
    const run = evaluate(changed, prepared.data, prepared.horizon);
    return differencesOf(run, prepared.cells).length > 0 || findingsOf(run, prepared).length > 0;
  }
  const cells = prepared.cells.filter(({ node }) => downstream.has(node));
  return differencesOf(runFrozen(changed, trial, downstream), cells).length > 0;
}

/** The changed columns and those that hang on them, over the figures of the others. */
function runFrozen(plan: Plan, trial: Trial, downstream: ReadonlySet<string>): Run {
  const { prepared, run } = trial.example;
  const nodes = new Map(plan.nodes.map((node) => [node.id, node]));
  const live = new Set([...downstream].filter((id) => trial.closure.has(id)));
  // Years of which only the columns beneath are on record are worked out from those: they must stay what they are.
  const past = [...live].flatMap((id) => lagOf(nodes.get(id)));
  for (const id of closureOf(plan, past)) live.add(id);
  const read = new Set([...live].flatMap((id) => reads(plan, nodes.get(id))).filter((id) => !live.has(id)));
  const inputs = new Map(prepared.data.inputs);
  for (const id of read) {
    const values = trial.frozen.get(id) ?? frozenValues(run, nodes.get(id));
    trial.frozen.set(id, values);
    inputs.set(id, values);
  }
  const part = pruned(plan, new Set([...live, ...read]));
  const over: Plan = { ...part, nodes: part.nodes.map((node) => (read.has(node.id) ? asInput(node) : node)) };
  return evaluate(over, { ...prepared.data, inputs }, prepared.horizon);
}

function lagOf(node: Node | undefined): readonly string[] {
  return node?.kind === 'lag' ? [node.of] : [];
}

/** The node as one that is filled from data. */
function asInput({ id, label, frame, assessment, type, role, src }: Node): Node {
  return {
    id,
    label,
    frame,
    type,
    role,
    src,
    ...(assessment !== undefined && { assessment }),
    kind: 'input',
    column: label,
    onMissing: { rule: 'na' },
  };
}

function frozenValues(run: Run, node: Node | undefined): ReadonlyMap<PeriodKey, readonly (Value | undefined)[]> {
  const values = new Map<PeriodKey, (Value | undefined)[]>();
  for (const { row, period } of node ? run.rowsOf(node.frame) : []) {
    const column = values.get(period) ?? [];
    column[row] = node && run.value(node.id, row, period);
    values.set(period, column);
  }
  return values;
}

function closureAlong(from: readonly string[], edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    waiting.push(...(edges.get(id) ?? []));
  }
  return reached;
}
