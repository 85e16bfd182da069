/** A small assessment with a bit of everything: tracks, a ledger, rounding, a cap, a veto, rank and grade. */

import type { Plan, Type } from '../../engine/plan/index.ts';
import {
  assessment,
  date,
  desc,
  expr,
  fold,
  grade,
  input,
  lag,
  ledger,
  link,
  n,
  option,
  percent,
  planOf,
  rank,
  ref,
  src,
  subject,
  take,
  v,
  yesNo,
} from './plans.ts';

const points: Type = { t: 'num', unit: { 分: 1 }, grid: { kind: 'scale', scale: 2 } };
const A = { assessment: '月度' };
const at = '单位/month';
const track = { column: ref('类别', { coarsen: 'none' }) };

export const plan: Plan = planOf({
  tables: [subject('单位'), ledger('奖惩', [link('单位')], '日期')],
  assessments: [assessment('月度', at, ['完成', '奖', '总分', '名次', '等次', '前二'], { track: '类别' })],
  nodes: [
    input('类别', '单位', option('园区', '部门', '企业')),
    input('实际', at),
    input('计划', '单位/year'),
    input('日期', '奖惩', date),
    input('分值', '奖惩'),
    input('事故', at, yesNo, { rule: 'value', value: { b: false } }),
    expr(
      '完成',
      at,
      { a: ref('实际'), b: ref('计划', { coarsen: 'year' }) },
      { atMost: [{ '/': [v('a'), v('b')] }, n('1.2')] },
      { ...A, type: percent, role: 'rate', notes: [{ name: 'basis', values: ['细则第1项'] }] },
    ),
    fold(
      '奖',
      at,
      { op: 'sum', over: '奖惩', key: [{ row: [{ up: '单位' }] }], at: [{ row: [] }], args: [ref('分值')] },
      { ...A, role: 'bonus' },
    ),
    expr(
      '总分',
      at,
      ['完成', '奖'],
      { '+': [{ '*': [n('100'), v('完成')] }, v('奖')] },
      { ...A, role: 'total', round: { places: 2, mode: 'halfUp' }, type: points },
    ),
    lag('上月', at, '总分', { kind: 'back', count: 1, unit: 'month' }, { ...A, role: 'hidden' }),
    expr('优线', at, ['总分'], { '>=': [v('总分'), n('90')] }, { ...A, type: yesNo, role: 'hidden' }),
    expr('三成', at, [], n('0.5'), { ...A, role: 'hidden' }),
    expr('额', at, [], n('2'), { ...A, role: 'hidden' }),
    rank('名次', at, { by: [desc('总分')], group: [track] }, A),
    grade(
      '等次',
      at,
      {
        by: [desc('总分')],
        group: [track],
        rows: [
          { grade: '优秀', when: ref('优线'), atMost: { amount: ref('三成'), unit: 'share', mode: 'floor' }, tie: 'out' },
          { grade: '一般', tie: 'out' },
        ],
        effects: [{ veto: '事故', act: { kind: 'ceiling', grade: '一般' } }],
      },
      A,
    ),
    take('前二', at, { first: ref('额'), by: [desc('总分')] }, A),
    expr('达标', at, ['总分'], { '>=': [v('总分'), n('60')] }, { ...A, type: yesNo, role: 'requirement' }),
    expr('滞后', at, ['完成'], { '<': [v('完成'), n('0.6')] }, { ...A, type: yesNo, role: 'alert' }),
  ],
  checks: [
    { id: '达标', label: '达标', kind: 'requirement', message: '不低于60分', node: '达标', src },
    { id: '滞后', label: '滞后', kind: 'alert', message: '进度滞后', node: '滞后', src },
  ],
});

export const tables = { 单位: { keys: ['甲', '乙', '丙', '丁'] }, 奖惩: { keys: ['2', '3'], links: { 单位: [0, 3] } } };
export const inputs = {
  类别: ['园区', '园区', '园区', '部门'],
  计划: { '2023': ['3', '100', '100', '100'] },
  // 甲 2.7 ÷ 3 = 90 %, 乙 95 %, 丙 130 % capped at 120 %, 丁 50 %
  实际: { '2023-01': ['2.7', '95', '130', '50'] },
  事故: { '2023-01': [undefined, undefined, true, undefined] },
  日期: ['2023-01-15', '2023-01-20'],
  分值: ['1/3', '20'],
};
