import { describe, expect, it } from 'vitest';
import { head, scorePolicy } from '../support/policy.ts';

// Ballots belong to nobody: 评委 votes on 干部. A rater with more than half 优秀 has voted for nothing (R19).
const policy = `${head}
对象 干部 { }
对象 评委 {
  类 : 选项(领导、群众)
  优秀率 = 0
}
台账 票 {
  评委 : 评委
  被评 : 干部
  档次 : 选项(优秀、称职、基本称职、不称职) 缺失 不适用
  定义 分值 = 分档 档次 { 优秀: 100分; 称职: 80分; 基本称职: 60分; 不称职: 40分 }
}
考核 评委资格 于 评委 { 定义 优秀率 = 占比(票.档次 = 优秀 经 票.评委) }
考核 测评 于 干部 {
  定义 领导分 = 平均(票.分值 当 评委.类 = 领导 且 评委.评委资格.优秀率 ≤ 50% 经 被评)
  定义 群众分 = 平均(票.分值 当 评委.类 = 群众 且 评委.评委资格.优秀率 ≤ 50% 经 被评)
  计分 总分 = 领导分 × 60% + 群众分 × 40%
}`.replace('  优秀率 = 0\n', '');

describe('ballots', () => {
  it('count by group of raters, without abstentions and without ballots of raters who only praise', () => {
    const { column, codes } = scorePolicy(policy, {
      干部: '干部\n张\n李',
      评委: '评委,类\nL1,领导\nG1,群众\nG2,群众\nG3,群众',
      票: [
        '评委,被评,档次',
        'L1,张,优秀',
        'L1,李,称职',
        'G1,张,称职',
        'G1,李,优秀',
        'G2,张,优秀',
        'G2,李,优秀', // all 优秀: not counted
        'G3,张,不适用',
        'G3,李,基本称职', // an abstention
      ].join('\n'),
    });
    // 张: 100 × 0.6 + 80 × 0.4 = 92; 李: 80 × 0.6 + (100 + 60) ÷ 2 × 0.4 = 80
    expect(column('测评.总分')).toEqual({ 张: '92', 李: '80' });
    expect(codes).toEqual([]);
  });
});
