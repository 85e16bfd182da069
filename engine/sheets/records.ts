import { type Document, type LineCounter, type Node, type Pair, type YAMLMap, isAlias, isMap, isScalar, isSeq } from 'yaml';
import { type DataFinding, dataFinding } from '../diagnostics/data.ts';
import { visible } from '../plan/index.ts';
import { type ReadResult, unreadable } from './result.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/**
 * Tables of a JSON or YAML document: a list of rows (the table is the file's), a map from tables to lists of rows, or a
 * single row. A number is the text that stands in the file (`Scalar.source`), never what it was parsed to.
 */
export function sheetsOfDocument(file: string, name: string, document: Document.Parsed, lines: LineCounter): ReadResult {
  const findings: DataFinding[] = [];
  const lineOf = (node: unknown): number => (hasRange(node) ? lines.linePos(node.range[0]).line : 1);
  const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);

  function sheetOf(table: string, rows: readonly unknown[]): Sheet {
    // One finding says that a list is no table; its other items need none.
    const stray = rows.find((item) => !isMap(resolved(item)));
    if (stray !== undefined) findings.push(dataFinding('not-a-table', { at: 'cell', file, row: lineOf(stray) }));
    if (rows.length === 0) findings.push(dataFinding('empty-file', { at: 'file', file }));
    const header: string[] = [];
    const columnOf = new Map<string, number>();
    const cellsOfRows = rows.map((item) => {
      const row = resolved(item);
      const line = lineOf(item);
      const cells: string[] = [];
      const unread = new Set<number>();
      if (isMap(row)) {
        for (const { key, value } of row.items) {
          const column = textOf(key) ?? '';
          const text = textOf(resolved(value));
          const index = columnOf.get(column) ?? columnOf.size;
          if (index === columnOf.size) {
            columnOf.set(column, index);
            header.push(column);
          }
          const place = { at: 'cell', file, row: lineOf(key), column: visible(column) } as const;
          if (text === undefined) {
            findings.push(dataFinding('nested-value', place, { column: visible(column) }));
            unread.add(index);
          }
          cells[index] = text ?? '';
        }
      }
      return { row: line, cells, unread };
    });
    const rowsOf = cellsOfRows.map(({ row, cells, unread }): SheetRow => {
      const full = header.map((_, i) => cells[i] ?? '');
      return { row, cells: full, ...(unread.size > 0 && { unread }) };
    });
    return { file, name: table, header, rows: rowsOf.filter(({ cells, unread }) => unread || cells.some((cell) => cell !== '')) };
  }

  const top = document.contents;
  if (top === null || (isScalar(top) && top.value === null) || (isMap(top) && top.items.length === 0))
    return unreadable(file, name, 'empty-file');
  if (isSeq(top)) return { sheets: [sheetOf(name, top.items)], findings };
  if (!isMap(top)) return unreadable(file, name, 'not-a-table');
  if (isSingleRow(top)) return { sheets: [sheetOf(name, [top])], findings };
  const sheets = top.items.map(({ key, value }: Pair): Sheet => {
    const rows = resolved(value);
    const table = textOf(key) ?? '';
    if (isSeq(rows)) return sheetOf(table, rows.items);
    if (isMap(rows)) return sheetOf(table, [rows]);
    findings.push(dataFinding('not-a-table', { at: 'cell', file, row: lineOf(key) }));
    return { file, name: table, header: [], rows: [] };
  });
  return { sheets, findings };
}

/** The text of a cell; undefined where it is a collection. */
function textOf(node: unknown): string | undefined {
  if (node === null) return '';
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'string') return node.value.trim();
  return node.value === null || node.value === undefined ? '' : (node.source ?? String(node.value));
}

function isSingleRow(map: YAMLMap): boolean {
  return map.items.every(({ value }) => value === null || isScalar(value));
}

function hasRange(node: unknown): node is { readonly range: NonNullable<Node['range']> } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
