import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createProgram } from '../../dsl/program/program.ts';
import type { Plan } from '../../engine/plan/index.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import { loadTables } from '../../engine/tables/index.ts';
import type { Data } from '../../engine/tables/data.ts';

const folder = fileURLToPath(new URL('../../policies/', import.meta.url));

/** A policy of the repository with its data. */
export function policy(name: string): { readonly plan: Plan; readonly data: Data } {
  const files = new Map(
    filesOf(`${folder}${name}/`, '')
      .filter((file) => file.endsWith('.heng'))
      .map((file) => [file, readFileSync(`${folder}${name}/${file}`, 'utf8')]),
  );
  const root = [...files.keys()].find((file) => /^\s*办法/m.test(files.get(file) ?? ''));
  const { plan, diagnostics } = createProgram({ root: root ?? '', files });
  if (!plan) throw new Error(diagnostics.map((d) => `${d.code} ${JSON.stringify(d.params)}`).join('\n'));
  const sheets = filesOf(`${folder}${name}/data/`, '').flatMap(
    (file) => readSheets({ name: file, bytes: new Uint8Array(readFileSync(`${folder}${name}/data/${file}`)) }).sheets,
  );
  return { plan, data: loadTables(plan, sheets).data };
}

function filesOf(path: string, prefix: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'data' && prefix === '' && entry.isDirectory()) return [];
    return entry.isDirectory() ? filesOf(`${path}${entry.name}/`, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`];
  });
}
