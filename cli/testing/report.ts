import type { Diagnostic } from '../../engine/plan/index.ts';
import { type Coverage, type ExampleResult, type Mutation, passes } from '../../engine/testing/index.ts';
import type { Tested } from './policies.ts';

/** What testing one policy gave. */
export type PolicyReport = {
  readonly tested: Tested;
  readonly results: readonly ExampleResult[];
  readonly coverage?: Coverage;
  /** Only a policy whose examples all pass is changed on trial. */
  readonly mutation?: Mutation | 'needs-passing';
};

/** Findings that belong to no single example: of the policy's text, and of the files of examples. */
export function diagnosticsOf({ tested }: PolicyReport): readonly Diagnostic[] {
  return tested.diagnostics;
}

export type Counts = { readonly policies: number; readonly examples: number; readonly passed: number; readonly failed: number };

export function countsOf(reports: readonly PolicyReport[]): Counts {
  const results = reports.flatMap((report) => report.results);
  const passed = results.filter(passes).length;
  return { policies: reports.length, examples: results.length, passed, failed: results.length - passed };
}

/** Whether anything is wrong: a failing example, or an error that kept examples from running. */
export function hasFailed(reports: readonly PolicyReport[]): boolean {
  return countsOf(reports).failed > 0 || reports.some((report) => diagnosticsOf(report).some(({ severity }) => severity === 'error'));
}
