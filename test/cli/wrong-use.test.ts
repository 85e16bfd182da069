import { describe, expect, it } from 'vitest';
import { en } from '../../cli/wording/en.ts';
import { zh } from '../../cli/wording/zh.ts';
import { policy, project } from './policy.ts';
import { folderWith, heng } from './run.ts';

const cwd = folderWith({ ...project, 'empty/readme.txt': '', 'two/a.heng': policy, 'two/b.heng': policy.replace('试点考核', '另一考核') });

describe('wrong use exits 2, writes nothing to stdout, and says why', () => {
  it.each<readonly [string, readonly string[], RegExp]>([
    ['unknown command', ['scor'], /scor[^]*score/],
    ['unknown option', ['check', '--formt', 'json'], /--formt[^]*--format/],
    ['option without its value', ['check', '--format'], /--format/],
    ['missing argument', ['score'], /POLICY/],
    ['missing option', ['explain', 'policy.heng'], /--row/],
    ['too many arguments', ['plan', 'policy.heng', 'other'], /too many/i],
    ['format that there is not', ['check', '--format', 'xml'], /xml[^]*pretty, json, sarif, junit, github/],
    ['format of another command', ['score', '.', '--format', 'xlsx'], /xlsx[^]*table, json, csv/],
    ['language', ['check', '--lang', 'fr'], /fr[^]*zh, en/],
    ['evaluator', ['score', '.', '--evaluator', 'sql'], /sql[^]*columns, reference/],
    ['report without a file', ['check', '--report', 'json'], /FORMAT=FILE/],
    ['report in an unknown format', ['check', '--report', 'xml=x'], /xml/],
    ['level without a code', ['check', '--level', 'off'], /CODE=LEVEL/],
    ['level of an unknown code', ['check', '--level', 'file-binray=off'], /file-binray[^]*file-binary/],
    ['lowering an error', ['check', '--level', 'file-binary=warning'], /file-binary is an error/],
    ['path that is not there', ['check', 'nowhere'], /nowhere/],
    ['policy that is not there', ['score', 'nowhere.heng'], /nowhere\.heng/],
    ['nothing to check', ['check', 'empty'], /[Nn]othing to check/],
    ['a pattern that fits nothing', ['check', 'empty/*.heng'], /[Nn]othing to check|no empty/],
    ['folder without a policy', ['score', 'empty'], /no policy/],
    ['folder of several policies', ['score', 'two'], /a\.heng, b\.heng/],
    ['data folder that is not there', ['score', '.', '--data', 'nowhere'], /nowhere[^]*heng data/],
    ['period', ['score', '.', '--period', '2023-13'], /2023-13/],
    ['period of another year', ['score', '.', '--period', '2022-06'], /2022-06[^]*2023/],
    ['period of no assessment', ['score', '.', '--period', '2023-Q1'], /2023-Q1[^]*2023-01/],
    ['date', ['score', '.', '--as-of', '2023-02-30'], /2023-02-30/],
    ['assessment', ['score', '.', '--assessment', '月度考'], /月度考核/],
    ['ending of the file', ['score', '.', '--out', 'x.pdf'], /x\.pdf[^]*\.xlsx/],
    ['row', ['explain', '.', '--row', '戊'], /戊/],
    ['column', ['explain', '.', '--row', '甲', '--column', '总粉'], /总粉[^]*总分/],
    ['depth', ['explain', '.', '--row', '甲', '--depth', 'deep'], /deep/],
    ['code', ['rules', 'file-binray'], /file-binray[^]*file-binary/],
    ['folder that cannot be made', ['data', '.', '--out', 'policy.heng/x'], /policy\.heng/],
  ])('%s', async (_, args, said) => {
    const { code, out, err } = await heng(args, { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
    expect(err).not.toMatch(/at .*\.ts:\d+/);
  });

  it('says it in Chinese where the locale is Chinese, or --lang says so', async () => {
    const byLocale = await heng(['scor'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(byLocale.err).toContain('没有 scor 这个命令');
    expect(await heng(['--lang', 'zh', 'scor'])).toEqual(byLocale);
    expect(await heng(['--lang', 'zh', 'scor'], { env: { LC_ALL: 'de_DE' } })).toEqual(byLocale);
    expect((await heng(['scor'], { env: { LC_ALL: 'C', LANG: 'zh_CN' } })).err).not.toContain('没有');
  });

  it('without a command shows the usage on stderr', async () => {
    const { code, out, err } = await heng([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('check');
  });

  it('never lets what was typed steer the terminal', async () => {
    const { err } = await heng(['check', 'a\u001b[2Jb']);
    expect(err).toContain('a\\u001b[2Jb');
  });
});

describe('help', () => {
  it.each(['zh', 'en'] as const)('is whole in %s', async (lang) => {
    const { code, out } = await heng(['--help', '--lang', lang]);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`golden/help.${lang}.txt`);
  });

  it.each(['zh', 'en'] as const)('of a command is whole in %s', async (lang) => {
    const { code, out } = await heng(['score', '--help', '--lang', lang]);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(`golden/help-score.${lang}.txt`);
  });

  it('shows the version', async () => {
    expect(await heng(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

describe('wording', () => {
  const leaves = (value: unknown, path = ''): readonly (readonly [string, string])[] =>
    typeof value === 'string' ? [[path, value]] : Object.entries(value ?? {}).flatMap(([key, each]) => leaves(each, `${path}.${key}`));
  const parameters = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();

  it('names the same parameters in both languages', () => {
    const [chinese, english] = [leaves(zh), leaves(en)].map((texts) =>
      Object.fromEntries(texts.map(([path, text]) => [path, [...new Set(parameters(text))]])),
    );
    expect(chinese).toEqual(english);
  });
});
