import { decodeText } from './encoding.ts';
import { type ReadResult, unreadable } from './result.ts';
import type { Sheet } from './sheet.ts';
import { readRelations, readSharedStrings, readStyles, readWorkbookPart } from './xlsx-parts.ts';
import { readSheetPart } from './xlsx-sheet.ts';
import { unzipWithin } from './zip.ts';

const megabyte = 1_048_576;
/** A workbook of 2,000 rows unpacks to less than one megabyte. */
const largestMegabytes = 100;

/** The name that spreadsheets give to a sheet of their own accord. */
const defaultName = /^(?:sheet|工作表|表)\s*\d*$/i;

/**
 * The sheets of an XLSX workbook, empty ones left out. A sheet's name is the table's; a lone sheet that nobody named goes
 * by the file's. Cells are text: numbers with the digits that were typed, percentages with their sign, dates as ISO
 * dates; an error of a formula stays what it is, `#DIV/0!`.
 */
export function readXlsx(file: string, name: string, bytes: Uint8Array, limit = largestMegabytes * megabyte): ReadResult {
  const tooLarge = unreadable(file, name, 'workbook-too-large', { limit: Math.floor(limit / megabyte) });
  const broken = unreadable(file, name, 'bad-workbook');
  const unzipped = unzipWithin(bytes, limit, (entry) => /^xl\/.*\.(?:xml|rels)$/i.test(entry));
  if (!unzipped.ok) return unzipped.why === 'too-large' ? tooLarge : broken;
  const part = <T>(entry: string, read: (xml: string) => T | undefined): T | undefined => {
    const contents = unzipped.entries.get(entry);
    const decoded = contents && decodeText(contents);
    return decoded?.ok ? read(decoded.text) : undefined;
  };
  const optional = <T>(entry: string, read: (xml: string) => readonly T[] | undefined): readonly T[] | undefined =>
    unzipped.entries.has(entry) ? part(entry, read) : [];
  const workbook = part('xl/workbook.xml', readWorkbookPart);
  const relations = part('xl/_rels/workbook.xml.rels', readRelations);
  const strings = optional('xl/sharedStrings.xml', readSharedStrings);
  const styles = optional('xl/styles.xml', readStyles);
  if (!workbook || !relations || !strings || !styles) return broken;
  const sheets: Sheet[] = [];
  for (const { name: sheet, relation } of workbook.sheets) {
    const entry = relations.get(relation) ?? '';
    // Sheets of charts stand elsewhere.
    if (!/worksheets\//i.test(entry)) continue;
    const grid = part(entry, (xml) => readSheetPart(xml, { strings, styles, epoch1904: workbook.epoch1904 }));
    if (grid === undefined || grid === 'broken') return broken;
    if (grid === 'too-large') return tooLarge;
    if (grid.header.length > 0) sheets.push({ file, sheet, name: sheet, ...grid });
  }
  const [only, second] = sheets;
  if (!only) return unreadable(file, name, 'empty-file');
  if (!second && defaultName.test(only.name.trim())) return { sheets: [{ ...only, name }], findings: [] };
  return { sheets, findings: [] };
}
