import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integer } from '../../engine/numbers/index.ts';
import { isAmongFirst, positions, ranks } from '../../engine/ranking/index.ts';
import { asc, desc, input, option, planOf, rank, ref, subject, take, yesNo } from '../support/plans.ts';
import { blank, type Cell } from '../support/data.ts';
import { score } from '../support/score.ts';

const keyed = (scores: readonly number[]) => scores.map((value, row) => ({ row, keys: [integer(value)] }));

describe('ranks', () => {
  it('are 1,1,3 or 1,1,2', () => {
    expect([...ranks(keyed([90, 80, 90]), ['desc'], 'min').entries()].toSorted()).toEqual([
      [0, 1],
      [1, 3],
      [2, 1],
    ]);
    expect([...ranks(keyed([90, 80, 90]), ['desc'], 'dense').entries()].toSorted()).toEqual([
      [0, 1],
      [1, 2],
      [2, 1],
    ]);
  });
  const scores = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 12 });
  it('count who is strictly better, by rows or by different scores', () => {
    fc.assert(
      fc.property(scores, (values) => {
        const byRow = ranks(keyed(values), ['desc'], 'min');
        const dense = ranks(keyed(values), ['desc'], 'dense');
        for (const [row, value] of values.entries()) {
          const better = values.filter((other) => other > value);
          expect(byRow.get(row)).toBe(better.length + 1);
          expect(dense.get(row)).toBe(new Set(better).size + 1);
        }
      }),
    );
  });
  it('the first n with 不入 are at most n, with 全入 at least n (if so many there are), and never split a tie', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 12 }), (values, n) => {
        const at = positions(keyed(values), ['desc']);
        const taken = (tie: 'out' | 'in') => values.filter((_, row) => isAmongFirst(at.get(row) ?? { ahead: 0, tied: 1 }, BigInt(n), tie));
        expect(taken('out').length).toBeLessThanOrEqual(n);
        expect(taken('in').length).toBeGreaterThanOrEqual(Math.min(n, values.length));
        for (const tie of ['out', 'in'] as const)
          for (const value of values)
            expect([0, values.filter((other) => other === value).length]).toContain(taken(tie).filter((other) => other === value).length);
      }),
    );
  });
});

describe('rank and take nodes', () => {
  const plan = planOf({
    tables: [subject('单位')],
    nodes: [
      input('类别', '单位', option('园区', '部门')),
      input('分', '单位'),
      input('次', '单位', undefined, { rule: 'na' }),
      input('取消', '单位', yesNo, { rule: 'na' }),
      input('额', '单位', undefined, { rule: 'value', value: { n: '2' } }),
      input('够', '单位', yesNo, { rule: 'value', value: { b: true } }),
      rank('名次', '单位', { by: [desc('分')], group: [{ column: ref('类别') }], exclude: ['取消'] }),
      rank('再排', '单位', { by: [desc('分'), asc('次')] }),
      rank('倒数', '单位', { by: [asc('分')], ties: 'dense' }),
      take('奖', '单位', { first: ref('额'), by: [desc('分')], exclude: ['取消'], where: ref('够') }),
      take('奖全', '单位', { first: ref('额'), by: [desc('分')], tie: 'in' }),
    ],
  });
  const keys = ['甲', '乙', '丙', '丁'];
  const run = (inputs: Readonly<Record<string, readonly Cell[]>>) =>
    score(plan, {
      tables: { 单位: { keys } },
      inputs: { 类别: ['园区', '园区', '部门', '部门'], 分: ['90', '80', '80', '70'], 次: ['1', '1', '2', '3'], ...inputs },
    });

  it('rank within the group, by further keys, from the end', () => {
    const { column } = run({});
    expect(column('名次')).toEqual(['1', '2', '1', '2']);
    expect(column('再排')).toEqual(['1', '2', '3', '4']);
    expect(column('倒数')).toEqual(['3', '2', '2', '1']);
  });
  it('leave out the excluded and the blank, who are in nobody’s way', () => {
    const { column } = run({ 取消: [true, undefined, undefined, undefined], 分: ['90', '80', undefined, '70'] });
    expect(column('名次')).toEqual(['<na>', '1', '<missing>', '1']);
    expect(run({ 分: ['90', blank('exempt'), '80', '70'] }).column('名次')).toEqual(['1', '<exempt>', '1', '2']);
    expect(run({ 取消: [blank('notDue'), false, false, false] }).column('名次')).toEqual(['<undecided>', '1', '1', '2']);
    expect(run({ 类别: [undefined, '园区', '部门', '部门'] }).column('名次')).toEqual(['<missing>', '1', '1', '2']);
  });
  it('take the first, and of a tie across the edge nobody or everybody', () => {
    const { column } = run({});
    expect(column('奖')).toEqual(['true', 'false', 'false', 'false']); // 80 twice for the second place
    expect(column('奖全')).toEqual(['true', 'true', 'true', 'false']);
    expect(run({ 够: [true, true, false, true] }).column('奖')).toEqual(['true', 'true', 'false', 'false']);
    expect(run({ 取消: [true, false, false, false] }).column('奖')).toEqual(['false', 'true', 'true', 'false']);
    expect(run({ 够: [blank('notDue'), true, true, true] }).column('奖')).toEqual(['<undecided>', 'true', 'true', 'false']);
  });
});
