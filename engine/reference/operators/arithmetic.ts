import { add, divide, maximum, minimum, multiply, negate, type Rational, subtract } from '../../numbers/index.ts';
import type { Value } from '../../tables/data.ts';
import { missing } from '../../values/index.ts';
import { argument, num, type Operations, type Site, strict } from './operation.ts';

/** + − × ÷, 封顶 and 保底: strict in blanks, exact. */
export const arithmetic = {
  '+': strict((args) => args.map(num).reduce(add)),
  '-': strict((args) => args.map(num).reduce(subtract)),
  '*': strict((args) => args.map(num).reduce(multiply)),
  '/': strict((args, site) => quotient(num(argument(args, 0)), num(argument(args, 1)), site)),
  neg: strict((args) => negate(num(argument(args, 0)))),
  atMost: strict((args) => minimum(num(argument(args, 0)), num(argument(args, 1)))),
  atLeast: strict((args) => maximum(num(argument(args, 0)), num(argument(args, 1)))),
} satisfies Operations;

/** a ÷ b; a division by zero is missing and remembers where it happened. */
export function quotient(a: Rational, b: Rational, site: Site): Value {
  return divide(a, b) ?? missing({ kind: 'divisionByZero', ...site });
}
