/** Every mistake in data and everything that a run can find: its code, its place, its words in both languages. */

import { describe, expect, it } from 'vitest';
import { createProgram } from '../../dsl/index.ts';
import { dataCatalogue } from '../../engine/diagnostics/data.ts';
import { runCatalogue } from '../../engine/diagnostics/run.ts';
import { type CatalogueEntry, type Diagnostic, fillTemplate, type Language } from '../../engine/plan/index.ts';
import { evaluate } from '../../engine/reference/index.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import { loadTables } from '../../engine/tables/index.ts';
import { folderWith, heng } from '../cli/run.ts';
import { type DataCase, dataCases, type Expected } from '../support/data-cases.ts';

const root = '办法.heng';
const languages: readonly Language[] = ['zh', 'en'];
const cases = dataCases();
const catalogue: ReadonlyMap<string, CatalogueEntry> = new Map([...Object.entries(dataCatalogue), ...Object.entries(runCatalogue)]);

/** What compiling, reading, loading and evaluating the whole year find. A policy may have warnings of its own. */
function findingsOf({ policy, files, asOf }: DataCase): readonly Diagnostic[] {
  const { plan, diagnostics } = createProgram({ root, files: new Map([[root, policy]]) });
  if (!plan) return diagnostics;
  const read = files.map(readSheets);
  const loaded = loadTables(
    plan,
    read.flatMap(({ sheets }) => sheets),
  );
  const run = evaluate(plan, loaded.data, { until: '2023', ...(asOf !== undefined && { asOf }) });
  return [...diagnostics, ...read.flatMap(({ findings }) => findings), ...loaded.findings, ...run.findings];
}

function asExpected({ code, place, params }: Diagnostic, policy: string): Expected {
  const { at: _at, ...where } = place;
  if (place.at !== 'source') return { code, ...where };
  const of = [params['key'], params['period']].filter((part) => part !== undefined && part !== '').join(' ');
  return { code, file: place.file, text: policy.slice(place.start, place.end), ...(of !== '' && { of }) };
}

function inOrder(findings: readonly Expected[]): readonly Expected[] {
  const key = ({ file, row = 0, column = '', code }: Expected): string => [file, String(row).padStart(9, '0'), column, code].join('\n');
  return findings.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
  const findings = findingsOf(one);

  it('has exactly its findings, each where it stands', () => {
    expect(inOrder(findings.map((finding) => asExpected(finding, one.policy)))).toEqual(inOrder(one.findings));
  });

  it.each(languages)('has all its words in %s', (language) => {
    for (const { code, params } of findings) {
      const wording = catalogue.get(code)?.[language];
      // The wording of codes about policies has a test of its own.
      for (const template of wording ? [wording.message, wording.hint] : []) {
        const text = fillTemplate(template, params, language);
        expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
        // What could steer a terminal has become visible.
        expect(text).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
        // A parameter outside brackets is always given.
        for (const [, name = ''] of template.replace(/\[[^\]]*\]/g, '').matchAll(/\{(\w+)\}/g)) expect(params).toHaveProperty(name);
      }
    }
  });
});

describe('the codes about data and about a run', () => {
  it('each have a case named after them', () => {
    for (const code of catalogue.keys()) {
      const found = cases.find(({ name }) => name === code)?.findings.map((finding) => finding.code) ?? [];
      expect(
        found.filter((one) => catalogue.has(one)),
        code,
      ).toEqual([code]);
    }
  });
});

describe('escape codes in data', () => {
  const one = cases.find(({ name }) => name === 'escape-codes');
  const folder = folderWith({
    [root]: one?.policy ?? '',
    ...Object.fromEntries((one?.files ?? []).map(({ name, bytes }) => [`data/${name}`, bytes])),
  });

  it.each([['pretty'], ['json'], ['csv']])('never reach the terminal raw: %s', async (format) => {
    const asked = format === 'pretty' ? [] : ['--format', format];
    const { out, err } = await heng(['score', '.', ...asked], { cwd: folder });
    expect(out + err).toMatch(/u001b/);
    // Line breaks are the format's own; CSV ends its lines with two characters.
    expect((out + err).replaceAll('\r\n', '\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});
