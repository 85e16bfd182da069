import type { PeriodKey } from '../plan/index.ts';
import { type Correction, isBlank, type Value } from '../tables/data.ts';
import { identity } from '../values/index.ts';

/** A correction and what the figure was without it; not applied where people decided on another figure. */
export type Corrected = { readonly correction: Correction; readonly computed: Value; readonly applied: boolean };

export type Corrections = {
  /** The value that readers see in the place of `computed`. */
  readonly seen: (node: string, row: number, period: PeriodKey, computed: Value) => Value;
  /** Those whose figure has been asked for. */
  readonly made: () => readonly Corrected[];
};

/** A correction replaces a figure after its column has computed it; whoever reads the figure sees the new one. */
export function correctionsOf(list: readonly Correction[]): Corrections {
  const placeOf = (node: string, row: number, period: PeriodKey): string => JSON.stringify([node, row, period]);
  const byPlace = new Map(list.map((correction) => [placeOf(correction.node, correction.row, correction.period), correction]));
  const made = new Map<Correction, Corrected>();
  return {
    seen: (node, row, period, computed) => {
      const correction = byPlace.size === 0 ? undefined : byPlace.get(placeOf(node, row, period));
      if (correction === undefined) return computed;
      const applied = same(correction.from, computed);
      made.set(correction, { correction, computed, applied });
      return applied ? correction.to : computed;
    },
    made: () => list.flatMap((correction) => made.get(correction) ?? []),
  };
}

/** Blanks by their label: why a figure is missing is not what was decided on. */
function same(a: Value, b: Value): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b) && a.blank === b.blank;
  return identity(a) === identity(b);
}
