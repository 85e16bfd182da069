/** Rows of text as CSV (RFC 4180). */
export function csvOfRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A file of CSV begins with the byte order mark, by which Excel knows UTF-8; `decodeText` takes it away. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\ufeff${csvOfRows(rows)}`;
}
