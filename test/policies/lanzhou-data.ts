import { readFileSync } from 'node:fs';

export type Line = ReadonlyMap<string, string>;

/** One of the policy's data files by plain splitting: the generator writes neither quotes nor commas into cells. */
export function lines(name: string): readonly Line[] {
  const file = new URL(`../../policies/lanzhou-new-area-2023/data/${encodeURIComponent(name)}.csv`, import.meta.url);
  const [heading = '', ...rest] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const columns = heading.split(',');
  return rest.map((line) => {
    const cells = line.split(',');
    return new Map(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** Lines by two of their columns, joined with a blank. */
export function indexed(name: string, a: string, b: string): ReadonlyMap<string, Line> {
  return new Map(lines(name).map((line) => [`${line.get(a) ?? ''} ${line.get(b) ?? ''}`, line]));
}

export const monthOf = (month: number): string => `2023-${String(month).padStart(2, '0')}`;
