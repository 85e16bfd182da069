import { describe, expect, it } from 'vitest';
import { createProgram } from '../../dsl/index.ts';
import { head } from '../support/policy.ts';

/** The range that the compiler gives a column, as text. */
function rangeOf(id: string, body: string, fields = 'x : 百分比 0% .. 150% 每年; y : 百分比 0% .. 100% 每年; 类别 : 选项(甲、乙)'): string {
  const text = `${head}对象 单位 { ${fields} }\n考核 考评 于 单位 每年 {\n${body}\n}`;
  const { plan, diagnostics } = createProgram({ root: '办法.heng', files: new Map([['办法.heng', text]]) });
  const type = plan?.nodes.find((node) => node.id === id)?.type;
  if (type?.t !== 'num') throw new Error(JSON.stringify(diagnostics.map(({ code }) => code)));
  return type.range ? `${type.range.min} .. ${type.range.max}` : 'open';
}

describe('what a score can be, by declared ranges', () => {
  it('rates are held in 0 .. 1; a cap of its own lifts that', () => {
    expect(rangeOf('考评.分', '指标 甲项 得分率 = x\n指标 乙项 得分率 = y\n体系 分 { 甲项 60; 乙项 40 }')).toBe('0 .. 100');
    // 60 × 1.2 + 40
    expect(rangeOf('考评.分', '指标 甲项 得分率 = x 封顶 120%\n指标 乙项 得分率 = y\n体系 分 { 甲项 60; 乙项 40 }')).toBe('0 .. 112');
  });
  it('with 折算 the best rate may come to stand for the whole', () => {
    expect(rangeOf('考评.分', '指标 甲项 得分率 = x 封顶 120%\n指标 乙项 得分率 = y 不适用 折算\n体系 分 { 甲项 60; 乙项 40 }')).toBe(
      '0 .. 120',
    );
  });
  it('is taken track by track', () => {
    // 甲: 100 × 1.2; 乙: 20 × 1.2 + 80
    expect(
      rangeOf(
        '考评.分',
        '赛道 按 类别\n指标 甲项 得分率 = x 封顶 120%\n指标 乙项 得分率 = y\n体系 分 甲 | 乙 {\n 甲项 100 | 20\n 乙项 - | 80\n}',
      ),
    ).toBe('0 .. 120');
  });
  it('points may fall below zero or beyond the weight only where the policy lifts the bounds', () => {
    expect(rangeOf('考评.甲项', '指标 甲项 得分 = 满分 − (x ÷ 1% × 1分)\n体系 分 { 甲项 100 }')).toBe('0 .. 100');
    expect(rangeOf('考评.甲项', '指标 甲项 得分 = 满分 − (x ÷ 1% × 1分) 不限\n体系 分 { 甲项 100 }')).toBe('-50 .. 100');
  });
  it("earlier years are not bound by this year's ranges", () => {
    expect(rangeOf('考评.z', '定义 z = 同期(x)')).toBe('open');
  });
});
