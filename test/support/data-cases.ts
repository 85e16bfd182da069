/**
 * Conformance cases of codes about data and about a run, read from `test/conformance/data`: a folder a case, with a policy
 * `办法.heng`, tables in `data/`, and what is found in `expect.json`. Tables that no repository should keep are made by
 * `data-recipes.ts`.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataFile } from '../../engine/sheets/index.ts';
import { dataRecipes } from '../conformance/data-recipes.ts';
import { dataFiles } from './policy-files.ts';

/** A finding as a case states it: what of the place is said, and no more, must be there. */
export type Expected = {
  readonly code: string;
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  /** The text of the policy that the finding points to. */
  readonly text?: string;
  /** The row and the period that a finding in the policy is about. */
  readonly of?: string;
};

export type DataCase = {
  readonly name: string;
  readonly policy: string;
  readonly files: readonly DataFile[];
  /** Day of the run, where it matters. */
  readonly asOf?: string;
  readonly findings: readonly Expected[];
};

const folder = fileURLToPath(new URL('../conformance/data/', import.meta.url));

export function dataCases(): readonly DataCase[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => {
      const at = (file: string): string => join(folder, name, file);
      const { asOf, findings }: Pick<DataCase, 'asOf' | 'findings'> = JSON.parse(readFileSync(at('expect.json'), 'utf8'));
      const kept = existsSync(at('data')) ? dataFiles(at('data')) : [];
      const made = dataRecipes.get(name)?.() ?? [];
      return {
        name,
        policy: readFileSync(at('办法.heng'), 'utf8'),
        files: [...kept, ...made],
        findings,
        ...(asOf !== undefined && { asOf }),
      };
    });
}
