import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Place } from '../../engine/plan/index.ts';
import { findingsOf } from '../../cli/diagnostics/finding.ts';
import { findingFormats, formatFindings } from '../../cli/formats/index.ts';
import { policy, project } from './policy.ts';
import { folderWith, heng } from './run.ts';
import { readAnnotations, readJunit, readSarif } from './shapes.ts';

const docs = 'https://example.org/heng/docs/diagnostics';
const reports = ['--report', 'sarif=r.sarif', '--report', 'junit=r.xml', '--report', 'github=r.txt'];

/** The line of the total, `  计分 总分 = 基础分 × 系数值   封顶 100`, and where in it the misspelt name begins. */
const wrong = policy.replace('基础分 × 系数值', '基础分 × 系数直');
const [line, column] = [wrong.slice(0, wrong.indexOf('系数直')).split('\n').length, '  计分 总分 = 基础分 × '.length + 1];

describe('heng check, one run', () => {
  const cwd = folderWith({ 'a/policy.heng': wrong, 'b/policy.heng': policy });
  symlinkSync('/etc/hostname', join(cwd, 'b/out.heng'));
  const run = heng(['check', ...reports], { cwd, env: { HENG_DOCS: `${docs}/` } });
  const read = async (name: string): Promise<string> => {
    expect(await run).toMatchObject({ code: 1 });
    return readFileSync(join(cwd, name), 'utf8');
  };

  it('gives SARIF that is valid, with rules, regions, help and fixes', async () => {
    const { run: sarif, faults } = readSarif(await read('r.sarif'));
    expect(faults).toEqual([]);
    expect(sarif.invocations).toEqual([{ executionSuccessful: true }]);
    expect(sarif.tool.driver.rules.map(({ id, helpUri }) => [id, helpUri])).toEqual([
      ['link-outside-folder', `${docs}/en/link-outside-folder.md`],
      ['unknown-name', `${docs}/en/unknown-name.md`],
    ]);
    for (const { id, help } of sarif.tool.driver.rules) expect(help?.markdown.startsWith(`# ${id}\n`)).toBe(true);
    const place = { uri: 'a/policy.heng', uriBaseId: '%SRCROOT%' };
    const region = { startLine: line, startColumn: column, endLine: line, endColumn: column + 3 };
    expect(sarif.results).toMatchObject([
      {
        ruleId: 'unknown-name',
        level: 'error',
        locations: [{ physicalLocation: { artifactLocation: place, region } }],
        fixes: [
          {
            artifactChanges: [{ artifactLocation: place, replacements: [{ deletedRegion: region, insertedContent: { text: '系数值' } }] }],
          },
        ],
      },
      { ruleId: 'link-outside-folder', level: 'warning', locations: [{ physicalLocation: { artifactLocation: { uri: 'b/out.heng' } } }] },
    ]);
  });

  it('gives JUnit of the right shape: a suite a file, only errors fail', async () => {
    const { root, faults } = readJunit(await read('r.xml'));
    expect(faults).toEqual([]);
    expect(root.attributes).toEqual({ name: 'heng', tests: '3', failures: '1', errors: '0' });
    expect(
      root.children.map(({ attributes, children }) => [
        attributes['name'],
        children.flatMap((one) => one.children.map(({ name }) => name)),
      ]),
    ).toEqual([
      ['a/policy.heng', ['failure']],
      ['b/out.heng', ['system-out']],
      ['b/policy.heng', []],
    ]);
    const [failed] = root.children.flatMap(({ children }) => children);
    expect(failed?.attributes).toEqual({
      name: `unknown-name a/policy.heng:${line}:${column}`,
      classname: 'a/policy.heng',
      file: 'a/policy.heng',
      line: String(line),
    });
    expect(failed?.children[0]?.attributes['type']).toBe('unknown-name');
  });

  it('gives annotations with lines', async () => {
    expect(readAnnotations(await read('r.txt'))).toMatchObject([
      {
        level: 'error',
        properties: {
          file: 'a/policy.heng',
          line: String(line),
          endLine: String(line),
          col: String(column),
          endColumn: String(column + 3),
          title: 'unknown-name',
        },
      },
      { level: 'warning', properties: { file: 'b/out.heng', title: 'link-outside-folder' } },
    ]);
  });

  it.each([
    ['sarif', 'r.sarif'],
    ['junit', 'r.xml'],
    ['github', 'r.txt'],
  ])('prints as %s what it writes', async (format, file) => {
    const { out } = await heng(['check', '--format', format], { cwd, env: { HENG_DOCS: docs } });
    expect(out).toBe(await read(file));
  });

  it('links to no page where their address is not known', async () => {
    for (const env of [{}, { HENG_DOCS: 'javascript:alert(1)' }, { HENG_DOCS: '' }]) {
      const { run: sarif } = readSarif((await heng(['check', '--format', 'sarif'], { cwd, env })).out);
      expect(sarif.tool.driver.rules.map(({ helpUri }) => helpUri)).toEqual([undefined, undefined]);
    }
  });
});

describe('where nothing is wrong', () => {
  it('reports say so', async () => {
    const cwd = folderWith(project);
    expect(readSarif((await heng(['check', '--format', 'sarif'], { cwd })).out)).toMatchObject({ faults: [], run: { results: [] } });
    expect(readJunit((await heng(['check', '--format', 'junit'], { cwd })).out)).toMatchObject({
      faults: [],
      root: { attributes: { tests: '1', failures: '0' }, children: [{ attributes: { name: 'policy.heng' } }] },
    });
    expect(await heng(['check', '--format', 'github'], { cwd })).toMatchObject({ code: 0, out: '' });
  });
});

describe('heng score', () => {
  // Line 7 of the file is 乙 in February, whose cell is empty.
  const cell = 'data/单位.每月.csv row 7 column "得数"';

  it('reports findings of the data, with their lines, beside the result', async () => {
    const cwd = folderWith(project);
    const { code, out, err } = await heng(['score', '.', '--format', 'github', '--out', 'x.json', ...reports], { cwd });
    expect(code).toBe(1);
    expect(err).not.toContain('empty-cell');
    const [first] = readAnnotations(out);
    expect(first).toMatchObject({
      level: 'error',
      properties: { file: 'data/单位.每月.csv', line: '7', endLine: '7', title: 'empty-cell' },
    });
    expect(first?.properties).not.toHaveProperty('col');
    expect(first?.text.startsWith(`${cell}: `)).toBe(true);
    const { run, faults } = readSarif(readFileSync(join(cwd, 'r.sarif'), 'utf8'));
    expect(faults).toEqual([]);
    expect(run.results[0]?.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: encodeURI('data/单位.每月.csv'), uriBaseId: '%SRCROOT%' }, region: { startLine: 7 } },
        logicalLocations: [{ fullyQualifiedName: cell }],
      },
    ]);
    expect(readJunit(readFileSync(join(cwd, 'r.xml'), 'utf8')).faults).toEqual([]);
    expect(JSON.parse(readFileSync(join(cwd, 'x.json'), 'utf8'))).toHaveProperty('assessments');
  });

  it('reports the mistakes of a policy that cannot be computed', async () => {
    const cwd = folderWith({ ...project, 'policy.heng': wrong });
    expect(await heng(['score', '.', ...reports, '--report', 'csv=r.csv'], { cwd })).toMatchObject({ code: 1, out: '' });
    expect(readSarif(readFileSync(join(cwd, 'r.sarif'), 'utf8')).run.results.map(({ ruleId }) => ruleId)).toEqual(['unknown-name']);
    expect(existsSync(join(cwd, 'r.csv'))).toBe(false);
  });
});

describe('what kept the tool from its work', () => {
  it('is told in each format of a machine, wrong use', async () => {
    const cwd = folderWith({ 'empty/readme.txt': '' });
    const asked = async (format: string): Promise<string> => {
      const { code, out, err } = await heng(['check', 'empty', `--format=${format}`, ...reports], { cwd });
      expect({ code, err: err.includes('no .heng file') }).toEqual({ code: 2, err: true });
      return out;
    };
    const { run, faults } = readSarif(await asked('sarif'));
    expect(faults).toEqual([]);
    expect(run).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: false, exitCode: 2, toolConfigurationNotifications: [{ level: 'error' }] }],
    });
    expect(readJunit(await asked('junit'))).toMatchObject({ faults: [], root: { attributes: { tests: '1', errors: '1' } } });
    expect(readAnnotations(await asked('github'))).toMatchObject([{ level: 'error', properties: { title: 'heng' } }]);
    expect(JSON.parse(await asked('json'))).toMatchObject({ findings: [], trouble: { kind: 'wrong-use' } });
    expect(readSarif(readFileSync(join(cwd, 'r.sarif'), 'utf8')).run.invocations[0]?.exitCode).toBe(2);
    expect(readJunit(readFileSync(join(cwd, 'r.xml'), 'utf8')).faults).toEqual([]);
    expect(readAnnotations(readFileSync(join(cwd, 'r.txt'), 'utf8'))).toHaveLength(1);
  });

  it('and a failure of its own', async () => {
    const stdin: Uint8Array = new Proxy(new Uint8Array(), {
      get: () => {
        throw new Error('the wire is cut: 100%\n::error::x');
      },
    });
    const asked = async (format: string): Promise<string> => {
      const { code, out } = await heng(['check', '-', '--format', format], { stdin });
      expect(code).toBe(3);
      return out;
    };
    const { run, faults } = readSarif(await asked('sarif'));
    expect(faults).toEqual([]);
    expect(run).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: false, exitCode: 3, toolExecutionNotifications: [{ level: 'error' }] }],
    });
    expect(run.invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('the wire is cut');
    expect(readJunit(await asked('junit')).root.children[0]?.children[0]?.children[0]).toMatchObject({
      name: 'error',
      attributes: { type: 'failure' },
    });
    const annotations = readAnnotations(await asked('github'));
    expect(annotations).toHaveLength(1);
    expect(annotations[0]?.text).toContain('100%');
  });

  it('a report that cannot be written spoils nothing', async () => {
    const cwd = folderWith({ 'policy.heng': wrong });
    const { code, out } = await heng(['check', '--format', 'sarif', '--report', 'junit=no/where.xml'], { cwd });
    expect(code).toBe(2);
    expect(readSarif(out)).toMatchObject({ faults: [], run: { invocations: [{ exitCode: 2 }] } });
  });
});

describe('names of files and texts of people', () => {
  const hostile = [
    'a%0A::error::x',
    'a\n::set-output name=x::y',
    'b,line=9::z',
    '<!-- & "\u0007\u202e',
    '](http://evil.example) {0} ]]>',
    '| @all <img src=x>',
    '\ud800#?.heng',
  ];
  const at: readonly Place[] = [
    ...hostile.flatMap((file): Place[] => [
      { at: 'file', file },
      { at: 'source', file, start: 0, end: 40 },
      { at: 'cell', file, row: 3, column: file },
    ]),
    { at: 'cell', file: '表.xlsx', sheet: '一\n月', row: 4, column: '得分' },
  ];
  const diagnostics = at.map((place, i): Diagnostic => {
    const name = hostile[i % hostile.length] ?? '';
    return {
      ...{ code: i % 2 === 0 ? 'link-outside-folder' : 'no-such-code', severity: 'warning', place, params: { file: name } },
      ...(place.at === 'source' && { related: [{ place, note: 'declared' }], fixes: [{ edits: [{ start: 1, end: 1, text: name }] }] }),
    };
  });
  const findings = findingsOf(diagnostics, new Map(hostile.map((file) => [file, `${file}\r\n办法 {\n ${file} }`])));

  it('stay inert', () => {
    const sarif = readSarif(formatFindings('sarif', findings, 'zh', { docs }));
    expect(sarif.faults).toEqual([]);
    expect(sarif.run.results).toHaveLength(at.length);
    const { root, faults } = readJunit(formatFindings('junit', findings, 'zh'));
    expect(faults).toEqual([]);
    expect(root.children.flatMap(({ children }) => children)).toHaveLength(at.length);
    const annotations = readAnnotations(formatFindings('github', findings, 'zh'));
    expect(annotations).toHaveLength(at.length);
    for (const { properties } of annotations) {
      expect(Object.keys(properties).every((name) => ['file', 'line', 'endLine', 'col', 'endColumn', 'title'].includes(name))).toBe(true);
    }
    // The name that looks like an escape is one character after the other when it is read back.
    expect(annotations.some(({ properties }) => properties['file'] === 'a%0A::error::x')).toBe(true);
  });

  it.each(findingFormats)('and never steer a terminal: %s', (format) => {
    expect(formatFindings(format, findings, 'en')).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
  });

  it('columns are left out of an annotation over several lines', () => {
    for (const { properties } of readAnnotations(formatFindings('github', findings, 'en'))) {
      const { line: from, endLine, col } = properties;
      expect(col === undefined).toBe(from === undefined || from !== endLine || !('endColumn' in properties));
    }
  });
});
