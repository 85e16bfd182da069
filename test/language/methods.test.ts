import { describe, expect, it } from 'vitest';
import { codesOf, head, scorePolicy } from '../support/policy.ts';

describe('算法', () => {
  const policy = (methods: string, formula: string): string =>
    `${head}${methods}\n对象 单位 { 类别 : 选项(甲、乙); x : 数 0 .. 10 每年 }\n考核 考评 于 单位 每年 { 定义 y = ${formula} }`;
  const tables = { 单位: '单位,类别\n一,甲\n二,乙', '单位.每年': '单位,期间,x\n一,2023,3\n二,2023,5' };

  it('is put in place: a parameter may stand for a column, a number, an option, or what is aggregated', () => {
    const of = (methods: string, formula: string): unknown => scorePolicy(policy(methods, formula), tables).column('考评.y');
    expect(of('算法 两倍(值) = 值 × 2', '两倍(x) + 两倍(1)')).toEqual({ 一: '8', 二: '12' });
    expect(of('算法 是(谁) = 判定 { 当 类别 = 谁: 1; 其余: 0 }', '是(甲)')).toEqual({ 一: '1', 二: '0' });
    expect(of('算法 他类(谁) = 判定 { 当 类别 不在 (谁): 1; 其余: 0 }\n算法 再(哪) = 他类(哪)', '再(甲)')).toEqual({ 一: '0', 二: '1' });
    expect(of('算法 均(值) = 平均(值 全体)', '均(x)')).toEqual({ 一: '4', 二: '4' });
  });
  it('never calls itself, however long the way round', () => {
    expect(codesOf(policy('算法 甲法(值) = 乙法(值)\n算法 乙法(值) = 甲法(值)', '甲法(x)'))).toEqual(['recursive-method']);
  });
  it('says where an option that a parameter stands for does not exist', () => {
    expect(codesOf(policy('算法 是(谁) = 判定 { 当 类别 = 谁: 1; 其余: 0 }', '是(丙)'))).toEqual(['unknown-option']);
  });
});
