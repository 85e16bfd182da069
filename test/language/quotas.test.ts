import { describe, expect, it } from 'vitest';
import { codesOf, head, scorePolicy } from '../support/policy.ts';

const policy = (quota: string, more = ''): string => `${head}
对象 单位 { 国家奖 : 是否 缺失 不适用 }
对象 干部 属于 单位 { 得分项 : 分 0 .. 100 每年 }
${more}
考核 考评 于 干部 每年 {
  计分 总分 = 得分项
  等次 等次 按 总分 同 单位 { 优秀 当 总分 ≥ 60 至多 ${quota} 并列 不入; 称职 其余 }
}`;
const tables = (unit: string, scores: readonly number[]): Record<string, string> => ({
  单位: `单位,国家奖\n甲,${unit}`,
  干部: `干部,单位\n${scores.map((_, i) => `p${i},甲`).join('\n')}`,
  '干部.每年': `干部,期间,得分项\n${scores.map((score, i) => `p${i},2023,${score}`).join('\n')}`,
});
const scores = Array.from({ length: 13 }, (_, i) => 99 - i);
const excellent = (quota: string, unit = '否', more = '', given = scores): number =>
  Object.values(scorePolicy(policy(quota, more), tables(unit, given)).column('考评.等次')).filter((grade) => grade === '优秀').length;

describe('quotas', () => {
  it('are rounded by the way they state', () => {
    // 13 × 15 % = 1.95; 13 × 50 % = 6.5
    expect(['向下取整', '四舍五入', '进一'].map((way) => excellent(`15% ${way}`))).toEqual([1, 2, 2]);
    expect(['四舍五入', '五成双', '去尾'].map((way) => excellent(`50% ${way}`))).toEqual([7, 6, 6]);
    expect(excellent('3 名')).toBe(3);
  });
  it('by expression: 15 %, three points more for a national award, never over 20 %, rounded down', () => {
    const more = `考核 单位考评 于 单位 每年 { 定义 优秀比例 = 判定 { 当 国家奖: 15% + 3%; 其余: 15% } 封顶 20% }`;
    // 13 × 15 % = 1.95 → 1; 13 × 18 % = 2.34 → 2
    expect(excellent('单位.单位考评.优秀比例 向下取整', '否', more)).toBe(1);
    expect(excellent('单位.单位考评.优秀比例 向下取整', '是', more)).toBe(2);
  });
  it('by a computed number of seats', () => {
    // 13 × 70 % = 9.1
    expect(excellent('计数(干部 同 单位) × 70% 名 向下取整')).toBe(9);
  });
  it('must be the same for all of a group', () => {
    expect(codesOf(policy('得分项 ÷ 100分 向下取整'))).toContain('quota-not-constant');
  });
  it('a tie at the edge: nobody enters, and nobody below moves in', () => {
    // Two seats (15 % of 13, rounded half up), three share the first place.
    expect(excellent('15% 四舍五入', '否', '', [99, 99, 99, ...scores.slice(3)])).toBe(0);
  });
});
