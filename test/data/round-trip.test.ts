import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, heng } from '../cli/run.ts';
import { lanzhou } from '../support/policy-files.ts';
import { figuresOf, fillCsv, fillWorkbook } from './fill-tables.ts';
import { encodeGb18030 } from './gb18030.ts';

const history = '历史.csv';
const given = new Map(
  readdirSync(`${lanzhou}/data`).map((file) => [basename(file, '.csv'), readFileSync(`${lanzhou}/data/${file}`, 'utf8')]),
);
const published = given.get(basename(history, '.csv')) ?? '';
const figures = figuresOf(new Map([...given].filter(([name]) => `${name}.csv` !== history)));

/** What `heng data` writes: with the figures of a folder, or of nothing. */
async function tables(format: 'csv' | 'xlsx', ...more: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const out = mkdtempSync(join(tmpdir(), 'heng-'));
  const { code } = await heng(['data', lanzhou, '--out', out, '--format', format, ...more]);
  expect(code).toBe(0);
  return new Map(readdirSync(out).map((file) => [file, new Uint8Array(readFileSync(join(out, file)))]));
}

const emptyTables = (format: 'csv' | 'xlsx'): Promise<ReadonlyMap<string, Uint8Array>> => tables(format, '--data', folderWith({}));

/** Results of earlier years are no table to fill in: they lie beside the others. */
function folderOf(files: Iterable<readonly [string, Uint8Array | string]>, kept: Uint8Array | string = published): string {
  return folderWith({ ...Object.fromEntries(files), [history]: kept });
}

type Ranking = { readonly printed: string; readonly data: unknown; readonly assessments: string; readonly findings: readonly string[] };

/** The ranking as it is printed and as JSON has it, every period of the year. */
async function ranking(...options: readonly string[]): Promise<Ranking> {
  const printed = await heng(['score', lanzhou, '--period', '2023-06', ...options]);
  const json = await heng(['score', lanzhou, '--format', 'json', ...options]);
  const result: { data: unknown; assessments: unknown; findings: readonly { code: string }[] } = JSON.parse(json.out);
  return {
    printed: printed.out,
    data: result.data,
    assessments: JSON.stringify(result.assessments),
    findings: result.findings.map(({ code }) => code),
  };
}

describe('the tables that heng data writes', { timeout: 60_000 }, () => {
  let original: Ranking;
  beforeAll(async () => {
    original = await ranking();
  }, 60_000);

  it('have a heading for every figure, and the ranking has 35 rows', async () => {
    const written = await emptyTables('csv');
    expect([...written.keys()].map((file) => basename(file, '.csv')).toSorted()).toEqual([...figures.keys()].toSorted());
    const assessments: readonly { period: string; rows: readonly unknown[] }[] = JSON.parse(original.assessments);
    expect(assessments.find(({ period }) => period === '2023-06')?.rows).toHaveLength(35);
  });

  it('give the same ranking when filled in as CSV and saved in GB18030', async () => {
    const filled = [...(await emptyTables('csv'))].map(([file, bytes]) => {
      const text = fillCsv(basename(file, '.csv'), new TextDecoder().decode(bytes), figures);
      return [file, encodeGb18030(text)] as const;
    });
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(filled[0]?.[1])).toThrow(TypeError);
    expect(await ranking('--data', folderOf(filled, encodeGb18030(published)))).toEqual(original);
  });

  it('give the same ranking when filled in as a workbook', async () => {
    const filled = [...(await emptyTables('xlsx'))].map(([file, bytes]) => [file, fillWorkbook(bytes, figures)] as const);
    expect(await ranking('--data', folderOf(filled))).toEqual(original);
  });

  it.each(['csv', 'xlsx'] as const)('give the same ranking as %s with the figures that were there already', async (format) => {
    expect(await ranking('--data', folderOf(await tables(format)))).toEqual(original);
  });
});
