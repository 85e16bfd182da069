/** What the four blanks, and undecided, do to each other: docs/architecture.md, "Blanks". */

import { type Blank, type BlankLabel, type Cause, isBlank, type Value } from '../tables/data.ts';

const strength: Readonly<Record<BlankLabel, number>> = { na: 0, exempt: 1, notDue: 2, missing: 3, undecided: 4 };

export const notApplicable: Blank = { blank: 'na', causes: [] };

export function missing(cause: Cause): Blank {
  return { blank: 'missing', causes: [cause] };
}

/** Hangs on a condition of which nobody knows whether it holds; keeps the reasons. */
export function undecided(reason: Blank): Blank {
  return { blank: 'undecided', causes: reason.causes };
}

/** 不适用 and 免考 say that there is nothing to count; the other blanks say that something is not known. */
export function isLeftOut(value: Value): value is Blank {
  return isBlank(value) && (value.blank === 'na' || value.blank === 'exempt');
}

/** Missing, not yet due or undecided. */
export function isUnknown(value: Value): value is Blank {
  return isBlank(value) && !isLeftOut(value);
}

/** The strongest of the blanks among `values`, with the causes of all of them; undefined where none is blank. */
export function strongestBlank(values: readonly Value[]): Blank | undefined {
  const blanks = values.filter(isBlank);
  const [first] = blanks;
  if (first === undefined) return undefined;
  const strongest = blanks.reduce((a, b) => (strength[b.blank] > strength[a.blank] ? b : a));
  if (blanks.every((b) => b.causes.length === 0 || b.causes === strongest.causes)) return strongest;
  return { blank: strongest.blank, causes: union(blanks.map((b) => b.causes)) };
}

/** The strongest of the unknown ones among `values`. */
export function strongestUnknown(values: readonly Value[]): Blank | undefined {
  return strongestBlank(values.filter(isUnknown));
}

/** Where a condition decides: 不适用 and 免考 do not hold; an unknown one decides nothing and is given back. */
export function decides(condition: Value): boolean | Blank {
  if (isLeftOut(condition)) return false;
  if (isUnknown(condition)) return condition;
  return condition === true;
}

function union(lists: readonly (readonly Cause[])[]): readonly Cause[] {
  const seen = new Map<string, Cause>();
  for (const cause of new Set(lists).values()) for (const one of cause) seen.set(causeIdentity(one), one);
  return [...seen.values()];
}

/** The same text for the same cause, whoever came upon it. */
export function causeIdentity(cause: Cause): string {
  const of = cause.kind === 'noLink' ? [cause.table, cause.link] : [cause.node];
  return JSON.stringify([cause.kind, ...of, cause.row, cause.period]);
}
