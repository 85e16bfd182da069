/** Whatever the two README files say that can be run is run. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, heng } from '../cli/run.ts';
import { type Block, blocksOf, tablesOf } from './markdown.ts';

const readmes = [
  { file: 'README.md', locale: 'en_US.UTF-8', policy: 'streets', source: 'streets.heng', table: 'Street' },
  { file: 'README.zh.md', locale: 'zh_CN.UTF-8', policy: '街道', source: '街道.heng', table: '街道' },
] as const;

type Step = { readonly args: readonly string[]; readonly expected: string };

/** `$ npx heng …` and what it prints. */
function stepsOf({ text }: Block): readonly Step[] {
  return text
    .split(/^\$ npx heng /m)
    .slice(1)
    .map((step) => {
      const [command = '', ...output] = step.split('\n');
      return { args: command.split(' '), expected: output.join('\n').trimEnd() };
    });
}

describe.each(readmes)('$file', ({ file, locale, policy, source, table }) => {
  const markdown = readFileSync(file, 'utf8');
  const [written, ...others] = blocksOf(markdown, 'heng');
  const data = tablesOf(markdown).find(([head]) => head?.[0] === table) ?? [];

  const project = (text: string): string =>
    folderWith({ [`${policy}/${source}`]: text, [`${policy}/data/${table}.csv`]: data.map((row) => `${row.join(',')}\n`).join('') });
  const run = (args: readonly string[], cwd = process.cwd()) => heng(args, { cwd, env: { LANG: locale } });

  it('has one policy, of ten lines, and its data', () => {
    expect(others).toEqual([]);
    expect(written?.text.trimEnd().split('\n')).toHaveLength(10);
    expect(data).toHaveLength(5);
    expect(markdown).toContain(`\`${policy}/${source}\``);
    expect(markdown).toContain(`\`${policy}/data/${table}.csv\``);
  });

  it('has a policy in which nothing is to be found', async () => {
    expect(await run(['check', policy], project(written?.text ?? ''))).toMatchObject({ code: 0, out: '' });
  });

  const consoles = blocksOf(markdown, 'console').map((block) => ({ ...block, steps: stepsOf(block) }));
  it('shows the command line', () => {
    expect(consoles.map(({ steps }) => steps.map(({ args }) => args[0]))).toEqual([['score'], ['explain'], ['check']]);
  });

  it.each(consoles.flatMap(({ steps, note }) => steps.map((step) => [step.args.join(' '), step, note] as const)))(
    'prints what `heng %s` prints',
    async (_, { args, expected }, note) => {
      const without = note.replace(/^without: /, '');
      const text = written?.text ?? '';
      expect(text).toContain(without);
      const { out, code } = await run(args, project(note === '' ? text : text.replace(` ${without}`, '')));
      expect(out.trimEnd()).toBe(expected);
      expect(code).toBe(note === '' ? 0 : 1);
    },
  );

  it('is right about binary floating point', () => {
    expect(markdown).toContain('`(59.995).toFixed(2)`');
    expect((59.995).toFixed(2)).toBe('59.99');
  });

  it('begins with the two commands of package.json', () => {
    const scripts: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    const [commands] = blocksOf(markdown, 'sh');
    const lines = (commands?.text ?? '').trimEnd().split('\n');
    expect(lines.map((line) => line.replace(/ *#.*/, ''))).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
    expect(scripts).toMatchObject({
      engines: { node: '>=20.19' },
      scripts: { demo: expect.stringContaining('score policies/lanzhou-new-area-2023 --period 2023-06'), test: expect.any(String) },
    });
    expect(lines[0]).toContain('policies/lanzhou-new-area-2023');
  });

  const rows = tablesOf(markdown).flatMap((each) => each.filter(([cell]) => cell?.startsWith('`heng ')));
  const commands = rows.map((row) => ({ name: /^`heng (\w+)/.exec(row[0] ?? '')?.[1] ?? '', text: row.join(' ') }));
  it('lists the commands that there are, all of them', async () => {
    const { out } = await heng(['--help'], { env: { LANG: 'en_US.UTF-8' } });
    const known = [...out.matchAll(/^ {2}(\w+)(?= )/gm)].map(([, name]) => name).filter((name) => name !== 'help');
    expect(commands.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
  });

  it.each(commands)('names options that `heng $name` has', async ({ name, text }) => {
    const { out } = await heng([name, '--help']);
    for (const [option] of text.matchAll(/--[a-z-]+/g)) expect(out).toContain(`${option} `);
  });
});

describe('the two README files', () => {
  it('have the same parts', () => {
    const shape = (file: string): readonly string[] =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line) => /^(#+|```\w+|!)/.exec(line)?.[1] ?? (line.startsWith('|') ? `| ${line.split('|').length}` : []));
    expect(shape('README.zh.md')).toEqual(shape('README.md'));
  });
});
