/** What the generators of the bundled policies share: seeded figures, and figures as text. */

/** A small seeded generator (mulberry32): the same seed gives the same figures on every machine. */
export type Random = {
  /** A whole number from low to high, both included. */
  readonly int: (low: number, high: number) => number;
  readonly pick: <T>(values: readonly [T, ...T[]]) => T;
};

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const int = (low: number, high: number): number => low + (next() % (high - low + 1));
  return { int, pick: (values) => values[int(0, values.length - 1)] ?? values[0] };
}

/** `scaled` ÷ 10^places as text: 1234 at two places is "12.34". Figures are whole numbers until they are written. */
export function decimal(scaled: number, places: number): string {
  const digits = String(Math.abs(scaled)).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return scaled < 0 ? `-${text}` : text;
}

/** Tenths of a percent as text: 84 is "8.4%". */
export function percent(tenths: number): string {
  return `${decimal(tenths, 1)}%`;
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0');
