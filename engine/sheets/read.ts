import { dataFinding } from '../diagnostics/data.ts';
import { readCsv } from './csv.ts';
import { decodeText } from './encoding.ts';
import { readJson } from './json.ts';
import { type ReadResult, unreadable } from './result.ts';
import { readXlsx } from './xlsx.ts';
import { readYaml } from './yaml.ts';

/** A file of the data folder, by the name that the user gives it. */
export type DataFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * The tables of text in a file, by its ending: CSV, XLSX, JSON, YAML. Never throws on what users may put into a folder:
 * whatever cannot be read is a finding.
 */
export function readSheets({ name: file, bytes }: DataFile): ReadResult {
  const { stem, ending } = partsOf(file);
  // Lock files of spreadsheet programs and hidden files are not the user's.
  if (stem.startsWith('~$') || stem.startsWith('.')) return { sheets: [], findings: [] };
  if (ending === 'xlsx' || ending === 'xlsm') return readXlsx(file, stem, bytes);
  if (foreignSpreadsheets.has(ending)) return unreadable(file, stem, 'old-spreadsheet', { ending });
  const read = textReaders.get(ending);
  if (!read) return { sheets: [], findings: [dataFinding('unknown-file-kind', { at: 'file', file })] };
  const decoded = decodeText(bytes);
  return decoded.ok ? read(file, stem, decoded.text) : unreadable(file, stem, decoded.code);
}

/** They hold tables, so whoever looks for one must learn that it is there and was not read. */
const foreignSpreadsheets: ReadonlySet<string> = new Set(['xls', 'xlsb', 'et', 'ods', 'numbers']);

const textReaders: ReadonlyMap<string, (file: string, name: string, text: string) => ReadResult> = new Map([
  ['csv', readCsv],
  ['json', readJson],
  ['yaml', readYaml],
  ['yml', readYaml],
]);

/** `data/单位.每月.csv` → 单位.每月, csv. */
function partsOf(file: string): { readonly stem: string; readonly ending: string } {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? { stem: base, ending: '' } : { stem: base.slice(0, dot), ending: base.slice(dot + 1).toLowerCase() };
}
