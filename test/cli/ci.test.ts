/** What stands at the top for other tools: the action for GitHub and the hooks for pre-commit run what there is. */

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policy } from './policy.ts';
import { folderWith, heng } from './run.ts';

type Step = { readonly name?: string; readonly run?: string; readonly shell?: string; readonly env?: Readonly<Record<string, string>> };
type Action = {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
};
type Hook = {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames?: boolean;
};

const action: Action = parse(readFileSync('action.yml', 'utf8'));
const hooks: readonly Hook[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

/** Programs that write down how they were called, a line each. */
function recorder(folder: string, program: string, more = ''): void {
  const file = join(folder, 'bin', program);
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(file, `#!/bin/bash\n{ printf '%s' ${program}; printf ' <%s>' "$@"; echo; } >> "$RECORD"\n${more}\n`);
  chmodSync(file, 0o755);
}

/** A step's script as a runner runs it, with programs that only write down how they were called. */
function runStep(
  name: string,
  env: Readonly<Record<string, string>>,
  node = '',
): { readonly status: number | null; readonly calls: readonly string[]; readonly folder: string } {
  const folder = folderWith({ record: '', summary: '' });
  for (const program of ['git', 'gh']) recorder(folder, program);
  recorder(folder, 'node', node);
  const script = action.runs.steps.find((step) => step.name === name)?.run ?? '';
  const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    env: {
      ...{
        PATH: `${folder}/bin:${process.env['PATH'] ?? ''}`,
        RECORD: `${folder}/record`,
        GITHUB_ACTION_PATH: '/action',
        RUNNER_TEMP: folder,
      },
      ...{ GITHUB_STEP_SUMMARY: `${folder}/summary`, GITHUB_REPOSITORY: 'o/r', GITHUB_SERVER_URL: 'https://example.org', ...env },
    },
  });
  return {
    status,
    calls: readFileSync(join(folder, 'record'), 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
    folder,
  };
}

describe('the action', () => {
  const { steps } = action.runs;

  it('pastes nothing of anybody’s into a script', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run, shell } of steps) if (run !== undefined) expect([run.includes('${{'), shell]).toEqual([false, 'bash']);
    const used = steps
      .flatMap(({ env = {} }) => Object.values(env))
      .flatMap((value) => [...value.matchAll(/inputs\.([\w-]+)/g)].map(([, input]) => input));
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
  });

  const given = {
    HENG_PATHS: 'a b\n$(touch x)\n',
    HENG_LANGUAGE: 'en',
    HENG_LEVEL: 'some-code=off',
    HENG_SARIF: 'r.sarif',
    HENG_REPOSITORY: 'o/heng',
    HENG_REF: 'v1',
  };

  it('checks what it is given, name by name', () => {
    const { status, calls } = runStep('Check', given, 'echo "$HENG_DOCS" >> "$RECORD"; exit 1');
    expect(status).toBe(1);
    expect(calls).toEqual([
      'node </action/dist/heng.mjs> <check> <--format> <github> <--lang> <en> <--level> <some-code=off> <--report> <sarif=r.sarif> <--> <a b> <$(touch x)>',
      'https://example.org/o/heng/blob/v1/docs/diagnostics',
    ]);
  });

  it('calls heng check with options that it has', async () => {
    const [call = ''] = runStep(
      'Check',
      { ...given, HENG_LEVEL: '', HENG_SARIF: '', HENG_REF: '' },
      'echo "docs: $HENG_DOCS" >> "$RECORD"',
    ).calls;
    const args = [...call.matchAll(/<([^>]*)>/g)].map(([, one = '']) => one).slice(1);
    expect(args).toEqual(['check', '--format', 'github', '--lang', 'en', '--', 'a b', '$(touch x)']);
    const cwd = folderWith({ 'a b/policy.heng': policy, '$(touch x)': '' });
    expect(await heng(args, { cwd })).toMatchObject({ code: 0, out: '' });
  });

  const compared = {
    HENG_COMPARE: 'p\nq\n',
    HENG_LANGUAGE: 'zh',
    HENG_DATA: '',
    HENG_FAIL_ON: 'quota',
    HENG_BASE: 'abc',
    HENG_NUMBER: '7',
  };

  it('compares each policy with the base, comments, and then fails', () => {
    const { status, calls, folder } = runStep('Compare', compared, 'echo "comparison of ${@: -1}"; [ "${@: -1}" != p ]');
    expect(status).toBe(1);
    expect(calls).toEqual([
      'git <fetch> <--no-tags> <--depth=1> <origin> <abc>',
      'git <cat-file> <-e> <abc:./p>',
      'node </action/dist/heng.mjs> <diff> <--format> <markdown> <--lang> <zh> <--fail-on> <quota> <abc> <--> <p>',
      'git <cat-file> <-e> <abc:./q>',
      'node </action/dist/heng.mjs> <diff> <--format> <markdown> <--lang> <zh> <--fail-on> <quota> <abc> <--> <q>',
      expect.stringMatching(/^gh <api> <repos\/o\/r\/issues\/7\/comments> <--paginate>/),
      `gh <api> <repos/o/r/issues/7/comments> <--field> <body=@${folder}/heng-comment.md> <--silent>`,
    ]);
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe('<!-- heng diff -->\ncomparison of p\ncomparison of q\n');
  });
});

describe('the hooks', () => {
  it('are commands that there are', async () => {
    expect(hooks.map(({ id }) => id)).toEqual(['heng-check', 'heng-fmt', 'heng-test']);
    for (const { entry, language } of hooks) {
      const [program = '', ...args] = entry.split(' ');
      expect({ program, language, code: (await heng([...args, '--help'])).code }).toEqual({
        program: '.ci/hook',
        language: 'script',
        code: 0,
      });
    }
  });

  it('block a broken policy and let a sound one through', async () => {
    const [check] = hooks;
    const args = (check?.entry ?? '').split(' ').slice(1);
    const staged = ['a.heng', '说明.md', '细则/b.heng'].filter((file) => new RegExp(check?.files ?? '^$').test(file));
    expect(staged).toEqual(['a.heng', '细则/b.heng']);
    const detail = '算法 加倍(数) = 数 × 2\n';
    const main = `引用 "细则/b.heng"\n${policy}`;
    expect((await heng([...args, ...staged], { cwd: folderWith({ 'a.heng': main, '细则/b.heng': detail }) })).code).toBe(0);
    expect(
      (await heng([...args, ...staged], { cwd: folderWith({ 'a.heng': main, '细则/b.heng': detail.replace('= 数', '= ') }) })).code,
    ).toBe(1);
  });
});
