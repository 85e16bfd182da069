import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coalitions, divided } from '../../engine/index.ts';
import { formatExact, integer, type Rational, rational, subtract, sum } from '../../engine/numbers/index.ts';

const texts = (parts: readonly Rational[] | undefined): readonly string[] | undefined => parts?.map(formatExact);
const game =
  (worths: readonly number[]) =>
  (set: bigint): Rational =>
    integer(worths[Number(set)] ?? 0);

describe('dividing a move', () => {
  it('gives each its own where changes do not meddle', () => {
    // none 0, A 2, B 5, both 7.
    expect(texts(divided(2, game([0, 2, 5, 7])))).toEqual(['2', '5']);
  });

  it('halves what only both together do', () => {
    expect(texts(divided(2, game([0, 0, 0, 1])))).toEqual(['0.5', '0.5']);
  });

  it('is exact where no decimal would be', () => {
    // The glove game: A needs B or C. A: in 4 of 6 orders it comes after one of them; B: only directly after A, 1 of 6.
    expect(texts(divided(3, game([0, 0, 0, 1, 0, 1, 0, 1])))).toEqual(['2/3', '1/6', '1/6']);
  });

  it('divides nothing where a set has no worth', () => {
    expect(divided(2, (set) => (set === 1n ? undefined : integer(1)))).toBeUndefined();
  });

  it('needs every set up to six changes, and a chain beyond', () => {
    expect([coalitions(6).length, coalitions(7).length]).toEqual([64, 8]);
    // Worth = the highest bit set: each change adds one on top of those before it.
    expect(texts(divided(7, (set) => integer(set.toString(2).replace(/^0$/, '').length)))).toEqual(['1', '1', '1', '1', '1', '1', '1']);
  });

  it('always makes the whole, and gives nothing to a change that does nothing', () => {
    const worths = fc.array(fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 97 })), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(worths, (given) => {
        const worth = (set: bigint): Rational => {
          const [n, d] = given[Number(set & 15n)] ?? [0, 1];
          return rational(BigInt(n), BigInt(d));
        };
        // The fifth change, bit 16, is in no worth.
        const parts = divided(5, worth) ?? [];
        expect(formatExact(sum(parts))).toBe(formatExact(subtract(worth(31n), worth(0n))));
        expect(parts[4]).toEqual(integer(0));
      }),
    );
  });
});
