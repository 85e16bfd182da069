/** The examples on the pages of the codes are real: what is to be avoided gives the code, what is preferred gives nothing. */

import { describe, expect, it } from 'vitest';
import { syntaxCatalogue } from '../../dsl/diagnostics/catalogue/syntax.ts';
import { sourceCatalogue } from '../../dsl/diagnostics/index.ts';
import { createProgram } from '../../dsl/index.ts';
import { type PageLanguage, blocksUnder, diagnosticPages, framed, pageRoot } from '../support/pages.ts';

const headings: Readonly<Record<PageLanguage, readonly [string, string, string]>> = {
  zh: ['避免', '改为', '为什么'],
  en: ['Avoid', 'Prefer', 'Why'],
};
const unprintable: ReadonlySet<string> = new Set([
  'file-too-large',
  'formula-too-long',
  'line-too-long',
  'nesting-too-deep',
  'not-text',
  'too-many-mistakes',
  'wrong-encoding',
]);
const languages: readonly PageLanguage[] = ['zh', 'en'];

describe.each(languages)('pages in %s', (language) => {
  const [avoid, prefer, why] = headings[language];
  /** Pages about the grammar name columns that no table declares; there only the grammar speaks. */
  const codesOf = (about: string, block: string, whole: boolean): readonly string[] => {
    const codes = createProgram({ root: pageRoot, files: framed(language, block, whole) }).diagnostics.map(({ code }) => code);
    return [...new Set(Object.hasOwn(syntaxCatalogue, about) ? codes.filter((code) => Object.hasOwn(syntaxCatalogue, code)) : codes)];
  };
  const pages = diagnosticPages(language).filter(({ code }) => Object.hasOwn(sourceCatalogue, code));

  it.each(pages.map(({ code, text }) => [code, text] as const))('%s', (code, text) => {
    expect(text.startsWith(`# ${code}\n`)).toBe(true);
    expect(text).toContain(`\n## ${why}\n`);
    const wrong = blocksUnder(text, avoid);
    const right = blocksUnder(text, prefer);
    // What no page could print (a file too large) is told in words.
    if (!unprintable.has(code)) expect(wrong.length * right.length).toBeGreaterThan(0);
    for (const { block, whole } of wrong) expect(codesOf(code, block, whole)).toEqual([code]);
    for (const { block, whole } of right) expect(codesOf(code, block, whole)).toEqual([]);
  });
});
