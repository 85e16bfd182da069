import { describe, expect, it } from 'vitest';
import {
  assessment,
  desc,
  expr,
  fold,
  frame,
  input,
  lag,
  link,
  n,
  planOf,
  rank,
  ref,
  single,
  subject,
  v,
  yesNo,
} from '../support/plans.ts';
import { blank } from '../support/data.ts';
import { score } from '../support/score.ts';

describe('horizon and rows', () => {
  const plan = planOf({
    tables: [subject('单位')],
    nodes: [input('月', '单位/month'), input('季', '单位/quarter'), input('年', '单位/year'), input('常', '单位')],
  });

  it('takes the periods up to the one asked for, and the coarser ones that contain it', () => {
    const { run } = score(plan, { tables: { 单位: { keys: ['甲'] } }, until: '2023-05' });
    expect(run.rowsOf(frame('单位/month')).map(({ period }) => period)).toEqual(['2023-01', '2023-02', '2023-03', '2023-04', '2023-05']);
    expect(run.rowsOf(frame('单位/quarter')).map(({ period }) => period)).toEqual(['2023-Q1', '2023-Q2']);
    expect(run.rowsOf(frame('单位/half')).map(({ period }) => period)).toEqual(['2023-H1']);
    expect(run.rowsOf(frame('单位/year')).map(({ period }) => period)).toEqual(['2023']);
    expect(run.rowsOf(frame('单位')).map(({ period }) => period)).toEqual(['']);
  });

  it('has a row only in periods that overlap the days on which it exists', () => {
    const tables = { 单位: { keys: ['甲', '乙'], joins: [undefined, '2023-05-20'], leaves: ['2023-02-01', undefined] } };
    const { run } = score(plan, { tables, until: '2023-06' });
    const periods = (row: number) =>
      run
        .rowsOf(frame('单位/month'))
        .filter((at) => at.row === row)
        .map(({ period }) => period);
    expect(periods(0)).toEqual(['2023-01', '2023-02']);
    expect(periods(1)).toEqual(['2023-05', '2023-06']);
    expect(run.value('月', 1, '2023-04')).toBeUndefined();
  });
});

describe('inputs', () => {
  const plan = planOf({
    tables: [subject('单位')],
    nodes: [
      input('报错', '单位/year'),
      input('月', '单位/month'),
      input('不适用', '单位', undefined, { rule: 'na' }),
      input('零', '单位', undefined, { rule: 'value', value: n('0') }),
    ],
  });
  it('follow their rule where a cell is empty', () => {
    const { column } = score(plan, { tables: { 单位: { keys: ['甲', '乙'] } }, inputs: { 报错: [undefined, '1.5'] }, until: '2023' });
    expect(column('报错', '2023')).toEqual(['<missing>', '1.5']);
    expect(column('不适用')).toEqual(['<na>', '<na>']);
    expect(column('零')).toEqual(['0', '0']);
  });
  it('are not yet due where the period ends after the as-of date', () => {
    const { column } = score(plan, { tables: { 单位: { keys: ['甲'] } }, until: '2023-06' });
    expect(column('月', '2023-06')).toEqual(['<missing>']); // as of 06-30, when June ends
    expect(column('报错', '2023')).toEqual(['<notDue>']); // 2023 ends on 12-31
    const earlier = score(plan, { tables: { 单位: { keys: ['甲'] } }, until: '2023-06', asOf: '2023-06-29' });
    expect(earlier.column('月', '2023-06')).toEqual(['<notDue>']);
  });
  it('keep the blanks that are written', () => {
    const { column } = score(plan, {
      tables: { 单位: { keys: ['甲', '乙', '丙'] } },
      inputs: { 零: [blank('na'), blank('exempt'), blank('notDue')] },
    });
    expect(column('零')).toEqual(['<na>', '<exempt>', '<notDue>']);
  });
});

describe('paths', () => {
  const plan = planOf({
    tables: [single('新区'), subject('单位'), subject('干部', [link('单位', '单位', { period: 'month' })])],
    nodes: [
      input('增速', '新区/month'),
      input('目标', '单位/year'),
      expr(
        '看',
        '干部/month',
        { a: ref('增速', { one: '新区' }), b: ref('目标', { up: '单位' }, { coarsen: 'year' }) },
        { '*': [v('a'), v('b')] },
      ),
    ],
  });
  it('lead up a link of the month, to the only row, to the coarser period', () => {
    const { column, run } = score(plan, {
      tables: {
        单位: { keys: ['甲', '乙'] },
        干部: { keys: ['张', '王'], links: { 单位: { '2023-01': [0, undefined], '2023-02': [1, 1] } } },
      },
      inputs: { 增速: { '2023-01': ['2'], '2023-02': ['3'] }, 目标: { '2023': ['10', '100'] } },
      until: '2023-02',
    });
    expect(column('看', '2023-01')).toEqual(['20', '<missing>']); // 2 × 10; no link
    expect(column('看', '2023-02')).toEqual(['300', '300']); // 3 × 100
    expect(
      run.findings.filter(({ code }) => code === 'no-link').map(({ params }) => [params['key'], params['link'], params['period']]),
    ).toEqual([['王', '单位', '2023-01']]);
  });
});

describe('lags', () => {
  it('read their own column period by period', () => {
    // 累积 = 上期(累积) or 0, plus x: 1, 3, 6
    const plan = planOf({
      tables: [subject('单位')],
      nodes: [
        input('x', '单位/month'),
        lag('前', '单位/month', '累积', { kind: 'back', count: 1, unit: 'month' }),
        expr('累积', '单位/month', ['前', 'x'], { '+': [{ default: [v('前'), n('0')] }, v('x')] }),
      ],
    });
    const { column } = score(plan, {
      tables: { 单位: { keys: ['甲'] } },
      inputs: { x: { '2023-01': ['1'], '2023-02': ['2'], '2023-03': ['3'] } },
      until: '2023-03',
    });
    expect(column('累积', '2023-03')).toEqual(['6']);
  });

  const plan = planOf({
    tables: [subject('单位')],
    nodes: [
      input('x', '单位/month'),
      expr('两倍', '单位/month', ['x'], { '*': [v('x'), n('2')] }),
      lag('上期', '单位/month', '两倍', { kind: 'back', count: 1, unit: 'month' }),
      lag('同期', '单位/month', 'x', { kind: 'back', count: 1, unit: 'year' }),
      lag('累计', '单位/month', 'x', { kind: 'toDate' }),
      expr('低', '单位/month', ['x'], { '<': [v('x'), n('2')] }, { type: yesNo }),
      lag('连续', '单位/month', '低', { kind: 'streak', length: 2 }, { type: yesNo }),
    ],
  });
  const tables = { 单位: { keys: ['甲', '乙'], joins: [undefined, '2023-02-10'] } };
  const inputs = { x: { '2023-01': ['1', undefined], '2023-02': ['1', '1'], '2023-03': ['5', '1'] } };

  it('find the period before, and nothing before a row joined', () => {
    const { column } = score(plan, { tables, inputs, until: '2023-03' });
    expect(column('上期', '2023-02')).toEqual(['2', '<na>']);
    expect(column('累计', '2023-03')).toEqual(['7', '2']);
    expect(column('连续', '2023-02')).toEqual(['true', 'false']); // 乙 did not exist in January
    expect(column('连续', '2023-03')).toEqual(['false', 'true']);
  });
  it('reach into history by column id, working a row-local column out anew from what it reads', () => {
    const history = { x: { 甲: { '2022-12': '7', '2022-01': '4' } } };
    const { column } = score(plan, { tables, inputs, history, until: '2023-03' });
    expect(column('上期', '2023-01')).toEqual(['14', '(none)']); // 2 × 7
    expect(column('同期', '2023-01')).toEqual(['4', '(none)']);
    expect(column('同期', '2023-02')).toEqual(['<missing>', '<na>']);
    expect(column('连续', '2023-01')).toEqual(['false', '(none)']); // 7 ≥ 2 breaks it
  });
  it('leave a streak undecided where a year is not on record and nothing known breaks it', () => {
    const { column, run } = score(plan, { tables, inputs, until: '2023-03' });
    expect(column('连续', '2023-01')).toEqual(['<undecided>', '(none)']);
    expect(run.findings.some(({ code, params }) => code === 'no-history' && params['column'] === '连续')).toBe(true);
  });
});

describe('assessments with a condition', () => {
  const plan = planOf({
    tables: [subject('单位')],
    assessments: [assessment('考核', '单位', ['总分', '名次'], { when: '参加' })],
    nodes: [
      input('参加', '单位', yesNo),
      input('分', '单位', undefined, undefined, { assessment: '考核' }),
      expr('总分', '单位', ['分'], v('分'), { assessment: '考核' }),
      fold('家数', '单位', { op: 'count', over: '单位' }, { assessment: '考核' }),
      rank('名次', '单位', { by: [desc('总分')] }, { assessment: '考核' }),
    ],
  });
  it('leave the others out of everything, and report none of their gaps', () => {
    const { column, run } = score(plan, {
      tables: { 单位: { keys: ['甲', '乙', '丙'] } },
      inputs: { 参加: [true, false, true], 分: ['1', undefined, '2'] },
    });
    expect(column('总分')).toEqual(['1', '<na>', '2']);
    expect(column('家数')).toEqual(['2', '<na>', '2']);
    expect(column('名次')).toEqual(['2', '<na>', '1']);
    expect(run.findings).toEqual([]);
  });
  it('are undecided where nobody knows whether the row is assessed', () => {
    const { column } = score(plan, { tables: { 单位: { keys: ['甲', '乙'] } }, inputs: { 参加: [true, undefined], 分: ['1', '9'] } });
    expect(column('总分')).toEqual(['1', '<missing>']);
    expect(column('家数')).toEqual(['<missing>', '<missing>']);
    expect(column('名次')).toEqual(['1', '<missing>']);
  });
});
