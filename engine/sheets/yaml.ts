import { type Document, LineCounter, parseDocument } from 'yaml';
import { type DataFinding, dataFinding } from '../diagnostics/data.ts';
import { lineBeyond } from './csv.ts';
import { sheetsOfDocument } from './records.ts';
import { type ReadResult, unreadable } from './result.ts';

const longestLine = 1_000_000;
const mostAliases = 100;

/** Tables of a YAML file. */
export function readYaml(file: string, name: string, text: string): ReadResult {
  const long = lineBeyond(text, longestLine);
  if (long !== undefined) return unreadable(file, name, 'overlong-line', { line: long, limit: longestLine }, long);
  return readDocument(file, name, text, 'bad-yaml');
}

/** JSON is read by the same parser, since that keeps the text of numbers; `json.ts` holds it to JSON's own grammar. */
export function readDocument(file: string, name: string, text: string, malformed: 'bad-yaml' | 'bad-json'): ReadResult {
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: 'silent' });
  } catch (error) {
    // The parser's stack overflows in collections that are nested thousands deep.
    if (error instanceof RangeError) return unreadable(file, name, malformed, { line: 1 });
    throw error;
  }
  const lineOf = (position: number): number => lines.linePos(position).line;
  const broken = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (broken) {
    const line = lineOf(broken.pos[0]);
    return unreadable(file, name, malformed, { line }, line);
  }
  if (document.errors.length > 0) {
    const findings = document.errors.map(({ pos }): DataFinding => {
      const line = lineOf(pos[0]);
      return dataFinding('duplicate-entry', { at: 'cell', file, row: line }, { line });
    });
    return { sheets: [{ file, name, header: [], rows: [] }], findings };
  }
  if (!expandsWithin(document)) return unreadable(file, name, 'too-many-aliases');
  return sheetsOfDocument(file, name, document, lines);
}

/** A few hundred bytes of aliases to aliases can stand for more than fits into the memory. */
function expandsWithin(document: Document.Parsed): boolean {
  try {
    document.toJS({ maxAliasCount: mostAliases });
    return true;
  } catch {
    return false;
  }
}
