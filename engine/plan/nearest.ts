import { distance } from 'fastest-levenshtein';

/**
 * Did-you-mean: the candidate that `name` was probably meant to be, or undefined. One slip is allowed in a name of up to
 * four characters, two in a longer one, and at least one character must agree; without these bounds suggestions among
 * short Chinese names are nonsense. Of equally near ones the first by code point wins, so the order of candidates does
 * not matter.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const allowed = [...name].length <= 4 ? 1 : 2;
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > 2 * allowed) continue;
    const slips = distance(name, candidate);
    if (slips > allowed || slips >= Math.max(name.length, candidate.length)) continue;
    if (!best || slips < best.slips || (slips === best.slips && candidate < best.candidate)) best = { candidate, slips };
  }
  return best?.candidate;
}
