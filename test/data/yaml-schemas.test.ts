import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { head, scorePolicy } from '../support/policy.ts';

function schema(name: string): { readonly items: { readonly properties: Readonly<Record<string, unknown>> } } {
  return JSON.parse(readFileSync(`docs/schema/${name}.schema.json`, 'utf8'));
}

function accepts(name: string, value: unknown): boolean {
  return new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema(name))(value) === true;
}

const files = readdirSync('policies', { recursive: true, encoding: 'utf8' }).filter((file) => /\/data\/[^/]*\.yaml$/.test(file));

describe('schemas of YAML beside a policy', () => {
  it.each(files)('%s fits its own and that of tables', (file) => {
    const value: unknown = parse(readFileSync(`policies/${file}`, 'utf8'));
    expect(accepts(file.endsWith('日历.yaml') ? 'calendar' : 'corrections', value)).toBe(true);
    expect(accepts('data', value)).toBe(true);
  });

  it('refuse what the reader refuses', () => {
    expect(accepts('calendar', [{ 日期: '2023-10-01' }])).toBe(false);
    expect(accepts('calendar', [{ 日期: '2023-10-01', 安排: '休' }])).toBe(false);
    expect(accepts('corrections', [{ 列: '考评.总分', 键: '甲', 原为: 1, 改为: 2, 理由: 'x', 批准: 'y' }])).toBe(false);
    expect(accepts('data', [{ 单位: { 名称: '甲' } }])).toBe(false);
  });

  it('name the headings that the reader knows, and no other', () => {
    const policy = `${head}对象 单位 { x : 分 每年 }\n考核 考评 于 单位 每年 { 计分 总分 = x }`;
    const codesOf = (sheet: string, names: readonly string[]): readonly string[] =>
      scorePolicy(policy, {
        单位: '单位\n甲',
        '单位.每年': '单位,期间,x\n甲,2023,1',
        [sheet]: `${names.join(',')}\n${names.map(() => '').join(',')}`,
      }).codes;
    for (const [sheet, name] of [
      ['日历', 'calendar'],
      ['更正', 'corrections'],
    ] as const) {
      const names = Object.keys(schema(name).items.properties);
      expect(names.length).toBeGreaterThan(7);
      expect(codesOf(sheet, names)).not.toContain('unknown-column');
      expect(codesOf(sheet, [...names, '别的'])).toContain('unknown-column');
    }
  });
});
