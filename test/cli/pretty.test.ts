import { describe, expect, it } from 'vitest';
import { type Findings, findingsOf } from '../../cli/diagnostics/finding.ts';
import { formatFindings } from '../../cli/formats/index.ts';
import pico from 'picocolors';
import type { Diagnostic, Place } from '../../engine/plan/index.ts';

const text = '办法 新区绩效考核 {\n  年度 2023\n}\n考核 月度考核 于 单位 每月 {\n  计分 总分 = 基础粉 × 系数\n}\n';
const file = 'policies/新区/policy.heng';

function source(stretch: string): Place {
  const start = text.indexOf(stretch);
  return { at: 'source', file, start, end: start + stretch.length };
}

function findings(diagnostics: readonly Diagnostic[]): Findings {
  return findingsOf(diagnostics, new Map([[file, text]]));
}

const base = { severity: 'error', params: {} } as const;
const edit = source('基础粉');
const all = findings([
  { ...base, code: 'file-not-utf8', place: { at: 'file', file: 'policies/新区/其他.heng' }, params: { file: '其他.heng', line: 3 } },
  {
    ...base,
    code: 'not-in-any-catalogue',
    place: edit,
    related: [{ place: source('月度考核'), note: 'declared' }],
    fixes: [{ edits: edit.at === 'source' ? [{ start: edit.start, end: edit.end, text: '基础分' }] : [] }],
  },
  {
    ...base,
    code: 'link-outside-folder',
    severity: 'warning',
    place: { at: 'file', file: 'a\u001b[2Jb.heng' },
    params: { file: 'a\u001b[2Jb.heng' },
  },
  { ...base, code: 'not-in-any-catalogue', place: { at: 'cell', file: 'data/单位.xlsx', sheet: '单位.每月', row: 12, column: '产值增速' } },
]);

describe('pretty findings', () => {
  it.each(['zh', 'en'] as const)('look like this in %s', async (language) => {
    await expect(formatFindings('pretty', all, language)).toMatchFileSnapshot(`golden/findings.${language}.txt`);
  });

  it('say the same in colour as without', () => {
    const coloured = formatFindings('pretty', all, 'zh', { colours: pico.createColors(true) });
    expect(coloured).toContain('\u001b[31m');
    // biome-ignore lint: the colours themselves are what is taken away
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(formatFindings('pretty', all, 'zh'));
  });

  it('never let a control character through', () => {
    expect(formatFindings('pretty', all, 'en')).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

describe('findings as JSON', () => {
  it('carry place, line and column', () => {
    const parsed: unknown = JSON.parse(formatFindings('json', all, 'en'));
    expect(parsed).toMatchObject({
      findings: [
        { place: { file: 'a\u001b[2Jb.heng' } },
        { code: 'not-in-any-catalogue', place: { at: 'cell', row: 12, column: '产值增速', sheet: '单位.每月' } },
        // 「  计分 总分 = 」 is 10 code units: the name begins in column 11 of line 5.
        { place: { at: 'source', line: 5, column: 11, endLine: 5, endColumn: 14 }, fixes: [{ edits: [{ text: '基础分' }] }] },
        { code: 'file-not-utf8', place: { at: 'file' }, severity: 'error' },
      ],
    });
  });
});

describe('findings', () => {
  it('are sorted by place, whatever the order in which they were made', () => {
    const reversed = findings(all.diagnostics.toReversed());
    expect(reversed.diagnostics).toEqual(all.diagnostics);
  });

  it('are given once', () => {
    expect(findings([...all.diagnostics, ...all.diagnostics]).diagnostics).toHaveLength(4);
  });
});
