import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { visible } from '../engine/plan/index.ts';
import type { Context } from './context.ts';
import { WrongUse } from './exit.ts';
import { reasonOf } from './project/disk.ts';

/** Writes a file named on the command line; where that cannot be done the name was wrong use. */
export async function writeOut({ io }: Context, file: string, content: string | Uint8Array, flag: 'w' | 'wx' = 'w'): Promise<void> {
  try {
    await writeFile(resolve(io.cwd, file), content, { flag });
  } catch (error) {
    const reason = reasonOf(error);
    throw new WrongUse(reason === 'EEXIST' ? 'exists' : 'unwritable', { path: visible(file), reason });
  }
}

/** Makes a folder named on the command line, with those above it; one that is there already is fine. */
export async function makeFolder({ io }: Context, folder: string): Promise<void> {
  try {
    await mkdir(resolve(io.cwd, folder), { recursive: true });
  } catch (error) {
    throw new WrongUse('unwritable', { path: visible(folder), reason: reasonOf(error) });
  }
}
