import { dirname, resolve } from 'node:path';
import { findRoots, type Program } from '../../dsl/index.ts';
import type { Diagnostic, Plan } from '../../engine/plan/index.ts';
import { loadTables } from '../../engine/tables/index.ts';
import { type Example, type OwnData, readExamples } from '../../engine/testing/index.ts';
import { inFolders } from '../diagnostics/finding.ts';
import { WrongUse } from '../exit.ts';
import type { Io } from '../io.ts';
import { readDataFolder } from '../project/data.ts';
import { joinShown, kindOfPath, listFiles, readBytes, shownPath } from '../project/disk.ts';
import { type Folder, readAsked } from '../project/policies.ts';
import { compile, readingDiagnostics } from '../project/program.ts';
import { textOf } from '../project/text.ts';

/** A policy and its examples, read and compiled. */
export type Tested = {
  readonly program: Program;
  readonly name: string;
  /** The policy's folder, as shown. */
  readonly shown: string;
  /** Absent where an error stands in the way of evaluating it. */
  readonly plan?: Plan;
  readonly examples: readonly Example[];
  readonly ownData: OwnData;
  /** Findings of compiling and of reading the examples; places as shown. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
};

const isExamples = (name: string): boolean => /\.ya?ml$/.test(name);

/** Nobody writes more examples than this by hand into one file. */
const largestExamples = 4 * 1048576;

/** The policies that paths name, each with the examples in its `tests/` and `scenarios/`; a file of examples stands for itself alone. */
export async function readTested(io: Io, paths: readonly string[]): Promise<readonly Tested[]> {
  const files = await Promise.all(paths.map(async (path) => isExamples(path) && (await kindOfPath(resolve(io.cwd, path))) === 'file'));
  const tested = new Map<string, Tested>();
  for (const path of paths.filter((_, i) => files[i])) {
    const file = resolve(io.cwd, path);
    for (const { folder } of await readAsked(io, [dirname(dirname(file))])) {
      const own = findRoots(folder.files).filter((root) => !root.includes('/'));
      await add(folder, own, (name) => name === shownPath(io.cwd, file));
    }
  }
  for (const { folder, names } of await readAsked(
    io,
    paths.filter((_, i) => files[i] !== true),
  )) {
    await add(
      folder,
      findRoots(folder.files).filter((root) => names.has(root)),
      () => true,
    );
  }
  return [...tested.values()];

  async function add(folder: Folder, roots: readonly string[], wanted: (file: string) => boolean): Promise<void> {
    for (const root of roots) {
      const read = await readPolicy(io, folder, root, wanted);
      const key = joinShown(folder.shown, root);
      const known = tested.get(key);
      const examples = [
        ...(known?.examples ?? []),
        ...read.examples.filter(({ file }) => !known?.examples.some((one) => one.file === file)),
      ];
      tested.set(key, { ...read, examples });
    }
  }
}

/** What-ifs (`scenarios/`) are examples too: what they say must stay true. */
async function exampleFiles(policy: string): Promise<readonly { readonly name: string; readonly full: string }[]> {
  const found = await Promise.all(
    ['tests', 'scenarios'].map(async (folder) => {
      const path = resolve(policy, folder);
      const { files } = (await kindOfPath(path)) === 'folder' ? await listFiles(path, true, isExamples) : { files: [] };
      return files.map((name) => ({ name: joinShown(folder, name), full: resolve(path, name) }));
    }),
  );
  return found.flat();
}

async function readPolicy(io: Io, folder: Folder, root: string, wanted: (file: string) => boolean): Promise<Tested> {
  const { program, shown, diagnostics, texts } = compile(folder, root);
  const path = resolve(folder.path, dirname(root));
  const found: Diagnostic[] = [...readingDiagnostics(folder), ...diagnostics];
  const sources = new Map(texts);
  const examples: Example[] = [];
  for (const { name, full } of await exampleFiles(path)) {
    const file = joinShown(shown, name);
    if (!wanted(file)) continue;
    const bytes = await readBytes(full, file, largestExamples);
    const text = 'bytes' in bytes ? textOf(bytes.bytes, file) : bytes;
    if ('diagnostic' in text) {
      found.push({ ...text.diagnostic, place: { at: 'file', file } });
      continue;
    }
    sources.set(file, text.text);
    const read = readExamples(file, text.text);
    examples.push(...read.examples);
    found.push(...read.findings);
  }
  const { plan } = program;
  const uses = examples.some(({ given }) => given === 'data');
  return {
    program,
    name: plan?.name ?? root,
    shown,
    ...(plan && { plan }),
    examples,
    ownData: plan && uses ? await readOwnData(io, plan, resolve(path, 'data')) : noData,
    diagnostics: found,
    texts: sources,
  };
}

function noData(): never {
  throw new WrongUse('noData', { path: 'data' });
}

/** Loaded once for all examples that use it. */
async function readOwnData(io: Io, plan: Plan, path: string): Promise<OwnData> {
  const folder = await readDataFolder(io, path);
  const { data, findings } = loadTables(plan, folder.sheets, { folder: folder.shown });
  const loaded = { data, findings: inFolders([...folder.diagnostics, ...findings], { policy: folder.shown, data: folder.shown }, 'data') };
  return () => loaded;
}
