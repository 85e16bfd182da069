import type { ResultRow, ResultValue } from './heng-score.ts';
import { read, same } from './lanzhou-fraction.ts';
import type { Scored, Value } from './lanzhou-calculation.ts';

/**
 * What differs between the rows that Heng shows and those worked out here, one text a difference: a row, a column that
 * only one of the two has, a value that is not the same to the last digit.
 */
export function differences(shown: readonly ResultRow[], expected: readonly Scored[]): readonly string[] {
  const byKey = new Map(shown.map((row) => [row.key, row]));
  const missing = expected.filter(({ key }) => !byKey.has(key)).map(({ key }) => `no row ${key}`);
  const extra = shown.filter(({ key }) => !expected.some((row) => row.key === key)).map(({ key }) => `row ${key} is not expected`);
  return [...missing, ...extra, ...expected.flatMap((row) => rowDifferences(byKey.get(row.key), row))];
}

function rowDifferences(shown: ResultRow | undefined, expected: Scored): readonly string[] {
  if (shown === undefined) return [];
  return Object.entries(shown.columns).flatMap(([column, value]) => {
    const own = expected.columns.get(column);
    if (own === undefined) return [`${expected.key}: ${column} was not worked out`];
    return agree(value, own) ? [] : [`${expected.key}: ${column} is ${JSON.stringify(value)}, expected ${text(own)}`];
  });
}

function agree(shown: ResultValue, own: Value): boolean {
  if (own === null) return typeof shown === 'object' && (shown.blank === 'na' || shown.blank === 'exempt');
  if (typeof own === 'object') {
    const numeric = typeof shown === 'number' || (typeof shown === 'string' && /^-?[\d./]+$/.test(shown));
    return numeric && same(read(String(shown)), own);
  }
  return shown === own;
}

function text(value: Value): string {
  return typeof value === 'object' && value !== null ? `${value.top}/${value.bottom}` : String(value);
}
