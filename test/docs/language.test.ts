/** The reference of the language, in Chinese and in English: each of its examples is run, each of its mistakes made. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createProgram, type Program } from '../../dsl/index.ts';
import { type Word, words } from '../../dsl/keywords/keywords.ts';
import { type Example, type ExampleResult, runExample } from '../../engine/testing/index.ts';
import { completeText, type Page, type PageExample, type PageTable, readPage } from './language-page.ts';

const pages = (['zh', 'en'] as const).map((language) => {
  const file = `docs/language.${language}.md`;
  const markdown = readFileSync(file, 'utf8');
  return { language, file, markdown, page: readPage(markdown) };
});

function compile(page: Page, example: PageExample, mend: (text: string) => string = (text) => text): Program {
  const files = new Map([...example.files].map(([file, text]) => [file, mend(text)] as const));
  return createProgram({ root: 'policy.heng', files: new Map([['policy.heng', mend(completeText(page, example))], ...files]) });
}

const codesOf = (program: Program): readonly string[] => program.diagnostics.map(({ code }) => code);

// ——— The page's tables as an example of `heng test` ———

const mark = (text: string) => ({ text, start: 0, end: 0, line: 1 });

function exampleOf(file: string, section: string, { data, results, findings }: PageExample): Example {
  return {
    file,
    name: mark(section),
    given: data.map(({ name, header, rows }) => ({ file, name, header, rows: rows.map((cells, i) => ({ row: i + 2, cells })) })),
    expect: results.flatMap(({ name, header, rows }: PageTable) =>
      rows.map((cells) => ({
        of: mark(name),
        at: mark(cells.join(' ')),
        cells: header.map((column, i) => ({ column: mark(column), value: mark(cells[i] ?? '') })),
      })),
    ),
    findings: findings.map(mark),
  };
}

/** What is not as the page says, in words. */
function differences({ problems, differences: figures, findings }: ExampleResult): readonly string[] {
  return [
    ...[...problems, ...findings].map(({ code, params }) => `${code} ${JSON.stringify(params)}`),
    ...figures.map(
      ({ of, key, column, at, got }) =>
        `${of} ${key} ${column}: ${at.text}, but ${JSON.stringify(got, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`,
    ),
  ];
}

describe.each(pages)('$file', ({ file, markdown, page }) => {
  const examples = page.sections.flatMap(({ title, examples: list }) => list.map((example, i) => [`${title} ${i + 1}`, example] as const));

  it.each(examples)('%s', (title, example) => {
    const program = compile(page, example);
    expect(program.diagnostics.map(({ code, params }) => [code, params])).toEqual([]);
    if (!program.plan) throw new Error('no plan');
    if (example.data.length + example.results.length === 0) return;
    const noOther = (): never => {
      throw new Error('an example of the page gives its own data');
    };
    expect(differences(runExample(program.plan, exampleOf(file, title, example), noOther))).toEqual([]);
  });

  const mistakes = page.sections.flatMap(({ title, mistakes: list, examples: blocks }) =>
    list.map((mistake) => [title, mistake, blocks] as const),
  );
  it.each(mistakes)('%s: %o', (_, { wrong, right, code }, blocks) => {
    const made = blocks.flatMap((block) => {
      const occurs = [completeText(page, block), ...block.files.values()].some((text) => text.includes(right));
      return occurs ? [codesOf(compile(page, block, (text) => text.replace(right, () => wrong)))] : [];
    });
    expect(made[0]).toContain(code);
  });

  it('shows a result in every section that can have one', () => {
    expect(page.sections.length).toBeGreaterThan(20);
    expect(page.sections.filter(({ examples: list }) => !list.some(({ results }) => results.length > 0)).map(({ title }) => title)).toEqual(
      [],
    );
  });

  it('says which diagnostics there are, and links to their pages', () => {
    const links = [...markdown.matchAll(/\[([\w-]+)\]\(diagnostics\/(\w+)\/([\w-]+)\.md\)/g)];
    expect(links.length).toBeGreaterThan(40);
    expect(
      links.filter(([, text, language, code]) => text !== code || !file.endsWith(`.${language ?? ''}.md`)).map(([link]) => link),
    ).toEqual([]);
  });
});

describe('the two pages', () => {
  it('say the same in the same order', () => {
    const [zh, en] = pages.map(({ page }) =>
      page.sections.map(({ text, examples, mistakes }) => ({
        headings: [...text.matchAll(/^#+ /gm)].map(([heading]) => heading),
        codes: [...text.matchAll(/\[([\w-]+)\]\(diagnostics/g)].map(([, code]) => code),
        mistakes: mistakes.map(({ code }) => code),
        examples: examples.map(({ text: block, files, data, results, findings }) => ({
          lines: block.split('\n').length,
          files: files.size,
          tables: [data, results].map((tables) => tables.map(({ header, rows }) => [header.length, rows.length])),
          figures: results.map(({ rows }) => rows.flat().filter((cell) => /^-?[\d./%]+$/.test(cell))),
          findings,
        })),
      })),
    );
    expect(en).toEqual(zh);
  });
});

// ——— Every word of the language ———

/** Words that no block of the page uses, and why; they stand in its prose or its data. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['zh blank not_due', 'written in data'],
  ['en blank not_due', 'written in data'],
  ['zh blank exempt', 'written in data'],
  ['en blank exempt', 'written in data'],
  ['en missingRule zero', 'the block writes "0 points", which is the same'],
]);

describe.each(pages)('every word of the table of keywords, in $file', ({ language, markdown, page }) => {
  const blocks = [page.head, ...page.sections.flatMap(({ examples }) => examples.flatMap(({ text, files }) => [text, ...files.values()]))];
  const code = blocks.join('\n').replace(/\/\/.*|"[^"\n]*"/g, '');
  const prose = markdown.replace(/^```[^]*?^```$/gm, '');
  const stands = (word: Word, text: string): boolean => new RegExp(language === 'zh' ? word.zh : `(?<!\\w)${word.en}(?!\\w)`).test(text);

  it.each(words.map((word) => [`${language} ${word.kind} ${word.id}`, word] as const))('%s', (key, word) => {
    expect([stands(word, code), stands(word, prose) || !elsewhere.has(key)]).toEqual([!elsewhere.has(key), true]);
  });
});
