import { dirname } from 'node:path/posix';
import { createProgram, type Program } from '../../dsl/index.ts';
import type { Diagnostic } from '../../engine/plan/index.ts';
import { inFolders } from '../diagnostics/finding.ts';
import { joinShown } from './disk.ts';
import type { Folder, Located } from './policies.ts';

/** A compiled policy with its places and texts named from the working folder. */
export type Compiled = {
  readonly program: Program;
  /** The policy's own folder, as shown. */
  readonly shown: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
};

/** Compiles the policy of a root file. Its folder is the root's own: what lies above or beside it is not the policy's. */
export function compile(folder: Folder, root: string): Compiled {
  const own = dirname(root) === '.' ? '' : dirname(root);
  const files = new Map<string, string>();
  for (const [name, text] of folder.files) {
    if (own === '') files.set(name, text);
    else if (name.startsWith(`${own}/`)) files.set(name.slice(own.length + 1), text);
  }
  const shown = own === '' ? folder.shown : joinShown(folder.shown, own);
  const program = createProgram({ root: own === '' ? root : root.slice(own.length + 1), files });
  const diagnostics = inFolders(program.diagnostics, { policy: shown, data: shown }, 'policy');
  const texts = new Map([...files].map(([name, text]) => [joinShown(shown, name), text]));
  return { program, shown, diagnostics, texts };
}

/** What was wrong with reading the folder's files, named from the working folder. */
export function readingDiagnostics({ shown, diagnostics }: Folder): readonly Diagnostic[] {
  return inFolders(diagnostics, { policy: shown, data: shown }, 'policy');
}

/** A located policy compiled, or nothing where its file could not be read; in either case what is to be reported. */
export function compileLocated({ folder, root }: Located): {
  readonly compiled?: Compiled;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
} {
  const reading = readingDiagnostics(folder);
  if (root === undefined) return { diagnostics: reading, texts: new Map() };
  const compiled = compile(folder, root);
  return { compiled, diagnostics: [...reading, ...compiled.diagnostics], texts: compiled.texts };
}
