import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policy, project } from './policy.ts';
import { folderWith, heng } from './run.ts';

const wrong = policy.replace('基础分 × 系数值', '基础分 × 系数直');
const codesOf = (json: string): readonly string[] => {
  const { findings }: { findings: readonly { code: string; severity: string; place: { file: string } }[] } = JSON.parse(json);
  return findings.map(({ code, severity, place }) => `${place.file} ${severity} ${code}`);
};

describe('heng check', () => {
  it('exits 0 where nothing is wrong, with nothing on stdout', async () => {
    const { code, out, err } = await heng(['check'], { cwd: folderWith(project) });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('policies: 1, files: 1'.replace('p', 'P'));
  });

  it('exits 1 on an error and shows it at its place', async () => {
    const cwd = folderWith({ ...project, 'policy.heng': wrong });
    const { code, out } = await heng(['check', '--lang', 'zh'], { cwd });
    expect(code).toBe(1);
    await expect(out).toMatchFileSnapshot('golden/check.zh.txt');
  });

  it('gives the same as JSON, and into files, from one run', async () => {
    const cwd = folderWith({ 'policy.heng': wrong });
    const { out } = await heng(['check', '--format', 'json', '--report', 'json=a.json', '--report', 'pretty=b.txt'], { cwd });
    expect(codesOf(out)).toEqual(['policy.heng error unknown-name']);
    expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe(out);
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toBe((await heng(['check'], { cwd })).out);
  });

  it('colours on a terminal only, and never under NO_COLOR', async () => {
    const cwd = folderWith({ 'policy.heng': wrong });
    const plain = (await heng(['check'], { cwd })).out;
    const coloured = (await heng(['check'], { cwd, terminal: true })).out;
    expect(coloured).not.toBe(plain);
    expect((await heng(['check'], { cwd, terminal: true, env: { NO_COLOR: '1' } })).out).toBe(plain);
  });

  it('takes files, folders, globs and standard input', async () => {
    const cwd = folderWith({ 'a/policy.heng': wrong, 'b/policy.heng': policy, 'c.heng': wrong });
    const found = async (...paths: readonly string[]): Promise<readonly string[]> =>
      codesOf((await heng(['check', '--format', 'json', ...paths], { cwd })).out);
    const [inA, inC] = ['a/policy.heng error unknown-name', 'c.heng error unknown-name'];
    expect(await found()).toEqual([inA, inC]);
    expect(await found('a')).toEqual([inA]);
    expect(await found('b')).toEqual([]);
    expect(await found('a/policy.heng', 'a')).toEqual([inA]);
    expect(await found('*/*.heng')).toEqual([inA]);
    expect(await found('{a,c}*', 'c.heng')).toEqual([inC]);
    expect(codesOf((await heng(['check', '--format', 'json', '-'], { cwd, stdin: wrong })).out)).toEqual(['- error unknown-name']);
  });

  it('checks a file through the policy that uses it, and beside a policy on its own', async () => {
    const methods = '算法 加倍(数) = 数 × 2\n';
    const cwd = folderWith({
      'policy.heng': `引用 "共用.heng"\n${policy}`,
      '共用.heng': methods,
      '未用.heng': methods,
      '坏.heng': '算法 (\n',
    });
    expect((await heng(['check', '共用.heng'], { cwd })).code).toBe(0);
    expect((await heng(['check', '未用.heng'], { cwd })).code).toBe(0);
    expect((await heng(['check', '坏.heng'], { cwd })).code).toBe(1);
    expect(codesOf((await heng(['check', '--format', 'json'], { cwd })).out).every((one) => one.startsWith('坏.heng'))).toBe(true);
  });

  it('checks a file in a folder of detail rules through the policy above it, up to where it is run', async () => {
    const cwd = folderWith({
      'p/policy.heng': `引用 "细则/共用.heng"\n${policy}`,
      'p/细则/共用.heng': '算法 加倍(数) = 数 × 2\n',
      'q/单独.heng': '算法 加倍(数) = 书\n',
    });
    expect(await heng(['check', 'p/细则/共用.heng'], { cwd })).toMatchObject({
      code: 0,
      err: expect.stringContaining('olicies: 1, files: 1'),
    });
    expect((await heng(['check', '../p/细则/共用.heng'], { cwd: join(cwd, 'q') })).code).toBe(1);
    expect(codesOf((await heng(['check', '--format', 'json', 'q/单独.heng'], { cwd })).out)).toContain('q/单独.heng error no-policy');
  });

  it('changes levels, but lets no error through', async () => {
    const cwd = folderWith({ 'policy.heng': policy });
    symlinkSync('/etc/hostname', join(cwd, 'out.heng'));
    const levelled = async (...options: readonly string[]): Promise<readonly string[]> =>
      codesOf((await heng(['check', '--format', 'json', ...options], { cwd })).out);
    expect(await levelled()).toEqual(['out.heng warning link-outside-folder']);
    expect(await levelled('--level', 'link-outside-folder=off')).toEqual([]);
    expect(await levelled('--level', 'link-outside-folder=error', '--level', 'link-outside-folder=info')).toEqual([
      'out.heng info link-outside-folder',
    ]);
    expect((await heng(['check', '--level', 'link-outside-folder=error'], { cwd })).code).toBe(1);
  });
});

describe('what stands on the disk', () => {
  const check = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> =>
    codesOf((await heng(['check', '--format', 'json'], { cwd: folderWith(files) })).out);

  it('a binary file is a finding', async () => {
    expect(await check({ 'a.heng': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]) })).toEqual(['a.heng error file-binary']);
  });

  it('so is a file that is not UTF-8, with the line', async () => {
    // 办法 in GBK, on the second line.
    const cwd = folderWith({ 'a.heng': new Uint8Array([0x0a, 0xb0, 0xec, 0xb7, 0xa8]) });
    const { out } = await heng(['check', '--format', 'json'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ findings: [{ code: 'file-not-utf8', params: { line: 2 } }] });
  });

  it('so is a file that is too large: 10 MB in one line', async () => {
    expect(await check({ 'a.heng': 'x'.repeat(10 * 1048576) })).toEqual(['a.heng error file-over-limit']);
  });

  it('a byte order mark is no mistake', async () => {
    expect(await check({ 'a.heng': `\ufeff${policy}` })).toEqual([]);
  });

  it('hidden folders and node_modules are passed over', async () => {
    const cwd = folderWith({ 'a.heng': policy, '.git/b.heng': wrong, 'node_modules/c.heng': wrong });
    expect((await heng(['check'], { cwd })).code).toBe(0);
  });

  it('links within the folder are not read twice, and circles of folders not entered', async () => {
    const cwd = folderWith({ 'x/a.heng': policy });
    symlinkSync('a.heng', join(cwd, 'x/b.heng'));
    symlinkSync('..', join(cwd, 'x/up'));
    expect(codesOf((await heng(['check', '--format', 'json'], { cwd })).out)).toEqual([]);
  });

  it('a score of a policy that cannot be read says so', async () => {
    const cwd = folderWith({ 'a.heng': new Uint8Array([0, 1]) });
    expect(await heng(['score', 'a.heng'], { cwd })).toMatchObject({ code: 1, out: '', err: expect.stringContaining('file-binary') });
  });
});
