/** What the head of a policy settles. */

import type * as ast from '../ast/ast.ts';
import type { Report, Site } from '../diagnostics/index.ts';
import type { Declared, Headers } from './symbols.ts';

/** `weighted`: some assessment has a weight table, which must sum to 满分. */
export function readHeaders(policy: Declared<ast.Policy>, weighted: boolean, report: Report): Headers {
  const { headers, name } = policy.decl;
  const site = (span: ast.Span): Site => ({ file: policy.file, span });
  const only = <K extends ast.Header['kind']>(kind: K): Extract<ast.Header, { kind: K }> | undefined => {
    const [first, second] = headers.filter((header): header is Extract<ast.Header, { kind: K }> => header.kind === kind);
    if (second) report('duplicate-header', site(second), { header: headerWords[kind] ?? kind });
    return first;
  };
  const need = (header: string, why: string, example: string): void =>
    report('missing-header', site(name), { header, why, example, policy: name.text });

  const year = only('year');
  const full = only('full');
  const broken = headers.some((header) => header.kind === 'broken');
  if (!year && !broken) need('年度 year', '不知道是哪一年的规则', '年度 2023');
  if (year && !/^\d{4}$/.test(year.value.text)) {
    report('bad-literal', site(year.value), { what: '年度', expected: '2023', found: year.value.text, advice: '' });
  }
  const positive = full && Number(full.value.text) > 0 && !full.value.percent;
  if (full && !positive && full.value.end > full.value.start) {
    report('bad-literal', site(full.value), { what: { zh: '满分', en: 'full' }, expected: { zh: '大于零的数，如 100', en: 'a number above zero, such as 100' }, found: full.value.text + (full.value.percent ? '%' : ''), advice: '' });
  }
  if (!full && weighted && !broken) need('满分 full', '体系的分值应合计多少就无从检查', '满分 100');
  return {
    year: year && /^\d{4}$/.test(year.value.text) ? Number(year.value.text) : 0,
    full: positive ? full.value : undefined,
    roundScores: only('roundScores')?.round,
    missing: only('missing')?.rule,
    freeze: only('freeze')?.date,
  };
}

const headerWords: Readonly<Partial<Record<ast.Header['kind'], string>>> = {
  year: '年度', full: '满分', roundScores: '计分保留', missing: '缺失', freeze: '冻结', basis: '依据', leads: '牵头',
};
