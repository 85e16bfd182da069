/** Rows of text as CSV (RFC 4180). It begins with the byte order mark, by which Excel knows UTF-8; `decodeText` takes it away. */
export function csvOfRows(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')}`;
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
