import { describe, expect, it } from 'vitest';
import { evaluate, movesBetween } from '../../engine/index.ts';
import { historyTable } from '../../engine/result/index.ts';
import { csvFile } from '../../engine/tables/index.ts';
import { head, scorePolicy } from '../support/policy.ts';

const policy = `${head}
对象 单位 { 得分项 : 分 0 .. 100 每年 }
考核 考评 于 单位 每年 {
  计分 总分 = 得分项
  排名 名次 按 总分 并列 同名次
  等次 等次 按 总分 { 优秀 当 总分 ≥ 60 至多 1 名 并列 不入; 一般 其余 }
  运用 连优 当 连续(等次 = 优秀, 3)
}`;
const tables = { 单位: '单位\n甲\n乙\n丙', '单位.每年': '单位,期间,得分项\n甲,2023,90\n乙,2023,80\n丙,2023,70' };
const correction = (from: string, more = ''): string =>
  `列,键,期间,原为,改为,理由,批准,日期\n考评.总分,丙,2023,${from},95,申诉成立,考核委,2024-01-10${more}`;

describe('更正', () => {
  it('replaces the figure after it is computed, and whoever reads it moves', () => {
    const { run, column, codes } = scorePolicy(policy, { ...tables, 更正: correction('70') });
    expect(column('考评.总分')).toEqual({ 甲: '90', 乙: '80', 丙: '95' });
    expect(column('考评.名次')).toEqual({ 甲: '2', 乙: '3', 丙: '1' });
    expect(column('考评.等次')).toEqual({ 甲: '一般', 乙: '一般', 丙: '优秀' });
    expect(codes.filter((code) => code !== 'no-history')).toEqual([]);
    const moves = movesBetween(evaluate(run.plan, { ...run.data, corrections: [] }, run.horizon), run);
    // 丙's own score, three ranks, two grades, and with them what hangs on the grades: undecided where it was not, and back.
    expect(moves.map(({ column: id, key }) => `${id} ${key}`)).toEqual([
      '考评.总分 丙',
      '考评.名次 丙',
      '考评.名次 乙',
      '考评.名次 甲',
      '考评.等次 丙',
      '考评.等次 甲',
      '考评.连优 丙',
      '考评.连优 甲',
    ]);
  });
  it('is refused where the figure is no longer what was decided on', () => {
    const { column, codes } = scorePolicy(policy, { ...tables, 更正: correction('71') });
    expect(column('考评.总分')['丙']).toBe('70');
    expect(codes).toContain('stale-correction');
  });
  it('wants a column, a row, a ground, an approver, a date', () => {
    const of = (row: string): readonly string[] =>
      scorePolicy(policy, { ...tables, 更正: `列,键,期间,原为,改为,理由,批准,日期\n${row}` }).codes;
    expect(of('考评.总份,丙,2023,70,95,申诉,考核委,2024-01-10')).toContain('unknown-correction');
    expect(of('考评.总分,丁,2023,70,95,申诉,考核委,2024-01-10')).toContain('unknown-correction');
    expect(of('考评.总分,丙,2023,70,95,,考核委,2024-01-10')).toContain('unfounded-correction');
    expect(of('考评.总分,丙,2023,70,95,申诉,考核委,2024-13-10')).toContain('no-such-date');
    expect(of('考评.总分,丙,2022,70,95,申诉,考核委,2024-01-10')).toContain('wrong-grain');
    expect(of('考评.总分,丙,2023,七十,95,申诉,考核委,2024-01-10')).toContain('not-a-number');
  });
});

describe('历史', () => {
  const history = (...rows: readonly string[]): string => `列,键,期间,值\n${rows.join('\n')}`;
  it('a streak over three years holds, is broken, or is undecided', () => {
    const { column } = scorePolicy(policy, {
      单位: '单位\n甲\n乙\n丙',
      '单位.每年': '单位,期间,得分项\n甲,2023,90\n乙,2023,80\n丙,2023,70',
      历史: history('考评.等次,甲,2022,优秀', '考评.等次,甲,2021,优秀', '考评.等次,乙,2022,一般'),
    });
    // 甲: three times 优秀. 乙: not this year. 丙: not this year, whatever the earlier years were.
    expect(column('考评.连优')).toEqual({ 甲: true, 乙: false, 丙: false });
    const unknown = scorePolicy(policy, { ...tables, 历史: history('考评.等次,甲,2022,优秀') });
    expect(unknown.column('考评.连优')['甲']).toBe('(undecided)');
    expect(unknown.codes).toContain('no-history');
  });
  it('looks further back from what is on record', () => {
    const twice = policy.replace(
      '  运用 连优',
      '  定义 前年 = 上期(上期(总分))\n  定义 连升 = 判定 { 当 连续(总分 > 上期(总分), 2): 1; 其余: 0 }\n  运用 连优',
    );
    const of = (...rows: readonly string[]): Readonly<Record<string, string | boolean>> => {
      const { column } = scorePolicy(twice, { 单位: '单位\n甲', '单位.每年': '单位,期间,得分项\n甲,2023,90', 历史: history(...rows) });
      return { 前年: column('考评.前年')['甲'] ?? '', 连升: column('考评.连升')['甲'] ?? '' };
    };
    expect(of('考评.总分,甲,2022,80', '考评.总分,甲,2021,70')).toEqual({ 前年: '70', 连升: '1' });
    expect(of('考评.总分,甲,2022,80', '考评.总分,甲,2021,85')).toEqual({ 前年: '85', 连升: '0' });
    // 2021 is not on record: neither is whether 2022 was higher.
    expect(of('考评.总分,甲,2022,80')).toEqual({ 前年: '(missing)', 连升: '(undecided)' });
  });
  it('what is saved this year feeds the next', () => {
    const { run } = scorePolicy(policy, tables);
    const saved = csvFile(historyTable(run))
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n')
      .replaceAll(',2023,', ',2022,');
    const next = scorePolicy(policy.replace('优秀, 3', '优秀, 2'), { ...tables, 历史: saved });
    expect(next.column('考评.连优')).toEqual({ 甲: true, 乙: false, 丙: false });
    expect(next.codes).toEqual([]);
  });
});
