import { describe, expect, it } from 'vitest';
import { testingCatalogue } from '../../engine/diagnostics/testing.ts';
import { passes, readExamples } from '../../engine/testing/index.ts';
import { example, figures } from './policy.ts';
import { compiled, places, ran } from './support.ts';

const { plan } = compiled();

/** What is wrong with an example: reading it and preparing it. */
function problems(text: string): readonly string[] {
  const read = readExamples('tests/a.yaml', text);
  if (read.findings.length > 0) return places(read.findings, text);
  return places(
    ran(plan, text).flatMap((result) => result.problems),
    text,
  );
}

/** `column expected≠got` of each difference. */
function differences(text: string): readonly unknown[] {
  return ran(plan, text).flatMap((result) => {
    expect(result.problems).toEqual([]);
    return result.differences.map(({ key, column, got }) => [key, column, got]);
  });
}

describe('an example', () => {
  it('passes where every figure is exactly what is expected', () => {
    const [result] = ran(plan, example(figures));
    expect(result?.problems).toEqual([]);
    expect(result?.differences).toEqual([]);
    expect(result && passes(result)).toBe(true);
  });

  it('takes English keys and words', () => {
    const text = `- example: one
  note: arithmetic
  period: 2023-06
  as_of: 2023-06-30
  given:
    单位: [{ 单位: 甲园, 类别: 园区 }]
    单位.monthly: [{ 单位: 甲园, period: 2023-06, 收入进度: 100% }]
  expect:
    月度考核: { 单位: 甲园, 收入: 70, 收入.rate: 100%, 收入.weight: 70, 安全: no, 产值: missing, 名次: missing }
`;
    expect(differences(text)).toEqual([]);
  });

  it('compares without floats: a third is a third, and 0.1 + 0.2 is 0.3', () => {
    expect(differences(example('    月度考核: { 单位: 乙园, 产值.得分率: 0.666666666666666666666666667 }\n'))).toEqual([
      ['乙园', '产值.得分率', { n: 2n, d: 3n }],
    ]);
    expect(differences(example('    月度考核: { 单位: 乙园, 产值.得分率: 66.666666666666667% }\n'))).toHaveLength(1);
    expect(differences(example('    月度考核: { 单位: 乙园, 总分: 94.5000000000000000000000001 }\n'))).toHaveLength(1);
  });

  it('tells blanks apart, and a value from a blank', () => {
    const bare = `- 例: 空
  期间: 2023-06
  截止日: 2023-05-31
  给定:
    单位: [{ 单位: 甲园, 类别: 园区 }]
    单位.每月: [{ 单位: 甲园, 期间: 2023-06, 事故: 不适用 }]
  应得:
    单位:
      - { 单位: 甲园, 备案日: 不适用, 按时: 不适用 }
    月度考核:
      - { 单位: 甲园, 收入: WORD, 月度等次: 未到期 }
`;
    expect(differences(bare.replace('WORD', '未到期'))).toEqual([]);
    for (const word of ['缺失', '免考', '未定', '0']) expect(differences(bare.replace('WORD', word))).toHaveLength(1);
  });

  it('knows definitions, requirements and fields of a table, dates and conditions', () => {
    const given = example('    单位:\n      - { 单位: 甲园, 备案日: 2023-04-01, 按时: 否, 目标合理: 是, 类别: 园区, 产值目标: 0.06 }\n');
    expect(differences(given.replace('类别: 园区 }', '类别: 园区, 备案日: 2023/4/1 }'))).toEqual([]);
  });

  it('computes the whole year where it names no period, and then asks which month is meant', () => {
    const text = example(figures).replace('  期间: 2023-06\n', '');
    // One for each row that does not say; the other row does, and its month is there.
    expect(problems(text)).toEqual(['test-period-open 18 产值']);
    expect(differences(example('    单位: { 单位: 甲园, 产值目标: 6% }\n').replace('  期间: 2023-06\n', ''))).toEqual([]);
  });

  it('reads ledgers, single tables and lists through aliases', () => {
    const text = `- 例: 甲
  期间: 2023-06
  给定: &given
    新区.每月: { 期间: 2023-06, 增速: 12% }
    单位: [{ 单位: 甲园, 类别: 园区 }]
    奖惩:
      - { 单位: 甲园, 日期: 2023-06-02, 事由: 国家级 }
      - { 单位: 甲园, 日期: 2023-07-01, 事由: 国家级 }
      - { 单位: 甲园, 日期: 2023-06-30, 事由: 市级 }
  应得:
    新区: { 期间: 2023-06, 增速: 12% }
    奖惩: [{ 奖惩: 3, 分值: 1 }]
    月度考核: [{ 单位: 甲园, 奖励: 4, 系数值: 1.1 }]
- 例: 乙
  期间: 2023-06
  给定: *given
  应得:
    月度考核: [{ 单位: 甲园, 奖励: 4 }]
`;
    expect(differences(text)).toEqual([]);
  });
});

describe('findings', () => {
  it('are not looked at where the example does not name them', () => {
    const [result] = ran(plan, example('    月度考核: { 单位: 甲园, 收入: 60 }\n').replaceAll('产值目标: 6%', '产值目标: 4%'));
    expect(result && passes(result)).toBe(true);
  });

  it('are compared by their codes', () => {
    const low = example(figures)
      .replaceAll('产值目标: 6%', '产值目标: 4%')
      .replace(/ {2}应得:[^]*/, '');
    const codes = (text: string): readonly string[] =>
      ran(plan, text).flatMap((one) => [...one.problems, ...one.findings].map(({ code, params }) => `${code} ${String(params['name'])}`));
    expect(codes(`${low}  发现: [requirement-broken]\n`)).toEqual([]);
    expect(codes(`${low}  发现: [requirement-broken, alert]\n`)).toEqual(['test-finding-absent alert']);
    expect(codes(`${low}  发现: []\n`)).toEqual([
      'test-finding-unexpected requirement-broken',
      'test-finding-unexpected requirement-broken',
    ]);
    expect(codes(`${low}  发现: requirement-brocken\n`)).toEqual(['test-unknown-code requirement-brocken']);
  });

  it('may be those of wrong data', () => {
    const wrong = example(figures)
      .replace('产值目标: 6%', '产值目标: 90%')
      .replace(/ {2}应得:[^]*/, '');
    expect(problems(`${wrong}  发现: []\n`)).toEqual(['out-of-range 8']);
    expect(problems(`${wrong}  发现: [out-of-range]\n`)).toEqual([]);
  });
});

describe('mistakes in an example', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['an unknown assessment', example('    月度考合: { 单位: 甲园, 总分: 1 }\n'), ['test-unknown-assessment 18 月度考合']],
    ['an unknown column', example('    月度考核: { 单位: 甲园, 总份: 1 }\n'), ['test-unknown-column 18 总份']],
    ['a rate of what has none', example('    月度考核: { 单位: 甲园, 总分.得分率: 1 }\n'), ['test-unknown-column 18 总分.得分率']],
    ['an unknown row', example('    月度考核: { 单位: 甲圆, 总分: 1 }\n'), ['test-unknown-row 18 甲圆']],
    ['a row without its name', example('    月度考核: { 总分: 1 }\n'), ['test-row-open 18 { 总分: 1 }']],
    ['text in a column of numbers', example('    月度考核: { 单位: 甲园, 总分: 优秀 }\n'), ['test-bad-value 18 优秀']],
    ['an unknown option', example('    月度考核: { 单位: 甲园, 月度等次: 优透 }\n'), ['test-bad-value 18 优透']],
    ['a value that is not written', example('    月度考核: { 单位: 甲园, 总分: }\n'), ['test-bad-value 18 总分']],
    ['a period beyond the example', example('    月度考核: { 单位: 甲园, 期间: 2023-07, 总分: 1 }\n'), ['test-period-outside 18 总分']],
    ['a period of another grain', example('    月度考核: { 单位: 甲园, 期间: 2023, 总分: 1 }\n'), ['test-period-outside 18 总分']],
    ['a period of another year', example('    月度考核: { 单位: 甲园, 期间: 2022-06, 总分: 1 }\n'), ['test-bad-period 18 2022-06']],
    ['a wrong horizon', example(figures).replace('2023-06\n', '2023-13\n'), ['test-bad-period 2 2023-13']],
    ['a wrong date', example(figures, '  截止日: 2023-02-30\n'), ['test-bad-date 17 2023-02-30']],
    ['a misspelt column given', example(figures).replaceAll('产值增速: ', '产值增数: '), ['misspelt-column']],
    ['text given for a number', example(figures).replace('收入进度: 80%', '收入进度: 八成'), ['not-a-number 11']],
    ['a table given that there is not', example(figures).replace('    奖惩:', '    督办:'), ['unused-table']],
    [
      'a row given twice',
      example(figures).replace('单位: 乙园, 类别', '单位: 甲园, 类别'),
      ['duplicate-key 6', 'unknown-key 9', 'unknown-key 12'],
    ],
    ['an unknown key', example(figures).replace('  期间', '  期限'), ['test-unknown-key 2 期限']],
    ['no name', example(figures).replace('- 例: 一例\n ', '-'), ['test-missing-key 1 期间']],
    ['nothing expected', '- 例: 一\n  给定: {}\n', ['test-missing-key 1 一']],
    ['nothing given', '- 例: 一\n  应得: {}\n', ['test-missing-key 1 一']],
    ['no list', '例: 一\n', ['test-wrong-shape 1 例: 一\n']],
    ['rows that are none', '- 例: 一\n  给定:\n    单位: 甲园\n  应得: {}\n', ['test-wrong-shape 3 单位']],
    ['no YAML', '- 例: [\n', ['test-bad-yaml 2 ']],
    ['a key twice', '- 例: 一\n  例: 二\n', ['test-bad-yaml 2 例']],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('are all of them shown here', () => {
    const codes = cases
      .flatMap(([, , expected]) => expected.map((one) => one.split(' ')[0] ?? ''))
      .filter((code) => code.startsWith('test-'));
    // The three about findings are shown above.
    const known = [...codes, 'test-finding-absent', 'test-finding-unexpected', 'test-unknown-code', 'test-period-open'];
    expect(new Set(known)).toEqual(new Set(Object.keys(testingCatalogue)));
  });

  it('has a near name for each', () => {
    const suggestion = (expect: string): unknown => ran(plan, example(expect))[0]?.problems[0]?.params['suggestion'];
    expect(suggestion('    月度考合: { 单位: 甲园, 总分: 1 }\n')).toBe('月度考核');
    expect(suggestion('    月度考核: { 单位: 甲园, 系数直: 1 }\n')).toBe('系数值');
    expect(suggestion('    月度考核: { 单位: 甲院, 总分: 1 }\n')).toBe('甲园');
    expect(suggestion('    月度考核: { 单位: 甲园, 月度等次: 优透 }\n')).toBe('优秀');
  });

  it('an empty file has no examples', () => {
    expect(readExamples('a.yaml', '# nothing\n')).toEqual({ examples: [], findings: [] });
  });
});
