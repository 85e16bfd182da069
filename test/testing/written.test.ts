import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../../engine/testing/index.ts';
import { compiled } from './support.ts';

/** A policy with the rules in question, in an assessment of units. */
function changes(rules: string, fields = ''): readonly string[] {
  const { plan, writing } = compiled(`办法 试 {
  年度 2023
  满分 100
  缺失 报错
}
对象 单位 {
  数 : 分 0 .. 100
${fields}
}
考核 年 于 单位 每年 {
${rules}
}
`);
  return mutantsOf(plan, writing)
    .filter(({ at }) => at.line > 7 + fields.split('\n').length)
    .map(({ kind, at, to }) => `${kind} ${at.text} → ${to}`);
}

describe('what a drafter wrote', () => {
  it('in units of another scale: one unit of what is written', () => {
    expect(changes('  定义 大额 = 额 > 500万元', '  额 : 数(亿元)')).toEqual(['comparison 额 > 500万元 → ≥', 'constant 500万元 → 501万元']);
  });

  it('as weights: numbers, quotients, shares of a group; not the sums that the compiler makes', () => {
    const rules = `  指标 甲 得分 = 数
  指标 乙 得分 = 数
  指标 丙 得分 = 数
  体系 基础分 {
    一组 { 甲 100/3
    乙 200/3 − 50 }
    二组 50 { 丙 100% }
  }`;
    expect(changes(rules.replace(' − 50', ' - 50').replace('乙 200/3 - 50', '乙 50/3'))).toEqual([
      'constant 100/3 → 10003/300',
      'constant 50/3 → 5003/300',
      'constant 50 → 51',
      'constant 100% → 101%',
    ]);
  });

  it('as an own rounding, in a parenthesis or at the end', () => {
    expect(changes('  定义 甲 = (数 ÷ 3 保留 1 位 四舍五入) × 2\n  定义 乙 = 数 ÷ 7 保留 3 位 去尾')).toEqual(
      [
        'mode 保留 1 位 四舍五入 → floor',
        'places 保留 1 位 四舍五入 → 2',
        'constant 3 → 4',
        'constant 2 → 3',
        'constant 7 → 8',
        'mode 保留 3 位 去尾 → ceil',
        'places 保留 3 位 去尾 → 4',
      ].toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
  });

  it('as the length of a streak, and as a range', () => {
    expect(changes('  定义 良 = 数 在 60分 .. 80分\n  运用 约谈 当 连续(良, 3)')).toEqual([
      'comparison 数 在 60分 .. 80分 → >',
      'comparison 数 在 60分 .. 80 → <',
      'constant 60分 → 61分',
      'constant 80分 → 81分',
      'constant 3 → 4',
    ]);
  });

  it('as tiers', () => {
    const tiers = changes('  定义 奖 = 累进 数 { 前 10: 0.5; 其次 20: 0.8; 此后 每 10: 1 }');
    expect(tiers).toEqual(
      expect.arrayContaining(['constant 10 → 11', 'constant 20 → 21', 'constant 0.5 → 0.6', 'constant 0.8 → 0.9', 'constant 1 → 2']),
    );
  });

  it('in an aggregate, apart from the formula around it', () => {
    expect(changes('  定义 多 = 计数(单位 当 数 > 5分 全体) × 5')).toEqual([
      'comparison 数 > 5分 → ≥',
      'constant 5分 → 6分',
      'constant 5 → 6',
    ]);
  });

  it('is nothing where a bound, a guard or a default is the language’s own', () => {
    expect(changes('  指标 甲 得分率 = 数 ÷ 100分\n  体系 基础分 { 甲 100 }')).toEqual(['constant 100分 → 101分', 'constant 100 → 101']);
  });
});

/** In the order of the text. */
const order = [
  'constant 3 → 4',
  'mode 保留 1 位 四舍五入 → floor',
  'places 保留 1 位 四舍五入 → 2',
  'constant 2 → 3',
  'constant 7 → 8',
  'mode 保留 3 位 去尾 → ceil',
  'places 保留 3 位 去尾 → 4',
];
