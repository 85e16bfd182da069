import { type DataCode, type DataFinding, dataFinding } from '../diagnostics/data.ts';
import type { Params } from '../plan/index.ts';
import type { Sheet } from './sheet.ts';

/**
 * What a reader gives. A file that cannot be read still gives a sheet, without header and rows: whoever looks for its
 * table learns that the file is there and that its finding has been made.
 */
export type ReadResult = { readonly sheets: readonly Sheet[]; readonly findings: readonly DataFinding[] };

/** A file that could not be read. */
export function unreadable(file: string, name: string, code: DataCode, params: Params = {}, row?: number): ReadResult {
  const place = row === undefined ? ({ at: 'file', file } as const) : ({ at: 'cell', file, row } as const);
  return { sheets: [{ file, name, header: [], rows: [] }], findings: [dataFinding(code, place, params)] };
}
