import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scorePolicy } from '../support/policy.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/warmup-vote/${name}`, import.meta.url), 'utf8');

/**
 * 《党政机关领导干部工作实绩量化考核分值计算》: three groups of raters, three dimensions, four grades, votes; abstentions do not
 * count, so the divisor is each dimension's own number of votes. Expected values: the published arithmetic, exact.
 */
describe('a vote of several groups on several dimensions', () => {
  const { column, codes } = scorePolicy(fixture('办法.heng'), { 干部: '干部,附加分\n张三,2.5\n李四,0.0', 得票: fixture('得票.csv') });
  it('gives each group its score', () => {
    expect(column('实绩考核.分管领导')).toEqual({ 张三: '94', 李四: '242/3' }); // 80.6667
    expect(column('实绩考核.干部职工')).toEqual({ 张三: '88.3125', 李四: '79.625' });
    expect(column('实绩考核.考核组')).toEqual({ 张三: '91.2', 李四: '81.6' });
  });
  it('adds them up exactly and rounds once', () => {
    // 18621/200 = 93.105 → 93.11; 24187/300 = 80.6233… → 80.62
    expect(column('实绩考核.综合得分')).toEqual({ 张三: '93.11', 李四: '80.62' });
    expect(codes).toEqual([]);
  });
});
