import { lineBeyond } from './csv.ts';
import { type ReadResult, unreadable } from './result.ts';
import { readDocument } from './yaml.ts';

/** Compact JSON is a single line, so the limit is that of a large table. */
const longestLine = 5_000_000;

/** Tables of a JSON file; numbers keep their text, however long. */
export function readJson(file: string, name: string, text: string): ReadResult {
  if (text.trim() === '') return unreadable(file, name, 'empty-file');
  const long = lineBeyond(text, longestLine);
  if (long !== undefined) return unreadable(file, name, 'overlong-line', { line: long, limit: longestLine }, long);
  try {
    JSON.parse(text);
  } catch (error) {
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    if (position === undefined) return unreadable(file, name, 'bad-json');
    const line = text.slice(0, Number(position)).split('\n').length;
    return unreadable(file, name, 'bad-json', { line }, line);
  }
  return readDocument(file, name, text, 'bad-json');
}
