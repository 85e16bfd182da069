/** What a newcomer wrote who had the language reference alone. */

import { describe, expect, it } from 'vitest';
import { codesOf, head, scorePolicy } from '../support/policy.ts';

const quota = (atMost: string): string => `${head}
对象 单位 { 国奖 : 整数 0 .. 9; 定义 倍 = 15 + 3 }
对象 干部 属于 单位 { 成绩 : 分 0 .. 100 }
考核 考评 于 干部 每年 { 等次 等次 按 成绩 同 单位 { 优 当 成绩 ≥ 80 至多 ${atMost} 并列 不入; 良 其余 } }`;

describe('a quota', () => {
  it('may be capped where it stands', () => {
    // 6 officers a unit: 15 % + 3 % is 1.08, one seat; 15 % + 9 × 3 % would be 42 %, capped at 20 %: 1.2, one seat.
    const officers = ['甲', '乙'].flatMap((unit) => [90, 89, 88, 87, 86, 85].map((points, i) => `${unit}${i + 1},${unit},${points}`));
    const { column } = scorePolicy(quota('15% + 3% × 单位.国奖 封顶 20% 向下取整'), {
      单位: '单位,国奖\n甲,1\n乙,9',
      干部: `干部,单位,成绩\n${officers.join('\n')}`,
    });
    expect(
      Object.entries(column('考评.等次'))
        .filter(([, grade]) => grade === '优')
        .map(([key]) => key),
    ).toEqual(['甲1', '乙1']);
  });
  it('is not more than all, however it is written', () => {
    expect(codesOf(quota('单位.倍 向下取整'))).toEqual(['bad-literal']);
  });
});

const score = (formula: string): readonly string[] =>
  codesOf(`${head}
对象 单位 { 完成 : 百分比 0% .. 100% 缺失 不适用 }
考核 考评 于 单位 每年 { 指标 进度 ${formula}
体系 总分 { 进度 100 } }`);

describe('points off for each percentage point', () => {
  it('asks for the sign of a percentage in a difference', () => {
    expect(score('得分 = 满分 − (100 − 完成) ÷ 1% × 0.5分 不适用 折算')).toEqual(['percent-sign-missing']);
    expect(score('得分 = 满分 − (100% − 完成) ÷ 1% × 0.5分 不适用 折算')).toEqual([]);
    expect(score('得分率 = (1 − 完成) 不适用 折算')).toEqual([]);
  });
  it('knows nought in both spellings', () => {
    expect(score('rate = 完成 not_applicable 0 points')).toEqual([]);
    expect(score('rate = 完成 not_applicable 0')).toEqual([]);
    expect(score('得分率 = 完成 不适用 0分')).toEqual([]);
    expect(score('得分率 = 完成 不适用 1分')).toContain('unknown-word');
  });
});

describe('a range of which one end says nothing', () => {
  const of = (condition: string): readonly string[] =>
    codesOf(`${head}
对象 单位 { 增速 : 百分比 -20% .. 60% }
考核 考评 于 单位 每年 { 预警 提醒 当 ${condition} }`);
  it('is no condition that always holds', () => {
    expect(of('增速 在 -20% .. -10%')).toEqual([]);
    expect(of('增速 不在 -20% .. -10%')).toEqual([]);
    expect(of('增速 在 (10%, 80%)')).toEqual([]);
    expect(of('增速 在 70% .. 80%')).toContain('comparison-decided');
  });
});
