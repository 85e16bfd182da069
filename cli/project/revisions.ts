import { execFile } from 'node:child_process';
import { basename, dirname, resolve } from 'node:path';
import { findRoots } from '../../dsl/index.ts';
import { type Diagnostic, visible } from '../../engine/plan/index.ts';
import { WrongUse } from '../exit.ts';
import type { Io } from '../io.ts';
import { kindOfPath, shownPath } from './disk.ts';
import { isPolicyFile, largestPolicy, type Located, nearestRoots } from './policies.ts';
import { textOf } from './text.ts';

/**
 * A policy as a revision of the repository has it. PATH is a folder or file that exists now; the revision is anything that git
 * takes for a commit. A revision that does not exist, or a folder that is in no repository, is wrong use.
 */
export async function locateRevision(io: Io, revision: string, path: string): Promise<Located> {
  const full = resolve(io.cwd, path);
  const kind = await kindOfPath(full);
  if (kind === 'none') throw new WrongUse('noSuchPath', { path: visible(path) });
  const folder = kind === 'file' ? dirname(full) : full;
  const commit = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit === undefined) throw new WrongUse('noRevision', { revision: visible(revision), path: visible(path) });
  const listed = (await git(folder, ['ls-tree', '-r', '-z', commit.toString('utf8').trim(), '--', '.'])) ?? Buffer.alloc(0);
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const entry of listed.toString('utf8').split('\0')) {
    const [, kindOfEntry, object, name] = /^\d+ (\w+) ([0-9a-f]+)\t([^]*)$/.exec(entry) ?? [];
    if (kindOfEntry !== 'blob' || object === undefined || name === undefined || !isPolicyFile(name)) continue;
    const bytes = (await git(folder, ['cat-file', 'blob', object])) ?? Buffer.alloc(0);
    const text = textOf(bytes, name);
    if ('text' in text) files.set(name, text.text);
    else diagnostics.push({ ...text.diagnostic, place: { at: 'file', file: name } });
  }
  const roots = findRoots(files);
  const named = kind === 'file' ? roots.filter((name) => name === basename(full)) : nearestRoots(roots);
  if (named.length > 1)
    throw new WrongUse('severalPolicies', { path: visible(path), found: named.map((name) => visible(name)).join(', ') });
  if (named.length === 0 && diagnostics.length === 0) throw new WrongUse('noPolicy', { path: visible(`${revision}:${path}`) });
  return { folder: { path: folder, shown: `${revision}:${shownPath(io.cwd, folder)}`, files, diagnostics }, root: named[0] };
}

/** What git prints; undefined where it does not succeed. */
function git(folder: string, args: readonly string[]): Promise<Buffer | undefined> {
  return new Promise((done) => {
    execFile('git', ['-C', folder, ...args], { encoding: 'buffer', maxBuffer: 16 * largestPolicy }, (error, out) =>
      done(error ? undefined : out),
    );
  });
}
