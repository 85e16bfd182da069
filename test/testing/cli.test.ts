import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, heng } from '../cli/run.ts';
import { example, figures, policy } from './policy.ts';
import { type Element, parseXml } from './xml.ts';

const good = { 'p/p.heng': policy, 'p/tests/a.yaml': example(figures) };
const wrong = example(figures.replace('103.8', '103.7').replace('94.50', '94'))
  .replace('一例', '总分 < "&" 2')
  .replace('  期间', '  说明: "96 × 1.05 = 100.8\\n100.8 + 3 = 103.8"\n  期间');

type Json = {
  readonly summary: Readonly<Record<string, number>>;
  readonly policies: readonly {
    readonly name: string;
    readonly examples: readonly {
      readonly status: string;
      readonly line: number;
      readonly differences: readonly unknown[];
      readonly findings: readonly { readonly code: string; readonly place: { readonly line: number } }[];
    }[];
  }[];
};

describe('heng test', () => {
  it('passes, and says how many', async () => {
    const { code, out, err } = await heng(['test', 'p', '--lang', 'zh'], { cwd: folderWith(good) });
    expect({ code, out }).toEqual({ code: 0, out: '✓ 试点考核  p  例子 1 个，通过 1 个\n' });
    expect(err).toContain('通过 1 个');
  });

  it('shows a difference: what was expected, what came, and how', async () => {
    const cwd = folderWith({ ...good, 'p/tests/a.yaml': wrong });
    const { code, out } = await heng(['test', 'p', '--lang', 'zh'], { cwd });
    expect(code).toBe(1);
    await expect(out).toMatchFileSnapshot('golden/difference.zh.txt');
  });

  it('shows a mistake in an example with the line', async () => {
    const cwd = folderWith({ ...good, 'p/tests/a.yaml': example('    月度考核: { 单位: 甲圆, 总分: 1 }\n') });
    const { code, out } = await heng(['test', 'p'], { cwd });
    expect(code).toBe(1);
    await expect(out).toMatchFileSnapshot('golden/mistake.en.txt');
  });

  it('gives the outcome as JSON', async () => {
    const cwd = folderWith({ ...good, 'p/tests/b.yaml': wrong });
    const { code, out } = await heng(['test', '.', '--format', 'json'], { cwd });
    const report: Json = JSON.parse(out);
    expect(code).toBe(1);
    expect(report.summary).toEqual({ policies: 1, examples: 2, passed: 1, failed: 1 });
    const [a, b] = report.policies[0]?.examples ?? [];
    expect(a).toMatchObject({ name: '一例', file: 'p/tests/a.yaml', status: 'passed', differences: [] });
    expect(b).toMatchObject({
      status: 'failed',
      differences: [
        { of: '月度考核', key: '甲园', period: '2023-06', column: '总分', line: 20, expected: 103.7, got: 103.8 },
        { of: '月度考核', key: '乙园', period: '2023-06', column: '总分', line: 21, expected: 94, got: 94.5 },
      ],
    });
  });

  it('writes JUnit that is well-formed and has its shape', async () => {
    const broken = example('    月度考核: { 单位: 甲\u0007圆, 总分: 1 }\n').replace('单位: 甲\u0007圆', '"单位": "甲\\u0007圆"');
    const cwd = folderWith({
      ...good,
      'p/tests/b.yaml': wrong,
      'p/tests/c.yaml': broken,
      'p/tests/d.yaml': '- 例: [',
      'q/q.heng': policy.replace('试点考核', '另一份'),
    });
    const { code } = await heng(['test', '.', '--report', 'junit=r.xml'], { cwd });
    expect(code).toBe(1);
    const root = parseXml(readFileSync(join(cwd, 'r.xml'), 'utf8'));
    expect({ name: root.name, attributes: root.attributes }).toEqual({
      name: 'testsuites',
      attributes: { name: 'heng', tests: '4', failures: '2', errors: '1' },
    });
    expect(
      root.children.map(({ name, attributes }) => [
        name,
        attributes['name'],
        attributes['tests'],
        attributes['failures'],
        attributes['errors'],
        attributes['skipped'],
      ]),
    ).toEqual([
      ['testsuite', '试点考核', '4', '2', '1', '0'],
      ['testsuite', '另一份', '0', '0', '0', '0'],
    ]);
    for (const suite of root.children) checkSuite(suite);
    const failures = root.children.flatMap(({ children }) => children).flatMap(({ children }) => children);
    expect(failures.map(({ name }) => name).toSorted()).toEqual(['error', 'failure', 'failure']);
    expect(root.children[0]?.children.some(({ attributes }) => attributes['name'] === '总分 < "&" 2')).toBe(true);
  });

  it('is the same from run to run', async () => {
    const cwd = folderWith({ ...good, 'p/tests/b.yaml': wrong });
    for (const format of ['pretty', 'json', 'junit']) {
      const args = ['test', '.', '--format', format, '--coverage', '--mutate'];
      expect((await heng(args, { cwd })).out).toBe((await heng(args, { cwd })).out);
    }
  });

  it('takes the policy’s own data', async () => {
    const own = `- 例: 自己的数据\n  期间: 2023-06\n  给定: data\n  应得:\n    月度考核: { 单位: 甲园, 奖励: 1 }\n`;
    const data = { 'p/data/单位.csv': '单位,类别\n甲园,园区\n', 'p/data/奖惩.csv': '单位,日期,事由\n甲园,2023-06-01,市级\n' };
    expect(await heng(['test', 'p'], { cwd: folderWith({ ...good, ...data, 'p/tests/b.yaml': own }) })).toMatchObject({ code: 0 });
    expect(await heng(['test', 'p'], { cwd: folderWith({ ...good, 'p/tests/b.yaml': own }) })).toMatchObject({ code: 2 });
  });

  it('runs one file of examples', async () => {
    const cwd = folderWith({ ...good, 'p/tests/b.yaml': wrong });
    expect(await heng(['test', 'p/tests/a.yaml'], { cwd })).toMatchObject({ code: 0 });
    expect(await heng(['test', 'p/tests/b.yaml'], { cwd })).toMatchObject({ code: 1 });
    expect(await heng(['test', 'p/p.heng'], { cwd })).toMatchObject({ code: 1 });
  });

  it('says where there are no examples', async () => {
    const none = folderWith({ 'p/p.heng': policy, 'q/q.heng': policy, 'q/tests/a.yaml': example(figures) });
    expect(await heng(['test', 'p'], { cwd: none })).toMatchObject({ code: 2, err: expect.stringContaining('no examples') });
    const { code, out } = await heng(['test', '.'], { cwd: none });
    expect(code).toBe(0);
    expect(out).toContain('p  no examples');
    expect(await heng(['test', 'nowhere'], { cwd: none })).toMatchObject({ code: 2 });
  });

  it('does not run the examples of a policy with errors', async () => {
    const cwd = folderWith({ ...good, 'p/p.heng': policy.replace('基础分 ×', '基础粉 ×') });
    const { code, out } = await heng(['test', '.'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('unknown-name');
    expect(out).toContain('were not run');
  });

  it('names what no example tried, and what none noticed', async () => {
    const cwd = folderWith(good);
    const { code, out } = await heng(['test', '.', '--coverage', '--mutate', '--lang', 'zh'], { cwd });
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot('golden/coverage.zh.txt');
  });

  it('changes nothing on trial while examples fail', async () => {
    const { code, out } = await heng(['test', '.', '--mutate'], { cwd: folderWith({ ...good, 'p/tests/b.yaml': wrong }) });
    expect(code).toBe(1);
    expect(out).toContain('no changes were tried');
  });
});

/** As the JUnit schema of CI servers has it: attributes that must be there, counts that agree, one child at most. */
function checkSuite({ attributes, children }: Element): void {
  expect(children).toHaveLength(Number(attributes['tests']));
  const named = (name: string): number => children.filter((one) => one.children.some((child) => child.name === name)).length;
  expect([named('failure'), named('error')]).toEqual([Number(attributes['failures']), Number(attributes['errors'])]);
  for (const one of children) {
    expect(one.name).toBe('testcase');
    expect(Object.keys(one.attributes)).toEqual(expect.arrayContaining(['name', 'classname', 'file']));
    expect(one.children.length).toBeLessThanOrEqual(1);
    for (const child of one.children) expect(Object.keys(child.attributes).toSorted()).toEqual(['message', 'type']);
  }
}
