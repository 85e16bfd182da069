import type { ImpactMove, Move } from '../../engine/index.ts';
import { visibleJson } from '../../engine/plan/index.ts';
import { resultValue } from '../../engine/result/index.ts';
import type { Comparison, Side } from './compare.ts';

/** For machines: everything; figures are written as in a result. */
export function jsonDiff({ base, head, units, rules, impact }: Comparison): string {
  const side = ({ shown, plan, hash }: Side): unknown => ({ path: shown, name: plan.name, year: plan.year, hash });
  return `${visibleJson(
    JSON.stringify(
      {
        base: side(base),
        head: side(head),
        indicators: rules.indicators,
        changes: rules.changes,
        units,
        ...(impact && { impact: { ...impact, moves: impact.moves.map(moveOf), vetoed: impact.vetoed.map(plain) } }),
      },
      undefined,
      2,
    ),
  )}\n`;
}

function moveOf({ parts, ...move }: ImpactMove): unknown {
  return { ...plain(move), ...(parts && { parts: parts.map(({ unit, amount }) => ({ unit, amount: resultValue(amount) })) }) };
}

function plain(move: Move): object {
  const { before, after, ...rest } = move;
  return {
    ...rest,
    ...(before !== undefined && { before: resultValue(before) }),
    ...(after !== undefined && { after: resultValue(after) }),
  };
}
