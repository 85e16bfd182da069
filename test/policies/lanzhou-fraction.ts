/** Fractions of the independent calculation: written anew, so that a slip in the engine's numbers cannot hide in both. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export function fraction(top: bigint, bottom: bigint): Fraction {
  let [a, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  while (b > 0n) [a, b] = [b, a % b];
  const common = (a === 0n ? 1n : a) * (bottom < 0n ? -1n : 1n);
  return { top: top / common, bottom: bottom / common };
}

/** "12.5", "-3", "8.4%", "289/3". */
export function read(text: string): Fraction {
  if (text.endsWith('%')) return over(read(text.slice(0, -1)), read('100'));
  const [left = '', right] = text.split('/');
  if (right !== undefined) return over(read(left), read(right));
  const [whole = '', decimals = ''] = left.split('.');
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom);
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom, a.bottom * b.top);
export const isLess = (a: Fraction, b: Fraction): boolean => a.top * b.bottom < b.top * a.bottom;
export const isAtLeast = (a: Fraction, b: Fraction): boolean => !isLess(a, b);
export const same = (a: Fraction, b: Fraction): boolean => a.top * b.bottom === b.top * a.bottom;
export const smaller = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? a : b);
export const larger = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? b : a);
export const within = (value: Fraction, low: Fraction, high: Fraction): Fraction => smaller(larger(value, low), high);
export const total = (values: readonly Fraction[]): Fraction => values.reduce(plus, read('0'));
export const average = (values: readonly Fraction[]): Fraction => over(total(values), fraction(BigInt(values.length), 1n));
/** Largest whole number not above. */
export const floor = (a: Fraction): number => Number(a.top >= 0n ? a.top / a.bottom : -((-a.top + a.bottom - 1n) / a.bottom));
/** To two places; halves away from zero. */
export function hundredths(a: Fraction): Fraction {
  const doubled = (a.top < 0n ? -a.top : a.top) * 200n + a.bottom;
  const whole = doubled / (2n * a.bottom);
  return fraction(a.top < 0n ? -whole : whole, 100n);
}
