import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../dsl/ast/ast.ts';
import { lex } from '../../dsl/lexer/lexer.ts';
import { mistakeLimit, parse } from '../../dsl/parser/index.ts';
import { languagePage } from '../support/syntax.ts';

type Mutation = 'delete' | 'duplicate' | 'swap';
type Piece = { readonly start: number; readonly end: number };
const pieces = (text: string): readonly Piece[] =>
  lex(text).tokens.map((t) => ({ start: t.startOffset, end: t.startOffset + t.image.length }));

/** The text with its i-th token gone, twice there, or changed with the next. */
function mutate(text: string, mutation: Mutation, i: number, all = pieces(text)): string {
  const [a, b] = [all[i], all[i + 1]];
  if (a === undefined || b === undefined) return text;
  const [before, token, between, next] = [
    text.slice(0, a.start),
    text.slice(a.start, a.end),
    text.slice(a.end, b.start),
    text.slice(b.start, b.end),
  ];
  if (mutation === 'delete') return before + text.slice(a.end);
  if (mutation === 'duplicate') return `${before}${token} ${token}${text.slice(a.end)}`;
  return before + next + between + token + text.slice(b.end);
}

/** Kinds and names of everything that was understood, one level down. */
function understood(items: readonly Item[]): ReadonlySet<string> {
  const children = (item: Item): readonly { readonly kind: string }[] =>
    item.kind === 'assessment' ? item.body : item.kind === 'table' ? item.members : item.kind === 'policy' ? item.headers : [];
  const nodes: readonly { readonly kind: string; readonly name?: unknown }[] = items.flatMap((item) => [item, ...children(item)]);
  const label = (name: unknown): string => (typeof name === 'object' && name !== null && 'text' in name ? String(name.text) : '');
  return new Set(nodes.filter((node) => node.kind !== 'broken').map((node) => `${node.kind} ${label(node.name)}`));
}

describe('one token wrong in the policy of the language page', () => {
  const all = pieces(languagePage);
  const whole = understood(parse('x', languagePage).ast.items);
  const limits: Readonly<Record<Mutation, number>> = { delete: 1, duplicate: 1, swap: 2 };

  for (const mutation of ['delete', 'duplicate', 'swap'] as const) {
    it(`(${mutation}) gives at most ${limits[mutation]} finding, and costs next to nothing`, () => {
      let lost = 0;
      for (const i of all.keys()) {
        const { ast, diagnostics } = parse('x', mutate(languagePage, mutation, i, all));
        expect(diagnostics.length).toBeLessThanOrEqual(limits[mutation]);
        const left = understood(ast.items);
        lost += [...whole].filter((node) => !left.has(node)).length;
      }
      // A token that is itself a name or a keyword takes its own item with it.
      expect(lost / (all.length * whole.size)).toBeLessThan(0.01);
    });
  }

  it('(cut off) gives one finding, at a bracket if one is open', () => {
    for (const { end } of all.slice(0, -1)) {
      const text = languagePage.slice(0, end);
      const codes = parse('x', text).diagnostics.map((d) => d.code);
      const count = (bracket: RegExp): number =>
        lex(text).tokens.filter((token) => token.quoted !== true && bracket.test(token.value)).length;
      const isOpen = count(/^[({]$/) > count(/^[)}]$/);
      // At the top level a declaration may be cut short, or be complete.
      expect(isOpen ? [text, codes] : [text, codes.slice(1)]).toEqual([text, isOpen ? ['bracket-not-closed'] : []]);
    }
  });
});

/** What has to hold of the findings of any text and does not. */
function faults(text: string): readonly string[] {
  const { ast, diagnostics } = parse('x', text);
  const within = (start: number, end: number): boolean => 0 <= start && start <= end && end <= text.length;
  const starts = diagnostics.map(({ place }) => (place.at === 'source' ? place.start : -1));
  return [
    ast.start === 0 && ast.end === text.length ? '' : 'the tree is not the file',
    diagnostics.length <= mistakeLimit + 1 ? '' : 'too many',
    starts.every((start, i) => start >= (starts[i - 1] ?? 0)) ? '' : 'out of order',
    ...diagnostics.map(({ code, place }) =>
      place.at === 'source' && within(place.start, Math.min(place.end, text.length)) ? '' : `${code} is outside the text`,
    ),
    ...diagnostics.flatMap(({ code, fixes = [] }) =>
      fixes.flatMap((fix) => fix.edits).map((e) => (within(e.start, e.end) ? '' : `fix of ${code} is outside the text`)),
    ),
  ].filter((fault) => fault !== '');
}

describe('many tokens wrong', () => {
  const mutation = fc.record({ how: fc.constantFrom<Mutation>('delete', 'duplicate', 'swap'), at: fc.nat(600) });
  it('give findings in order, inside the text, and not many more than mistakes', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 12 }), (mutations) => {
        const text = mutations.reduce((now, { how, at }) => mutate(now, how, at), languagePage);
        expect(faults(text)).toEqual([]);
        // Two broken brackets may cost a block; nothing costs the file.
        expect(parse('x', text).diagnostics.length).toBeLessThanOrEqual(25 + 2 * mutations.length);
      }),
      { seed: 2023, numRuns: 300 },
    );
  });
  it('in any order still give a tree', () => {
    const tokens = pieces(languagePage).map(({ start, end }) => languagePage.slice(start, end));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens, '\n', ' '), { maxLength: 200 }), (chosen) => {
        expect(faults(chosen.join(' '))).toEqual([]);
      }),
      { seed: 331, numRuns: 300 },
    );
  });
  it('nor does any other text throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(faults(text)).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
