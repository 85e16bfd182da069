import { compareKnown, equalKnown } from '../../values/index.ts';
import { argument, type Operations, strict } from './operation.ts';

/** Comparisons are strict: what is compared with a blank is that blank. */
export const comparison = {
  '<': strict((args) => compareKnown(argument(args, 0), argument(args, 1)) < 0),
  '<=': strict((args) => compareKnown(argument(args, 0), argument(args, 1)) <= 0),
  '>': strict((args) => compareKnown(argument(args, 0), argument(args, 1)) > 0),
  '>=': strict((args) => compareKnown(argument(args, 0), argument(args, 1)) >= 0),
  eq: strict((args) => equalKnown(argument(args, 0), argument(args, 1))),
  ne: strict((args) => !equalKnown(argument(args, 0), argument(args, 1))),
  oneOf: strict(([x, ...options]) => x !== undefined && options.some((option) => equalKnown(x, option))),
} satisfies Operations;
