import { heng } from '../cli/run.ts';

export type ResultValue = number | string | boolean | { readonly blank: string };
export type ResultRow = { readonly key: string; readonly track?: string; readonly columns: Readonly<Record<string, ResultValue>> };
export type Result = {
  readonly assessments: readonly { readonly name: string; readonly period: string; readonly rows: readonly ResultRow[] }[];
  readonly findings: readonly { readonly code: string; readonly severity: string }[];
};

/** What `heng score policies/… --format json` prints, through the command line as an office would run it. */
export async function hengScore(policy: string, ...options: readonly string[]): Promise<Result> {
  const { out } = await heng(['score', `policies/${policy}`, '--format', 'json', ...options]);
  const result: Result = JSON.parse(out);
  return result;
}

export function rowsOf(result: Result, assessment: string, period: string): readonly ResultRow[] {
  return result.assessments.find((one) => one.name === assessment && one.period === period)?.rows ?? [];
}
