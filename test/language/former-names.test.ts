import { describe, expect, it } from 'vitest';
import { head, scorePolicy } from '../support/policy.ts';

describe('@原名', () => {
  it('lets a renamed column find its history', () => {
    const policy = (note: string): string => `${head}
对象 单位 { 得分项 : 分 0 .. 100 每年 }
考核 考评 于 单位 每年 {
  ${note}
  计分 综合得分 = 得分项
  定义 增长 = 综合得分 − 上期(综合得分)
}`;
    const tables = { 单位: '单位\n甲', '单位.每年': '单位,期间,得分项\n甲,2023,90', 历史: '列,键,期间,值\n考评.总分,甲,2022,85' };
    expect(scorePolicy(policy('@原名(总分)'), tables).column('考评.增长')).toEqual({ 甲: '5' });
    expect(scorePolicy(policy('@原名("考评.总分")'), tables).column('考评.增长')).toEqual({ 甲: '5' });
    expect(scorePolicy(policy(''), tables).column('考评.增长')).toEqual({ 甲: '(missing)' });
  });
});
