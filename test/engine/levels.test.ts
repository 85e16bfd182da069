import { describe, expect, it } from 'vitest';
import { blank, type Cell } from '../support/data.ts';
import { fold, input, link, planOf, ref, single, subject, text } from '../support/plans.ts';
import { score } from '../support/score.ts';

/** Votes of three kinds of voters about one matter: the mean within each kind, then of the kinds. */
function mean(votes: readonly Cell[], kinds: readonly Cell[], weights?: readonly Cell[]) {
  const plan = planOf({
    tables: [single('新区'), subject('票', [link('新区')])],
    nodes: [
      input('类', '票', text),
      input('分', '票'),
      input('权', '票'),
      fold('果', '新区', {
        op: 'mean',
        over: '票',
        args: [ref('分')],
        levels: [{ key: { column: ref('类') }, ...(weights ? { weight: ref('权') } : {}) }],
      }),
    ],
  });
  const tables = { 新区: { keys: [''] }, 票: { keys: votes.map((_, i) => `v${i}`), links: { 新区: votes.map(() => 0) } } };
  return score(plan, { tables, inputs: { 类: kinds, 分: votes, 权: weights ?? votes.map(() => '1') } });
}
const result = (...given: Parameters<typeof mean>): string | undefined => mean(...given).column('果')[0];

describe('平均 逐级', () => {
  it('means each kind first: ((90 + 80) ÷ 2 + 60) ÷ 2 = 72.5, not the 76.66… of all votes', () => {
    expect(result(['90', '80', '60'], ['甲', '甲', '乙'])).toBe('72.5');
  });
  it('weighs kinds: (85 × 3 + 60 × 1) ÷ 4 = 78.75', () => {
    expect(result(['90', '80', '60'], ['甲', '甲', '乙'], ['3', '3', '1'])).toBe('78.75');
  });
  it('leaves out what does not apply, and a kind of which nothing is left', () => {
    expect(result(['90', blank('na'), '60'], ['甲', '甲', '乙'])).toBe('75');
    expect(result(['90', '80', blank('exempt')], ['甲', '甲', '乙'])).toBe('85');
    expect(result([blank('na')], ['甲'])).toBe('<na>');
    expect(result([], [])).toBe('<na>');
    expect(result(['90', '80'], ['甲', blank('na')])).toBe('90');
    expect(result(['90'], [blank('na')])).toBe('<na>');
  });
  it('is unknown where a vote, a kind or a weight is', () => {
    expect(result(['90', undefined, '60'], ['甲', '甲', '乙'])).toBe('<missing>');
    expect(result(['90', '80', '60'], ['甲', undefined, '乙'])).toBe('<missing>');
    expect(result(['90', '80', '60'], ['甲', '甲', '乙'], ['3', '3', undefined])).toBe('<missing>');
  });
  it('reports a weight that differs within its kind', () => {
    const { run, column } = mean(['90', '80'], ['甲', '甲'], ['3', '2']);
    expect([column('果'), run.findings.map(({ code }) => code)]).toEqual([['<missing>'], ['level-weights-differ']]);
  });
});
