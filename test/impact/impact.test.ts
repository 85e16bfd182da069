import { describe, expect, it } from 'vitest';
import { compareTexts, movesOf } from './compare.ts';
import { edited, policy, tables } from './policy.ts';

const impactOf = (...pairs: readonly (readonly [string, string])[]) => compareTexts(policy, edited(...pairs), tables);

describe('impact', () => {
  it('divides a move among two weights of a track', () => {
    const { impact } = impactOf(['甲项 8 | 10', '甲项 10 | 10'], ['乙项 12 | 10', '乙项 10 | 10']);
    // 甲 19 + 2 × 50% − 2 × 100% = 18. 乙 19 + 2 × 100% − 2 × 50% = 20. 丁 10.6 + 2 × 20% − 2 × 75% = 9.5. 部门 stay.
    expect(movesOf(impact, '考核.总分')).toEqual([
      '丁 10.6 → 9.5 (考核.甲项 0.4, 考核.乙项 -1.5)',
      '乙 19 → 20 (考核.甲项 2, 考核.乙项 -1)',
      '甲 19 → 18 (考核.甲项 1, 考核.乙项 -2)',
    ]);
    // 乡镇: 甲 and 乙 tied at 19 for one seat (50 % of 3, down): nobody. Now 乙 alone leads with 20. Either change alone would have done.
    expect(movesOf(impact, '考核.名次')).toEqual(['甲 1 → 2 ()']);
    expect(movesOf(impact, '考核.等次')).toEqual(['乙 一般 → 优秀 ()']);
    expect(impact.seats.map(({ track, grade, before, after, gained, lost }) => ({ track, grade, before, after, gained, lost }))).toEqual([
      { track: '乡镇', grade: '优秀', before: 0, after: 1, gained: ['乙'], lost: [] },
      { track: '乡镇', grade: '一般', before: 3, after: 2, gained: [], lost: ['乙'] },
    ]);
    expect(impact.compared).toEqual([{ assessment: '考核', period: '2023', rows: 5, moved: 3 }]);
  });

  it('shares what two changes do only together equally, whichever is written first', () => {
    // 乙 has 9 of bonus. Cap 5 → 6 gives +1, bonus × 2 alone 9 → 18 capped 5: 0. Together 6: the whole +1 is the cap's alone.
    // With 加 ÷ 3 (3) the cap does nothing: alone the cap +1 and the third −2, together 3 − 5 = −2.
    const { impact } = impactOf(
      ['加项 = 加 封顶 5', '加项 = 份 封顶 6'],
      ['  加分 加项', '  定义 份 = 加 ÷ 3 保留 2 位 四舍五入\n  加分 加项'],
    );
    expect(movesOf(impact, '考核.总分')).toEqual(['乙 19 → 17 (考核.加项 -2)', '甲 19 → 17 (考核.加项 -2)']);
  });

  it('averages over the orders where changes meddle with each other', () => {
    // 甲 3, 乙 9 of bonus. A: × 2 → × 3 in 份; B: cap 10 → 20 in 加项.
    const base = edited(['加项 = 加 封顶 5', '加项 = 份 封顶 10'], ['  加分 加项', '  定义 份 = 加 × 2\n  加分 加项']);
    const head = edited(['加项 = 加 封顶 5', '加项 = 份 封顶 20'], ['  加分 加项', '  定义 份 = 加 × 3\n  加分 加项']);
    // 乙: none 10, A 10, B 18, both 20. A: ½ (0 + 2) = 1; B: ½ (8 + 10) = 9. 甲: 6, A 9, B 6, both 9: A 3.
    expect(movesOf(compareTexts(base, head, tables).impact, '考核.总分')).toEqual([
      '乙 24 → 34 (考核.份 1, 考核.加项 9)',
      '甲 22 → 25 (考核.份 3)',
    ]);
  });

  it('follows a cap that is lowered', () => {
    // 乙: 9 capped 5 → 4, 19 → 18; 甲 leads alone and takes the only seat; nothing else changed, so this did it.
    const { impact } = impactOf(['封顶 5', '封顶 4']);
    expect(movesOf(impact, '考核.总分')).toEqual(['乙 19 → 18 (考核.加项 -1)']);
    expect(movesOf(impact, '考核.名次')).toEqual(['乙 1 → 2 (考核.加项)']);
    expect(movesOf(impact, '考核.等次')).toEqual(['甲 一般 → 优秀 (考核.加项)']);
  });

  it('moves nobody for a new name', () => {
    const { impact } = impactOf(['指标 甲项', '@原名("甲项")\n  指标 新项'], ['甲项 8 | 10', '新项 8 | 10']);
    expect([impact.moves, impact.seats]).toEqual([[], []]);
  });

  it('names the quota behind a lost seat, not the change beside it', () => {
    // 部门: 50 % of 2 is one seat, 丙 with 12 has it; 40 % of 2 is none. The lower cap moves only 乙 (19 → 18).
    // 乡镇: 40 % of 3 is one seat as before; 乙 falls behind, so 甲 enters: the cap's doing.
    const { impact } = impactOf(['至多 50%', '至多 40%'], ['封顶 5', '封顶 4']);
    expect(movesOf(impact, '考核.等次')).toEqual(['丙 优秀 → 一般 (考核.等次)', '甲 一般 → 优秀 (考核.加项)']);
  });

  it('tells who is newly vetoed', () => {
    const { impact } = impactOf(['当 事故 则', '当 加 > 5分 则']);
    expect(impact.vetoed.map(({ key, label }) => [key, label])).toEqual([['乙', '出事']]);
  });

  it("applies last year's rules to the data of this year", () => {
    const { impact } = compareTexts(edited(['年度 2023', '年度 2022'], ['封顶 5', '封顶 6']), policy, tables);
    // 乙: 9 of bonus capped 6, now 5: 20 → 19.
    expect(movesOf(impact, '考核.总分')).toEqual(['乙 20 → 19 (考核.加项 -1)']);
  });

  it('marks moves that rounding alone makes', () => {
    // 丙 12 × 99.99 % = 11.9988 → 12.00 with two places, → 12.0 with one; with four it stays 11.9988, below 12.
    const scaled = (places: number) => edited(['= 基础 + 加项', `= (基础 + 加项) × 99.99% 保留 ${places} 位 四舍五入`]);
    const { impact } = compareTexts(scaled(2), scaled(4), tables);
    const moved = impact.moves.filter(({ key }) => key === '丙').map(({ label, onlyRounding }) => [label, onlyRounding]);
    expect(moved).toEqual([
      ['总分', true],
      ['等次', true],
    ]);
  });

  it('does not mark moves that would be there without rounding', () => {
    const { impact } = impactOf(['封顶 5', '封顶 4']);
    expect(impact.moves.map(({ onlyRounding }) => onlyRounding)).toEqual([false, false, false]);
  });

  it('takes more than six changes one after the other, and says so', () => {
    const names = ['一', '二', '三', '四', '五', '六', '七'];
    const version = (n: number) =>
      edited([
        '  计分 总分 = 基础 + 加项',
        `${names.map((name) => `  定义 ${name} = 加 × ${n}`).join('\n')}\n  计分 总分 = 基础 + 加项 + ${names.join(' + ')}`,
      ]);
    const { impact } = compareTexts(version(1), version(2), tables);
    expect(impact.method).toBe('sequential');
    // 甲 has 3: each of the seven adds 3.
    expect(movesOf(impact, '考核.总分').find((move) => move.startsWith('甲'))).toBe(
      `甲 40 → 61 (${names.map((name) => `考核.${name} 3`).join(', ')})`,
    );
  });
});
