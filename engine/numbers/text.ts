import { type Rational, rational } from './rational.ts';

/**
 * Exact value of a number's text: "12", "-0.5", "1/3", "1e-3". Undefined where the text is no number. No locale, no
 * separators, no signs of percentage: readers of data and of policies strip those.
 */
export function parseNumber(text: string): Rational | undefined {
  const quotient = /^([^/]+)\/([^/]+)$/.exec(text);
  if (quotient) {
    const n = parseDecimal(quotient[1] ?? '');
    const d = parseDecimal(quotient[2] ?? '');
    return n && d && d.n !== 0n ? rational(n.n * d.d, n.d * d.n) : undefined;
  }
  return parseDecimal(text);
}

/** Exponents beyond this would let a short text ask for a number that fills the memory. */
const maxExponent = 400;

function parseDecimal(text: string): Rational | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  if (whole + fraction === '') return undefined;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > maxExponent) return undefined;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const shift = exponent - fraction.length;
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift));
}

/** For programs: the exact decimal where there is one ("−" is "-"), else the quotient "1/3". `parseNumber` reads it back. */
export function formatExact(value: Rational): string {
  const places = decimalPlaces(value);
  return places === undefined ? `${value.n}/${value.d}` : formatScaled(value, places);
}

/** The number of decimals that write `value` exactly, or undefined where no number does. */
export function decimalPlaces(value: Rational): number | undefined {
  let d = value.d;
  let twos = 0;
  let fives = 0;
  while (d % 2n === 0n) {
    d /= 2n;
    twos += 1;
  }
  while (d % 5n === 0n) {
    d /= 5n;
    fives += 1;
  }
  return d === 1n ? Math.max(twos, fives) : undefined;
}

/** A value that lies on the grid of `places` decimals, with exactly so many. */
export function formatScaled(value: Rational, places: number): string {
  const scaled = (value.n * 10n ** BigInt(places)) / value.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
