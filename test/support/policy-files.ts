import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProgram, findRoots, type Program } from '../../dsl/index.ts';
import type { DataFile } from '../../engine/sheets/index.ts';

/** The largest policy of the repository: 24 modules and nearly every construct. */
export const lanzhou = fileURLToPath(new URL('../../policies/lanzhou-new-area-2023', import.meta.url));

/** The texts of all `.heng` files beneath a folder, by their path in it, with `/`. */
export function policyFiles(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.heng'));
  return new Map(names.toSorted().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
}

/** The files of a folder of tables. */
export function dataFiles(folder: string): readonly DataFile[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
}

/** The program of the one policy among files. */
export function programOf(files: ReadonlyMap<string, string>): Program {
  const [root = ''] = findRoots(files);
  return createProgram({ root, files });
}
