import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Program } from '../../dsl/index.ts';
import { words } from '../../dsl/keywords/keywords.ts';
import type { Node } from '../../engine/plan/index.ts';
import { policyHash } from '../../engine/result/index.ts';
import { lanzhou, policyFiles, programOf } from '../support/policy-files.ts';
import { toEnglish, toFullWidth } from '../support/syntax.ts';

const everyForm = readFileSync(new URL('../support/every-form.heng', import.meta.url), 'utf8');
const policies: readonly (readonly [string, ReadonlyMap<string, string>])[] = [
  ['the new area with its 24 modules', policyFiles(lanzhou)],
  ['a policy with every other form', new Map([['every-form.heng', everyForm]])],
];

const quoted = /["\uFF02“][^"\uFF02”\n]*["\uFF02”]/g;
const outsideTexts = (text: string): string => text.replace(quoted, '');
const mapTexts = (files: ReadonlyMap<string, string>, to: (text: string) => string): ReadonlyMap<string, string> =>
  new Map([...files].map(([file, text]) => [file, to(text)]));

/** Names that the policy declares; what else is spelled as a keyword is one. */
function namesOf({ symbols }: Program): ReadonlySet<string> {
  return new Set([...(symbols?.tables.values() ?? [])].flatMap((table) => [...table.columns.keys()]));
}

function english(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = namesOf(programOf(files));
  return mapTexts(files, (text) => toEnglish(text, names));
}

/** The Plan without what says where and in which words it was written: places, and labels that quote the policy's text. */
function meaning({ plan, diagnostics }: Program): unknown {
  expect(diagnostics).toEqual([]);
  if (plan === undefined) throw new Error('no plan');
  const bare = (part: { readonly src: unknown }): unknown => ({ ...part, src: undefined });
  const unnamed = (node: Node): unknown => ({ ...node, src: undefined, label: node.role === 'hidden' ? undefined : node.label });
  const { tables, assessments, nodes, checks } = plan;
  return { ...plan, tables: tables.map(bare), assessments: assessments.map(bare), nodes: nodes.map(unnamed), checks: checks.map(bare) };
}

describe.each(policies)('%s', (_, files) => {
  const original = programOf(files);
  const spellings: readonly (readonly [string, ReadonlyMap<string, string>])[] = [
    ['English', english(files)],
    ['full-width', mapTexts(files, toFullWidth)],
    ['English and full-width', mapTexts(english(files), toFullWidth)],
  ];

  it('compiles in its Chinese spelling', () => {
    expect(original.diagnostics).toEqual([]);
    expect(original.plan?.nodes.length).toBeGreaterThan(50);
  });

  it.each(spellings)('means the same in its %s spelling', (_, spelled) => {
    const program = programOf(spelled);
    expect(meaning(program)).toEqual(meaning(original));
    expect(program.plan && policyHash(program.plan)).toBe(original.plan && policyHash(original.plan));
  });

  it('has really been written in English', () => {
    const reserved = words.filter((word) => word.reserved).map((word) => word.zh);
    const tokens = [...english(files).values()].flatMap((text) => outsideTexts(text.replace(/\/\/.*/g, '')).split(/[^\p{ID_Continue}]+/u));
    expect(tokens.filter((token) => reserved.includes(token))).toEqual([]);
    expect(tokens).toContain('indicator');
  });

  it('has really been written full-width', () => {
    for (const text of mapTexts(files, toFullWidth).values()) {
      expect(outsideTexts(text)).not.toMatch(/[!-~ ]/);
      expect(outsideTexts(text)).toMatch(/[\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF5E]/);
    }
    const all = [...mapTexts(files, toFullWidth).values()].join('');
    for (const sign of '{}():|.@=%"0123456789') expect(all).toContain(String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  });
});
