import { describe, expect, it } from 'vitest';
import { head, scorePolicy } from '../support/policy.ts';

const tables = {
  单位: '单位,类别\n甲,园区\n乙,园区\n丙,园区\n丁,部门',
  '单位.每年': '单位,期间,产值\n甲,2023,100\n乙,2023,80\n丙,2023,60\n丁,2023,50',
};
const policy = (body: string): string => `${head}
对象 单位 { 类别 : 选项(园区、部门); 产值 : 数(亿元) 0 .. 900 每年 }
考核 考评 于 单位 每年 {
  赛道 按 类别
  ${body}
}`;

describe('scores that depend on the others', () => {
  it('实绩赋分: the share of the best of the track', () => {
    const { column } = scorePolicy(
      policy('定义 x = 判定 { 当 最大(产值 同 赛道) > 0: 占最优(产值, 最大(产值 同 赛道)); 其余: 0 }'),
      tables,
    );
    expect(column('考评.x')).toEqual({ 甲: '1', 乙: '0.8', 丙: '0.6', 丁: '1' });
  });
  it('功效系数: 60 % at the least, 100 % at the best; a track of one is guarded', () => {
    const { column } = scorePolicy(
      policy(
        '定义 x = 判定 { 当 最大(产值 同 赛道) = 最小(产值 同 赛道): 100%; 其余: 功效(产值, 最小(产值 同 赛道), 最大(产值 同 赛道)) }',
      ),
      tables,
    );
    // 乙: 60 % + 40 % × (80 − 60) ÷ (100 − 60)
    expect(column('考评.x')).toEqual({ 甲: '1', 乙: '0.8', 丙: '0.6', 丁: '1' });
  });
  it('名次赋分: a step a place', () => {
    const { column } = scorePolicy(policy('排名 产值名次 按 产值 并列 同名次\n  定义 x = 名次率(产值名次, 2%)'), tables);
    expect(column('考评.x')).toEqual({ 甲: '1', 乙: '0.98', 丙: '0.96', 丁: '1' });
  });
  it('the share of those above a line, over all or in the track', () => {
    const { column } = scorePolicy(policy('定义 全 = 占比(产值 ≥ 80亿元 全体)\n  定义 同类 = 占比(产值 ≥ 80亿元 同 赛道)'), tables);
    expect(column('考评.全')['甲']).toBe('0.5'); // 甲 乙 of four
    expect(column('考评.同类')).toEqual({ 甲: '2/3', 乙: '2/3', 丙: '2/3', 丁: '0' });
  });
  it('去极值平均 only above a size', () => {
    const { column, codes } = scorePolicy(
      policy('定义 x = 判定 { 当 计数(产值 同 赛道) ≥ 3: 去极值平均(产值 同 赛道); 其余: 平均(产值 同 赛道) }'),
      tables,
    );
    expect(column('考评.x')).toEqual({ 甲: '80', 乙: '80', 丙: '80', 丁: '50' });
    expect(codes).toEqual([]);
  });
});
