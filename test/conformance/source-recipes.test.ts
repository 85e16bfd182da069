/** The mistakes of the lexer and the parser whose texts are made: each told once, where it stands. */

import { describe, expect, it } from 'vitest';
import { syntaxCatalogue } from '../../dsl/diagnostics/catalogue/syntax.ts';
import { createProgram } from '../../dsl/index.ts';
import { fillTemplate } from '../../engine/plan/index.ts';
import { withoutMarks } from '../support/source-cases.ts';
import { sourceRecipes } from './source-recipes.ts';

describe.each([...sourceRecipes])('%s', (code, recipe) => {
  const { text, marks } = withoutMarks('办法.heng', recipe());
  const { diagnostics } = createProgram({ root: '办法.heng', files: new Map([['办法.heng', text]]) });

  it('is told once, where the mark stands', () => {
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found.map(({ place }) => place)).toEqual(marks.map((mark) => ({ at: 'source', ...mark })));
  });

  it('is the only finding, but for the hundred mistakes that come before the rest is left out', () => {
    expect(diagnostics).toHaveLength(code === 'too-many-mistakes' ? 101 : 1);
  });

  it.each(['zh', 'en'] as const)('has all its words in %s', (language) => {
    for (const { code: key, params } of diagnostics) {
      const wording = Object.hasOwn(syntaxCatalogue, key)
        ? Object.entries(syntaxCatalogue).find(([one]) => one === key)?.[1][language]
        : undefined;
      for (const template of wording ? [wording.message, wording.hint] : ['{wording}']) {
        expect(fillTemplate(template, params, language)).not.toMatch(/\{\w+\}|undefined|\[object/);
      }
    }
  });
});
