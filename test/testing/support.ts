import { createProgram, type Program, writingOf } from '../../dsl/index.ts';
import { lineStarts, positionAt } from '../../dsl/source/source.ts';
import type { Diagnostic, Plan } from '../../engine/plan/index.ts';
import type { Writing } from '../../engine/plan/written.ts';
import { type Evaluated, type Example, type ExampleResult, readExamples, runExample } from '../../engine/testing/index.ts';
import { policy } from './policy.ts';

export type Compiled = { readonly program: Program; readonly plan: Plan; readonly writing: Writing };

export function compiled(text: string = policy): Compiled {
  const program = createProgram({ root: 'p.heng', files: new Map([['p.heng', text]]) });
  if (!program.plan) throw new Error(JSON.stringify(program.diagnostics));
  return { program, plan: program.plan, writing: writingOf(program) };
}

function examplesOf(text: string): readonly Example[] {
  const { examples, findings } = readExamples('tests/a.yaml', text);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return examples;
}

const noData = (): never => {
  throw new Error('no data');
};

/** The outcomes of all examples of a text. */
export function ran(plan: Plan, text: string): readonly ExampleResult[] {
  return examplesOf(text).map((example) => runExample(plan, example, noData));
}

export function done(results: readonly ExampleResult[]): readonly Evaluated[] {
  return results.flatMap((result) => (result.done ? [result.done] : []));
}

/** `code line:column` of each. */
export function places(findings: readonly Diagnostic[], text: string): readonly string[] {
  const starts = lineStarts(text);
  return findings.map(({ code, place }) => {
    if (place.at !== 'source') return [code, ...(place.at === 'cell' && place.row !== undefined ? [place.row] : [])].join(' ');
    const { line } = positionAt(starts, place.start);
    return `${code} ${line} ${text.slice(place.start, place.end)}`;
  });
}
