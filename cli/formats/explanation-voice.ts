import { type Language, type Type, visible } from '../../engine/plan/index.ts';
import type { Value } from '../../engine/tables/data.ts';
import { formatValue } from '../../engine/trace/index.ts';
import type { Colours } from '../text/colour.ts';

/** How an explanation speaks: language, colours, and the folders before the names of files. */
export type Voice = { readonly language: Language; readonly colours: Colours; readonly policy: string; readonly data: string };

/** A value, exactly. */
export function shown(value: Value, type: Type | undefined, { language }: Voice): string {
  return safe(formatValue(value, type, language));
}

/** Safe for a terminal, uncut. */
export function safe(text: string): string {
  return visible(text, Number.POSITIVE_INFINITY);
}
