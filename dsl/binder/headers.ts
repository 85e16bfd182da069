/** What the head of a policy settles. */

import type { Localised } from '../../engine/plan/index.ts';
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
  const need = (header: Localised, why: Localised, example: Localised): void =>
    report('missing-header', site(name), { header, why, example, policy: name.text });

  const year = only('year');
  const full = only('full');
  const broken = headers.some((header) => header.kind === 'broken');
  if (!year && !broken)
    need(
      { zh: '年度', en: 'year' },
      { zh: '不知道是哪一年的规则', en: 'of which year these rules are is open' },
      { zh: '年度 2023', en: 'year 2023' },
    );
  if (year && !/^\d{4}$/.test(year.value.text)) {
    report('bad-literal', site(year.value), {
      what: { zh: '年度', en: 'The year' },
      expected: { zh: '四位数，如 2023', en: 'four digits, such as 2023' },
      found: year.value.text,
      advice: '',
    });
  }
  const positive = full && Number(full.value.text) > 0 && !full.value.percent;
  if (full && !positive && full.value.end > full.value.start) {
    report('bad-literal', site(full.value), {
      what: { zh: '满分', en: 'Full marks' },
      expected: { zh: '大于零的数，如 100', en: 'a number above zero, such as 100' },
      found: full.value.text + (full.value.percent ? '%' : ''),
      advice: '',
    });
  }
  if (!full && weighted && !broken)
    need(
      { zh: '满分', en: 'full' },
      { zh: '体系的分值应合计多少就无从检查', en: 'what the weights should add up to is open' },
      { zh: '满分 100', en: 'full 100' },
    );
  return {
    year: year && /^\d{4}$/.test(year.value.text) ? Number(year.value.text) : 0,
    full: positive ? full.value : undefined,
    roundScores: only('roundScores')?.round,
    missing: only('missing')?.rule,
    freeze: only('freeze')?.date,
  };
}

const headerWords: Readonly<Partial<Record<ast.Header['kind'], Localised>>> = {
  year: { zh: '年度', en: 'year' },
  full: { zh: '满分', en: 'full' },
  roundScores: { zh: '计分保留', en: 'round_scores' },
  missing: { zh: '缺失', en: 'missing' },
  freeze: { zh: '冻结', en: 'freeze' },
  basis: { zh: '依据', en: 'basis' },
  leads: { zh: '牵头', en: 'leads' },
};
