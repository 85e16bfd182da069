import { describe, expect, it } from 'vitest';
import { codesOf, head, scorePolicy } from '../support/policy.ts';

const policy = (requirement: string, constants = ''): string => `${head}${constants}
对象 单位 { x : 百分比 0 .. 100% 每年; y : 百分比 0 .. 100% 每年 }
考核 考评 于 单位 每年 {
  指标 甲 定量 得分率 = x
  指标 乙 定性 得分率 = y
  体系 基础分 { 甲 60; 乙 40 }
  ${requirement}
}`;

describe('要求 on the rules', () => {
  it('60 % quantitative passes, a hair more does not', () => {
    expect(codesOf(policy('要求 定量 : 权重占比(定量) ≥ 60%'))).toEqual([]);
    expect(codesOf(policy('要求 定量 : 权重占比(定量) ≥ 60.1%'))).toEqual(['requirement-not-met']);
  });
  it('counts indicators, with or without parentheses, against a constant of the policy', () => {
    expect(codesOf(policy('要求 精简 : 指标数 < 上年指标数', '定义 上年指标数 = 3'))).toEqual([]);
    expect(codesOf(policy('要求 精简 : 指标数() < 上年指标数', '定义 上年指标数 = 2'))).toEqual(['requirement-not-met']);
    expect(codesOf(policy('要求 定性少 : 指标数(定性) ≤ 1'))).toEqual([]);
  });
});

describe('要求 on data', () => {
  const rows = '单位,期间,x,y\n甲,2023,50%,95%\n乙,2023,60%,80%\n丙,2023,70%,70%';
  it('每个 定性 指标: once for all rows of a period', () => {
    // One of three has 90 % or more: 33 % is more than 30 %.
    const { codes, run } = scorePolicy(policy('要求 优秀控制 : 每个 定性 指标 占比(得分率 ≥ 90%) ≤ 30%  "不超过三成"'), {
      单位: '单位\n甲\n乙\n丙',
      '单位.每年': rows,
    });
    expect(codes).toEqual(['requirement-broken']);
    expect(run.findings[0]?.params['label']).toBe('优秀控制（乙）');
    // One of three below 80 %: 20 % at least are wanted.
    expect(
      scorePolicy(policy('要求 拉开 : 每个 定性 指标 占比(得分率 < 80%) ≥ 20%'), { 单位: '单位\n甲\n乙\n丙', '单位.每年': rows }).codes,
    ).toEqual([]);
  });
  it('row by row, and silent where it does not apply', () => {
    expect(
      scorePolicy(policy('要求 达标 : x ≥ 60%'), { 单位: '单位\n甲\n乙\n丙', '单位.每年': rows.replace('50%', '不适用') }).codes,
    ).toEqual(['not-applicable-without-rule']);
    expect(scorePolicy(policy('要求 达标 : x ≥ 60%'), { 单位: '单位\n甲\n乙\n丙', '单位.每年': rows }).codes).toEqual([
      'requirement-broken',
    ]);
  });
});
