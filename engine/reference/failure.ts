/** A fold that has no value for a reason that its reader must be told with its own row. */
export type Failure =
  | { readonly failed: 'pick' | 'tooFew'; readonly count: number }
  | { readonly failed: 'divisionByZero' | 'unequalWeights' };
