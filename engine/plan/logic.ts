import type { Logic, Operator } from './plan.ts';

/** Logic that is no operator: a literal or an operand. */
export type Leaf = Exclude<Logic, { readonly [O in Operator]?: readonly Logic[] }>;

export function isLeaf(part: Logic): part is Leaf {
  return 'var' in part || 'n' in part || 'o' in part || 's' in part || 'd' in part || 'b' in part || 'blank' in part;
}
