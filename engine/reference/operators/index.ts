import type { Operator } from '../../plan/index.ts';
import { arithmetic } from './arithmetic.ts';
import { cases } from './cases.ts';
import { comparison } from './comparison.ts';
import { dates } from './dates.ts';
import { kleene } from './kleene.ts';
import type { Operation } from './operation.ts';
import { scalars } from './scalars.ts';

export type { Operation, Site, World } from './operation.ts';

/** Heng's operators, all of them: a family that forgets one does not compile. */
export const operations: Readonly<Record<Operator, Operation>> = {
  ...arithmetic,
  ...comparison,
  ...kleene,
  ...scalars,
  ...cases,
  ...dates,
};
