import { describe, expect, it } from 'vitest';
import { explain, formatNumber, formatValue, printLogic, type Trace } from '../../engine/trace/index.ts';
import type { Logic } from '../../engine/plan/index.ts';
import { blank, show } from '../support/data.ts';
import { exact } from '../support/grading.ts';
import { inputs, plan, tables } from '../support/example.ts';
import { lag, n, percent, planOf, input, subject, v, yesNo, expr, assessment } from '../support/plans.ts';
import { score } from '../support/score.ts';

const { run } = score(plan, { tables, inputs, until: '2023-01' });
const period = '2023-01';
function traced(node: string, row: number): Trace {
  const trace = explain(run, { node, row, period });
  if (trace === undefined) throw new Error(`no such figure: ${node}`);
  return trace;
}

describe('an expression', () => {
  const trace = traced('总分', 0);
  it('shows formula, values, the figure before rounding, the rounding', () => {
    expect([trace.label, trace.key, show(trace.value)]).toEqual(['总分', '甲', '90.33']);
    if (trace.kind !== 'expr') throw new Error(trace.kind);
    expect(trace.formula).toBe('100 × 完成.得分率 + 奖');
    expect(trace.withValues).toBe('100 × 90% + 1/3 (0.3333…)');
    expect(show(trace.unrounded)).toBe('271/3'); // 90 + 1/3
    expect(trace.round).toEqual({ places: 2, mode: 'halfUp' });
  });
  it('accounts for its operands down to the cells', () => {
    if (trace.kind !== 'expr') throw new Error(trace.kind);
    const [rate, bonus] = trace.operands;
    expect(rate?.trace?.notes).toEqual([{ name: 'basis', values: ['细则第1项'] }]);
    if (rate?.trace?.kind !== 'expr' || bonus?.trace?.kind !== 'fold') throw new Error('kinds');
    expect(rate.trace.operands.map(({ label, value, at, trace: cell }) => [label, show(value), at?.period, cell?.kind])).toEqual([
      ['实际', '2.7', '2023-01', 'input'],
      ['计划', '3', '2023', 'input'],
    ]);
    expect(bonus.trace.members).toEqual([{ row: 0, period: '', key: '2', state: 'kept', values: [exact('1/3')] }]);
  });
  it('shows the cap that bit, and the one that did not', () => {
    const caps = [0, 2].map((row) => {
      const rate = traced('完成', row);
      return rate.kind === 'expr' ? rate.caps.map(({ kind, before, after, bites }) => [kind, show(before), show(after), bites]) : [];
    });
    expect(caps).toEqual([[['atMost', '0.9', '0.9', false]], [['atMost', '1.3', '1.2', true]]]);
  });
  it('stops at the depth asked for, where each operand can be explained in turn', () => {
    const shallow = explain(run, { node: '总分', row: 0, period }, { depth: 0 });
    if (shallow?.kind !== 'expr') throw new Error('kind');
    expect(shallow.operands.map(({ trace: each, at }) => [each, at?.node])).toEqual([
      [undefined, '完成'],
      [undefined, '奖'],
    ]);
  });
});

describe('rank, grade, award', () => {
  it('a rank shows its place among its group, and who stands next', () => {
    const trace = traced('名次', 1);
    if (trace.kind !== 'rank') throw new Error(trace.kind);
    expect([trace.order.size, trace.order.ahead, trace.order.tied]).toEqual([3, 1, 1]);
    expect(trace.order.neighbours.map(({ key, value }) => [key, show(value)])).toEqual([
      ['丙', '1'],
      ['甲', '3'],
    ]);
    expect(trace.order.by.map(({ label, order, value }) => [label, order, show(value)])).toEqual([['总分', 'desc', '95']]);
  });
  it('a grade shows seats, ceiling, conditions, and how it was reached', () => {
    const [first, held, passed] = [1, 2, 0].map((row) => traced('等次', row));
    if (first?.kind !== 'grade' || held?.kind !== 'grade' || passed?.kind !== 'grade') throw new Error('kinds');
    expect([first.base, first.groupSize, first.entered]).toEqual([3, 3, '优秀']);
    expect(first.steps.map(({ grade, atMost, inIt, condition }) => [grade, atMost, inIt, condition && show(condition.value)])).toEqual([
      ['优秀', 1n, 1, 'true'],
      ['一般', undefined, 2, undefined],
    ]);
    expect([held.ceiling, held.entered]).toEqual(['一般', '一般']);
    expect(held.effects.map(({ veto, act, grade }) => [veto.label, show(veto.value), act, grade])).toEqual([
      ['事故', 'true', 'ceiling', '一般'],
    ]);
    expect([passed.ceiling, passed.entered]).toEqual([undefined, '一般']); // 90.33 would do, but the seat is taken
  });
  it('an award shows how many it takes', () => {
    const trace = traced('前二', 0);
    if (trace.kind !== 'take') throw new Error(trace.kind);
    expect([show(trace.first), trace.order.ahead, show(trace.value)]).toEqual(['2', 2, 'false']);
  });
});

describe('inputs, lags, rows that are not assessed', () => {
  const of = planOf({
    tables: [subject('单位')],
    assessments: [assessment('考核', '单位/month', ['低'], { when: '参加' })],
    nodes: [
      input('参加', '单位', yesNo),
      input('x', '单位/month', undefined, { rule: 'value', value: n('0') }),
      expr('低', '单位/month', ['x'], { '<': [v('x'), n('2')] }, { type: yesNo, assessment: '考核' }),
      lag('连', '单位/month', '低', { kind: 'streak', length: 3 }, { type: yesNo }),
    ],
  });
  const given = score(of, {
    tables: { 单位: { keys: ['甲', '乙'] } },
    inputs: { 参加: [true, false], x: { '2023-01': ['1', '1'] } },
    history: { x: { 甲: { '2022-12': '5' } } },
    until: '2023-02',
  });
  it('an input shows its place and whether a rule filled it', () => {
    const cells = ['2023-01', '2023-02'].map((month) => explain(given.run, { node: 'x', row: 0, period: month }));
    expect(cells.map((cell) => cell?.kind === 'input' && [show(cell.value), cell.filledBy, cell.place])).toEqual([
      ['1', undefined, { at: 'cell', file: '2023-01.csv', row: 2, column: 'x' }],
      ['0', 'value', { at: 'cell', file: '2023-02.csv', row: 2, column: 'x' }],
    ]);
  });
  it('a lag shows the periods that it looked at and where they come from', () => {
    const streak = explain(given.run, { node: '连', row: 0, period: '2023-02' });
    expect(streak?.kind === 'lag' && streak.periods.map(({ period: then, value, from }) => [then, show(value), from])).toEqual([
      ['2023-02', 'true', 'run'],
      ['2023-01', 'true', 'run'],
      ['2022-12', 'false', 'history'],
    ]);
  });
  it('a row that is not assessed says so', () => {
    const closed = explain(given.run, { node: '低', row: 1, period: '2023-01' });
    expect(closed?.kind === 'closed' && [closed.assessment, closed.when, show(closed.value)]).toEqual(['考核', '参加', '<na>']);
  });
  it('there is nothing to explain where there is no such figure', () => {
    expect(explain(given.run, { node: '没有', row: 0, period: '' })).toBeUndefined();
    expect(explain(given.run, { node: 'x', row: 0, period: '2023-03' })).toBeUndefined();
  });
});

describe('formulas', () => {
  const print = (logic: Logic): string => printLogic(logic, (alias) => alias);
  const [a, b, c] = [v('a'), v('b'), v('c')];
  it.each<[Logic, string]>([
    [{ '-': [a, { '-': [b, c] }] }, 'a − (b − c)'],
    [{ '-': [{ '-': [a, b] }, c] }, 'a − b − c'],
    [{ '*': [{ '+': [a, b] }, c] }, '(a + b) × c'],
    [{ '/': [a, { '*': [b, c] }] }, 'a ÷ (b × c)'],
    [{ '*': [{ neg: [a] }, b] }, '−a × b'],
    [{ all: [{ '>=': [a, n('90')] }, { any: [b, c] }] }, 'a ≥ 90 且 (b 或 c)'],
    [{ not: [{ eq: [a, { o: '优秀' }] }] }, '非 (a = 优秀)'],
    [{ atLeast: [{ atMost: [{ '+': [a, b] }, n('8')] }, n('0')] }, 'a + b 封顶 8 保底 0'],
    [{ '*': [{ atMost: [a, n('8')] }, n('2')] }, '(a 封顶 8) × 2'],
    [{ oneOf: [a, { o: '甲' }, { o: '乙' }] }, 'a 在 (甲、乙)'],
    [{ decide: [{ '>': [a, n('0')] }, b, n('0')] }, '判定 { 当 a > 0: b; 其余: 0 }'],
    [{ pick: [a, { o: '国家级' }, n('8'), n('0')] }, '分档 a { 国家级: 8; 其余: 0 }'],
    [{ default: [a, n('1/3')] }, '缺省(a, 1/3 (0.3333…))'],
  ])('%j', (logic, expected) => expect(print(logic)).toBe(expected));
  it('have an English spelling', () =>
    expect(printLogic({ all: [{ has: [a] }, { not: [b] }] }, (alias) => alias, 'en')).toBe('has_value(a) and not b'));
});

describe('values for people', () => {
  it('are exact; a percentage where the policy writes one', () => {
    expect(formatNumber(exact('96.35'))).toBe('96.35');
    expect(formatNumber(exact('0.865'), true)).toBe('86.5%');
    expect(formatNumber(exact('2/3'))).toBe('2/3 (0.6666…)');
    expect(formatNumber(exact('1/3'), true)).toBe('1/3 (33.3333…%)');
    expect(formatValue(exact('1.2'), percent)).toBe('120%');
    expect(formatValue(blank('notDue'), undefined)).toBe('未到期');
    expect(formatValue(true, yesNo, 'en')).toBe('yes');
  });
});
