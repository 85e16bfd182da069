import { describe, expect, it } from 'vitest';
import { codesOf, head, scorePolicy } from '../support/policy.ts';

const policy = (deadline: string): string => `${head}
对象 单位 { }
台账 公示 属于 单位 { 考核日 : 日期; 公示日 : 日期 }
程序 公示程序 于 公示 { 公示日 不晚于 考核日 前 ${deadline} }`;

// 2023: 29 September to 6 October off; Saturday 7 and Sunday 8 October worked.
const 日历 = '- { 日期: 2023-09-29, 至: 2023-10-06, 安排: 放假 }\n- { 日期: 2023-10-07, 安排: 上班 }\n- { 日期: 2023-10-08, 安排: 上班 }';
const rows = (...days: readonly string[]): string => `单位,考核日,公示日\n${days.map((day) => `甲,2023-10-10,${day}`).join('\n')}`;

describe('程序', () => {
  it('counts working days over holidays and make-up days', () => {
    // Back from Tuesday 10 October: 9, 8, 7 October, 28, 27 September. Five working days before is 27 September.
    const inTime = scorePolicy(policy('5 工作日'), { 单位: '单位\n甲', 公示: rows('2023-09-27'), '日历.yaml': 日历 });
    expect(inTime.codes).toEqual([]);
    const late = scorePolicy(policy('5 工作日'), { 单位: '单位\n甲', 公示: rows('2023-09-27', '2023-09-28'), '日历.yaml': 日历 });
    expect(late.codes).toEqual(['requirement-broken']);
    expect(late.run.findings[0]?.params['key']).toBe('公示 2');
  });
  it('counts calendar days without a calendar', () => {
    expect(scorePolicy(policy('5 天'), { 单位: '单位\n甲', 公示: rows('2023-10-05') }).codes).toEqual([]);
    expect(scorePolicy(policy('5 天'), { 单位: '单位\n甲', 公示: rows('2023-10-06') }).codes).toEqual(['requirement-broken']);
  });
  it('does not guess the working days of a year that is not on record', () => {
    expect(scorePolicy(policy('5 工作日'), { 单位: '单位\n甲', 公示: rows('2023-09-27') }).codes).toEqual(['no-calendar']);
  });
  it('is about a table that there is', () => {
    expect(codesOf(policy('5 天').replace('于 公示', '于 公式'))).toEqual(['unknown-table']);
  });
});
