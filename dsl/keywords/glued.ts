/** Chinese is written without spaces: `指标营收` may be a keyword and a name, or a name. */

import { words } from './keywords.ts';

/** Words that may be glued to what follows: those that are never names, and declarations. Longest first. */
const gluing = words
  .filter((word) => word.kind === 'declaration' || word.reserved === true)
  .map((word) => word.zh)
  .toSorted((a, b) => b.length - a.length);

/** The keyword that a longer name begins with. */
export function gluedWord(name: string): string | undefined {
  return gluing.find((word) => name.length > word.length && name.startsWith(word));
}
