import { sourceCatalogue } from '../../dsl/diagnostics/index.ts';
import { dataCatalogue } from '../../engine/diagnostics/data.ts';
import { runCatalogue } from '../../engine/diagnostics/run.ts';
import { testingCatalogue } from '../../engine/diagnostics/testing.ts';
import type { CatalogueEntry } from '../../engine/plan/index.ts';
import { projectCatalogue } from './project.ts';

/** Every code that this command line can report, by code. */
export const catalogue: ReadonlyMap<string, CatalogueEntry> = new Map(
  [sourceCatalogue, dataCatalogue, runCatalogue, testingCatalogue, projectCatalogue]
    .flatMap((family): [string, CatalogueEntry][] => Object.entries(family))
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
