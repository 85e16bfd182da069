/** Changes that do not leave the columns as they are: every Plan between must still be one. */

import { describe, expect, it } from 'vitest';
import { compareTexts, movesOf } from './compare.ts';
import { edited, policy, tables } from './policy.ts';

describe('impact of a change of structure', () => {
  it('counts an indicator that is new with its group, beside other changes', () => {
    const head = edited(
      ['指标 乙项', '指标 丙项 得分率 = 甲率\n  指标 乙项'],
      ['乙项 12 | 10', '乙项 7 | 10\n    丙项 5 | -'],
      ['封顶 5', '封顶 4'],
    );
    const { impact, units } = compareTexts(policy, head, tables);
    expect(units.map(({ owners }) => owners)).toEqual([['考核.丙项', '考核.基础'], ['考核.乙项'], ['考核.加项']]);
    // A: 丙项 comes, and with it the sum becomes 20 × Σ points ÷ Σ weights (部门 has no 丙项). B: 乙项 12 → 7. C: the cap.
    // 丁: none 1.6 + 9 = 10.6; A 20 × (1.6 + 9 + 1) ÷ 25 = 9.28; B 1.6 + 5.25 = 6.85; both 7.85. A ½ (−1.32 + 1), B ½ (−3.75 − 1.43).
    // 甲: 16; A 20 × 18.5 ÷ 25 = 14.8; B 11; both 13.5. A ½ (−1.2 + 2.5), B ½ (−5 − 1.3).
    // 乙: 14; A 20 × 19 ÷ 25 = 15.2; B 11.5; both 16.5. A ½ (1.2 + 5), B ½ (−2.5 + 1.3); C −1.
    expect(movesOf(impact, '考核.总分')).toEqual([
      '丁 10.6 → 7.85 (考核.丙项 -0.16, 考核.乙项 -2.59)',
      '乙 19 → 20.5 (考核.丙项 3.1, 考核.乙项 -0.6, 考核.加项 -1)',
      '甲 19 → 16.5 (考核.丙项 0.65, 考核.乙项 -3.15)',
    ]);
  });

  it('follows a track that is split', () => {
    const base = edited(
      ['选项(乡镇、部门)', '选项(乡镇、部门、街道)'],
      ['乡镇 | 部门', '乡镇 | 部门 | 街道'],
      ['甲项 8 | 10', '甲项 8 | 10 | 8'],
      ['乙项 12 | 10', '乙项 12 | 10 | 12'],
    );
    const rows = { ...tables, '单位.csv': '单位,类别\n甲,乡镇\n乙,乡镇\n丙,部门\n丁,街道\n戊,部门\n' };
    // 丁 alone in 街道: 50 % of one, down, is no seat; with 15 + 5: 3 + 3.75 = 6.75.
    const head = base.replace('8 | 10 | 8', '8 | 10 | 15').replace('12 | 10 | 12', '12 | 10 | 5');
    expect(movesOf(compareTexts(base, head, rows).impact, '考核.总分')).toEqual(['丁 10.6 → 6.75 (考核.甲项 1.4, 考核.乙项 -5.25)']);
    const { rules, impact } = compareTexts(policy, base, tables);
    expect(rules.changes[0]?.details).toEqual([{ kind: 'options', tracks: true, added: ['街道'], removed: [] }]);
    expect(impact.moves).toEqual([]);
  });

  it('takes columns that would read each other in a circle for one change', () => {
    const version = (first: string, second: string, value: string): string =>
      edited(['  计分 总分 = 基础 + 加项', `  定义 ${first} = 加\n  定义 ${second} = ${first} + ${value}\n  计分 总分 = 基础 + ${second}`]);
    const { units, impact } = compareTexts(version('左数', '右数', '1分'), version('右数', '左数', '2分'), tables);
    expect(units.map(({ owners }) => owners.length)).toEqual([2, 1]);
    // 甲 16 + 3 + 1 → 16 + 3 + 2.
    const [move] = impact.moves.filter(({ key, label }) => key === '甲' && label === '总分');
    expect(move?.parts?.reduce((sum, { amount }) => sum + Number(amount.n) / Number(amount.d), 0)).toBe(1);
  });

  it('reads a renamed field of the data under its new heading, on both sides', () => {
    const head = edited(['加 : 分', '@原名("加")\n  奖 : 分'], ['= 加 封顶 5', '= 奖 封顶 6']);
    const renamed = { ...tables, '单位.每年.csv': (tables['单位.每年.csv'] ?? '').replace(',加,', ',奖,') };
    expect(movesOf(compareTexts(policy, head, renamed).impact, '考核.总分')).toEqual(['乙 19 → 20 (考核.加项 1)']);
  });

  it('has nobody move in a column that comes or goes', () => {
    const { impact } = compareTexts(policy, edited(['  排名 名次', '  排名 总名次 按 总分 全体 并列 同名次\n  排名 名次']), tables);
    expect(impact.moves).toEqual([]);
  });

  it('names changes instead of parts where a score is blank', () => {
    // 0 ÷ 0 for those without bonus: missing now.
    const { impact } = compareTexts(policy, edited(['= 基础 + 加项', '= 基础 + 加项 × (加 ÷ 加)']), tables);
    expect(movesOf(impact, '考核.总分')).toEqual([
      '丁 10.6 → <missing> (考核.总分)',
      '丙 12 → <missing> (考核.总分)',
      '戊 11 → <missing> (考核.总分)',
    ]);
  });
});
