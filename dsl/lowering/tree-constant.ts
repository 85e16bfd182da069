import { type Rational, parseNumber } from '../../engine/numbers/index.ts';
import type { Tree } from './tree.ts';

/** The value of a formula that is a number as it stands. */
export function constantOf(tree: Tree): Rational | undefined {
  return tree.kind === 'literal' && 'n' in tree.logic && typeof tree.logic.n === 'string' ? parseNumber(tree.logic.n) : undefined;
}
