/** What holds of the layout of every source in the repository, and of those with breaks and comments put anywhere. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format, type FormatOptions, type Program } from '../../dsl/index.ts';
import { lex } from '../../dsl/lexer/lexer.ts';
import * as t from '../../dsl/lexer/tokens.ts';
import { print } from '../../dsl/printer/index.ts';
import { policyFiles, programOf } from '../support/policy-files.ts';
import { fold } from '../../dsl/source/fold.ts';
import { parsed, type ParsedText, soundSources } from '../support/sources.ts';
import { shape, toFullWidth } from '../support/syntax.ts';
import { marksOf } from '../../dsl/printer/declarations.ts';

const sources = soundSources();
const printed = (text: string, options: FormatOptions = {}): string => print(parsed(text), options);
/** Trees without places, every word in Chinese; the two ways to write 0分 are one. */
const tree = ({ ast }: ParsedText): string =>
  JSON.stringify(shape(ast.items)).replace(
    /"notApplicable":\{"kind":"path","names":\[\{"text":"0分"\}\]\}/g,
    '"notApplicable":{"kind":"number","text":"0","percent":false,"unit":{"text":"分"}}',
  );
const comments = ({ comments, text }: ParsedText): readonly string[] =>
  comments.map(({ start, end }) => fold(text.slice(start, end)).trimEnd());

function expectSound(text: string): void {
  const before = parsed(text);
  for (const options of [{}, { keywords: 'zh' }, { keywords: 'en' }] as const) {
    const after = parsed(print(before, options));
    expect(after.diagnostics).toEqual([]);
    expect(tree(after)).toBe(tree(before));
    expect(comments(after)).toEqual(comments(before));
    expect(print(after, options)).toBe(after.text);
  }
  const chinese = print(before, { keywords: 'zh' });
  expect(printed(printed(chinese, { keywords: 'en' }), { keywords: 'zh' })).toBe(chinese);
}

describe('every source', () => {
  it('is there', () => {
    expect(sources.size).toBeGreaterThan(120);
  });

  it.each([...sources.keys()])('%s keeps its tree and its comments, and is laid out once and for all', (path) => {
    const text = sources.get(path) ?? '';
    expectSound(text);
    expect(format(parsed(text))).toBe(printed(text));
  });

  it.each([...sources.keys()])('%s has no word left in the other spelling', (path) => {
    const english = parsed(printed(sources.get(path) ?? '', { keywords: 'en' }));
    const marks = marksOf(english.ast);
    const named = (offset: number): boolean => {
      const kinds = marks.words.get(offset)?.kinds ?? ['builtin'];
      // A table may be a type, anything a unit, a method is called as what is built in.
      return (
        marks.names.has(offset) &&
        ['type', 'measure', 'builtin', 'missingRule', 'accessor'].some((kind) => kinds.some((own) => own === kind))
      );
    };
    const left = lex(english.text).tokens.filter(
      ({ startOffset, quoted, tokenType, value }) =>
        quoted !== true && tokenType !== t.text && !named(startOffset) && /\p{Script=Han}/u.test(value),
    );
    // 万 and 亿 are figures.
    expect(left.map(({ value }) => value).filter((value) => value !== '万' && value !== '亿')).toEqual([]);
  });
});

describe('every name of the tree', () => {
  it.each([...sources.keys()])('is known as one in %s', (path) => {
    const { ast } = parsed(sources.get(path) ?? '');
    const { names } = marksOf(ast);
    const missed: string[] = [];
    JSON.stringify(ast.items, (_, value: unknown) => {
      const isName = typeof value === 'object' && value !== null && 'text' in value && !('kind' in value) && 'start' in value;
      if (isName && typeof value.start === 'number' && !names.has(value.start)) missed.push(String(value.text));
      return value;
    });
    expect(missed).toEqual([]);
  });
});

describe('sources with breaks and comments anywhere', () => {
  const texts = [...sources.values()];
  const piece = fc.constantFrom(
    '\n',
    '\n\n\n',
    ' ',
    ' /* c */ ',
    ' // c\n',
    '\n// c\n',
    ' /* a\n b */ ',
    '; ',
    '\n/* a */ /* b */\n',
    ' //\n',
  );
  const spoilt = fc
    .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), piece), { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([text, edits, wide]) => {
      const { tokens } = lex(text);
      const at = (n: number): number => tokens[n % Math.max(1, tokens.length)]?.startOffset ?? 0;
      const places = edits.map(([n, put]) => ({ offset: at(n), put })).toSorted((a, b) => b.offset - a.offset);
      const edited = places.reduce((now, { offset, put }) => now.slice(0, offset) + put + now.slice(offset), text);
      return wide ? toFullWidth(edited) : edited;
    })
    .filter((text) => parsed(text).diagnostics.length === 0);

  it('keep their trees and their comments', () => {
    fc.assert(fc.property(spoilt, expectSound), { numRuns: 200 });
  }, 120_000);
});

describe('the Plan', () => {
  const bare = ({ plan, diagnostics }: Program): string => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    // Places, and labels that quote the file, are no part of what is computed.
    return JSON.stringify(plan, (key, value: unknown) => (key === 'src' || key === 'label' ? undefined : value));
  };

  it.each(['lanzhou-new-area-2023', 'taixing-2020', 'tongren-2021', 'county-annual-2018'])('of %s is the same in every layout', (name) => {
    const files = policyFiles(new URL(`../../policies/${name}`, import.meta.url).pathname);
    const names = new Set([...files.values()].flatMap((text) => [...marksOf(parsed(text).ast).declared]));
    const before = bare(programOf(files));
    expect(before.length).toBeGreaterThan(1000);
    for (const options of [{}, { keywords: 'en' }] as const) {
      const after = new Map([...files].map(([file, text]) => [file, printed(text, { ...options, names })]));
      expect(bare(programOf(after))).toBe(before);
    }
  });
});
