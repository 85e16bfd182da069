/**
 * The `heng` blocks of the pages in docs/diagnostics. A block that holds a 办法 (or is marked `heng whole`) is taken as it
 * stands; settings stand in the head below, tables and assessments behind it, fields (`name : type`) in a table, and anything
 * else in a yearly assessment of the table below, with a ledger beside it.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type PageLanguage = 'zh' | 'en';

const heads: Readonly<Record<PageLanguage, (settings: string) => string>> = {
  zh: (settings) => `办法 示例考核 {\n年度 2023; 满分 100; 缺失 报错\n${settings}}\n`,
  en: (settings) => `policy review {\nyear 2023; full 100; missing error\n${settings}}\n`,
};

const tables: Readonly<Record<PageLanguage, string>> = {
  zh: `对象 单位 {
  类别   : 选项(园区、部门)
  投资   : 数(亿元) 0 .. 900 每年
  计划   : 数(亿元) 1 .. 900 每年
  增速   : 百分比 -20% .. 60% 每年
  测评   : 分 0 .. 100 每年
  月测评 : 分 0 .. 100 每月
  事故   : 整数 0 .. 99 每年
}
台账 奖惩 属于 单位 按 日期 {
  日期 : 日期
  级别 : 选项(国家级、省级、市级)
  分值 : 分 1 .. 8
}
`,
  en: `subject unit {
  category : option(park, department)
  invested : number(亿元) 0 .. 900 yearly
  planned : number(亿元) 1 .. 900 yearly
  growth : percent -20% .. 60% yearly
  survey : points 0 .. 100 yearly
  monthly_survey : points 0 .. 100 monthly
  accidents : integer 0 .. 99 yearly
}
ledger merit belongs_to unit by day {
  day : date
  degree : option(national, provincial, city)
  worth : points 1 .. 8
}
`,
};

const ownTables: Readonly<Record<PageLanguage, string>> = { zh: '对象 单位', en: 'subject unit' };

const assessments: Readonly<Record<PageLanguage, string>> = {
  zh: '考核 年度考核 于 单位 每年',
  en: 'assessment yearly_review of unit yearly',
};

/** What a page's `引用` may name. */
const beside: ReadonlyMap<string, string> = new Map([
  ['共用/算法.heng', '算法 折合(甲, 乙) = 甲 × 60% + 乙 × 40%\n'],
  ['shared/methods.heng', 'method blend(a, b) = a × 60% + b × 40%\n'],
]);

export const pageRoot = '办法.heng';

/** The files of the policy in which a block stands. */
export function framed(language: PageLanguage, block: string, whole: boolean): ReadonlyMap<string, string> {
  const files = (text: string): ReadonlyMap<string, string> => new Map([[pageRoot, text], ...beside]);
  if (whole || /^(办法|policy)\s/m.test(block)) return files(block);
  if (/^(对象|台账|考核|算法|引用|细则|subject|ledger|assessment|method|use|detail_rules)\s/m.test(block))
    return files(heads[language]('') + block);
  if (/^(冻结|计分保留|freeze|round_scores)\s/.test(block)) return files(heads[language](block));
  if (/^\S.* : /.test(block) && !/^(要求|require)/.test(block)) return files(`${heads[language]('')}${ownTables[language]} {\n${block}}\n`);
  return files(`${heads[language]('')}${tables[language]}${assessments[language]} {\n${block}}\n`);
}

export function diagnosticPages(language: PageLanguage): readonly { readonly code: string; readonly text: string }[] {
  const folder = fileURLToPath(new URL(`../../docs/diagnostics/${language}/`, import.meta.url));
  return readdirSync(folder)
    .toSorted()
    .map((file) => ({ code: file.replace(/\.md$/, ''), text: readFileSync(folder + file, 'utf8') }));
}

/** The blocks under a heading. */
export function blocksUnder(text: string, heading: string): readonly { readonly block: string; readonly whole: boolean }[] {
  return [...sectionOf(text, heading).matchAll(/^```heng( whole)?\n([\s\S]*?)^```$/gm)].map(([, whole, block = '']) => ({
    block,
    whole: whole !== undefined,
  }));
}

/** The files of examples under a heading. */
export function yamlUnder(text: string, heading: string): readonly string[] {
  return [...sectionOf(text, heading).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

function sectionOf(text: string, heading: string): string {
  return text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
}
