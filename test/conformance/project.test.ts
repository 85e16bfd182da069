/** What can be wrong with the files themselves, before anybody knows what they say: each code, its file, its words. */

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectCatalogue } from '../../cli/diagnostics/project.ts';
import type { JsonFinding } from '../../cli/formats/json.ts';
import type { Catalogue } from '../../engine/plan/index.ts';
import { folderWith, heng } from '../cli/run.ts';
import { projectRecipes } from './project-recipes.ts';

const catalogue: Catalogue = projectCatalogue;

describe.each([...projectRecipes])('%s', (code, { files, links = {}, at }) => {
  const cwd = folderWith(files);
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(cwd, name));

  it.each(['zh', 'en'] as const)('is the only finding, at the file, with all its words in %s', async (language) => {
    const { out } = await heng(['check', '--format', 'json', '--lang', language], { cwd });
    const { findings }: { readonly findings: readonly JsonFinding[] } = JSON.parse(out);
    expect(findings).toMatchObject([{ code, severity: catalogue[code]?.severity, place: { at: 'file', file: at }, params: { file: at } }]);
    for (const { message, hint } of findings) expect(message + hint).not.toMatch(/[{}]|undefined|\[object/);
  });
});
