import { describe, expect, it } from 'vitest';
import { mutantsOf, mutate, passes } from '../../engine/testing/index.ts';
import { compiled, done, ran } from './support.ts';

/** What stands beside the tables: earlier years, the calendar, corrections. */
const { plan, writing } = compiled(`办法 试 {
  年度 2023
  满分 100
  计分保留 2 位 四舍五入
  缺失 报错
}
对象 单位 {
  数 : 分 0 .. 100 每年
  通知日 : 日期
  定义 期限 = 通知日 后 2 工作日
}
考核 年 于 单位 每年 {
  计分 总分 = 数
  定义 增长 = 总分 − 同期(总分)
  定义 良 = 总分 ≥ 80分
  运用 表彰 当 连续(良, 3)
  排名 名次 按 总分 并列 同名次
}
`);

const text = `- 例: 三年连续
  说明: 2021、2022 年的总分在历史里；90 − 85 = 5
  给定:
    单位: [{ 单位: 甲, 通知日: 2023-04-28 }, { 单位: 乙, 通知日: 2023-04-28 }]
    单位.每年: [{ 单位: 甲, 期间: 2023, 数: 90 }, { 单位: 乙, 期间: 2023, 数: 90 }]
    历史:
      - { 列: 年.总分, 键: 甲, 期间: 2022, 值: 85 }
      - { 列: 年.总分, 键: 甲, 期间: 2021, 值: 80 }
    日历:
      - { 日期: 2023-04-29, 至: 2023-05-03, 安排: 放假 }
      - { 日期: 2023-05-06, 安排: 上班 }
  应得:
    年:
      - { 单位: 甲, 增长: 5, 表彰: 是 }
      - { 单位: 乙, 增长: 缺失, 表彰: 未定 }
    单位:
      - { 单位: 甲, 期限: 2023-05-05 }
- 例: 更正以后
  给定:
    单位: [{ 单位: 甲, 通知日: 2023-04-28 }, { 单位: 乙, 通知日: 2023-04-28 }]
    单位.每年: [{ 单位: 甲, 期间: 2023, 数: 90 }, { 单位: 乙, 期间: 2023, 数: 88 }]
    更正:
      - { 列: 年.总分, 键: 乙, 期间: 2023, 原为: 88, 改为: 91, 理由: 申诉成立, 批准: 考核办, 日期: 2024-01-10 }
  应得:
    年:
      - { 单位: 甲, 名次: 2, 总分: 90 }
      - { 单位: 乙, 名次: 1, 总分: 91 }
`;

describe('an example with history, calendar and corrections', () => {
  const results = ran(plan, text);

  it('gives them as tables', () => {
    // 28 April is a Friday; the holiday runs to 3 May; 4 and 5 May are the two working days.
    expect(
      results.map((result) => ({ problems: result.problems, wrong: result.differences.map(({ column, got }) => [column, got]) })),
    ).toEqual([
      { problems: [], wrong: [] },
      { problems: [], wrong: [] },
    ]);
    expect(results.every(passes)).toBe(true);
  });

  it('notices changes that reach through them', () => {
    const lines = mutate(plan, done(results), mutantsOf(plan, writing)).survivors.map(({ kind, at, to }) => `${at.line} ${kind} ${to}`);
    // 80 of 2021 is just enough; two days are not three; three years are not four, of which the first is unknown.
    expect(lines).toEqual(['4 mode floor', '4 places 3']);
  });
});
