import { describe, expect, it } from 'vitest';
import { head, scorePolicy } from '../support/policy.ts';

// 民主测评: ballots → points → categories. 甲: p1 (100, 80) → 90, p2 60 → 德 = 75; p3 90 → 能 = 90.
const policy = (formula: string): string => `${head}
对象 干部 { }
对象 类别 { 权重 : 数 0 .. 1 }
对象 要点 属于 类别 { }
台账 票 { 被评 : 干部; 要点 : 要点; 分值 : 分 0 .. 100 }
考核 考评 于 干部 每年 { 定义 测评 = ${formula} }`;

const tables = {
  干部: '干部\n甲\n乙',
  类别: '类别,权重\n德,0.6\n能,0.4',
  要点: '要点,类别\np1,德\np2,德\np3,能',
  票: '被评,要点,分值\n甲,p1,100\n甲,p1,80\n甲,p2,60\n甲,p3,90\n乙,p1,不适用',
};

describe('逐级', () => {
  it('averages level by level, inner levels first', () => {
    // (75 + 90) ÷ 2; 乙 has only an abstention.
    expect(scorePolicy(policy('平均(票.分值 逐级 要点、要点.类别 经 被评)'), tables).column('考评.测评')).toEqual({
      甲: '82.5',
      乙: '(na)',
    });
  });
  it('weighs a level', () => {
    // 0.6 × 75 + 0.4 × 90
    expect(scorePolicy(policy('平均(票.分值 逐级 要点、要点.类别 权 要点.类别.权重 经 被评)'), tables).column('考评.测评')['甲']).toBe(
      '81',
    );
  });
  it('is not the mean of all ballots', () => {
    expect(scorePolicy(policy('平均(票.分值 经 被评)'), tables).column('考评.测评')['甲']).toBe('82.5'); // (100+80+60+90) ÷ 4, by chance the same
    expect(scorePolicy(policy('平均(票.分值 逐级 要点 经 被评)'), tables).column('考评.测评')['甲']).toBe('80'); // (90+60+90) ÷ 3
  });
  it('wants one weight a group', () => {
    const { codes } = scorePolicy(policy('平均(票.分值 逐级 要点 权 票.分值 ÷ 1分 经 被评)'), tables);
    expect(codes).toContain('level-weights-differ');
  });
});
