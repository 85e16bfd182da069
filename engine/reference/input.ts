import { daysOf, type Input, kindOf, type Node, type PeriodKey } from '../plan/index.ts';
import { type Blank, isBlank, type Value } from '../tables/data.ts';
import { notApplicable } from '../values/index.ts';
import type { Evaluation } from './evaluation.ts';
import { apply, prepare } from './logic.ts';

/**
 * The cell of the data; an empty one follows `缺失 报错 | 不适用 | 值`. A cell that could not be read comes as missing,
 * without a cause, since its finding is made: no rule for empty cells may put a number in its place.
 */
export function inputValue(ev: Evaluation, node: Node & Input, row: number, period: PeriodKey): Value {
  const given = ev.data.inputs.get(node.id)?.get(period)?.[row];
  if (given !== undefined) return withCause(given, node, row, period);
  switch (node.onMissing.rule) {
    case 'na':
      return notApplicable;
    case 'value':
      return apply(prepare(node.onMissing.value), new Map(), { node: node.id, row, period }, ev.data);
    case 'error': {
      const notYet = kindOf(period) !== 'none' && daysOf(period).last > ev.rows.asOf;
      return { blank: notYet ? 'notDue' : 'missing', causes: [{ kind: 'cell', node: node.id, row, period }] };
    }
  }
}

/** 未到期 as it is written: what comes to hang on it can then name the cell. */
function withCause(given: Value, node: Node, row: number, period: PeriodKey): Value {
  const blank: Blank | undefined = isBlank(given) && given.blank === 'notDue' ? given : undefined;
  return blank ? { blank: 'notDue', causes: [{ kind: 'cell', node: node.id, row, period }] } : given;
}
