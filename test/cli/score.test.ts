import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../../engine/sheets/index.ts';
import { policy, project } from './policy.ts';
import { folderWith, heng } from './run.ts';

const cwd = folderWith(project);
const january = ['score', '.', '--period', '2023-01'];

type Json = {
  readonly policy: { readonly name: string };
  readonly assessments: readonly {
    readonly period: string;
    readonly rows: readonly { readonly key: string; readonly track: string; readonly columns: Readonly<Record<string, unknown>> }[];
  }[];
  readonly findings: readonly { readonly code: string }[];
};
const parsed = (text: string): Json => JSON.parse(text);

describe('heng score', () => {
  it('prints the ranking: tracks apart, by rank, numbers beneath each other', async () => {
    const { code, out, err } = await heng([...january, '--lang', 'zh'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot('golden/score.zh.txt');
  });

  it('prints every column on demand, in English headings too', async () => {
    const { out } = await heng([...january, '--columns', 'all'], { cwd });
    await expect(out).toMatchFileSnapshot('golden/score-all.en.txt');
  });

  it('gives the figures as JSON', async () => {
    const { code, out } = await heng([...january, '--format', 'json'], { cwd });
    expect(code).toBe(0);
    const [month] = parsed(out).assessments;
    // Worked out in test/cli/policy.ts.
    expect(month?.rows.map(({ key, track, columns }) => [key, track, columns['总分'], columns['名次'], columns['月度等次']])).toEqual([
      ['丁', '部门', 82.5, 1, '一般'],
      ['丙', '园区', 67.27, 3, '一般'],
      ['乙', '园区', 90.2, 2, '一般'],
      ['甲', '园区', 100, 1, '优秀'],
    ]);
  });

  it('gives the figures as CSV', async () => {
    const { out } = await heng([...january, '--format', 'csv', '--lang', 'zh'], { cwd });
    expect(out.split('\r\n')).toEqual([
      '考核,期间,对象,赛道,产值,投资,基础分,系数值,总分,名次,月度等次',
      '月度考核,2023-01,甲,园区,60,36,96,1.1,100,1,优秀',
      '月度考核,2023-01,乙,园区,50,32,82,1.1,90.2,2,一般',
      '月度考核,2023-01,丙,园区,41.15,20,61.15,1.1,67.27,3,一般',
      '月度考核,2023-01,丁,部门,45,30,75,1.1,82.5,1,一般',
      '',
    ]);
  });

  it('writes no formulas into CSV, and leaves numbers as they are', async () => {
    const keys = ['=1+1', '-甲', '@乙', '+丙', '\uff1d丁', ' =戊', '-5', '-', '甲=乙'];
    const folder = folderWith({
      'policy.heng':
        '办法 试点 { 年度 2023; 满分 100; 缺失 报错 }\n对象 单位 { 得数 : 分 0 .. 100 每年 }\n考核 年度考核 于 单位 每年 { 计分 总分 = 得数 - 60分 }\n',
      'data/单位.csv': `单位\n${keys.map((key) => `"${key}"\n`).join('')}`,
      'data/单位.每年.csv': `单位,期间,得数\n${keys.map((key) => `"${key}",2023,50\n`).join('')}`,
    });
    const { out, err } = await heng(['score', '.', '--format', 'csv'], { cwd: folder });
    expect(err).toBe('');
    // 50 - 60 = -10 is a number and stays one. Keys lose the spaces round them when they are read.
    const rows = out
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(','));
    expect(rows.map(([, , key]) => key).toSorted()).toEqual(
      ["'=1+1", "'-甲", "'@乙", "'+丙", "'\uff1d丁", "'=戊", '-5', '-', '甲=乙'].toSorted(),
    );
    expect([...new Set(rows.map((row) => row[4]))]).toEqual(['-10']);
  });

  it('writes files by their names, and prints nothing then', async () => {
    for (const ending of ['json', 'csv', 'xlsx']) {
      expect(await heng([...january, '--out', `result.${ending}`], { cwd })).toMatchObject({ code: 0, out: '' });
    }
    expect(readFileSync(join(cwd, 'result.json'), 'utf8')).toBe((await heng([...january, '--format', 'json'], { cwd })).out);
    const [sheet] = readSheets({ name: 'result.xlsx', bytes: readFileSync(join(cwd, 'result.xlsx')) }).sheets;
    expect(sheet?.name).toBe('月度考核');
    expect(sheet?.rows.map(({ cells }) => cells.slice(1))).toEqual([
      ['甲', '园区', '60', '36', '96', '1.1', '100', '1', '优秀'],
      ['乙', '园区', '50', '32', '82', '1.1', '90.2', '2', '一般'],
      ['丙', '园区', '41.15', '20', '61.15', '1.1', '67.27', '3', '一般'],
      ['丁', '部门', '45', '30', '75', '1.1', '82.5', '1', '一般'],
    ]);
  });

  it('is the same from run to run, in every format', async () => {
    for (const file of ['a.json', 'a.csv', 'a.xlsx']) {
      await heng(['score', '.', '--out', file], { cwd });
      await heng(['score', '.', '--out', `second-${file}`], { cwd });
      expect(readFileSync(join(cwd, `second-${file}`)).equals(readFileSync(join(cwd, file)))).toBe(true);
    }
  });

  it('without a period goes as far as the data, shows the last one and says so', async () => {
    const { code, out, err } = await heng(['score', '.', '--lang', 'zh'], { cwd });
    expect(code).toBe(1);
    await expect(out).toMatchFileSnapshot('golden/score-blank.zh.txt');
    expect(err).toContain('未指定 --period');
    const all = parsed((await heng(['score', '.', '--format', 'json'], { cwd })).out);
    expect(all.assessments.map(({ period }) => period)).toEqual(['2023-01', '2023-02']);
  });

  it('reports what is missing, in the table on stderr, in JSON among the findings', async () => {
    const february = ['score', '.', '--period', '2023-02'];
    const table = await heng(february, { cwd });
    expect(table.code).toBe(1);
    expect(table.err).toContain('data/单位.每月.csv row 7 column "得数" error empty-cell');
    const json = await heng([...february, '--format', 'json'], { cwd });
    expect({ code: json.code, err: json.err.includes('empty-cell') }).toEqual({ code: 1, err: false });
    const { assessments, findings } = parsed(json.out);
    expect(findings.map(({ code }) => code)).toContain('empty-cell');
    expect(assessments[0]?.rows.find(({ key }) => key === '乙')?.columns['总分']).toEqual({ blank: 'missing' });
  });

  it('takes later data as not due where a cut-off date says so', async () => {
    const { out } = await heng(['score', '.', '--period', '2023-02', '--as-of', '2023-01-31', '--format', 'json'], { cwd });
    expect(parsed(out).assessments[0]?.rows.find(({ key }) => key === '乙')?.columns['总分']).toEqual({ blank: 'not_due' });
  });

  it('does not compute with a policy that is wrong', async () => {
    const wrong = folderWith({ ...project, 'policy.heng': policy.replace('基础分 × 系数值', '基础分 × 系数直') });
    expect(await heng(['score', '.'], { cwd: wrong })).toMatchObject({ code: 1, out: '', err: expect.stringContaining('unknown-name') });
    const { code, out } = await heng(['score', '.', '--format', 'json'], { cwd: wrong });
    expect(code).toBe(1);
    expect(parsed(out).findings.map((one) => one.code)).toEqual(['unknown-name']);
  });

  it('reads data from elsewhere, and shows no control characters of theirs', async () => {
    const other = folderWith(
      Object.fromEntries(Object.entries(project).map(([name, text]) => [name.replace('data/', ''), text.replaceAll('甲', '甲\u001b[31m')])),
    );
    const { out, err } = await heng([...january, '--data', other], { cwd });
    expect(out + err).toContain('\\u001b[31m');
    expect(out + err).not.toContain('\u001b');
  });
});

describe('heng plan', () => {
  it('prints the Plan as JSON, the same from run to run', async () => {
    const { code, out } = await heng(['plan', '.'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ heng: 1, name: '试点考核', year: 2023 });
    expect((await heng(['plan', 'policy.heng'], { cwd })).out).toBe(out);
  });
});
