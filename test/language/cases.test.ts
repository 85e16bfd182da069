import { describe, expect, it } from 'vitest';
import { codesOf, head } from '../support/policy.ts';

/** The codes of a 判定 with these rows, over two numbers, an option and a yes-or-no. */
const of = (rows: string, mode = ''): readonly string[] =>
  codesOf(`${head}
对象 单位 { x : 数 0 .. 100 每年; y : 数 0 .. 100 每年; 类 : 选项(甲、乙、丙) 每年; 合格 : 是否 每年 }
考核 考评 于 单位 每年 { 定义 z = 判定 ${mode} { ${rows}; 其余: 0 } }`);

describe('判定: cases exclude each other', () => {
  it('finds an overlap of ranges, with a witness', () => {
    expect(of('当 x ≥ 60: 1; 当 x ≥ 80: 2')).toEqual(['overlapping-cases']);
    expect(of('当 x ≥ 60: 1; 当 x ≤ 60: 2')).toEqual(['overlapping-cases']);
    expect(of('当 x > 60: 1; 当 x ≤ 60: 2')).toEqual([]);
    expect(of('当 x ≥ 80: 1; 当 x ≥ 60 且 x < 80: 2')).toEqual([]);
  });
  it('knows declared ranges: what cannot hold overlaps with nothing, and is told by itself', () => {
    expect(of('当 x < 0: 1; 当 x < -5: 2')).toEqual(['comparison-decided', 'comparison-decided']);
  });
  it('finds overlaps over several columns', () => {
    expect(of('当 x > 60 且 合格: 1; 当 y > 60 且 非 合格: 2')).toEqual([]);
    expect(of('当 x > 60: 1; 当 y > 60: 2')).toEqual(['overlapping-cases']);
    expect(of('当 类 = 甲: 1; 当 类 在 (乙、丙): 2')).toEqual([]);
    expect(of('当 类 在 (甲、乙): 1; 当 类 ≠ 甲: 2')).toEqual(['overlapping-cases']);
    expect(of('当 x > 10 或 类 = 甲: 1; 当 类 = 甲 且 x < 5: 2')).toEqual(['overlapping-cases']);
  });
  it('decides differences of two columns, and says what it cannot decide', () => {
    expect(of('当 x > y: 1; 当 y > x: 2')).toEqual([]);
    expect(of('当 x > y: 1; 当 x ≥ y: 2')).toEqual(['overlapping-cases']);
    expect(of('当 x × y > 50: 1; 当 x + y < 5: 2')).toEqual(['overlap-not-excluded']);
    expect(of('当 x > y: 1; 当 x < 5: 2')).toEqual(['overlap-not-excluded']);
  });
  it('does not ask where the table says 依次', () => {
    expect(of('当 x ≥ 60: 1; 当 x ≥ 80: 2', '依次')).toEqual([]);
  });
});
