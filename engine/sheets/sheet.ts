/** A table of text as it stands in a file, before anybody knows what its columns mean. Cells are never numbers. */
export type Sheet = {
  /** The file as the user names it, relative to the data folder. */
  readonly file: string;
  /** Sheet of a workbook. */
  readonly sheet?: string;
  /** `单位.每月`: the file's stem or the sheet's name. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
};
/**
 * `row`: line of the file or row of the sheet, from 1, the header included. Empty cells are ''. `unread`: the columns of
 * cells that look empty but hold something that is no value, of which that has been reported.
 */
export type SheetRow = { readonly row: number; readonly cells: readonly string[]; readonly unread?: ReadonlySet<number> };
