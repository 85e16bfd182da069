/** Every code of every catalogue has its pages and its case, and nothing else has. */

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { projectCatalogue } from '../../cli/diagnostics/project.ts';
import { sourceCatalogue } from '../../dsl/diagnostics/index.ts';
import { gradesCatalogue } from '../../dsl/diagnostics/catalogue/grades.ts';
import { namesCatalogue } from '../../dsl/diagnostics/catalogue/names.ts';
import { policyCatalogue } from '../../dsl/diagnostics/catalogue/policy.ts';
import { syntaxCatalogue } from '../../dsl/diagnostics/catalogue/syntax.ts';
import { tablesCatalogue } from '../../dsl/diagnostics/catalogue/tables.ts';
import { typesCatalogue } from '../../dsl/diagnostics/catalogue/types.ts';
import { weightsCatalogue } from '../../dsl/diagnostics/catalogue/weights.ts';
import { dataCatalogue } from '../../engine/diagnostics/data.ts';
import { runCatalogue } from '../../engine/diagnostics/run.ts';
import { testingCatalogue } from '../../engine/diagnostics/testing.ts';
import { dataCases } from '../support/data-cases.ts';
import { sourceCases } from '../support/source-cases.ts';
import { projectRecipes } from './project-recipes.ts';
import { sourceRecipes } from './source-recipes.ts';

const families = [
  syntaxCatalogue,
  policyCatalogue,
  namesCatalogue,
  typesCatalogue,
  weightsCatalogue,
  tablesCatalogue,
  gradesCatalogue,
  dataCatalogue,
  runCatalogue,
  projectCatalogue,
  testingCatalogue,
].map((family) => Object.keys(family));
const codes = families.flat().toSorted();
/** Their cases are in example-pages.test.ts, which runs the pages, and in test/testing/run.test.ts; both count the family. */
const examples = Object.keys(testingCatalogue);

function pages(language: string): readonly string[] {
  return readdirSync(fileURLToPath(new URL(`../../docs/diagnostics/${language}/`, import.meta.url)))
    .map((file) => file.replace(/\.md$/, ''))
    .toSorted();
}

describe('codes', () => {
  it('stand in one catalogue each', () => {
    expect(codes).toEqual([...new Set(codes)]);
    expect(Object.keys(sourceCatalogue).toSorted()).toEqual(families.slice(0, 7).flat().toSorted());
  });

  it.each(['zh', 'en'])('have a page in %s, and no page is without a code', (language) => {
    expect(pages(language)).toEqual(codes);
  });

  it('have a case, and no case is without a code', () => {
    // A case of data may show several codes at once.
    const cases = new Set([
      ...[...sourceCases(), ...dataCases().flatMap(({ findings }) => findings)].map(({ code }) => code),
      ...sourceRecipes.keys(),
      ...projectRecipes.keys(),
      ...examples,
    ]);
    expect([...cases].toSorted()).toEqual(codes);
  });
});
