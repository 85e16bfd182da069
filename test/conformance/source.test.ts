/** Every mistake in a policy's text: its code, its place, its words in both languages, its repairs. */

import { describe, expect, it } from 'vitest';
import { type SourceDiagnostic, sourceCatalogue } from '../../dsl/diagnostics/index.ts';
import { createProgram } from '../../dsl/index.ts';
import { type Edit, type Language, fillTemplate } from '../../engine/plan/index.ts';
import { sourceCases } from '../support/source-cases.ts';

const languages: readonly Language[] = ['zh', 'en'];

describe.each(sourceCases().map((one) => [one.title, one] as const))('%s', (_, { code, root, files, marks }) => {
  const { diagnostics } = createProgram({ root, files });

  it('is the only finding, where the marks stand', () => {
    expect(marks).not.toHaveLength(0);
    const found = diagnostics.map((diagnostic) => ({ code: diagnostic.code, ...shownPlace(diagnostic, files) }));
    expect(found).toEqual(marks.map(({ file, start, end }) => ({ code, ...shown(files, file, start, end) })));
  });

  it.each(languages)('has all its words in %s', (language) => {
    for (const diagnostic of diagnostics) {
      const { message, hint } = sourceCatalogue[diagnostic.code][language];
      for (const template of [message, hint]) {
        const text = fillTemplate(template, diagnostic.params, language);
        expect(text).not.toMatch(/[{}]\w+[{}]|undefined|\[object|\$policy/);
      }
      const names = [...(message + hint).matchAll(/(\[[^[\]{}]*)?\{(\w+)\}/g)];
      // A parameter outside brackets is always given.
      for (const [, optional, name = ''] of names) if (optional === undefined) expect(Object.keys(diagnostic.params)).toContain(name);
    }
  });

  it('goes away by each of its repairs', () => {
    for (const { place, fixes = [] } of diagnostics) {
      if (place.at !== 'source') continue;
      for (const fix of fixes) {
        const mended = new Map(files).set(place.file, applied(files.get(place.file) ?? '', fix.edits));
        const left = createProgram({ root, files: mended }).diagnostics.filter((diagnostic) => diagnostic.code === code);
        expect(left).toHaveLength(marks.length - 1);
      }
    }
  });
});

function shownPlace({ place }: SourceDiagnostic, files: ReadonlyMap<string, string>): object {
  return place.at === 'source' ? shown(files, place.file, place.start, place.end) : place;
}

function shown(files: ReadonlyMap<string, string>, file: string, start: number, end: number): object {
  return { file, start, end, text: (files.get(file) ?? '').slice(start, end) };
}

function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: put }) => result.slice(0, start) + put + result.slice(end), text);
}
