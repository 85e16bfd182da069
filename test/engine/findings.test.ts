import { describe, expect, it } from 'vitest';
import { score } from '../support/score.ts';
import { inputs, plan, tables } from '../support/example.ts';
import { blank } from '../support/data.ts';
import { desc, expr, fold, grade, input, lag, n, planOf, ref, subject, v, yesNo } from '../support/plans.ts';

const until = '2023-01';
// 2023 ends after January: without an as-of date the yearly plan would not be due, but it is filled.
const codes = (given: Parameters<typeof score>[1], of = plan) =>
  score(of, given).run.findings.map(({ code, params }) => [code, params['key'], params['column'] ?? params['label'] ?? params['track']]);

describe('findings', () => {
  it('tell of broken requirements, alerts and empty tracks', () => {
    // 丁: 50 % → alert; 50 + 20 = 70 meets the requirement
    expect(codes({ tables, inputs, until })).toEqual([
      ['alert', '丁', '滞后'],
      ['empty-track', undefined, '企业'],
    ]);
    const low = { ...inputs, 分值: ['0', '9'] };
    expect(codes({ tables, inputs: low, until }).filter(([code]) => code === 'requirement-broken')).toEqual([
      ['requirement-broken', '丁', '达标'],
    ]); // 59 < 60
  });
  it('one for an empty cell, at the cell, with all that hangs on it', () => {
    const { run, column } = score(plan, { tables, inputs: { ...inputs, 实际: { '2023-01': ['2.7', undefined, '130', '50'] } }, until });
    const [finding] = run.findings.filter(({ code }) => code === 'empty-cell');
    expect(run.findings.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(finding?.place).toEqual({ at: 'cell', file: '2023-01.csv', row: 3, column: '实际' });
    expect(finding?.params).toEqual({
      table: '单位',
      key: '乙',
      period: '2023-01',
      column: '实际',
      hangs: '完成、总分、名次、等次、前二、达标、滞后',
    });
    expect(finding?.related?.map(({ place, note }) => [place.at, note])).toEqual([['source', 'declared']]);
    expect(column('名次', until)).toEqual(['2', '<missing>', '1', '1']);
    expect(column('等次', until)).toEqual(['优秀', '<missing>', '一般', '一般']);
  });
  it('one for a division by zero, at the formula', () => {
    const { run } = score(plan, { tables, inputs: { ...inputs, 计划: { '2023': ['0', '100', '100', '100'] } }, until });
    const found = run.findings.filter(({ severity }) => severity === 'error');
    expect(found.map(({ code, params, place }) => [code, params['key'], params['column'], place.at])).toEqual([
      ['division-by-zero', '甲', '完成', 'source'],
    ]);
  });
  it('none for a cell that could not be read: that has been said', () => {
    const { run, column } = score(plan, {
      tables,
      inputs: {
        ...inputs,
        实际: { '2023-01': ['2.7', blank('missing'), '130', '50'] },
        事故: { '2023-01': [blank('missing'), false, false, false] },
      },
      until,
    });
    expect(run.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(column('总分', until)[1]).toBe('<missing>');
    expect(column('等次', until)[0]).toBe('<undecided>'); // no default in place of what could not be read
  });
  it('cells that are not due are told only where something waits for them', () => {
    const { run } = score(plan, { tables, inputs: { ...inputs, 实际: {} }, until, asOf: '2023-01-15' });
    expect(run.findings.map(({ code }) => code)).toEqual(['empty-track']);
    const waiting = planOf({
      tables: [subject('单位')],
      nodes: [
        input('事故', '单位/month', yesNo),
        input('分', '单位/month'),
        grade('等次', '单位/month', {
          by: [desc('分')],
          rows: [{ grade: '优', tie: 'out' }],
          effects: [{ veto: '事故', act: { kind: 'bar' } }],
        }),
      ],
    });
    const given = { tables: { 单位: { keys: ['甲'] } }, inputs: { 分: { '2023-01': ['9'] } }, until, asOf: '2023-01-15' };
    expect(codes(given, waiting)).toEqual([['cell-not-due', '甲', '事故']]);
    expect(score(waiting, given).run.findings[0]?.severity).toBe('info');
  });
  it('pick and trimmed means say how many they found', () => {
    const of = planOf({
      tables: [subject('单位')],
      nodes: [
        input('分', '单位'),
        fold('唯一', '单位', { op: 'pick', over: '单位', args: [ref('分')] }),
        fold('去', '单位', { op: 'trimmedMean', over: '单位', args: [ref('分')] }),
      ],
    });
    const { run } = score(of, { tables: { 单位: { keys: ['甲', '乙'] } }, inputs: { 分: ['1', '2'] } });
    expect(run.findings.map(({ code, params }) => [code, params['key'], params['count']])).toEqual([
      ['pick-not-one', '乙', 2],
      ['pick-not-one', '甲', 2],
      ['too-few-to-trim', '乙', 2],
      ['too-few-to-trim', '甲', 2],
    ]);
  });
  it('come in the same order from run to run, and do not let data steer a terminal', () => {
    const keys = ['\u001b[31m甲', '乙'];
    const of = planOf({ tables: [subject('单位')], nodes: [input('b', '单位'), input('a', '单位')] });
    const { run } = score(of, { tables: { 单位: { keys } } });
    expect(run.findings.map(({ params }) => [params['key'], params['column']])).toEqual([
      ['\\u001b[31m甲', 'a'],
      ['\\u001b[31m甲', 'b'],
      ['乙', 'a'],
      ['乙', 'b'],
    ]);
  });
});

describe('a Plan that breaks its contract', () => {
  it('is told so, instead of exhausting the stack', () => {
    const of = planOf({ tables: [subject('单位')], nodes: [expr('a', '单位', ['b'], v('b')), expr('b', '单位', ['a'], v('a'))] });
    expect(() => score(of, { tables: { 单位: { keys: ['甲'] } } })).toThrow(TypeError);
  });
});

describe('long chains', () => {
  // c0 = 上期(of) + 1, c1 = c0 + 1, …: the lag stands before them all
  const chained = (length: number, last: string) => {
    const chain = Array.from({ length }, (_, i) => {
      const reads = i === 0 ? '前' : `c${i - 1}`;
      return expr(`c${i}`, '单位/month', [reads], { '+': [{ default: [v(reads), n('0')] }, n('1')] }, { role: 'hidden' });
    });
    const of = planOf({
      tables: [subject('单位')],
      nodes: [lag('前', '单位/month', last, { kind: 'back', count: 1, unit: 'month' }, { role: 'hidden' }), ...chain],
    });
    return score(of, { tables: { 单位: { keys: ['甲'], joins: ['2023-01-01'] } }, until: '2023-03' }).column(`c${length - 1}`, '2023-03');
  };
  it('of columns are no danger to the stack, nor circles of columns that read their own past', () => {
    expect(chained(4000, 'c0')).toEqual(['4002']); // c0 is 1, 2, 3 by month
    expect(chained(4000, 'c3999')).toEqual(['12000']); // 4000 more each month
  });
});
