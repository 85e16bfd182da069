import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  equal,
  formatExact,
  formatScaled,
  multiply,
  parseNumber,
  type Rational,
  rational,
  round,
  roundToInteger,
  subtract,
} from '../../engine/numbers/index.ts';
import type { RoundMode } from '../../engine/plan/index.ts';

const number: fc.Arbitrary<Rational> = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => rational(n, d));
const ways: readonly RoundMode[] = ['halfUp', 'halfEven', 'floor', 'ceil', 'trunc'];
const half = rational(1n, 2n);
const whole = (n: bigint): Rational => rational(n);

describe('text', () => {
  it('parse gives back what format wrote', () => {
    fc.assert(
      fc.property(number, (x) => {
        expect(parseNumber(formatExact(x))).toEqual(x);
      }),
    );
  });
  it('formats decimals as decimals', () => {
    expect(['1.10', '-0.5', '1/3', '100', '0.070', '-7/2', '1e-3'].map((text) => formatExact(parseNumber(text) ?? half))).toEqual([
      '1.1',
      '-0.5',
      '1/3',
      '100',
      '0.07',
      '-3.5',
      '0.001',
    ]);
    expect(formatScaled(rational(90n), 2)).toBe('90.00');
    expect(formatScaled(rational(-1n, 20n), 2)).toBe('-0.05');
  });
  it('refuses what is no number', () => {
    for (const text of ['', '-', '.', '1,000', '1/0', '1/', '٣', '0x10', 'NaN', 'Infinity', '1e9999', ' 1', '6%'])
      expect(parseNumber(text)).toBeUndefined();
  });
});

describe('rounding to whole numbers, by definitions of its own', () => {
  it('floor ≤ x < floor + 1; ceil − 1 < x ≤ ceil; trunc is the one nearer to zero', () => {
    fc.assert(
      fc.property(number, (x) => {
        const [floor, ceil, trunc] = [roundToInteger(x, 'floor'), roundToInteger(x, 'ceil'), roundToInteger(x, 'trunc')];
        expect(compare(whole(floor), x)).toBeLessThanOrEqual(0);
        expect(compare(x, whole(floor + 1n))).toBe(-1);
        expect(compare(whole(ceil - 1n), x)).toBe(-1);
        expect(compare(x, whole(ceil))).toBeLessThanOrEqual(0);
        expect(trunc).toBe(x.n < 0n ? ceil : floor);
      }),
    );
  });
  it('half-up and half-even are nearest; at a half the one is away from zero, the other even', () => {
    const often = fc.oneof(
      number,
      fc.bigInt({ min: -1000n, max: 1000n }).map((n) => rational(2n * n + 1n, 2n)),
    );
    fc.assert(
      fc.property(often, (x) => {
        for (const mode of ['halfUp', 'halfEven'] as const) {
          const rounded = whole(roundToInteger(x, mode));
          const distance = subtract(rounded, x);
          const size = distance.n < 0n ? { ...distance, n: -distance.n } : distance;
          const isTie = equal(size, half);
          const tieRule = mode === 'halfEven' ? rounded.n % 2n === 0n : distance.n > 0n === x.n > 0n;
          expect(compare(size, half)).toBeLessThanOrEqual(0);
          expect(!isTie || tieRule).toBe(true);
        }
      }),
    );
  });
  it('to places: x × 10^p rounded, ÷ 10^p; rounding again changes nothing', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 6 }), fc.constantFrom(...ways), (x, places, mode) => {
        const scale = whole(10n ** BigInt(places));
        const rounded = round(x, { places, mode });
        expect(rounded).toEqual(divide(whole(roundToInteger(multiply(x, scale), mode)), scale));
        expect(round(rounded, { places, mode })).toEqual(rounded);
      }),
    );
  });
  it('gives the figures of GB/T 8170 and of the office', () => {
    const at = (text: string, mode: RoundMode, places = 2): string =>
      formatScaled(round(parseNumber(text) ?? half, { places, mode }), places);
    expect(at('89.995', 'halfUp')).toBe('90.00');
    expect(at('59.995', 'halfUp')).toBe('60.00'); // (59.995).toFixed(2) is 59.99
    expect([at('2.5', 'halfEven', 0), at('3.5', 'halfEven', 0), at('-2.5', 'halfEven', 0)]).toEqual(['2', '4', '-2']);
    expect([at('-2.5', 'halfUp', 0), at('-2.5', 'trunc', 0), at('-2.5', 'floor', 0), at('-2.5', 'ceil', 0)]).toEqual([
      '-3',
      '-2',
      '-3',
      '-2',
    ]);
    // ⅓ × 30 + 79.995 = 89.995
    expect(at('89.995', 'halfUp')).toBe(
      formatScaled(round(add(multiply(rational(1n, 3n), whole(30n)), parseNumber('79.995') ?? half), { places: 2, mode: 'halfUp' }), 2),
    );
  });
});
