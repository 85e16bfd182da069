import { add, divide, formatExact, multiply, parseNumber } from '../numbers/index.ts';
import type { Logic, Node, Plan, RoundMode } from '../plan/index.ts';
import type { Stretch, Writing, Written, WrittenNumber } from '../plan/written.ts';
import { operatorOf } from '../reference/logic.ts';
import { operations } from '../reference/operators/index.ts';
import { isLeaf } from '../plan/index.ts';
import { logicsOf } from './logics.ts';
import { pairNumbers } from './pairing.ts';
import { changed, type Comparison, type Site, sitesOf } from './sites.ts';

/** What of a policy is changed on trial. */
export type MutantKind = 'constant' | 'date' | 'comparison' | 'cap' | 'mode' | 'places';

/** A policy with one place of its text changed; `nodes`: those of the Plan that are others for it. */
export type Mutant = {
  readonly kind: MutantKind;
  readonly at: Stretch;
  /** The column to which the place belongs. */
  readonly label: string;
  readonly to: string;
  readonly nodes: ReadonlyMap<string, Node>;
};

/**
 * Every constant, date, comparison, limit and rounding that a drafter wrote, each changed once. One place of the text is
 * one mutant, however many nodes the compiler made of it; what the compiler added of its own accord is left alone.
 */
export function mutantsOf(plan: Plan, writing: Writing): readonly Mutant[] {
  const mutants = new Map<string, Mutant>();
  const claimed = new Map<string, string>();
  // A formula within a formula claims what it consists of before the one around it.
  const shares = quotaShares(plan);
  for (const node of plan.nodes.toSorted((a, b) => widthOf(a) - widthOf(b))) {
    const own = `${node.src.file} ${node.src.start} ${node.src.end}`;
    const free = <T extends Stretch>(stretches: readonly T[]): readonly T[] =>
      stretches.filter((stretch) => (claimed.get(keyOf(stretch)) ?? own) === own || !isInside(stretch, node));
    const written = writing.of(node);
    const unclaimed: Written = {
      ...written,
      numbers: free(written.numbers).map((one) => (shares.has(node.id) ? { ...one, step: quotaStep } : one)),
      dates: free(written.dates),
      comparisons: free(written.comparisons),
      caps: free(written.caps),
    };
    for (const change of [...logicChanges(node, unclaimed), ...otherChanges(node, unclaimed, writing)]) {
      claimed.set(keyOf(change.at), own);
      const key = `${change.kind} ${keyOf(change.at)}`;
      const before = mutants.get(key);
      const nodes = new Map(before?.nodes).set(node.id, change.apply(before?.nodes.get(node.id) ?? node));
      mutants.set(key, { kind: change.kind, at: change.at, label: before?.label ?? labelOf(plan, node), to: change.to, nodes });
    }
  }
  return [...mutants.values()].toSorted((a, b) => byText(a.at.file, b.at.file) || a.at.start - b.at.start || byText(a.kind, b.kind));
}

/** A share of seats is noticed by whole seats: one point in a hundred would move none in any group of an example. */
const quotaStep = '0.1';

function quotaShares(plan: Plan): ReadonlySet<string> {
  const quotas = plan.nodes.flatMap((node) => (node.kind === 'grade' ? node.rows.flatMap(({ atMost, atLeast }) => [atMost, atLeast]) : []));
  return new Set(quotas.flatMap((quota) => (quota?.unit === 'share' && quota.amount.path.length === 0 ? [quota.amount.node] : [])));
}

type Change = { readonly kind: MutantKind; readonly at: Stretch; readonly to: string; readonly apply: (node: Node) => Node };

function logicChanges(node: Node, written: Written): readonly Change[] {
  const parts = logicsOf(node).flatMap(({ logic }, part) => sitesOf(logic).map((site) => ({ ...site, part })));
  const replace =
    (part: number, paths: Site['paths'], change: (logic: Logic) => Logic) =>
    (target: Node): Node => {
      const found = logicsOf(target)[part];
      return found ? found.put(changed(found.logic, paths, change)) : target;
    };
  const numbers = pairNumbers(
    parts.flatMap((site) => (site.kind === 'number' ? [site] : [])),
    written.numbers,
    node.role === 'weight',
  ).map(({ site, written: from, scale }): Change => {
    const stepped = add(number(site.value), multiply(number(from.step), scale));
    return {
      kind: 'constant',
      at: from,
      to: steppedText(from),
      apply: replace(site.part, site.paths, () => ({ n: formatExact(stepped) })),
    };
  });
  const dates = inTurn(parts, written.dates, (site, { text }) => site.kind === 'date' && text.includes(site.value)).flatMap(
    ([site, at]): readonly Change[] => {
      if (site.kind !== 'date') return [];
      const next = dayAfter(site.value);
      return [{ kind: 'date', at, to: next, apply: replace(site.part, site.paths, () => ({ d: next })) }];
    },
  );
  const comparisons = inTurn(
    parts,
    written.comparisons,
    (site, { operator }) => site.kind === 'comparison' && site.operator === operator,
  ).flatMap(([site, at]): readonly Change[] => {
    if (site.kind !== 'comparison') return [];
    const other = otherComparison[site.operator];
    return [
      { kind: 'comparison', at, to: signs[other], apply: replace(site.part, site.paths, (part) => ({ [other]: argumentsOf(part) })) },
    ];
  });
  const caps = inTurn(parts, written.caps, (site, { kind }) => site.kind === 'cap' && site.cap === kind).map(
    ([site, at]): Change => ({ kind: 'cap', at, to: '', apply: replace(site.part, site.paths, (part) => argumentsOf(part)[0] ?? part) }),
  );
  return [...numbers, ...dates, ...comparisons, ...caps];
}

/** Sites and stretches that fit each other, each once, in the order of the text. */
function inTurn<S, T>(sites: readonly S[], stretches: readonly T[], fits: (site: S, stretch: T) => boolean): readonly (readonly [S, T])[] {
  const left = new Set(stretches);
  return sites.flatMap((site): readonly (readonly [S, T])[] => {
    const found = [...left].find((stretch) => fits(site, stretch));
    if (found === undefined) return [];
    left.delete(found);
    return [[site, found]];
  });
}

function otherChanges(node: Node, written: Written, writing: Writing): readonly Change[] {
  switch (node.kind) {
    case 'expr': {
      const { round } = node;
      const at = round && writing.roundOf(node);
      if (!round || !at) return [];
      const mode = otherMode[round.mode];
      const places = round.places + 1;
      const put =
        (change: Partial<typeof round>) =>
        (target: Node): Node =>
          target.kind === 'expr' && target.round ? { ...target, round: { ...target.round, ...change } } : target;
      return [
        { kind: 'mode', at, to: mode, apply: put({ mode }) },
        { kind: 'places', at, to: String(places), apply: put({ places }) },
      ];
    }
    case 'grade': {
      const quotas = node.rows.flatMap((row, i) =>
        (['atMost', 'atLeast'] as const).flatMap((side) => (row[side] ? [{ i, side, quota: row[side] }] : [])),
      );
      if (quotas.length !== written.quotas.length) return [];
      return quotas.flatMap(({ i, side, quota }, nth): readonly Change[] => {
        const at = written.quotas[nth]?.mode;
        if (!at) return [];
        const mode = otherMode[quota.mode];
        const apply = (target: Node): Node =>
          target.kind === 'grade'
            ? { ...target, rows: target.rows.map((row, j) => (i === j ? { ...row, [side]: { ...quota, mode } } : row)) }
            : target;
        return [{ kind: 'mode', at, to: mode, apply }];
      });
    }
    case 'lag': {
      const { how } = node;
      if (how.kind !== 'streak') return [];
      const at = written.numbers.find(({ value }) => value === String(how.length));
      const longer = how.length + 1;
      return at
        ? [
            {
              kind: 'constant',
              at,
              to: String(longer),
              apply: (target) => (target.kind === 'lag' ? { ...target, how: { ...how, length: longer } } : target),
            },
          ]
        : [];
    }
    case 'tiers':
      return pairNumbers(
        node.rows.map((row, i) => ({ value: row.width, i })),
        written.numbers,
        false,
      ).map(({ site, written: from, scale }): Change => {
        const width = formatExact(add(number(site.value), multiply(number(from.step), scale)));
        const apply = (target: Node): Node =>
          target.kind === 'tiers' ? { ...target, rows: target.rows.map((row, j) => (site.i === j ? { ...row, width } : row)) } : target;
        return { kind: 'constant', at: from, to: steppedText(from), apply };
      });
    case 'input':
    case 'fold':
    case 'rank':
    case 'take':
      return [];
  }
}

const otherComparison: Readonly<Record<Comparison, Comparison>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', eq: 'ne', ne: 'eq' };
const signs: Readonly<Record<Comparison, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', eq: '=', ne: '≠' };
const otherMode: Readonly<Record<RoundMode, RoundMode>> = {
  halfUp: 'floor',
  halfEven: 'floor',
  floor: 'ceil',
  ceil: 'floor',
  trunc: 'ceil',
};

function dayAfter(date: string): string {
  const next = operations.addDays([date, number('1')], { node: '', row: 0, period: '' }, {});
  return typeof next === 'string' ? next : date;
}

/** The number of the text one step on, in its own unit: 80% → 81%, 500万元 → 501万元. */
function steppedText({ text, value, step, unit }: WrittenNumber): string {
  const next = divide(add(number(value), number(step)), number(unit));
  const sign = /^[\d.]+([^\d.]*)$/.exec(text)?.[1] ?? '';
  return next ? `${formatExact(next)}${sign}` : text;
}

function number(text: string): { readonly n: bigint; readonly d: bigint } {
  return parseNumber(text) ?? { n: 0n, d: 1n };
}

function argumentsOf(part: Logic): readonly Logic[] {
  return isLeaf(part) ? [] : operatorOf(part)[1];
}

/** A formula that no drafter named belongs to the column in which it stands. */
function labelOf(plan: Plan, node: Node): string {
  const owner = node.role === 'hidden' ? plan.nodes.find(({ id }) => id === node.id.split('#')[0]) : undefined;
  return (owner ?? node).label;
}

function isInside({ file, start, end }: Stretch, { src }: Node): boolean {
  return file === src.file && start >= src.start && end <= src.end;
}

function keyOf({ file, start, end }: Stretch): string {
  return `${file} ${start} ${end}`;
}

function widthOf({ src }: Node): number {
  return src.end - src.start;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
