import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../engine/testing/index.ts';
import { example, figures } from './policy.ts';
import { compiled, done, ran } from './support.ts';

const { plan, writing } = compiled();

function gaps(text: string): readonly string[] {
  return coverageOf(plan, done(ran(plan, text)), writing).gaps.map(({ kind, label, at, text: row }) => `${kind} ${label} ${at.line} ${row}`.trim());
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
    const broken = example(figures, '  发现: [requirement-broken]\n').replace('单位: 乙园, 期间: 2023, 产值目标: 6%', '单位: 乙园, 期间: 2023, 产值目标: 4%');
    expect(gaps(broken).filter((gap) => gap.includes('目标合理'))).toEqual([]);
  });

  it('is whole where examples show every rule and every row', () => {
    const more = (name: string, change: (text: string) => string, expected: string): string => change(example(expected)).replace('一例', name);
    const all = [
      example(figures),
      more('低增速', (text) => text.replace('增速: 9% }\n    奖惩', '增速: 7% }\n    奖惩'), '    月度考核: { 单位: 甲园, 系数值: 1 }\n'),
      more('高增速', (text) => text.replace('增速: 9% }\n    奖惩', '增速: 10% }\n    奖惩'), '    月度考核: { 单位: 甲园, 系数值: 1.1 }\n'),
      more('市级', (text) => text.replace('事由: 国家级', '事由: 市级'), '    月度考核: { 单位: 甲园, 奖励: 1 }\n'),
      more('事故', (text) => text.replace('收入进度: 80%', '收入进度: 80%, 事故: 1'), '    月度考核: { 单位: 甲园, 安全: 是, 月度等次: 一般 }\n'),
      more('预警', (text) => text.replace('收入进度: 80%', '收入进度: 49%'), '    月度考核: { 单位: 甲园, 进度: 是 }\n'),
      more('按时', (text) => text.replaceAll('类别: 园区', '类别: 园区, 备案日: 2023-03-31'), '    单位: { 单位: 甲园, 按时: 是, 目标合理: 是 }\n'),
      more('目标', (text) => text.replaceAll('产值目标: 6%', '产值目标: 4%'), '    单位: { 单位: 甲园, 目标合理: 否 }\n'),
    ].join('');
    const results = ran(plan, all);
    expect(results.flatMap(({ problems, differences }) => [...problems, ...differences])).toEqual([]);
    const coverage = coverageOf(plan, done(results), writing);
    expect(coverage.gaps).toEqual([]);
    expect(coverage.covered).toBe(coverage.total);
  });
});
