import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoldOp } from '../../engine/plan/index.ts';
import { date, expr, fold, input, ledger, link, number, option, planOf, rank, desc, ref, subject, v, yesNo } from '../support/plans.ts';
import { blank, type Cell } from '../support/data.ts';
import { score } from '../support/score.ts';

const self = [{ row: [] }];
const parent = [{ row: [{ up: '单位' }] }];

/** 台账 of one unit without dates, folded into the unit. */
function folded(op: FoldOp, cells: readonly Cell[], weights?: readonly Cell[]): string {
  const plan = planOf({
    tables: [subject('单位'), ledger('奖惩', [link('单位')])],
    nodes: [
      input('分值', '奖惩', op === 'share' ? yesNo : number),
      input('权', '奖惩'),
      fold('果', '单位', {
        op,
        over: '奖惩',
        key: parent,
        at: self,
        args: op === 'count' ? [] : op === 'weightedMean' ? [ref('分值'), ref('权')] : [ref('分值')],
      }),
    ],
  });
  const keys = cells.map((_, i) => String(i + 2));
  const given = score(plan, {
    tables: { 单位: { keys: ['甲'] }, 奖惩: { keys, links: { 单位: cells.map(() => 0) } } },
    inputs: { 分值: cells, 权: weights ?? [] },
  });
  return given.column('果')[0] ?? '';
}

describe('folds', () => {
  const na = blank('na');
  it.each<[FoldOp, readonly Cell[], string]>([
    ['sum', ['1.1', '2.2', '3.3'], '6.6'],
    ['sum', ['1', na, blank('exempt')], '1'],
    ['sum', [], '0'],
    ['sum', [na], '0'],
    ['sum', ['1', undefined], '<missing>'],
    ['sum', ['1', blank('notDue'), undefined], '<missing>'],
    ['sum', ['1', blank('notDue')], '<notDue>'],
    ['mean', ['1', '2', na], '1.5'],
    ['mean', [na], '<na>'],
    ['mean', [], '<na>'],
    ['count', ['1', na, undefined], '3'],
    ['count', [], '0'],
    ['share', [true, false, true, na], '2/3'],
    ['share', [na], '<na>'],
    ['max', ['9', '10', na], '10'],
    ['min', ['9', '10', na], '9'],
    ['max', [], '<na>'],
    ['median', ['9', '1', '5'], '5'],
    ['median', ['9', '1', '5', '2'], '3.5'], // (2 + 5) ÷ 2
    ['median', ['7'], '7'],
    ['trimmedMean', ['1', '100', '4', '6'], '5'], // (4 + 6) ÷ 2
    ['trimmedMean', ['5', '5', '5'], '5'],
    ['trimmedMean', ['1', '2', na], '<missing>'],
    ['trimmedMean', [na], '<na>'],
    ['pick', ['8'], '8'],
    ['pick', [na], '<na>'],
    ['pick', [], '<missing>'],
    ['pick', ['8', '8'], '<missing>'],
  ])('%s of %j is %s', (op, cells, expected) => expect(folded(op, cells)).toBe(expected));

  it('weightedMean weighs: (90 × 1 + 60 × 2) ÷ 3 = 70', () => {
    expect(folded('weightedMean', ['90', '60'], ['1', '2'])).toBe('70');
    expect(folded('weightedMean', ['90', '60', '7'], ['1', '2', na])).toBe('70');
    expect(folded('weightedMean', ['90', na], ['1', '2'])).toBe('90');
    expect(folded('weightedMean', ['90', '60'], ['0', '0'])).toBe('<missing>');
    expect(folded('weightedMean', ['90', '60'], ['1', undefined])).toBe('<missing>');
  });

  it('do not depend on the order of rows', () => {
    const cell = fc.oneof(fc.integer({ min: -50, max: 50 }).map(String), fc.constantFrom<Cell>(na, blank('exempt'), undefined));
    const op = fc.constantFrom<FoldOp>('sum', 'mean', 'count', 'max', 'min', 'median', 'trimmedMean', 'pick');
    fc.assert(
      fc.property(op, fc.array(cell, { maxLength: 7 }), (each, cells) => {
        expect(folded(each, cells.toReversed())).toBe(folded(each, cells));
      }),
    );
  });

  it('agree with their definitions on whole numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1, maxLength: 8 }), (values) => {
        const cells = values.map(String);
        const total = values.reduce((a, b) => a + b, 0);
        expect(folded('sum', cells)).toBe(String(total));
        expect(folded('max', cells)).toBe(String(Math.max(...values)));
        expect(folded('min', cells)).toBe(String(Math.min(...values)));
        // twice the median is a whole number
        const sorted = values.toSorted((a, b) => a - b);
        const twice = (sorted[Math.floor((values.length - 1) / 2)] ?? 0) + (sorted[Math.floor(values.length / 2)] ?? 0);
        expect(folded('median', cells)).toBe(String(twice / 2));
      }),
      { numRuns: 60 },
    );
  });
});

describe('which rows a fold takes', () => {
  const plan = planOf({
    tables: [subject('单位'), ledger('奖惩', [link('单位')], '日期')],
    nodes: [
      input('类别', '单位', option('园区', '部门')),
      input('分值', '奖惩'),
      input('日期', '奖惩', date),
      input('好', '奖惩', yesNo),
      fold('月计', '单位/month', { op: 'sum', over: '奖惩', key: parent, at: self, where: ref('好'), args: [ref('分值')] }),
      fold('年计', '单位/year', { op: 'sum', over: '单位/month', key: self, at: self, args: [ref('月计')] }),
      fold('同类', '单位/month', {
        op: 'sum',
        over: '单位/month',
        key: [{ column: ref('类别', { coarsen: 'none' }) }],
        at: [{ column: ref('类别', { coarsen: 'none' }) }],
        args: [ref('月计')],
      }),
      fold('全体', '单位/month', { op: 'max', over: '单位/month', args: [ref('月计')] }),
      fold('总次数', '单位', { op: 'count', over: '奖惩', key: parent, at: self }),
    ],
  });
  const tables = {
    单位: { keys: ['甲', '乙', '丙'] },
    奖惩: { keys: ['2', '3', '4', '5', '6', '7'], links: { 单位: [0, 0, 1, 2, 0, 0] } },
  };
  const inputs = {
    类别: ['园区', '园区', '部门'],
    分值: ['1', '2', '4', '8', '16', '32'],
    日期: ['2023-01-31', '2023-02-01', '2023-02-28', '2023-02-10', '2023-02-11', '2023-03-01'],
    好: [true, true, true, true, false, true],
  };

  it('dates put ledger rows into periods; a condition, a group, everybody', () => {
    const { column } = score(plan, { tables, inputs, until: '2023-02' });
    expect(column('月计', '2023-01')).toEqual(['1', '0', '0']);
    expect(column('月计', '2023-02')).toEqual(['2', '4', '8']); // 16 does not hold
    expect(column('年计', '2023')).toEqual(['3', '4', '8']);
    expect(column('同类', '2023-02')).toEqual(['6', '6', '8']);
    expect(column('全体', '2023-02')).toEqual(['8', '8', '8']);
    expect(column('总次数')).toEqual(['3', '1', '1']); // the row of 1 March has not happened by the end of February
  });

  it('an unknown condition, or date, makes the fold unknown, for its own group alone', () => {
    const unknown = score(plan, { tables, inputs: { ...inputs, 好: [true, undefined, true, true, false, true] }, until: '2023-02' });
    expect(unknown.column('月计', '2023-02')).toEqual(['<missing>', '4', '8']);
    const undated = score(plan, { tables, inputs: { ...inputs, 日期: [undefined, ...inputs.日期.slice(1)] }, until: '2023-02' });
    expect(undated.column('月计', '2023-01')).toEqual(['<missing>', '0', '0']);
  });

  it('a row that belongs to nobody enters no group, and is reported', () => {
    const { column, run } = score(plan, {
      tables: { ...tables, 奖惩: { ...tables.奖惩, links: { 单位: [undefined, 0, 1, 2, 0, 0] } } },
      inputs,
      until: '2023-02',
    });
    expect(column('月计', '2023-01')).toEqual(['0', '0', '0']);
    expect(run.findings.map(({ code, params, place }) => [code, params['key'], place.at])).toEqual([['no-link', '奖惩 2', 'cell']]);
  });

  it('without dates, a ledger counts where there is no period or a year', () => {
    const undated = planOf({
      tables: [subject('单位'), ledger('奖惩', [link('单位')])],
      nodes: ['month', 'year', 'none'].map((kind) => fold(kind, `单位/${kind}`, { op: 'count', over: '奖惩', key: parent, at: self })),
    });
    const { column } = score(undated, { tables: { 单位: { keys: ['甲'] }, 奖惩: { keys: ['2'], links: { 单位: [0] } } } });
    expect([column('month', '2023-01'), column('year', '2023'), column('none')]).toEqual([['0'], ['1'], ['1']]);
  });

  it('a reader whose own group is blank has that blank', () => {
    const { column } = score(plan, { tables, inputs: { ...inputs, 类别: ['园区', undefined, '部门'] }, until: '2023-02' });
    expect(column('同类', '2023-02')).toEqual(['2', '<missing>', '8']);
  });
});

describe('quotients through means and ranks', () => {
  it('stay exact where floats would tie or part wrongly', () => {
    // 0.1 + 0.2 and 0.3 tie exactly; as doubles the first is greater
    const plan = planOf({
      tables: [subject('单位')],
      nodes: [
        input('a', '单位'),
        input('b', '单位'),
        expr('和', '单位', ['a', 'b'], { '+': [v('a'), v('b')] }),
        rank('名次', '单位', { by: [desc('和')] }),
      ],
    });
    const { column } = score(plan, { tables: { 单位: { keys: ['甲', '乙'] } }, inputs: { a: ['0.1', '0.3'], b: ['0.2', '0'] } });
    expect(column('名次')).toEqual(['1', '1']);
    expect(0.1 + 0.2 > 0.3).toBe(true);
  });
});
