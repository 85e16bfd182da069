import { fillTemplate, type Language } from '../../engine/plan/index.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

export type { ExplainWords, Words } from './words.ts';

export const wordsOf: Readonly<Record<Language, Words>> = { zh, en };

/** Particulars of our own messages: none of them is worded per language. */
export type Particulars = Readonly<Record<string, string | number>>;

export function fill(template: string, params: Particulars = {}): string {
  return fillTemplate(template, params, 'en');
}
