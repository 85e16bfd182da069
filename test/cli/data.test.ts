import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { project } from './policy.ts';
import { folderWith, heng } from './run.ts';

const json = ['score', '.', '--format', 'json'];

describe('heng data', () => {
  it.each(['csv', 'xlsx'])('writes %s tables that are read back as the same data', async (format) => {
    const cwd = folderWith(project);
    expect(await heng(['data', '.', '--out', 'tables', '--format', format], { cwd })).toMatchObject({ code: 0, out: '' });
    const before = JSON.parse((await heng(json, { cwd })).out);
    const after = JSON.parse((await heng([...json, '--data', 'tables'], { cwd })).out);
    expect(after.assessments).toEqual(before.assessments);
  });

  it('writes headings alone where there are no data yet', async () => {
    const cwd = folderWith({ 'policy.heng': project['policy.heng'] ?? '' });
    expect((await heng(['data', '.', '--out', 'data'], { cwd })).code).toBe(0);
    expect(readdirSync(join(cwd, 'data')).toSorted()).toEqual(['单位.csv', '单位.每月.csv']);
    expect(readFileSync(join(cwd, 'data/单位.csv'), 'utf8')).toMatch(/^\ufeff单位,.*类别.*\r\n$/);
  });

  it('offers options, ranges and what a column means in a workbook', async () => {
    const cwd = folderWith(project);
    await heng(['data', '.', '--out', 'tables', '--format', 'xlsx', '--lang', 'zh'], { cwd });
    const parts = unzipSync(readFileSync(join(cwd, 'tables/试点考核.xlsx')));
    const [first = '', second = ''] = ['1', '2'].map((n) => new TextDecoder().decode(parts[`xl/worksheets/sheet${n}.xml`]));
    expect(first).toContain('<formula1>"园区,部门"</formula1>');
    expect(second).toMatch(/type="decimal"[^>]*promptTitle="得数"[^>]*>\s*<formula1>0<\/formula1><formula2>100<\/formula2>/);
    expect(second).toContain('百分比，如 6.5%&#10;0% 至 100%');
    // Names are offered from their own table.
    expect(second).toContain("<formula1>'单位'!$A$2:$A$5000</formula1>");
  });

  it('overwrites nothing unless told, and writes all or nothing', async () => {
    const cwd = folderWith(project);
    mkdirSync(join(cwd, 'tables'));
    writeFileSync(join(cwd, 'tables/单位.每月.csv'), 'mine');
    expect(await heng(['data', '.', '--out', 'tables'], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
    expect(readdirSync(join(cwd, 'tables'))).toEqual(['单位.每月.csv']);
    expect(readFileSync(join(cwd, 'tables/单位.每月.csv'), 'utf8')).toBe('mine');
    expect((await heng(['data', '.', '--out', 'tables', '--force'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'tables/单位.每月.csv'), 'utf8')).toContain('2023-01');
  });
});
