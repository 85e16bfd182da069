/** Whether two files say the same: their trees but for places and spellings, and their comments. */

import { wordId, words } from '../keywords/keywords.ts';
import type { Parsed } from '../parser/index.ts';

const chinese = new Map(words.map((word) => [word.en, word.zh]));

export function sameMeaning(a: Parsed, b: Parsed): boolean {
  return b.diagnostics.length === 0 && a.comments.length === b.comments.length && shape(a.ast.items) === shape(b.ast.items);
}

function shape(items: Parsed['ast']['items']): string {
  return JSON.stringify(items, (key, value: unknown) => {
    if (key === 'start' || key === 'end') return undefined;
    if (key === 'notApplicable') return naRule(value);
    return key === 'text' && typeof value === 'string' ? (chinese.get(value) ?? value) : value;
  });
}

/** `不适用 0分` is a number with a unit, `not_applicable zero` a word. */
function naRule(value: unknown): unknown {
  const isNumber =
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'number' && 'text' in value && 'unit' in value;
  if (isNumber && value.text === '0') return 'zero';
  const names: unknown = typeof value === 'object' && value !== null && 'names' in value ? value.names : undefined;
  const first: unknown = Array.isArray(names) ? names[0] : undefined;
  const isZero =
    typeof first === 'object' &&
    first !== null &&
    'text' in first &&
    typeof first.text === 'string' &&
    wordId(first.text, 'missingRule') === 'zero';
  return isZero ? 'zero' : value;
}
