import { describe, expect, it } from 'vitest';
import { ruleChanges } from '../../engine/index.ts';
import { planOf, said } from './compare.ts';
import { edited, policy } from './policy.ts';

const changes = (...pairs: readonly (readonly [string, string])[]): readonly string[] =>
  said(ruleChanges(planOf(policy), planOf(edited(...pairs))));

describe('changes of the rules, in the words of the field', () => {
  it('finds none where only the layout, a comment or the spelling is another', () => {
    expect(changes(['计分 总分 = 基础 + 加项', '// 次序\n\n  total   总分  =  基础  +  加项'])).toEqual([]);
  });

  it('tells a weight by its track', () => {
    expect(changes(['甲项 8 | 10', '甲项 10 | 10'], ['乙项 12 | 10', '乙项 10 | 10'])).toEqual([
      '考核.甲项 changed: weight (乡镇) 8 → 10',
      '考核.乙项 changed: weight (乡镇) 12 → 10',
    ]);
  });

  it.each([
    ['a cap lowered', ['封顶 5', '封顶 4'], '考核.加项 changed: cap 5 → 4'],
    ['a cap taken away', ['= 加 封顶 5', '= 加'], '考核.加项 changed: cap 5 → none'],
    ['a cap of a rate', ['封顶 100%', '封顶 110%'], '考核.甲项 changed: cap 100% → 110%'],
    ['a floor added', ['= 基础 + 加项', '= 基础 + 加项 保底 1'], '考核.总分 changed: floor none → 1'],
    ['a threshold', ['总分 ≥ 12', '总分 ≥ 13'], '考核.等次 changed: threshold (总分) 12 → 13'],
    ['a quota', ['至多 50%', '至多 34%'], '考核.等次 changed: 优秀 at most 50% down → 34% down'],
    ['the rounding of a quota', ['向下取整', '四舍五入'], '考核.等次 changed: 优秀 at most 50% down → 50% half up'],
    ['ties of a grade', ['并列 不入', '并列 全入'], '考核.等次 changed: 优秀 ties none → all'],
    ['ties of a rank', ['同名次', '不跳号'], '考核.名次 changed: ties same rank → dense rank'],
    [
      'a rounding',
      ['计分 总分 = 基础 + 加项', '计分 总分 = 基础 + 加项 保留 1 位 四舍五入'],
      '考核.总分 changed: rounding 2 places half up → 1 places half up',
    ],
    ['a factor', ['= 基础 + 加项', '= 基础 + 加项 × 2'], '考核.总分 changed: formula 基础 + 加项 → 基础 + 加项 × 2'],
    ['a range of the data', ['甲率 : 百分比 0% .. 200%', '甲率 : 百分比 0% .. 150%'], '单位.甲率 changed: range 0% .. 200% → 0% .. 150%'],
  ] as const)('tells %s', (_, pair, expected) => {
    expect(changes(pair)).toEqual([expected]);
  });

  it('tells a constant and a requirement', () => {
    const constant = (value: string): string => `定义 系数值 = ${value}\n${policy.replace('= 基础 + 加项', '= 基础 + 加项 × 系数值')}`;
    expect(said(ruleChanges(planOf(constant('2')), planOf(constant('3'))))).toEqual(['$policy.系数值 changed: number 2 → 3']);
    expect(changes(['  否决 出事', '  要求 有分 : 总分 > 0   "总分须大于零"\n  否决 出事'])).toEqual(['考核.有分 added']);
  });

  it('compares with last year: the year itself is no change', () => {
    expect(changes(['年度 2023', '年度 2024'])).toEqual([]);
  });

  it('tells an indicator that is new, with its weights, and how many there are', () => {
    const head = edited(['指标 乙项', '指标 丙项 得分率 = 乙率\n  指标 乙项'], ['乙项 12 | 10', '乙项 7 | 10\n    丙项 5 | -']);
    const rules = ruleChanges(planOf(policy), planOf(head));
    expect(said(rules)).toEqual(['考核.丙项 added: weight (乡镇) none → 5', '考核.乙项 changed: weight (乡镇) 12 → 7']);
    expect(rules.indicators).toEqual({ before: 2, after: 3 });
  });

  it('knows a renamed column by @原名, wherever it is read', () => {
    const head = edited(
      ['指标 甲项', '@原名("甲项")\n  指标 新项'],
      ['甲项 8 | 10', '新项 8 | 10'],
      ['甲率 : ', '@原名("甲率")\n  新率 : '],
      ['= 甲率', '= 新率'],
    );
    expect(said(ruleChanges(planOf(policy), planOf(head)))).toEqual(['单位.新率 changed: was 甲率', '考核.新项 changed: was 甲项']);
  });

  it('tells a renamed indicator without @原名 as one gone and one new', () => {
    expect(changes(['指标 甲项', '指标 新项'], ['甲项 8 | 10', '新项 8 | 10'])).toEqual([
      '考核.新项 added: weight (乡镇) none → 8; weight (部门) none → 10',
      '考核.甲项 removed: weight (乡镇) 8 → none; weight (部门) 10 → none',
    ]);
  });

  it('tells a veto that is new, and what it does', () => {
    const [effect, veto] = changes(['  否决 出事', '  否决 失分 当 总分 < 5 则 等次 = 一般\n  否决 出事']);
    expect([effect, veto]).toEqual(['考核.等次 changed: effect of "失分" none → set to 一般', '考核.失分 added']);
  });

  it('takes the split of a track for one change of tracks, weights and groups', () => {
    const head = edited(
      ['选项(乡镇、部门)', '选项(乡镇、街道、部门)'],
      ['乡镇 | 部门', '乡镇 | 街道 | 部门'],
      ['甲项 8 | 10', '甲项 8 | 9 | 10'],
      ['乙项 12 | 10', '乙项 12 | 11 | 10'],
    );
    const rules = ruleChanges(planOf(policy), planOf(head));
    expect(said(rules)).toEqual([
      '单位.类别 changed: tracks added 街道',
      '考核.甲项 changed: weight (街道) none → 9',
      '考核.乙项 changed: weight (街道) none → 11',
    ]);
    expect(new Set(rules.changes.map(({ unit }) => unit)).size).toBe(1);
  });
});
