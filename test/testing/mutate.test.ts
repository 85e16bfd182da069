import { describe, expect, it } from 'vitest';
import { mutantsOf, mutate } from '../../engine/testing/index.ts';
import { evaluatePrepared, differencesOf } from '../../engine/testing/run.ts';
import { example, figures } from './policy.ts';
import { compiled, done, ran } from './support.ts';

const { plan, writing } = compiled();
const mutants = mutantsOf(plan, writing);

describe('the changes tried', () => {
  it('are what the drafter wrote, each once, where it stands', () => {
    expect(mutants.map(({ kind, at, to }) => `${at.line} ${kind} ${at.text} → ${to}`)).toEqual([
      '4 mode 计分保留 2 位 四舍五入 → floor',
      '4 places 计分保留 2 位 四舍五入 → 3',
      // A method's constants, once, though each of its uses has them.
      '8 constant 1% → 2%',
      '8 constant 0.5分 → 0.6分',
      '20 constant 0 → 1',
      '22 comparison 备案日 ≤ 2023-03-31 → <',
      '22 date 2023-03-31 → 2023-04-01',
      '23 comparison 产值目标 ≥ 5% → >',
      '23 constant 5% → 6%',
      '29 constant 3分 → 4分',
      '29 constant 1分 → 2分',
      '35 cap 封顶 120% → ',
      '35 constant 120% → 121%',
      '36 constant 1 → 2',
      '36 constant 0% → 1%',
      '39 constant 30 → 31',
      '39 constant 50 → 51',
      '40 constant 70 → 71',
      '40 constant 50 → 51',
      '44 comparison ≥ 10% → >',
      '44 constant 10% → 11%',
      '44 constant 1.1 → 1.2',
      '45 comparison ≥ 8% → >',
      '45 constant 8% → 9%',
      '45 constant 1 → 2',
      '45 constant 1.1 → 1.2',
      '46 constant 1 → 2',
      '48 cap 封顶 5 → ',
      '48 constant 5 → 6',
      '51 comparison 事故 > 0 → ≥',
      '51 constant 0 → 1',
      '54 comparison 总分 ≥ 90 → >',
      '54 constant 90 → 91',
      '54 constant 50% → 60%',
      '54 mode 向下取整 → ceil',
      '57 comparison 收入进度 < 50% → ≤',
      '57 constant 50% → 51%',
    ]);
  });

  it('change a threshold wherever the compiler repeats it', () => {
    const eight = mutants.find(({ at, kind }) => at.line === 45 && kind === 'constant' && at.text === '8%');
    const text = JSON.stringify([...(eight?.nodes.values() ?? [])].flatMap((node) => (node.kind === 'expr' ? [node.logic] : [])));
    expect(text.match(/"0\.09"/g)).toHaveLength(2);
    expect(text).not.toContain('"0.08"');
  });

  it('leave alone what no drafter wrote', () => {
    expect(
      mutantsOf(plan, {
        of: () => ({ numbers: [], dates: [], comparisons: [], caps: [], tables: [], quotas: [], gradeRows: [] }),
        roundOf: () => undefined,
      }),
    ).toEqual([]);
  });
});

describe('examples against the changes', () => {
  const results = ran(plan, example(figures));

  it('notice what their figures hang on', () => {
    const { total, killed, survivors } = mutate(plan, done(results), mutants);
    expect(total).toBe(mutants.length);
    expect(killed + survivors.length).toBe(total);
    const lines = survivors.map(({ at, kind, to }) => `${at.line} ${kind} ${to}`);
    // 150% is cut to 120%: both changes of the limit show. 30 is the weight of 36 and of 20.
    expect(lines).not.toContain('35 cap ');
    expect(lines).not.toContain('35 constant 121%');
    expect(lines).not.toContain('39 constant 31');
    // No office is in the example, no total lies between two grades, and 3 points of bonus do not reach the limit of 5.
    for (const line of ['39 constant 51', '54 comparison >', '54 constant 91', '48 cap ', '48 constant 6', '29 constant 2分'])
      expect(lines).toContain(line);
  });

  it('do so as if everything were computed anew', () => {
    const examples = done(results);
    const anew = mutants.filter(({ nodes }) => {
      const changed = { ...plan, nodes: plan.nodes.map((node) => nodes.get(node.id) ?? node) };
      return examples.every(({ prepared }) => differencesOf(evaluatePrepared(changed, prepared), prepared.cells).length === 0);
    });
    expect(mutate(plan, examples, mutants).survivors).toEqual(anew);
  });

  it('notice through findings too', () => {
    const broken = example(figures, '  发现: [requirement-broken]\n')
      .replace('乙园, 期间: 2023, 产值目标: 6%', '乙园, 期间: 2023, 产值目标: 5%')
      .replace('产值目标: 6%', '产值目标: 4%')
      .replace(/ {2}应得:[^]*/, '');
    const lines = mutate(plan, done(ran(plan, broken)), mutants).survivors.map(({ at, kind }) => `${at.line} ${kind}`);
    // 4% breaks it in any case; the code alone is compared.
    expect(lines).toContain('23 comparison');
    const whole = broken.replace('产值目标: 4%', '产值目标: 5%').replace('[requirement-broken]', '[]');
    expect(mutate(plan, done(ran(plan, whole)), mutants).survivors.map(({ at, kind }) => `${at.line} ${kind}`)).not.toContain(
      '23 comparison',
    );
  });

  it('none notice nothing', () => {
    expect(mutate(plan, [], mutants)).toEqual({ total: mutants.length, killed: 0, survivors: mutants });
  });
});
