import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { type Diagnostic, visible } from '../../engine/plan/index.ts';
import { WrongUse } from '../exit.ts';

/** A file's bytes, or why it was not read. */
export type Bytes = { readonly bytes: Uint8Array } | { readonly diagnostic: Diagnostic };

/** The bytes of a file of at most `limit`; `name` is how findings call it. A file that cannot be opened is wrong use. */
export async function readBytes(path: string, name: string, limit: number): Promise<Bytes> {
  try {
    const { size } = await stat(path);
    if (size > limit) return { diagnostic: tooLarge(name, size, limit) };
    return { bytes: await readFile(path) };
  } catch (error) {
    throw new WrongUse('unreadable', { path: visible(name), reason: reasonOf(error) });
  }
}

function tooLarge(name: string, size: number, limit: number): Diagnostic {
  const megabytes = (bytes: number): string => (Math.ceil(bytes / 104857.6) / 10).toFixed(1);
  const params = { file: visible(name), size: megabytes(size), limit: limit / 1048576 };
  return { code: 'file-over-limit', severity: 'error', place: { at: 'file', file: name }, params };
}

/** `EACCES` and its like: the short name of what the system answered. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}

export type Kind = 'file' | 'folder' | 'none';

export async function kindOfPath(path: string): Promise<Kind> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'none';
  }
}

/** What a folder holds, by code point of the names: the order in which a disk lists them differs from machine to machine. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (error) {
    throw new WrongUse('unreadable', { path: visible(folder), reason: reasonOf(error) });
  }
}

export type Listing = { readonly files: readonly string[]; readonly diagnostics: readonly Diagnostic[] };

/**
 * Files of a folder for which `wanted` holds, relative to it, with `/` between names, sorted. Hidden ones and
 * node_modules are passed over. A link is read where its target is a file inside the folder that is not listed under its
 * own name; folders behind links are not entered.
 */
export async function listFiles(folder: string, deep: boolean, wanted: (name: string) => boolean): Promise<Listing> {
  const base = await realpath(folder);
  const files: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const links: { readonly name: string; readonly target: string }[] = [];

  async function visit(prefix: string): Promise<void> {
    for (const found of await entriesOf(join(folder, prefix))) {
      const { name } = found;
      if (name.startsWith('.') || name === 'node_modules') continue;
      const path = prefix === '' ? name : `${prefix}/${name}`;
      if (found.isSymbolicLink()) {
        const target = await realpath(join(folder, path)).catch(() => undefined);
        if (target !== undefined && wanted(name)) links.push({ name: path, target });
      } else if (found.isDirectory()) {
        if (deep) await visit(path);
      } else if (found.isFile() && wanted(name)) {
        files.push(path);
      }
    }
  }

  await visit('');
  for (const { name, target } of links) {
    const inside = slashed(relative(base, target));
    if (isOutside(inside))
      diagnostics.push({
        code: 'link-outside-folder',
        severity: 'warning',
        place: { at: 'file', file: name },
        params: { file: visible(name) },
      });
    else if (!files.includes(inside) && (await kindOfPath(target)) === 'file') files.push(name);
  }
  return { files: files.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)), diagnostics };
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../') || isAbsolute(path);
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** How a path is shown: from the working folder where it lies beneath it, else in full; `` for the working folder itself. */
export function shownPath(cwd: string, path: string): string {
  const short = slashed(relative(cwd, path));
  return isOutside(short) ? slashed(path) : short;
}

/** Either may be empty: the working folder, the folder itself. */
export function joinShown(folder: string, file: string): string {
  return [folder, file].filter((part) => part !== '').join('/') || '.';
}
