import { divide, equal, parseNumber, type Rational } from '../numbers/index.ts';
import type { Num } from '../plan/index.ts';
import type { WrittenNumber } from '../plan/written.ts';

/** A number of the Plan and the number of the text that it comes from; `scale`: what a unit (万元 → 亿元) made of it. */
export type Paired<T> = { readonly site: T; readonly written: WrittenNumber; readonly scale: Rational };

/**
 * Which number of the Plan comes from which of the text: equal ones in order; of what is left, those that differ by a
 * scale of units, or, where `inOrder`, one after the other. What has no partner is the compiler's own.
 */
export function pairNumbers<T extends { readonly value: Num }>(
  sites: readonly T[],
  written: readonly WrittenNumber[],
  inOrder: boolean,
): readonly Paired<T>[] {
  const left = new Set(written);
  const pairs: Paired<T>[] = [];
  const unmatched: T[] = [];
  for (const site of sites) {
    const found = take(left, site, (ratio) => equal(ratio, one));
    if (found) pairs.push(found);
    else unmatched.push(site);
  }
  for (const site of unmatched) {
    const found = take(left, site, inOrder ? () => true : isScale);
    if (found) pairs.push(found);
  }
  return pairs;
}

const one: Rational = { n: 1n, d: 1n };

function take<T extends { readonly value: Num }>(
  left: Set<WrittenNumber>,
  site: T,
  fits: (ratio: Rational) => boolean,
): Paired<T> | undefined {
  const value = parseNumber(site.value);
  for (const written of left) {
    const from = parseNumber(written.value);
    if (!value || !from) continue;
    const scale = equal(value, from) ? one : divide(value, from);
    if (!scale || !fits(scale)) continue;
    left.delete(written);
    return { site, written, scale };
  }
  return undefined;
}

/** 10, 100, 1/1000 …: units differ by these. */
function isScale({ n, d }: Rational): boolean {
  return (d === 1n && /^10+$/.test(String(n))) || (n === 1n && /^10+$/.test(String(d)));
}
