import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../engine/testing/index.ts';
import { compiled, done, ran } from '../testing/support.ts';

/** `其余: 不适用` was never counted as tried, since the figure itself is a blank. */
describe('coverage of a row whose value is 不适用', () => {
  const { plan, writing } = compiled(`办法 试 {
  年度 2023
  满分 100
  缺失 报错
}
对象 单位 {
  计划 : 数 0 .. 9
  完成 : 数 0 .. 9
  定义 完成比 = 判定 {
    当 计划 > 0 : 完成 ÷ 计划
    其余        : 不适用
  }
}
`);
  const gaps = (plan_: string, expected: string): readonly string[] => {
    const results = ran(
      plan,
      `- 例: 一
  给定: { 单位: [ { 单位: 甲, 计划: ${plan_}, 完成: 1 } ] }
  应得: { 单位: [ { 单位: 甲, 完成比: ${expected} } ] }
`,
    );
    return coverageOf(plan, done(results), writing).gaps.map(({ kind, text }) => `${kind} ${text}`);
  };

  it('counts where it was chosen, and only there', () => {
    expect(gaps('0', '不适用')).toEqual(['rule ', 'case 当 计划 > 0 : 完成 ÷ 计划']);
    expect(gaps('1', '1')).toEqual(['case 其余 : 不适用']);
  });
});
