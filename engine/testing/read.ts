import { type Document, LineCounter, type YAMLMap, isMap, isSeq, parseDocument } from 'yaml';
import { type TestingCode, type TestingFinding, testingFinding } from '../diagnostics/testing.ts';
import { type Localised, type Params, nearest, visible } from '../plan/index.ts';
import type { Example, ExpectedRow, ExpectedText, Mark } from './example.ts';
import { givenSheet } from './given.ts';
import { type ExampleKey, exampleKey, exampleKeys, exampleWords } from './keys.ts';
import { markOf, pairsOf, resolved, scalarText, type YamlSource } from './nodes.ts';

type Source = YamlSource & { readonly report: (code: TestingCode, at: Pick<Mark, 'start' | 'end'>, params?: Params) => void };

/** The examples of a file that can be read, and what is wrong with the others. */
export type ReadExamples = { readonly examples: readonly Example[]; readonly findings: readonly TestingFinding[] };

const a = {
  listOfExamples: { zh: '例子的列表（每个以“- 例: …”开头）', en: 'a list of examples, each beginning with "- example: …"' },
  map: { zh: '“键: 值”', en: 'pairs "key: value"' },
  text: { zh: '一个值', en: 'one value' },
  given: { zh: '各表的数据，或 data', en: 'tables of data, or data' },
  rows: { zh: '各行的列表', en: 'a list of rows' },
  codes: { zh: '诊断代码的列表', en: 'a list of codes' },
} as const satisfies Readonly<Record<string, Localised>>;

/** Reads a file of examples. Scalars are taken by their text in the file, so that no number is read through a float. */
export function readExamples(file: string, text: string): ReadExamples {
  const lines = new LineCounter();
  const document = parse(text, lines);
  const findings: TestingFinding[] = [];
  const report: Source['report'] = (code, { start, end }, params = {}) => {
    findings.push(testingFinding(code, { at: 'source', file, start, end }, params));
  };
  if (document === undefined) {
    report('test-bad-yaml', { start: 0, end: 0 });
    return { examples: [], findings };
  }
  const [error] = document.errors;
  if (error) {
    report('test-bad-yaml', { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) });
    return { examples: [], findings };
  }
  const top = document.contents;
  if (top === null) return { examples: [], findings };
  const source: Source = { file, document, lines, report };
  if (!isSeq(top)) {
    report('test-wrong-shape', markOf(top, source), { what: file, expected: a.listOfExamples });
    return { examples: [], findings };
  }
  return { examples: top.items.flatMap((item) => readExample(item, source) ?? []), findings };
}

function parse(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true, logLevel: 'silent' });
  } catch (error) {
    // Collections nested thousands deep overflow the parser's stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** One example; undefined where it is wrong in form, which has been reported. */
function readExample(item: unknown, source: Source): Example | undefined {
  const { file, document, report } = source;
  const at = markOf(item, source);
  const map = resolved(item, document);
  if (!isMap(map)) {
    report('test-wrong-shape', at, { what: exampleKeys.name[0], expected: a.map });
    return undefined;
  }
  const [first] = pairsOf(map, source);
  const entries = entriesOf(map, source);
  const text = (key: ExampleKey): Mark | undefined => {
    const value = entries.get(key);
    if (value === undefined) return undefined;
    const mark = scalarMark(value, source);
    if (!mark) report('test-wrong-shape', markOf(value, source), { what: exampleKeys[key][0], expected: a.text });
    return mark?.text === '' ? undefined : mark;
  };
  const [name, note, period, asOf] = [text('name'), text('note'), text('period'), text('asOf')];
  const given = readGiven(entries.get('given'), source);
  const expect = readExpect(entries.get('expect'), source);
  const findings = readCodes(entries.get('findings'), source);
  if (!name) report('test-missing-key', first?.key ?? at, { name: exampleKeys.name.join(' / ') });
  if (!entries.has('given')) report('test-missing-key', name ?? first?.key ?? at, { name: exampleKeys.given.join(' / ') });
  if (!entries.has('expect') && !entries.has('findings'))
    report('test-missing-key', name ?? first?.key ?? at, { name: exampleKeys.expect.join(' / ') });
  if (!name || !given || !expect || findings === 'wrong') return undefined;
  return {
    file,
    name,
    given,
    expect,
    ...(note && { note: note.text }),
    ...(period && { period }),
    ...(asOf && { asOf }),
    ...(findings && { findings }),
  };
}

function entriesOf(map: YAMLMap, source: Source): ReadonlyMap<ExampleKey, unknown> {
  const entries = new Map<ExampleKey, unknown>();
  for (const { key, value } of pairsOf(map, source)) {
    const meaning = exampleKey(key.text);
    if (meaning) entries.set(meaning, value);
    else {
      const suggestion = nearest(key.text, exampleWords) ?? '';
      source.report('test-unknown-key', key, { name: visible(key.text), suggestion, known: Object.values(exampleKeys).flat().join(' ') });
    }
  }
  return entries;
}

/** `data`, or tables of rows; undefined where it is neither. */
function readGiven(node: unknown, source: Source): Example['given'] | undefined {
  if (node === undefined) return undefined;
  const value = resolved(node, source.document);
  if (scalarText(value) === 'data') return 'data';
  if (scalarText(value) === '') return [];
  if (!isMap(value)) {
    source.report('test-wrong-shape', markOf(value, source), { what: exampleKeys.given[0], expected: a.given });
    return undefined;
  }
  return pairsOf(value, source).flatMap(({ key, value: rows }) => {
    const sheet = givenSheet(key, rows, source);
    if (!sheet) source.report('test-wrong-shape', key, { what: visible(key.text), expected: a.rows });
    return sheet ?? [];
  });
}

/** Nothing expected is no rows; undefined where it has a wrong form. */
function readExpect(node: unknown, source: Source): readonly ExpectedRow[] | undefined {
  const value = resolved(node, source.document);
  if (value === undefined || scalarText(value) === '') return [];
  if (!isMap(value)) {
    source.report('test-wrong-shape', markOf(value, source), { what: exampleKeys.expect[0], expected: a.map });
    return undefined;
  }
  const rows = pairsOf(value, source).flatMap(({ key: of, value: given }): readonly (ExpectedRow | undefined)[] => {
    const list = resolved(given, source.document);
    const items = isSeq(list) ? list.items : [list];
    return items.map((item) => readExpectedRow(of, item, source));
  });
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

function readExpectedRow(of: Mark, item: unknown, source: Source): ExpectedRow | undefined {
  const map = resolved(item, source.document);
  if (!isMap(map)) {
    source.report('test-wrong-shape', isNothing(map) ? of : markOf(map, source), { what: visible(of.text), expected: a.rows });
    return undefined;
  }
  const cells = pairsOf(map, source).map(({ key: column, value }): ExpectedText | undefined => {
    const mark = scalarMark(value, source);
    if (!mark) source.report('test-wrong-shape', column, { what: visible(column.text), expected: a.text });
    return mark && { column, value: mark.text === '' ? { ...column, text: '' } : mark };
  });
  return cells.every((cell) => cell !== undefined) ? { of, at: markOf(map, source), cells } : undefined;
}

function readCodes(node: unknown, source: Source): readonly Mark[] | 'wrong' | undefined {
  if (node === undefined) return undefined;
  const value = resolved(node, source.document);
  const items = isSeq(value) ? value.items : scalarText(value) === '' ? [] : [value];
  const codes = items.map((item) => scalarMark(item, source));
  if (codes.every((code) => code !== undefined)) return codes;
  source.report('test-wrong-shape', markOf(value, source), { what: exampleKeys.findings[0], expected: a.codes });
  return 'wrong';
}

function scalarMark(node: unknown, source: Source): Mark | undefined {
  const text = scalarText(resolved(node, source.document));
  return text === undefined ? undefined : { ...markOf(node, source), text };
}

function isNothing(node: unknown): boolean {
  return node === null || node === undefined;
}
