import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../cli/main.ts';

export type Outcome = { readonly code: number; readonly out: string; readonly err: string };

export type Setting = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly terminal?: boolean;
};

/** The command line in this process, its streams caught. English unless told. */
export async function heng(
  args: readonly string[],
  { cwd = process.cwd(), env = {}, stdin = '', terminal = false }: Setting = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: { write: (text) => void (out += text), isTerminal: terminal },
    err: { write: (text) => void (err += text), isTerminal: terminal },
    cwd,
    env: { LANG: 'en_US.UTF-8', ...env },
    readStdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
  });
  return { code, out, err };
}

/** A new folder with these files. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'heng-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
