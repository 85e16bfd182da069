import { describe, expect, it } from 'vitest';
import { dataHash, hashText, policyHash, resultValue, serialiseResult, toResult } from '../../engine/result/index.ts';
import { parseNumber } from '../../engine/numbers/index.ts';
import { blank, dataOf } from '../support/data.ts';
import { inputs, plan, tables } from '../support/example.ts';
import { assessment, expr, input, planOf, subject, v, yesNo } from '../support/plans.ts';
import { score } from '../support/score.ts';

const hashes = { policyHash: 'p', dataHash: 'd', engine: 'heng 0.1.0' };
const { run } = score(plan, { tables, inputs, until: '2023-01' });
const value = (text: string) => resultValue(parseNumber(text) ?? blank('na'));

describe('figures in JSON', () => {
  it('are numbers where decimals of at most 15 digits, else exact texts', () => {
    expect(value('96.35')).toBe(96.35);
    expect(value('-0.5')).toBe(-0.5);
    expect(value('123456789012.345')).toBe(123456789012.345);
    expect(value('1234567890123.456')).toBe('1234567890123.456');
    expect(value('289/3')).toBe('289/3');
    expect(value('0')).toBe(0);
    expect(value('100000000000000000000')).toBe('100000000000000000000');
  });
  it('are blanks by their names', () => {
    expect((['missing', 'na', 'notDue', 'exempt', 'undecided'] as const).map((label) => resultValue(blank(label)))).toEqual(
      ['missing', 'na', 'not_due', 'exempt', 'undecided'].map((label) => ({ blank: label })),
    );
  });
});

describe('the result', () => {
  it('has the columns of the assessment in its order, rows by key', () => {
    const result = toResult(run, { ...hashes, period: '2023-01' });
    expect(result.policy).toEqual({ name: '测试', year: 2023, hash: 'p' });
    expect(result.assessments.map(({ name, of, period }) => [name, of, period])).toEqual([['月度', '单位', '2023-01']]);
    const rows = result.assessments[0]?.rows ?? [];
    expect(rows.map(({ key }) => key)).toEqual(['丁', '丙', '乙', '甲']);
    // 甲: 100 × 0.9 + 1/3 = 90.333… → 90.33; of the three 园区 half, rounded down, is one seat: 丙 has a ceiling, so 乙
    expect(rows[3]).toEqual({
      key: '甲',
      track: '园区',
      columns: { 完成: 0.9, 奖: '1/3', 总分: 90.33, 名次: 3, 等次: '一般', 前二: false },
    });
    expect(rows[2]).toEqual({ key: '乙', track: '园区', columns: { 完成: 0.95, 奖: 0, 总分: 95, 名次: 2, 等次: '优秀', 前二: true } });
    expect(rows[1]).toEqual({ key: '丙', track: '园区', columns: { 完成: 1.2, 奖: 0, 总分: 120, 名次: 1, 等次: '一般', 前二: true } });
    expect(Object.keys(rows[0]?.columns ?? {})).toEqual(['完成', '奖', '总分', '名次', '等次', '前二']);
  });
  it('takes the assessments and the grain that are asked for', () => {
    expect(toResult(run, { ...hashes, period: '2023' }).assessments).toEqual([]);
    expect(toResult(run, { ...hashes, assessments: ['别的'] }).assessments).toEqual([]);
    expect(toResult(run, hashes).assessments.map(({ period }) => period)).toEqual(['2023-01']);
  });
  it('leaves out rows that are not assessed, and keeps names from users as they are', () => {
    const of = planOf({
      tables: [subject('单位')],
      assessments: [assessment('考核', '单位', ['a', 'b'], { when: '参加' })],
      nodes: [
        input('参加', '单位', yesNo),
        input('x', '单位'),
        expr('a', '单位', ['x'], v('x'), { label: '__proto__' }),
        expr('b', '单位', ['x'], v('x'), { label: 'constructor' }),
      ],
    });
    const given = score(of, { tables: { 单位: { keys: ['__proto__', '乙'] } }, inputs: { 参加: [true, false], x: ['1', '2'] } });
    const result = toResult(given.run, { ...hashes, period: '2023' });
    expect(result.assessments[0]?.period).toBeNull();
    expect(result.assessments[0]?.rows.map(({ key }) => key)).toEqual(['__proto__']);
    expect(serialiseResult(result)).toMatch(/"__proto__": 1,\s+"constructor": 1/);
  });
  it('is the same bytes whatever the order of rows in the data', () => {
    const order = [2, 0, 3, 1];
    const pick = <T>(cells: readonly T[]) => order.map((i) => cells[i]).filter((cell): cell is T => cell !== undefined);
    const keys = pick(tables.单位.keys);
    const shuffled = score(plan, {
      tables: { 单位: { keys }, 奖惩: { keys: ['2', '3'], links: { 单位: [keys.indexOf('丁'), keys.indexOf('甲')] } } },
      inputs: {
        类别: pick(inputs.类别),
        计划: { '2023': pick(inputs.计划['2023']) },
        实际: { '2023-01': pick(inputs.实际['2023-01']) },
        事故: { '2023-01': order.map((i) => inputs.事故['2023-01'][i]) },
        日期: inputs.日期.toReversed(),
        分值: inputs.分值.toReversed(),
      },
      until: '2023-01',
    });
    expect(dataHash(shuffled.run.data, plan)).toBe(dataHash(run.data, plan));
    expect(serialiseResult(toResult(shuffled.run, hashes))).toBe(serialiseResult(toResult(run, hashes)));
  });
});

describe('hashes', () => {
  it('are SHA-256', () => expect(hashText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));
  it('of the data change with a figure, a link, a date, a blank', () => {
    const base = dataHash(run.data, plan);
    const other = [
      dataOf(plan, tables, { ...inputs, 分值: ['1/3', '21'] }),
      dataOf(plan, tables, { ...inputs, 分值: ['1/3', blank('na')] }),
      dataOf(plan, { ...tables, 奖惩: { keys: ['2', '3'], links: { 单位: [1, 3] } } }, inputs),
      dataOf(plan, { ...tables, 单位: { ...tables.单位, joins: ['2023-01-02', undefined, undefined, undefined] } }, inputs),
      dataOf(plan, tables, inputs, { 总分: { 甲: { '2022-12': '90' } } }),
    ].map((data) => dataHash(data, plan));
    expect(new Set([base, ...other]).size).toBe(6);
    expect(dataHash(dataOf(plan, tables, { ...inputs, 分值: ['2/6', '20.0'] }), plan)).toBe(base);
  });
  it('of the policy do not change with places in the source, but with the rules', () => {
    const moved = { ...plan, nodes: plan.nodes.map((node) => ({ ...node, src: { ...node.src, start: 7 } })) };
    expect(policyHash(moved)).toBe(policyHash(plan));
    expect(policyHash({ ...plan, year: 2024 })).not.toBe(policyHash(plan));
    expect(
      policyHash({
        ...plan,
        nodes: plan.nodes.map((node) =>
          node.kind === 'expr' && node.round ? { ...node, round: { places: 1, mode: 'halfUp' as const } } : node,
        ),
      }),
    ).not.toBe(policyHash(plan));
  });
});
