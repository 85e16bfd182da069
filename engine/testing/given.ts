import { isMap, isSeq } from 'yaml';
import type { Sheet, SheetRow } from '../sheets/sheet.ts';
import type { Mark } from './example.ts';
import { pairsOf, resolved, scalarText, type YamlSource } from './nodes.ts';

/**
 * A table given in an example, as the readers of data give theirs: its rows are the lines of the file, so that a finding
 * about a cell names the line. A single row need not be a list. Undefined where rows are something else.
 */
export function givenSheet(name: Mark, node: unknown, source: YamlSource): Sheet | undefined {
  const list = resolved(node, source.document);
  const items = isSeq(list) ? list.items : isMap(list) ? [list] : scalarText(list) === '' ? [] : undefined;
  const rows = items?.map((item) => rowOf(item, source));
  if (!rows || rows.some((row) => row === undefined)) return undefined;
  const known = rows.filter((row) => row !== undefined);
  const header = [...new Set(known.flatMap(({ cells }) => [...cells.keys()]))];
  return {
    file: source.file,
    name: name.text,
    // A table without rows is given all the same: nothing has happened. A header tells it from a file that cannot be read.
    header: header.length === 0 ? [name.text.split('.')[0] ?? ''] : header,
    rows: known.map(
      ({ line, cells }): SheetRow => ({ row: line, cells: (header.length === 0 ? [''] : header).map((column) => cells.get(column) ?? '') }),
    ),
  };
}

function rowOf(item: unknown, source: YamlSource): { readonly line: number; readonly cells: ReadonlyMap<string, string> } | undefined {
  const map = resolved(item, source.document);
  if (!isMap(map)) return undefined;
  const pairs = pairsOf(map, source);
  const texts = pairs.map(({ key, value }) => [key.text, scalarText(resolved(value, source.document))] as const);
  if (texts.some(([, text]) => text === undefined)) return undefined;
  return { line: pairs[0]?.key.line ?? 1, cells: new Map(texts.map(([column, text]) => [column, text ?? ''])) };
}
