import type { Value } from '../../tables/data.ts';
import { isBlank } from '../../tables/data.ts';
import { strongestBlank } from '../../values/index.ts';
import { argument, type Operations } from './operation.ts';

/** 且 或 非 in three values: a blank counts only where the others do not settle the matter. */
export const kleene = {
  all,
  any: (args) => (args.includes(true) ? true : (strongestBlank(args) ?? false)),
  not: (args) => {
    const x = argument(args, 0);
    return isBlank(x) ? x : x !== true;
  },
} satisfies Operations;

/** True where all are; false where one is; else the strongest blank. Shared with 连续. */
export function all(args: readonly Value[]): Value {
  return args.includes(false) ? false : (strongestBlank(args) ?? true);
}
