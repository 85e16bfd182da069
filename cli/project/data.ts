import { resolve } from 'node:path';
import { readSheets } from '../../engine/sheets/index.ts';
import type { Sheet } from '../../engine/sheets/sheet.ts';
import type { Diagnostic } from '../../engine/plan/index.ts';
import { visible } from '../../engine/plan/index.ts';
import { WrongUse } from '../exit.ts';
import type { Io } from '../io.ts';
import { joinShown, kindOfPath, listFiles, readBytes, shownPath } from './disk.ts';

/** The tables of a data folder; places are relative to it. `shown` is the folder as findings call it. */
export type DataFolder = { readonly shown: string; readonly sheets: readonly Sheet[]; readonly diagnostics: readonly Diagnostic[] };

/** A year of a large office is some megabytes; a file beyond this would fill the memory. */
const largestTable = 64 * 1048576;

/** Reads every file of a folder, by name; folders inside it are passed over, and so is what a spreadsheet locks (`~$…`). */
export async function readDataFolder(io: Io, path: string): Promise<DataFolder> {
  const shown = shownPath(io.cwd, resolve(io.cwd, path));
  if ((await kindOfPath(resolve(io.cwd, path))) !== 'folder') throw new WrongUse('noData', { path: visible(path) });
  const listing = await listFiles(resolve(io.cwd, path), false, (name) => !name.startsWith('~$'));
  const sheets: Sheet[] = [];
  const diagnostics: Diagnostic[] = [...listing.diagnostics];
  for (const name of listing.files) {
    const read = await readBytes(resolve(io.cwd, path, name), joinShown(shown, name), largestTable);
    if ('diagnostic' in read) {
      diagnostics.push({ ...read.diagnostic, place: { at: 'file', file: name } });
      continue;
    }
    const result = readSheets({ name, bytes: read.bytes });
    sheets.push(...result.sheets);
    diagnostics.push(...result.findings);
  }
  return { shown, sheets, diagnostics };
}

/** The file of `--corrections`: whatever it is called, its rows are corrections. */
export async function readCorrectionsFile(io: Io, path: string): Promise<Omit<DataFolder, 'shown'>> {
  const full = resolve(io.cwd, path);
  if ((await kindOfPath(full)) !== 'file') throw new WrongUse('noSuchPath', { path: visible(path) });
  const read = await readBytes(full, shownPath(io.cwd, full), largestTable);
  if ('diagnostic' in read) return { sheets: [], diagnostics: [read.diagnostic] };
  const { sheets, findings } = readSheets({ name: path, bytes: read.bytes });
  return { sheets: sheets.map((sheet) => ({ ...sheet, name: '更正' })), diagnostics: findings };
}
