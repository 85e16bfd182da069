import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inert } from '../../cli/impact/markdown.ts';
import { policy, project } from './policy.ts';
import { folderWith, heng } from './run.ts';

/** In 园区 60 → 50 and 40 → 50; the only seat becomes two. 2023-01 is worked out in policy.ts; here only 投资 is a rate. */
const changed = policy.replace('产值 60 | 50', '产值 50 | 50').replace('投资 40 | 50', '投资 50 | 50').replace('至多 1 名', '至多 2 名');
const files = (text: string, folder: string) =>
  Object.fromEntries(Object.entries({ ...project, 'policy.heng': text }).map(([name, content]) => [`${folder}/${name}`, content]));
const cwd = folderWith({
  ...files(policy, 'old'),
  ...files(changed, 'new'),
  ...files(policy.replace('权数', '全数'), 'broken'),
  'bare/policy.heng': changed,
});
const diff = (...args: readonly string[]) => heng(['diff', 'old', 'new', '--period', '2023-01', ...args], { cwd });

describe('heng diff', () => {
  it.each(['zh', 'en'])('tells what changed and who moves, on a terminal (%s)', async (language) => {
    const { code, out, err } = await diff('--lang', language);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(`golden/diff.${language}.txt`);
  });

  it.each(['zh', 'en'])('writes the comment of a pull request (%s)', async (language) => {
    const { out } = await diff('--lang', language, '--format', 'markdown');
    await expect(out).toMatchFileSnapshot(`golden/diff.${language}.md`);
  });

  it('gives the figures as JSON; parts add up', async () => {
    const { out } = await diff('--format', 'json');
    const { impact, changes } = JSON.parse(out);
    expect(changes.map(({ id }: { readonly id: string }) => id)).toEqual(['月度考核.产值', '月度考核.投资', '月度考核.月度等次']);
    // 丙: 产值 41.15 both times (below either weight), 投资 40 → 50 × 50 %: 67.265 → (41.15 + 25) × 1.1 = 72.765; rounded 67.27 → 72.77.
    const move = impact.moves.find(({ key, label }: { readonly key: string; readonly label: string }) => key === '丙' && label === '总分');
    expect(move).toMatchObject({ before: 67.27, after: 72.77, parts: [{ unit: '月度考核.投资', amount: 5.5 }] });
  });

  it.each([
    ['grade-change', 1],
    ['quota', 1],
    ['veto', 0],
    ['veto,quota', 1],
  ])('fails on %s: %i', async (kinds, code) => {
    expect((await diff('--fail-on', kinds)).code).toBe(code);
  });

  it('says that without data it knows the rules alone, and does not pass a gate that needs data', async () => {
    const { code, out } = await heng(['diff', 'old', 'bare/policy.heng'], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('No data');
    expect((await heng(['diff', 'old', 'bare', '--fail-on', 'grade-change'], { cwd })).code).toBe(2);
    expect(
      (await heng(['diff', 'old', 'bare', '--data', 'old/data', '--fail-on', 'grade-change', '--period', '2023-01'], { cwd })).code,
    ).toBe(1);
  });

  it('shows the findings of a side that does not compile', async () => {
    const { code, out, err } = await heng(['diff', 'old', 'broken'], { cwd });
    expect(code).toBe(1);
    expect(out + err).toContain('broken/policy.heng');
  });

  it('refuses what is neither a path nor a revision', async () => {
    expect((await heng(['diff', 'nowhere', 'new'], { cwd })).code).toBe(2);
    expect((await diff('--fail-on', 'everything')).code).toBe(2);
  });

  it('compares two revisions of a policy', async () => {
    const repository = folderWith(files(policy, 'policies/x'));
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-C', repository, ...args], { stdio: 'pipe' });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'one');
    git('tag', 'v1');
    writeFileSync(join(repository, 'policies/x/policy.heng'), changed);
    const now = await heng(['diff', 'v1', '--period', '2023-01', '--format', 'json', '--', 'policies/x'], { cwd: repository });
    git('commit', '-q', '-a', '-m', 'two');
    git('tag', 'v2');
    writeFileSync(join(repository, 'policies/x/policy.heng'), policy);
    const past = await heng(['diff', 'v1..v2', 'policies/x', '--period', '2023-01', '--format', 'json'], { cwd: repository });
    const between = JSON.parse((await diff('--format', 'json')).out);
    for (const { code, out } of [now, past]) {
      expect(code).toBe(0);
      expect(JSON.parse(out).impact).toEqual(between.impact);
    }
    expect((await heng(['diff', 'v3', 'policies/x'], { cwd: repository })).code).toBe(2);
  });

  it('leaves names inert in Markdown', () => {
    expect(inert('a|b @office <img> #1 `x` [y](https://z) %0A')).toBe(
      'a&#124;b &#64;office &#60;img&#62; &#35;1 &#96;x&#96; &#91;y&#93;(https&#58;//z) %0A',
    );
  });

  it('prints the same twice', async () => {
    expect((await diff('--format', 'json')).out).toBe((await diff('--format', 'json')).out);
    expect(readFileSync(join(cwd, 'old/policy.heng'), 'utf8')).toBe(policy);
  });
});
