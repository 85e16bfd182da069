import { type Language, type Type, visible } from '../../engine/plan/index.ts';
import type { Value } from '../../engine/tables/data.ts';
import { formatValue } from '../../engine/trace/index.ts';
import type { Colours } from '../text/colour.ts';

/** How an explanation speaks: language, colours, and the folders before the names of files. */
export type Voice = { readonly language: Language; readonly colours: Colours; readonly policy: string; readonly data: string };

/** A value as it can be read; its exact quotient, where that is long, is left to `--format json`. */
export function shown(value: Value, type: Type | undefined, { language }: Voice): string {
  return safe(formatValue(value, type, language));
}

/** Longer quotients tell a reader nothing beyond their first decimals. */
const readableQuotient = 12;

/** Safe for a terminal, uncut, and long quotients `49376…/11096… (44.4979…)` by their decimals alone. */
export function safe(text: string): string {
  const readable = text.replace(/(-?\d+\/\d+) \((-?[\d.]+…%?)\)/g, (whole, quotient: string, decimals: string) =>
    quotient.length > readableQuotient ? decimals : whole,
  );
  return visible(readable, Number.POSITIVE_INFINITY);
}
