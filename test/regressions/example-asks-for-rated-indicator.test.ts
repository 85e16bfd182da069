import { describe, expect, it } from 'vitest';
import { compiled, ran } from '../testing/support.ts';

/** 评分人: the score that is filled in and the indicator's points have one name; the name means the points. */
describe('an example that expects an indicator with a rater', () => {
  it('means its points, not the score that was given', () => {
    const { plan } = compiled(`办法 试 {
  年度 2023
  满分 100
  计分保留 2 位 四舍五入
  缺失 报错
}
对象 单位 { 名 : 文本 }
考核 年终 于 单位 每年 {
  指标 党建 定性 评分人 党办
  指标 其他 定量 得分 = 满分
  体系 得分 { 党建 10; 其他 90 }
}
`);
    // 10 × 92.5 ÷ 100 = 9.25
    const [result] = ran(
      plan,
      `- 例: 打分
  给定:
    单位: [ { 单位: 甲 } ]
    单位.每年: [ { 单位: 甲, 期间: 2023, 党建: 92.5 } ]
  应得:
    年终: [ { 单位: 甲, 党建: 9.25 } ]
`,
    );
    expect(result?.problems).toEqual([]);
    expect(result?.differences).toEqual([]);
  });
});
