export type { Example } from './example.ts';
export { exampleKeys } from './keys.ts';
export { readExamples, type ReadExamples } from './read.ts';
export { type Difference, type Evaluated, type ExampleResult, passes, runExample } from './run.ts';
export type { OwnData } from './prepare.ts';
export { coverageOf, type Coverage, type Gap } from './coverage.ts';
export { mutantsOf, type Mutant, type MutantKind } from './mutants.ts';
export { mutate, type Mutation } from './mutate.ts';
