import { describe, expect, it } from 'vitest';
import { codesOf, head } from '../support/policy.ts';

const of = (formula: string): readonly string[] =>
  codesOf(
    `${head}对象 单位 { a : 数 0 .. 9 每年; b : 数 0 .. 9 每年; n : 整数 0 .. 9 每年 }\n考核 考评 于 单位 每年 { 定义 z = 判定 { ${formula}; 其余: 0 } }`,
  );

describe('a guard keeps a divisor off zero', () => {
  it.each([
    '当 a > 0: 1 ÷ a',
    '当 a ≠ 0: 1 ÷ a',
    '当 0 < a: 1 ÷ a',
    '当 非 (a = 0): 1 ÷ a',
    '当 a > 0 且 b > 0: 1 ÷ (a × b)',
    '当 a > b: 1 ÷ (a − b)',
    '当 b < a: 1 ÷ (a − b)',
    '当 a ≠ b: 1 ÷ (b − a)',
    '当 n > 1: 1 ÷ (n − 1)',
    '当 n > 0: 1 ÷ (10 × n)',
    '当 n ≥ 1: 1 ÷ (n × 2)',
    '当 a = 0: 0; 当 b > 5: 1 ÷ a',
  ])('%s', (cases) => {
    expect(of(cases).filter((code) => !code.startsWith('overlap'))).toEqual([]);
  });
  it.each([
    '当 a ≥ 0: 1 ÷ a',
    '当 b > 0: 1 ÷ a',
    '当 a ≥ b: 1 ÷ (a − b)',
    '当 n > 0: 1 ÷ (n − 1)',
    '当 a > 0: 1 ÷ (a × b)',
    '当 a > 0 或 b > 0: 1 ÷ a',
  ])('but not: %s', (cases) => {
    expect(of(cases)).toContain('unguarded-division');
  });
  it('inside a standard method the call is pointed at', () => {
    expect(of('当 b > 0: 完成率(b, a)')).toEqual(['unguarded-division']);
    expect(of('当 a > b: 功效(n, b, a)')).toEqual([]);
  });
});
