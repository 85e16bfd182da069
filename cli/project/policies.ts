import { dirname, isAbsolute, resolve } from 'node:path';
import { findRoots } from '../../dsl/index.ts';
import { type Diagnostic, visible } from '../../engine/plan/index.ts';
import { WrongUse } from '../exit.ts';
import type { Io } from '../io.ts';
import { joinShown, kindOfPath, listFiles, readBytes, shownPath } from './disk.ts';
import { globToRegExp, isGlob, splitGlob } from './glob.ts';
import { textOf } from './text.ts';

/** The policy files of a folder, by their names in it. `shown` is the folder as findings call it. */
export type Folder = {
  readonly path: string;
  readonly shown: string;
  readonly files: ReadonlyMap<string, string>;
  /** Files that could not be read, links that were not followed; places are relative to the folder. */
  readonly diagnostics: readonly Diagnostic[];
};

/** A policy of a few thousand lines has 200 kB; beyond this a file is not one. */
export const largestPolicy = 2 * 1048576;

export const isPolicyFile = (name: string): boolean => name.endsWith('.heng');

/** All policy files beneath a folder. */
async function readFolder(io: Io, path: string): Promise<Folder> {
  const shown = shownPath(io.cwd, path);
  const listing = await listFiles(path, true, isPolicyFile);
  const read = await readTexts(path, shown, listing.files);
  return { path, shown, files: read.files, diagnostics: [...listing.diagnostics, ...read.diagnostics] };
}

/** The texts of a folder's files, by their names in it, and why some of them could not be read. */
async function readTexts(path: string, shown: string, names: readonly string[]): Promise<Pick<Folder, 'files' | 'diagnostics'>> {
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const read = await Promise.all(names.map((name) => readBytes(resolve(path, name), joinShown(shown, name), largestPolicy)));
  for (const [i, bytes] of read.entries()) {
    const name = names[i] ?? '';
    const text = 'bytes' in bytes ? textOf(bytes.bytes, name) : bytes;
    if ('text' in text) files.set(name, text.text);
    else diagnostics.push({ ...text.diagnostic, place: { at: 'file', file: name } });
  }
  return { files, diagnostics };
}

/** Standard input as a folder of one file, called `-`. */
async function readStandardInput(io: Io): Promise<Folder> {
  const text = textOf(await io.readStdin(), '-');
  const about = { path: io.cwd, shown: '' };
  return 'text' in text
    ? { ...about, files: new Map([['-', text.text]]), diagnostics: [] }
    : { ...about, files: new Map(), diagnostics: [text.diagnostic] };
}

/** What `check` is asked about: a folder's files, and those of them that were named (all, where a folder was). */
export type Asked = { readonly folder: Folder; readonly names: ReadonlySet<string> };

/** Reads what paths, folders, globs and `-` name. A path that does not exist is wrong use. */
export async function readAsked(io: Io, paths: readonly string[]): Promise<readonly Asked[]> {
  const wanted = new Map<string, Set<string> | 'all'>();
  const asked: Asked[] = [];
  for (const argument of paths) {
    if (argument === '-') {
      const folder = await readStandardInput(io);
      asked.push({ folder, names: new Set(['-']) });
      continue;
    }
    for (const path of await expand(io, argument)) {
      if ((await kindOfPath(path)) === 'folder') wanted.set(path, 'all');
      else want(wanted, path, await homeOf(io, path));
    }
  }
  for (const [path, names] of [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const folder = await readFolder(io, path);
    const all = [...folder.files.keys(), ...folder.diagnostics.map(({ place }) => place.file)];
    asked.push({ folder, names: names === 'all' ? new Set(all) : names });
  }
  return asked;
}

/**
 * The folder of the policy that a file may belong to, since detail rules stand in folders of their own: the nearest one,
 * up to the working folder, that holds a policy; else the file's own folder.
 */
async function homeOf({ cwd }: Io, path: string): Promise<string> {
  const own = dirname(path);
  if (isAbsolute(shownPath(cwd, own))) return own;
  for (let folder = own; ; folder = dirname(folder)) {
    if (await holdsPolicy(folder)) return folder;
    if (folder === resolve(cwd) || folder === dirname(folder)) return own;
  }
}

async function holdsPolicy(folder: string): Promise<boolean> {
  const { files } = await listFiles(folder, false, isPolicyFile);
  return findRoots((await readTexts(folder, '', files)).files).length > 0;
}

function want(wanted: Map<string, Set<string> | 'all'>, path: string, folder: string): void {
  const names = wanted.get(folder) ?? new Set();
  if (names === 'all') return;
  wanted.set(folder, names.add(path.slice(folder.length).replace(/^[/\\]/, '')));
}

async function expand(io: Io, argument: string): Promise<readonly string[]> {
  const path = resolve(io.cwd, argument);
  if ((await kindOfPath(path)) !== 'none') return [path];
  if (isGlob(argument)) {
    const { folder, rest } = splitGlob(argument);
    const base = resolve(io.cwd, folder);
    if ((await kindOfPath(base)) === 'folder') {
      const pattern = globToRegExp(rest);
      const { files } = await listFiles(base, true, isPolicyFile);
      return files.filter((name) => pattern.test(name)).map((name) => resolve(base, name));
    }
  }
  throw new WrongUse('noSuchPath', { path: visible(argument) });
}

/** A policy that is to be computed: its folder and the file in it that holds the `办法`; none where it could not be read. */
export type Located = { readonly folder: Folder; readonly root: string | undefined };

/** POLICY of the command line: a file, or a folder with one policy in it. */
export async function locatePolicy(io: Io, argument: string): Promise<Located> {
  const path = resolve(io.cwd, argument);
  const kind = await kindOfPath(path);
  if (kind === 'none') throw new WrongUse('noSuchPath', { path: visible(argument) });
  const folder = await readFolder(io, kind === 'file' ? dirname(path) : path);
  const roots = findRoots(folder.files);
  const named = kind === 'file' ? roots.filter((name) => resolve(folder.path, name) === path) : nearestRoots(roots);
  if (named.length > 1)
    throw new WrongUse('severalPolicies', { path: visible(argument), found: named.map((name) => visible(name)).join(', ') });
  const unread = folder.diagnostics.filter(({ place }) => kind === 'folder' || resolve(folder.path, place.file) === path);
  if (named.length === 0 && unread.length === 0) throw new WrongUse('noPolicy', { path: visible(argument) });
  return { folder, root: named[0] };
}

/** A policy in the folder itself goes before those of folders in it. */
export function nearestRoots(roots: readonly string[]): readonly string[] {
  const own = roots.filter((name) => !name.includes('/'));
  return own.length > 0 ? own : roots;
}
