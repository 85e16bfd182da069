import { describe, expect, it } from 'vitest';
import { codesOf, head, scorePolicy } from '../support/policy.ts';

const policy = `${head}
对象 单位 { 增量 : 数(亿元) 每年 }
考核 考评 于 单位 每年 {
  加分 分 = 累进 增量 { 前 10: 0.5; 其次 10: 0.2; 此后 每 10: 0.1 ÷ 档 } 封顶 8 保底 -8
  加分 有限 = 累进 增量 { 前 10: 0.5分 }
}`;

describe('累进', () => {
  const { column } = scorePolicy(policy, {
    单位: `单位\n 正\n 负\n 零\n 边\n 大`,
    '单位.每年': `单位,期间,增量\n 正,2023,25\n 负,2023,-35\n 零,2023,0\n 边,2023,20\n 大,2023,1000`,
  });
  it('pays each part at the rate of its tier; below zero it is mirrored; caps act on the whole', () => {
    expect(column('考评.分')).toEqual({
      正: '43/6', // 10×0.5 + 10×0.2 + 5×(0.1÷3) = 7 + 1/6
      负: '-179/24', // −(5 + 2 + 10×(0.1÷3) + 5×(0.1÷4)) = −(7 + 1/3 + 1/8)
      零: '0',
      边: '7', // 10×0.5 + 10×0.2: the third tier begins beyond 20
      大: '8', // capped
    });
  });
  it('pays nothing beyond the last row where there is no 此后', () => {
    expect(column('考评.有限')).toEqual({ 正: '5', 负: '-5', 零: '0', 边: '5', 大: '5' });
  });
  it('says where an amount is so large that it must be a mistake', () => {
    const { codes } = scorePolicy(policy, { 单位: '单位\n甲', '单位.每年': '单位,期间,增量\n甲,2023,99999999' });
    expect(codes).toEqual(['too-many-tiers']);
  });
  it('wants its rows in order, and widths above zero', () => {
    const of = (rows: string): readonly string[] =>
      codesOf(`${head}对象 单位 { 增量 : 数 每年 }\n考核 考评 于 单位 每年 { 加分 分 = 累进 增量 { ${rows} } }`);
    expect(of('其次 10: 1分; 前 10: 1分')).toEqual(['tiers-out-of-order']);
    expect(of('前 0: 1分')).toEqual(['bad-literal']);
    expect(of('前 增量: 1分')).toEqual(['bad-literal']);
  });
});
