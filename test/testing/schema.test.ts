import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleKeys, readExamples } from '../../engine/testing/index.ts';
import { example, figures } from './policy.ts';

const schema: { readonly $defs: { readonly example: { readonly properties: Readonly<Record<string, unknown>> } } } = JSON.parse(
  readFileSync(new URL('../../docs/schema/test.schema.json', import.meta.url), 'utf8'),
);
const isValid = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

/** The first fenced YAML of a page. */
function yamlOf(page: string): string {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  return /```yaml\n([^]*?)```/.exec(text)?.[1] ?? '';
}

describe('the schema of examples', () => {
  it('has the keys that are read', () => {
    expect(Object.keys(schema.$defs.example.properties).toSorted()).toEqual(Object.values(exampleKeys).flat().toSorted());
  });

  it.each([
    ['an example', example(figures)],
    ['the page in Chinese', yamlOf('tests.zh.md')],
    ['the page in English', yamlOf('tests.en.md')],
    ['own data', '- 例: 一\n  给定: data\n  应得: { 考核: [{ 单位: 甲, 总分: 1/3 }] }\n'],
    ['single rows', '- example: one\n  given: { area.monthly: { period: 2023-06, growth: 9% } }\n  findings: []\n'],
    ['the starter', readFileSync(new URL('../../cli/starter/zh/tests/例子.yaml', import.meta.url), 'utf8')],
  ])('takes %s, and so does the reader', (_, text) => {
    expect(isValid(parse(text))).toBe(true);
    expect(readExamples('a.yaml', text).findings).toEqual([]);
  });

  it.each([
    ['no list', '例: 一\n'],
    ['no name', '- 给定: data\n  应得: {}\n'],
    ['nothing given', '- 例: 一\n  应得: {}\n'],
    ['nothing expected', '- 例: 一\n  给定: data\n'],
    ['a strange key', '- 例: 一\n  给定: data\n  应的: {}\n  应得: {}\n'],
    ['a text for rows', '- 例: 一\n  给定: { 单位: 甲 }\n  应得: {}\n'],
    ['a table for a value', '- 例: 一\n  给定: {}\n  应得: { 考核: [{ 总分: [1] }] }\n'],
  ])('refuses %s, and so does the reader', (_, text) => {
    expect(isValid(parse(text))).toBe(false);
    expect(readExamples('a.yaml', text).findings).not.toEqual([]);
  });
});
