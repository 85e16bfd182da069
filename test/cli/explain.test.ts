import { describe, expect, it } from 'vitest';
import { project } from './policy.ts';
import { folderWith, heng } from './run.ts';

const cwd = folderWith(project);
const explain = (...options: readonly string[]): ReturnType<typeof heng> =>
  heng(['explain', '.', '--row', '丙', '--period', '2023-01', ...options], { cwd });

describe('heng explain', () => {
  it.each(['zh', 'en'])('accounts for total, rank and grade in %s', async (language) => {
    const { code, out } = await explain('--lang', language);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`golden/explain.${language}.txt`);
  });

  it('names formula, operands, rounding, clause, cell and line', async () => {
    const { out } = await explain('--lang', 'zh');
    for (const part of [
      '= 基础分 × 系数值',
      '= 61.15 × 1.1',
      '67.265 保留 2 位（四舍五入）→ 67.27',
      '依据 细则第1项',
      '第 4 行 “得数”列',
      'policy.heng:28',
    ]) {
      expect(out).toContain(part);
    }
  });

  it('shows the cap that bit', async () => {
    const { out } = await heng(['explain', '.', '--row', '甲', '--period', '2023-01', '--column', '总分', '--lang', 'zh'], { cwd });
    expect(out).toContain('封顶 100：105.6 → 100');
  });

  it('goes as deep as told', async () => {
    const lines = async (depth: string): Promise<number> => (await explain('--column', '总分', '--depth', depth)).out.split('\n').length;
    expect(await lines('1')).toBeLessThan(await lines('2'));
    expect(await lines('2')).toBeLessThan(await lines('8'));
  });

  it('gives the trace as JSON, with numbers as results write them', async () => {
    const { code, out } = await explain('--column', '总分', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      explanations: [
        {
          label: '总分',
          key: '丙',
          value: 67.27,
          unrounded: 67.265,
          kind: 'expr',
          operands: [{ label: '基础分', value: 61.15 }, { value: 1.1 }],
        },
      ],
    });
  });
});
