import { add, divide, integer, maximum, minimum, type Rational, zero } from '../../numbers/index.ts';
import { isBlank, type Value } from '../../tables/data.ts';
import { decides, isLeftOut, isKnown, missing, notApplicable, strongestUnknown } from '../../values/index.ts';
import { argument, num, type Operation, type Operations } from './operation.ts';

/** What looks at blanks: 有值 缺省, and 计数 最小 最大 平均 of several arguments, which follow the folds. */
export const scalars = {
  has: (args) => !isBlank(argument(args, 0)),
  default: (args) => {
    const x = argument(args, 0);
    return isBlank(x) ? argument(args, 1) : x;
  },
  notApplicable: (args) => {
    const x = argument(args, 0);
    return isLeftOut(x) ? argument(args, 1) : x;
  },
  mustApply: (args, site) => {
    const x = argument(args, 0);
    return isLeftOut(x) ? missing({ kind: 'mustApply', ...site }) : x;
  },
  countTrue: (args) => strongestUnknown(args) ?? integer(args.filter((c) => decides(c) === true).length),
  min: overThoseThatApply((values) => values.reduce(minimum)),
  max: overThoseThatApply((values) => values.reduce(maximum)),
  mean: overThoseThatApply((values) => divide(values.reduce(add), integer(values.length)) ?? zero),
} satisfies Operations;

/** Skips what does not apply; nothing left does not apply; what is not known makes the whole unknown. */
function overThoseThatApply(of: (values: readonly Rational[]) => Rational): Operation {
  return (args): Value => {
    const unknown = strongestUnknown(args);
    if (unknown) return unknown;
    const left = args.filter((value) => !isLeftOut(value)).filter(isKnown);
    return left.length === 0 ? notApplicable : of(left.map(num));
  };
}
