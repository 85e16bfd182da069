import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../engine/testing/index.ts';
import { example, figures } from './policy.ts';
import { compiled, done, ran } from './support.ts';

const { plan, writing } = compiled();

function gaps(text: string): readonly string[] {
  return coverageOf(plan, done(ran(plan, text)), writing).gaps.map(({ kind, label, at, text: row }) =>
    `${kind} ${label} ${at.line} ${row}`.trim(),
  );
}

describe('coverage', () => {
  it('names what hangs under no asserted figure, and what never came about', () => {
    // 分值 takes the row 国家级; 9% takes the line between 8% and 10%. Both grades are given. Nobody asks for 按时.
    expect(gaps(example(figures))).toEqual([
      'rule 按时 22',
      'rule 目标合理 23',
      'case 分值 29 省部级、市级: 1分',
      'case 系数值 44 ≥ 10% : 1.1',
      'case 系数值 46 其余 : 1',
      'true 安全 51',
      'true 进度 57',
    ]);
  });

  it('counts what an example does not assert, but an asserted figure hangs on', () => {
    expect(gaps(example('    月度考核: { 单位: 甲园, 月度等次: 优秀 }\n'))).toEqual(
      // The grade reads the total and the veto; not the rank, nor the alert.
      gaps(example(figures)).flatMap((gap) => (gap === 'true 进度 57' ? ['rule 名次 52', 'rule 进度 57'] : [gap])),
    );
  });

  it('counts conditions that findings show', () => {
    const broken = example(figures, '  发现: [requirement-broken]\n').replace(
      '单位: 乙园, 期间: 2023, 产值目标: 6%',
      '单位: 乙园, 期间: 2023, 产值目标: 4%',
    );
    expect(gaps(broken).filter((gap) => gap.includes('目标合理'))).toEqual([]);
  });

  it('is whole where examples show every rule and every row', () => {
    const more = (name: string, change: (text: string) => string, expected: string): string =>
      change(example(expected)).replace('一例', name);
    const all = [
      example(figures),
      more('低增速', (text) => text.replace('增速: 9% }\n    奖惩', '增速: 7% }\n    奖惩'), '    月度考核: { 单位: 甲园, 系数值: 1 }\n'),
      more(
        '高增速',
        (text) => text.replace('增速: 9% }\n    奖惩', '增速: 10% }\n    奖惩'),
        '    月度考核: { 单位: 甲园, 系数值: 1.1 }\n',
      ),
      more('市级', (text) => text.replace('事由: 国家级', '事由: 市级'), '    月度考核: { 单位: 甲园, 奖励: 1 }\n'),
      more(
        '事故',
        (text) => text.replace('收入进度: 80%', '收入进度: 80%, 事故: 1'),
        '    月度考核: { 单位: 甲园, 安全: 是, 月度等次: 一般 }\n',
      ),
      more('预警', (text) => text.replace('收入进度: 80%', '收入进度: 49%'), '    月度考核: { 单位: 甲园, 进度: 是 }\n'),
      more(
        '按时',
        (text) => text.replaceAll('类别: 园区', '类别: 园区, 备案日: 2023-03-31'),
        '    单位: { 单位: 甲园, 按时: 是, 目标合理: 是 }\n',
      ),
      more('目标', (text) => text.replaceAll('产值目标: 6%', '产值目标: 4%'), '    单位: { 单位: 甲园, 目标合理: 否 }\n'),
    ].join('');
    const results = ran(plan, all);
    expect(results.flatMap(({ problems, differences }) => [...problems, ...differences])).toEqual([]);
    const coverage = coverageOf(plan, done(results), writing);
    expect(coverage.gaps).toEqual([]);
    expect(coverage.covered).toBe(coverage.total);
  });
});

describe('tables of options', () => {
  const { plan: options, writing: places } = compiled(`办法 试 {
  年度 2023
  满分 100
  缺失 报错
}
对象 单位 {
  级别 : 选项(甲级、乙级、丙级、丁级)
  定义 权 = 分档 级别 { 甲级: 2; 乙级: 2; 丙级、丁级: 1 }
  定义 评 = 分档 级别 { 甲级: 3; 其余: 不适用 }
}
考核 年 于 单位 每年 {
  指标 数 得分率 = 权 ÷ 2
  体系 基础分 { 数 100 }
  要求 不全满 : 每个 指标 占比(得分率 ≥ 100%) ≤ 50%   "满分的不超过一半"
}
`);

  const given = (level: string, expected: string): string =>
    `- 例: ${level}\n  给定:\n    单位: [{ 单位: 一, 级别: ${level} }]\n  应得:\n${expected}`;
  const cases = (text: string): readonly string[] =>
    coverageOf(options, done(ran(options, text)), places).gaps.map(({ kind, text: row, of, label }) =>
      kind === 'case' ? row : `${kind} ${of} ${label}`,
    );

  it('have the rows of the text: two rows of one value, and one row of two options', () => {
    expect(cases(given('乙级', '    单位: { 单位: 一, 权: 2, 评: 不适用 }\n    年: { 单位: 一, 基础分: 100 }\n'))).toEqual([
      '甲级: 2',
      '丙级、丁级: 1',
      'rule 单位 评',
      '甲级: 3',
      'rule 试 不全满（数）',
    ]);
  });

  it('a requirement on all rows is asked for by the name of the policy', () => {
    expect(
      cases(
        given('丁级', '    年: { 单位: 一, 基础分: 50 }\n    试: { 不全满（数）: 是 }\n') +
          given('甲级', '    单位: { 单位: 一, 权: 2, 评: 3 }\n    试: [{ 不全满（数）: 否 }]\n'),
      ),
    ).toEqual(['乙级: 2', '其余: 不适用']);
  });
});
