import { describe, expect, it } from 'vitest';
import { templateBytes } from '../../cli/formats/template.ts';
import { wordsOf } from '../../cli/wording/index.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import type { Data } from '../../engine/tables/data.ts';
import { csvOfTable, loadTables, templateTables } from '../../engine/tables/index.ts';
import { bytesOf, load, plan, rightFiles } from './plan.ts';

/** What the data hold, without the function that finds places and without periods of which nothing is known. */
function contents({ tables, inputs }: Data) {
  return { tables, inputs };
}

function fromCsv(data: Data) {
  const sheets = templateTables(plan, data).flatMap(
    (table) => readSheets({ name: `${table.name}.csv`, bytes: bytesOf(csvOfTable(table)) }).sheets,
  );
  return loadTables(plan, sheets);
}

describe('tables to fill in', () => {
  it('have the headings of the policy, and say what each column takes', () => {
    const tables = templateTables(plan);
    expect(tables.map(({ name, columns }) => [name, columns.map(({ heading }) => heading).join(' ')])).toEqual([
      ['新区.每月', '期间 增速'],
      ['单位', '单位 类别 示范 简称 起 止'],
      ['单位.每年', '单位 期间 目标'],
      ['单位.每月', '单位 期间 产值 增速 事故'],
      ['奖惩', '单位 日期 分值'],
      ['干部', '干部 分管 起 止'],
      ['干部.每月', '干部 期间 单位'],
    ]);
    const columns = tables.find(({ name }) => name === '单位.每月')?.columns ?? [];
    expect(columns.map(({ kind, type, required }) => [kind, type.t, required])).toEqual([
      ['key', 'ref', true],
      ['period', 'text', true],
      ['field', 'num', true],
      ['field', 'num', true],
      ['field', 'num', false],
    ]);
  });

  it('have a row for every period of the year, and for every key that exists in it', () => {
    expect(templateTables(plan).map(({ rows }) => rows.length)).toEqual([12, 0, 0, 0, 0, 0, 0]);
    const tables = templateTables(plan, load(rightFiles).data);
    // 乙局 joins in May: 12 + 8 months.
    expect(tables.map(({ rows }) => rows.length)).toEqual([12, 2, 2, 20, 2, 2, 24]);
    expect(tables[3]?.rows.slice(3, 6)).toEqual([
      ['甲区', '2023-04', '', '', ''],
      ['甲区', '2023-05', '', '', ''],
      ['乙局', '2023-05', '', '', ''],
    ]);
    expect(tables[3]?.rows[6]).toEqual(['甲区', '2023-06', '1234.5', '6.5%', '0']);
  });

  it('are read back as they were written, through CSV', () => {
    const { data } = load(rightFiles);
    const again = fromCsv(data);
    expect(again.findings).toEqual([]);
    expect(contents(again.data)).toEqual(contents(data));
  });

  it('quote what CSV needs quoted', () => {
    const odd = '甲,"区"\n一';
    const { data } = load({ ...rightFiles, '单位.csv': rightFiles['单位.csv']?.replace('是,甲', '是,"甲,""区""\n一"') ?? '' });
    expect(data.inputs.get('单位.简称')?.get('')?.[0]).toBe(odd);
    expect(fromCsv(data).data.inputs.get('单位.简称')?.get('')?.[0]).toBe(odd);
    expect(csvOfTable(templateTables(plan, data)[1] ?? { name: '', columns: [], rows: [] }).startsWith('\ufeff单位,类别')).toBe(true);
  });
});

describe('a workbook of tables', () => {
  it('is read back as it was written', async () => {
    const monthly = '单位,期间,产值,增速,事故\n甲区,2023-06,0.1,6.55%,0\n乙局,2023-06,-12345678901234567890.123,-0.7%,不适用\n';
    const { data } = load({ ...rightFiles, '单位.每月.csv': monthly });
    for (const language of ['zh', 'en'] as const) {
      const bytes = await templateBytes(templateTables(plan, data), wordsOf[language]);
      const { sheets, findings } = readSheets({ name: '数据.xlsx', bytes });
      expect(findings).toEqual([]);
      const again = loadTables(plan, sheets);
      expect(again.findings).toEqual([]);
      expect(contents(again.data)).toEqual(contents(data));
    }
  });
});
