import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import type { Row } from '../rows.ts';
import { bandsOf, coefficients, indicators, raters, weights } from '../workload/shape.ts';

type Rule = number | { readonly [operator: string]: unknown };

/** The total of one row, before rounding, as JsonLogic in floats; one rule a track. */
function ruleOf(track: number): Rule {
  const points = indicators.map((_, i): Rule => ({ '*': [rateOf(i), weights[track]?.[i] ?? 0] }));
  const coefficient: Rule = { if: [...coefficients.flatMap(({ from, value }) => [{ '>=': [{ var: '增速' }, from] }, value]), 1] };
  return { '-': [{ '+': [{ '*': [{ '+': points }, coefficient] }, { min: [{ var: 'bonus' }, 8] }] }, { min: [{ var: 'deduct' }, 6] }] };
}

function rateOf(i: number): Rule {
  const indicator = indicators[i];
  if (!indicator) return 0;
  const { name, kind } = indicator;
  switch (kind) {
    case 'more':
    case 'less': {
      const [a, b] = [{ var: `${name}实绩` }, { var: `${name}目标` }];
      return { min: [{ min: [{ max: [{ '/': kind === 'more' ? [a, b] : [b, a] }, 0] }, 1.2] }, 1.1] };
    }
    case 'bands':
      return { if: [...bandsOf(i).flatMap(({ from, rate }) => [{ '>=': [{ var: `${name}值` }, from] }, rate]), 0] };
    case 'rated':
      return { '/': [{ '+': raters.map((weight, k) => ({ '*': [{ var: `${name}评${k + 1}` }, weight] })) }, 100] };
  }
}

/** Compiled, as its documentation advises. */
export function withEngine(): (rows: readonly Row[]) => Float64Array {
  const engine = new LogicEngine();
  const built = weights.map((_, track) => engine.build(ruleOf(track)));
  return (rows) => Float64Array.from(rows, (row) => Math.round(Number(built[row['track'] ?? 0]?.(row)) * 100) / 100);
}

export function withJs(): (rows: readonly Row[]) => Float64Array {
  const rules = weights.map((_, track) => JSON.parse(JSON.stringify(ruleOf(track))));
  return (rows) => Float64Array.from(rows, (row) => Math.round(Number(jsonLogic.apply(rules[row['track'] ?? 0], row)) * 100) / 100);
}
