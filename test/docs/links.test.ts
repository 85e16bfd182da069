/** What the documents point to is there. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf } from './markdown.ts';

const documents = [
  ...['README.md', 'README.zh.md', 'CHANGELOG.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .map((file) => `docs/${file}`)
    .filter((file) => file.endsWith('.md') && !file.startsWith('docs/diagnostics/'))
    .toSorted(),
];

/** What is wrong with a document's links: files, headings, and names in backquotes that the file no longer has. */
function brokenLinks(document: string): readonly string[] {
  return linksOf(readFileSync(document, 'utf8')).flatMap(({ text, target }) => {
    if (/^https?:/.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? document : normalize(join(dirname(document), file));
    if (!existsSync(path)) return [`${target}: no such file`];
    if (anchor !== undefined && !anchorsOf(readFileSync(path, 'utf8')).includes(anchor)) return [`${target}: no such heading`];
    const name = /^`(\w+)`$/.exec(text)?.[1];
    const isCode = name !== undefined && path.endsWith('.ts');
    return isCode && !new RegExp(`\\b(?:function|const|type|class) ${name}\\b`).test(readFileSync(path, 'utf8'))
      ? [`${target}: nothing called ${name}`]
      : [];
  });
}

/** Paths in backquotes, `dsl/parser/valueTables.ts`: of files that there are. */
function brokenPaths(document: string): readonly string[] {
  const prose = readFileSync(document, 'utf8').replace(/^```[^]*?^```$/gm, '');
  return [...prose.matchAll(/`((?:dsl|engine|cli|test|bench|policies|docs)\/[^\s`*<>{}…]*)`/g)].flatMap(([, path = '']) =>
    existsSync(path) ? [] : [path],
  );
}

describe.each(documents)('%s', (document) => {
  it('links to what is there', () => {
    expect(brokenLinks(document)).toEqual([]);
  });

  it('names files that there are', () => {
    expect(brokenPaths(document)).toEqual([]);
  });
});

describe('comments', () => {
  it('refer to sections of the documents that there are', () => {
    const anchors = anchorsOf(readFileSync('docs/architecture.md', 'utf8'));
    const files = ['dsl', 'engine', 'cli'].flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
    );
    const named = files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/docs\/architecture\.md, "(\w+)"/g)].map(([, section = '']) => section.toLowerCase()),
      );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((section) => !anchors.includes(section))).toEqual([]);
  });
});
