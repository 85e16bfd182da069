/** The change of the rules in the field's words: one entry a column that a drafter named. */

import { formatExact, parseNumber } from '../numbers/index.ts';
import type { Language, Localised, Node, Plan, Ref, Role, Source } from '../plan/index.ts';
import { printLogic } from '../trace/index.ts';
import { align, type Aligned } from './align.ts';
import { type Detail, differences } from './details.ts';
import { gradeDetails, takeDetails } from './orders.ts';
import { ownerOf } from './references.ts';
import { type Nodes, treeOf, written } from './tree.ts';
import { type Unit, unitsOf, weightsOf } from './units.ts';

export type Change = {
  /** The column as it is called now; as it was, if it is gone. */
  readonly id: string;
  readonly label: string;
  /** The assessment or table to which it belongs. */
  readonly of: string;
  readonly role: Role | 'assessment';
  readonly is: 'added' | 'removed' | 'changed';
  readonly details: readonly Detail[];
  /** Where it stands: in the head, or in the base if it is gone. */
  readonly src?: Source;
  /** What changes together has one unit; see `unitsOf`. */
  readonly unit: string;
};

export type RuleChanges = {
  readonly changes: readonly Change[];
  readonly indicators: { readonly before: number; readonly after: number };
};

/** What is other in the rules of `head` than in those of `base`; where and in which spelling they are written does not count. */
export function ruleChanges(base: Plan, head: Plan): RuleChanges {
  const aligned = align(base, head);
  return changesOf(aligned, unitsOf(aligned));
}

export function changesOf(aligned: Aligned, units: readonly Unit[]): RuleChanges {
  const unitOf = new Map(units.flatMap(({ id, owners }) => owners.map((owner) => [owner, id] as const)));
  const renamed = [...aligned.renamed.keys()].filter((id) => !unitOf.has(id));
  const owners = [...units.flatMap((unit) => unit.owners), ...renamed];
  const count = (plan: Plan): number => plan.nodes.filter(({ role, id }) => role === 'indicator' && id === ownerOf(id)).length;
  return {
    changes: owners.flatMap((owner) => changeOf(aligned, owner, unitOf.get(owner) ?? '', unitOf)),
    indicators: { before: count(aligned.base.plan), after: count(aligned.head.plan) },
  };
}

function changeOf(aligned: Aligned, owner: string, unit: string, units: ReadonlyMap<string, string>): readonly Change[] {
  const { base, head } = aligned;
  const [old, now] = [base.nodes.get(owner), head.nodes.get(owner)];
  const node = now ?? old;
  const name = { id: owner, unit };
  if (!node) {
    const told = assessmentDetails(aligned, owner);
    return told.length === 0 ? [] : [{ ...name, label: owner, of: owner, role: 'assessment', is: 'changed', details: told }];
  }
  const is = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
  const details = [...renamedDetails(aligned, owner), ...weightDetails(aligned, owner), ...(old && now ? bodyDetails(aligned, owner) : [])];
  const isGroup = node.role === 'group' || node.role === 'weights';
  // A sum over other rows than before is told by the rows.
  const follows = isGroup && is === 'changed' && [...units].some(([other, its]) => its === unit && other !== owner);
  if (is === 'changed' && (details.length === 0 || follows)) return [];
  return [{ ...name, label: node.label, of: node.assessment ?? node.frame.table, role: node.role, is, details, src: node.src }];
}

function renamedDetails({ renamed }: Aligned, owner: string): readonly Detail[] {
  const from = renamed.get(owner);
  return from === undefined ? [] : [{ kind: 'renamed', from: from.slice(from.indexOf('.') + 1) }];
}

function assessmentDetails({ base, head }: Aligned, name: string): readonly Detail[] {
  const [old, now] = [base, head].map(({ plan }) => plan.assessments.find((one) => one.name === name));
  return [
    ...(old?.track === now?.track ? [] : [{ kind: 'rule', of: 'track' } as const]),
    ...(old?.when === now?.when ? [] : [{ kind: 'rule', of: 'when' } as const]),
  ];
}

function weightDetails({ base, head }: Aligned, owner: string): readonly Detail[] {
  const [old, now] = [base, head].map(({ nodes }) => nodes.get(`${owner}#weight`));
  const [before, after] = [weightsOf(old), weightsOf(now)];
  const tracks = [...new Set([...before.keys(), ...after.keys()])].filter((track) => track !== '');
  const at = (weights: ReadonlyMap<string, string>, track: string): string | undefined => weights.get(track) ?? weights.get('');
  return (tracks.length === 0 ? [''] : tracks).flatMap((track): readonly Detail[] => {
    const [from, to] = [at(before, track), at(after, track)];
    return from === to
      ? []
      : [{ kind: 'weight', track, ...(from !== undefined && { from: plain(from) }), ...(to !== undefined && { to: plain(to) }) }];
  });
}

/** The parts of an indicator are compared one by one; a rate that follows from the points says nothing new. */
function bodyDetails({ base, head, stateOf }: Aligned, owner: string): readonly Detail[] {
  const parts = [...head.nodes.keys()].filter((id) => ownerOf(id) === owner && !id.endsWith('#weight') && stateOf(id) === 'changed');
  const telling = parts.length > 1 && parts.includes(owner) ? parts.filter((id) => !id.endsWith('#rate')) : parts;
  const found = new Map<string, Detail>();
  for (const id of telling) {
    const [old, now] = [base.nodes.get(id), head.nodes.get(id)];
    if (!old || !now) continue;
    for (const detail of nodeDetails(old, now, base.nodes, head.nodes, tracksOf(base.plan, head.plan)))
      found.set(JSON.stringify(detail), detail);
  }
  return [...found.values()];
}

function tracksOf(...plans: readonly Plan[]): ReadonlySet<string> {
  return new Set(
    plans.flatMap(({ assessments, nodes }) => {
      const byId = new Map(nodes.map((node) => [node.id, node]));
      return assessments.flatMap(({ track }) => {
        const node = track === undefined ? undefined : byId.get(track);
        return node ? [node.id, ...(node.kind === 'expr' ? Object.values(node.in).map((ref) => ref.node) : [])] : [];
      });
    }),
  );
}

function nodeDetails(old: Node, now: Node, before: Nodes, after: Nodes, tracks: ReadonlySet<string>): readonly Detail[] {
  const options = optionDetails(old, now, tracks);
  if (old.kind === 'input' && now.kind === 'input') return [...options, ...inputDetails(old, now, options.length > 0)];
  if (JSON.stringify(old.frame) !== JSON.stringify(now.frame)) return [{ kind: 'rule', of: 'frame' }];
  if (old.kind === 'grade' && now.kind === 'grade') return gradeDetails(old, now, before, after);
  if ((old.kind === 'rank' || old.kind === 'take') && old.kind === now.kind) return takeDetails(old, now, before, after);
  const numbers = differences(treeOf(old, before), treeOf(now, after));
  if (numbers !== undefined && numbers.length > 0) return numbers;
  if (numbers !== undefined) return options;
  return [{ kind: 'formula', from: formulaOf(old, before), to: formulaOf(now, after) }];
}

function optionDetails(old: Node, now: Node, tracks: ReadonlySet<string>): readonly Detail[] {
  if (old.type.t !== 'opt' || now.type.t !== 'opt') return [];
  const [before, after] = [old.type.of, now.type.of];
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  return added.length + removed.length === 0 ? [] : [{ kind: 'options', tracks: tracks.has(now.id), added, removed }];
}

function inputDetails(old: Node & { kind: 'input' }, now: Node & { kind: 'input' }, told: boolean): readonly Detail[] {
  const missing = JSON.stringify(old.onMissing) === JSON.stringify(now.onMissing) ? [] : [{ kind: 'rule', of: 'missing' } as const];
  if (old.type.t !== 'num' || now.type.t !== 'num') {
    const same = JSON.stringify(old.type) === JSON.stringify(now.type);
    return [...missing, ...(same || told ? [] : [{ kind: 'rule', of: 'type' } as const])];
  }
  const range = ({ type }: Node): string | undefined =>
    type.t === 'num' && type.range
      ? `${written(type.range.min, type.pct === true)} .. ${written(type.range.max, type.pct === true)}`
      : undefined;
  const [from, to] = [range(old), range(now)];
  const unit = JSON.stringify(old.type.unit) === JSON.stringify(now.type.unit) && old.type.pct === now.type.pct;
  return [
    ...missing,
    ...(from === to ? [] : [{ kind: 'range', ...(from !== undefined && { from }), ...(to !== undefined && { to }) } as const]),
    ...(unit ? [] : [{ kind: 'rule', of: 'type' } as const]),
  ];
}

/** A formula as its reader would write it. */
function formulaOf(node: Node, nodes: Nodes): Localised {
  return { zh: formulaIn(node, nodes, 'zh'), en: formulaIn(node, nodes, 'en') };
}

function formulaIn(node: Node, nodes: Nodes, language: Language): string {
  const label = (ref: Ref | undefined): string => (ref && nodes.get(ref.node)?.label) ?? '';
  if (node.kind === 'expr') {
    const operand = (alias: string): string => label(Object.hasOwn(node.in, alias) ? node.in[alias] : undefined);
    return printLogic(node.logic, operand, language);
  }
  if (node.kind === 'fold') return `${node.op}(${[...node.args, ...(node.where ? [node.where] : [])].map(label).join(', ')})`;
  if (node.kind === 'tiers')
    return printLogic(node.x, (alias) => label(Object.hasOwn(node.in, alias) ? node.in[alias] : undefined), language);
  if (node.kind === 'lag') return `${node.how.kind}(${label({ node: node.of, path: [] })})`;
  return node.label;
}

function plain(number: string): string {
  const value = parseNumber(number);
  return value === undefined ? number : formatExact(value);
}
