import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, heng } from '../cli/run.ts';

describe('heng new', () => {
  for (const lang of ['zh', 'en']) {
    it(`makes a policy that checks, passes its examples and scores (${lang})`, async () => {
      const cwd = folderWith({});
      expect(await heng(['new', 'x', '--lang', lang], { cwd })).toMatchObject({ code: 0, out: '' });
      expect(await heng(['check', 'x'], { cwd })).toMatchObject({ code: 0, out: '' });
      expect(await heng(['test', 'x', '--format', 'json'], { cwd })).toMatchObject({ code: 0 });
      const { code, out, err } = await heng(['score', 'x', '--format', 'csv'], { cwd });
      expect({ code, err: err.includes('error') }).toEqual({ code: 0, err: false });
      // A heading and the five rows.
      expect(out.trim().split('\r\n')).toHaveLength(6);
    });

    it(`its examples try every rule, and notice nearly every change (${lang})`, async () => {
      const cwd = folderWith({});
      await heng(['new', 'x', '--lang', lang], { cwd });
      const report: Report = JSON.parse((await heng(['test', 'x', '--coverage', '--mutate', '--format', 'json'], { cwd })).out);
      expect(report.policies[0]?.coverage.gaps).toEqual([]);
      expect(report.policies[0]?.mutation.percent).toBeGreaterThanOrEqual(70);
    });

    it(`is short: the policy some thirty lines, the README a few (${lang})`, async () => {
      const cwd = folderWith({});
      await heng(['new', 'x', '--lang', lang], { cwd });
      const lines = (file: string): readonly string[] =>
        readFileSync(join(cwd, 'x', file), 'utf8')
          .split('\n')
          .filter((line) => line.trim() !== '');
      expect(lines('x.heng').filter((line) => !line.trim().startsWith('//')).length).toBeLessThanOrEqual(32);
      expect(lines('README.md').length).toBeLessThanOrEqual(6);
      const [data = ''] = readdirSync(join(cwd, 'x', 'data'));
      expect(lines(`data/${data}`)).toHaveLength(6);
    });
  }

  it('quotes a name that is none in the language, and one that is a word of it', async () => {
    const cwd = folderWith({});
    for (const name of ['2026年考核', '年度', 'a-b']) {
      await heng(['new', name, '--lang', 'zh'], { cwd });
      expect(await heng(['test', name], { cwd })).toMatchObject({ code: 0 });
    }
  });

  it('overwrites nothing', async () => {
    const cwd = folderWith({ 'x/mine.txt': 'mine' });
    expect(await heng(['new', 'x'], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining('exists already') });
    expect(readdirSync(join(cwd, 'x'))).toEqual(['mine.txt']);
  });

  it('refuses names that no folder should have', async () => {
    const cwd = folderWith({});
    for (const name of ['a:b', '.x', '坏「名」']) expect(await heng(['new', name], { cwd })).toMatchObject({ code: 2 });
    expect(existsSync(join(cwd, 'a:b'))).toBe(false);
  });
});

type Report = {
  readonly policies: readonly {
    readonly coverage: { readonly gaps: readonly unknown[] };
    readonly mutation: { readonly percent: number; readonly survivors: readonly { readonly message: string }[] };
  }[];
};
