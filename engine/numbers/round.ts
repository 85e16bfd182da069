import type { Round, RoundMode } from '../plan/index.ts';
import { type Rational, rational } from './rational.ts';

/**
 * `value` at `places` decimals (≥ 0), by the ways of GB/T 8170 and of common practice:
 * halfUp 四舍五入 (halves away from zero), halfEven 五成双, floor 向下取整, ceil 进一, trunc 去尾.
 */
export function round(value: Rational, { places, mode }: Round): Rational {
  const scale = 10n ** BigInt(places);
  return rational(roundToInteger(rational(value.n * scale, value.d), mode), scale);
}

/** The whole number that `value` rounds to. */
export function roundToInteger(value: Rational, mode: RoundMode): bigint {
  const { n, d } = value;
  const truncated = n / d;
  const rest = n - truncated * d;
  if (rest === 0n) return truncated;
  const away = truncated + (n < 0n ? -1n : 1n);
  const twice = rest < 0n ? -2n * rest : 2n * rest;
  switch (mode) {
    case 'trunc':
      return truncated;
    case 'floor':
      return n < 0n ? away : truncated;
    case 'ceil':
      return n < 0n ? truncated : away;
    case 'halfUp':
      return twice >= d ? away : truncated;
    case 'halfEven':
      return twice > d || (twice === d && truncated % 2n !== 0n) ? away : truncated;
  }
}
