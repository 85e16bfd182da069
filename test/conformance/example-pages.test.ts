/** The pages about examples are real: what is to be avoided gives the code, what is preferred passes. */

import { describe, expect, it } from 'vitest';
import { testingCatalogue } from '../../engine/diagnostics/testing.ts';
import { passes, readExamples } from '../../engine/testing/index.ts';
import { type PageLanguage, diagnosticPages, yamlUnder } from '../support/pages.ts';
import { compiled, ran } from '../testing/support.ts';

const policies: Readonly<Record<PageLanguage, string>> = {
  zh: `办法 街道绩效考核 { 年度 2023; 满分 100; 计分保留 2 位 四舍五入; 缺失 报错 }
对象 街道 {
  满意度 : 分 0 .. 100 每月
  要求 有人测评 : 满意度 > 0   "满意度不得为零"
}
考核 月度考核 于 街道 每月 {
  计分 总分 = 满意度
  等次 等次 按 总分 { 优秀 当 总分 ≥ 90; 一般 其余 }
}
`,
  en: `policy Streets { year 2023; full 100; round_scores 2 places half_up; missing error }
subject district {
  satisfaction : points 0 .. 100 monthly
  require answered : satisfaction > 0   "satisfaction must not be zero"
}
assessment review of district monthly {
  total total = satisfaction
  grade mark by total { excellent when total ≥ 90; fair otherwise }
}
`,
};

const headings: Readonly<Record<PageLanguage, readonly [string, string, string]>> = {
  zh: ['避免', '改为', '为什么'],
  en: ['Avoid', 'Prefer', 'Why'],
};
const languages: readonly PageLanguage[] = ['zh', 'en'];

describe.each(languages)('pages about examples in %s', (language) => {
  const [avoid, prefer, why] = headings[language];
  const { plan } = compiled(policies[language]);
  const codesOf = (block: string): readonly string[] => {
    const { findings } = readExamples('tests/a.yaml', block);
    return (findings.length > 0 ? findings : ran(plan, block).flatMap((one) => [...one.problems, ...one.findings])).map(({ code }) => code);
  };
  const pages = diagnosticPages(language).filter(({ code }) => Object.hasOwn(testingCatalogue, code));

  it.each(pages.map(({ code, text }) => [code, text] as const))('%s', (code, text) => {
    expect(text.startsWith(`# ${code}\n`)).toBe(true);
    expect(text).toContain(`\n## ${why}\n`);
    const [wrong, ...otherWrong] = yamlUnder(text, avoid);
    const [right, ...otherRight] = yamlUnder(text, prefer);
    expect([otherWrong, otherRight]).toEqual([[], []]);
    expect(codesOf(wrong ?? '')).toEqual([code]);
    expect(codesOf(right ?? '')).toEqual([]);
    expect(ran(plan, right ?? '').map(passes)).toEqual([true]);
  });

  it('are all of the family', () => {
    expect(new Set(pages.map(({ code }) => code))).toEqual(new Set(Object.keys(testingCatalogue)));
  });
});
