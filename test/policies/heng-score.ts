import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type ResultValue = number | string | boolean | { readonly blank: string };
export type ResultRow = { readonly key: string; readonly track?: string; readonly columns: Readonly<Record<string, ResultValue>> };
export type Result = {
  readonly assessments: readonly { readonly name: string; readonly period: string; readonly rows: readonly ResultRow[] }[];
  readonly findings: readonly { readonly code: string; readonly severity: string }[];
};

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What `heng score policies/lanzhou-new-area-2023 --format json` prints, through the command line as an office would run it. */
export function hengScore(...options: readonly string[]): Result {
  const command = ['--import', 'tsx', 'cli/bin.ts', 'score', 'policies/lanzhou-new-area-2023', '--format', 'json', ...options];
  return JSON.parse(execFileSync(process.execPath, command, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })) as Result;
}

export function rowsOf(result: Result, assessment: string, period: string): readonly ResultRow[] {
  return result.assessments.find((one) => one.name === assessment && one.period === period)?.rows ?? [];
}
