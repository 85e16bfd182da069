import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../../engine/sheets/index.ts';
import { encodeGb18030 } from './gb18030.ts';
import { bytesOf } from './plan.ts';

const read = (name: string, bytes: Uint8Array | string) => readSheets({ name, bytes: typeof bytes === 'string' ? bytesOf(bytes) : bytes });
/** Code, line and column of every finding. */
const codes = (name: string, bytes: Uint8Array | string) =>
  read(name, bytes).findings.map(({ code, place }) =>
    [code, ...(place.at === 'cell' ? [place.row, place.column] : [])].filter((part) => part !== undefined),
  );

describe('encodings', () => {
  const text = '单位,产值\n甲区,1.50\n';

  it('reads UTF-8 with and without byte order mark, and GB18030', () => {
    const expected = [{ file: '单位.csv', name: '单位', header: ['单位', '产值'], rows: [{ row: 2, cells: ['甲区', '1.50'] }] }];
    expect(read('单位.csv', text).sheets).toEqual(expected);
    expect(read('单位.csv', `\ufeff${text}`).sheets).toEqual(expected);
    const gb = encodeGb18030(text);
    expect([...gb.slice(0, 4)]).toEqual([0xb5, 0xa5, 0xce, 0xbb]); // 单位
    expect(read('单位.csv', gb).sheets).toEqual(expected);
  });

  it('says what is no text, what is cut off, what is in another encoding', () => {
    expect(codes('单位.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1))).toEqual([['not-a-text-file']]);
    expect(codes('单位.csv', bytesOf(`${text}甲`).slice(0, -1))).toEqual([['truncated-file']]);
    expect(codes('单位.csv', Uint8Array.of(0x61, 0xff, 0xff, 0x0a))).toEqual([['unknown-encoding']]);
    // With the mark of UTF-8, GB18030 is out of the question.
    expect(codes('单位.csv', Uint8Array.of(0xef, 0xbb, 0xbf, 0xb5, 0xa5))).toEqual([['unknown-encoding']]);
  });

  it('gives an empty sheet for a file that cannot be read, so that its table is not reported as absent', () => {
    expect(read('单位.csv', Uint8Array.of(0)).sheets).toEqual([{ file: '单位.csv', name: '单位', header: [], rows: [] }]);
  });
});

describe('CSV', () => {
  it('keeps cells as text, with the lines they stand on', () => {
    const { sheets, findings } = read('x.csv', 'a,b\r\n"1,234.50"," 两\n行 "\r\n\r\n,\r\n007,\r\n');
    expect(findings).toEqual([]);
    expect(sheets[0]?.rows).toEqual([
      { row: 2, cells: ['1,234.50', '两\n行'] },
      { row: 6, cells: ['007', ''] },
    ]);
  });

  it('reports every line whose cells do not match the header', () => {
    expect(codes('x.csv', 'a,b,c\n1,2,3\n1,234.50,2,3\n1,2\n1,2,3,,\n')).toEqual([
      ['bad-cell-count', 3],
      ['bad-cell-count', 4],
    ]);
  });

  it('reports quotation marks by the line on which the row begins', () => {
    expect(codes('x.csv', 'a,b\n1,2\n"3,4\n5,6\n')).toEqual([['bad-quote', 3]]);
    expect(codes('x.csv', 'a,b\n1,x"y\n')).toEqual([['bad-quote', 2]]);
  });

  it('reports an empty file and a line of 10 MB', () => {
    expect(codes('x.csv', '')).toEqual([['empty-file']]);
    expect(codes('x.csv', '\n\n')).toEqual([['empty-file']]);
    expect(codes('x.csv', `a,b\n${'9'.repeat(10_000_000)},1\n`)).toEqual([['overlong-line', 2]]);
  });
});

describe('JSON and YAML', () => {
  it('keep the text of numbers', () => {
    const json = '[{"单位":"甲区","a":0.10,"b":123456789012345678901234567890.10,"c":1E400,"d":null,"e":true}]';
    expect(read('单位.json', json).sheets[0]?.rows[0]?.cells).toEqual([
      '甲区',
      '0.10',
      '123456789012345678901234567890.10',
      '1E400',
      '',
      'true',
    ]);
    const yaml = '- {单位: 甲区, a: 0.10, b: 123456789012345678901234567890.10, c: 1E400, d: , e: true}\n';
    expect(read('单位.yaml', yaml).sheets[0]?.rows[0]?.cells).toEqual([
      '甲区',
      '0.10',
      '123456789012345678901234567890.10',
      '1E400',
      '',
      'true',
    ]);
  });

  it('keep the text of any number in JSON', () => {
    const number = fc
      .tuple(fc.constantFrom('', '-'), fc.nat(), fc.stringMatching(/^(\.\d{1,30})?([eE][+-]?\d{1,3})?$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(number, (text) => {
        expect(read('x.json', `[{"a":${text}}]`).sheets[0]?.rows[0]?.cells).toEqual([text]);
      }),
    );
  });

  it('reads any JSON text as JSON does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [sheet] = read('x.json', JSON.stringify([{ k: 'row', [`v${text}`]: text }])).sheets;
        expect(sheet?.header).toEqual(['k', `v${text}`.trim()]);
        expect(sheet?.rows[0]?.cells).toEqual(['row', text.trim()]);
      }),
    );
  });

  it('hold several tables, a table of one row, rows with different columns', () => {
    const { sheets } = read('data.yaml', '单位:\n  - 单位: 甲区\n  - 单位: 乙局\n    产值: 2\n新区.每月:\n  - {期间: 2023-06}\n');
    expect(sheets.map(({ name, header, rows }) => [name, header, rows])).toEqual([
      [
        '单位',
        ['单位', '产值'],
        [
          { row: 2, cells: ['甲区', ''] },
          { row: 3, cells: ['乙局', '2'] },
        ],
      ],
      ['新区.每月', ['期间'], [{ row: 6, cells: ['2023-06'] }]],
    ]);
    expect(read('新区.yaml', '增速: 5%\n').sheets[0]).toMatchObject({ name: '新区', header: ['增速'], rows: [{ row: 1, cells: ['5%'] }] });
  });

  it('takes names that belong to objects for names', () => {
    const [sheet] = read('x.json', '[{"__proto__":"甲","constructor":1,"toString":2}]').sheets;
    expect(sheet?.header).toEqual(['__proto__', 'constructor', 'toString']);
    expect(sheet?.rows[0]?.cells).toEqual(['甲', '1', '2']);
  });

  it('report what is no JSON, with its line', () => {
    expect(codes('x.json', '[\n{"a":1,}\n]')).toEqual([['bad-json', 2]]);
    expect(codes('x.json', '[{"a":1}')).toEqual([['bad-json', 1]]);
    expect(codes('x.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toEqual([['bad-json', 1]]);
    expect(codes('x.json', '')).toEqual([['empty-file']]);
    expect(codes('x.json', `[{"a":"${'x'.repeat(10_000_000)}"}]`)).toEqual([['overlong-line', 1]]);
  });

  it('report what is no YAML', () => {
    expect(codes('x.yaml', '- a: 1\n- b: [\n')).toMatchObject([['bad-yaml', 3]]);
    expect(codes('x.yaml', `${'- '.repeat(20_000)}1`)).toMatchObject([['bad-yaml', 1]]);
    expect(codes('x.yaml', `- a: ${'x'.repeat(10_000_000)}`)).toEqual([['overlong-line', 1]]);
  });

  it('report a name that is given twice', () => {
    expect(codes('x.yaml', '- a: 1\n  a: 2\n')).toEqual([['duplicate-entry', 2]]);
    expect(codes('x.json', '[{"a":1,\n"a":2}]')).toEqual([['duplicate-entry', 2]]);
  });

  it('report what is no table', () => {
    expect(codes('x.json', '3')).toEqual([['not-a-table']]);
    expect(codes('x.json', '[1,2,3]')).toEqual([['not-a-table', 1]]);
    expect(codes('x.yaml', '甲: 1\n乙:\n  - 丙: 1\n')).toEqual([['not-a-table', 1]]);
    expect(codes('x.json', '[{"a":[1]}]')).toEqual([['nested-value', 1, 'a']]);
    expect(codes('x.json', '[]')).toEqual([['empty-file']]);
  });

  it('refuse a bomb of aliases', () => {
    const level = (name: string, below: string): string => `${name}: &${name} [${Array(9).fill(`*${below}`).join(', ')}]\n`;
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, i) => level(name, 'abcdefgh'[i] ?? 'a')).join('')}`;
    expect(bomb.length).toBeLessThan(1000);
    expect(codes('x.yaml', bomb)).toEqual([['too-many-aliases']]);
    expect(read('x.yaml', '- &a {k: 甲}\n- *a\n').sheets[0]?.rows).toHaveLength(2);
  });
});

describe('files that are no tables', () => {
  it('are passed over, or told', () => {
    expect(read('~$单位.xlsx', 'x')).toEqual({ sheets: [], findings: [] });
    expect(read('.DS_Store', 'x')).toEqual({ sheets: [], findings: [] });
    expect(codes('说明.docx', 'x')).toEqual([['unknown-file-kind']]);
    expect(codes('单位', 'x')).toEqual([['unknown-file-kind']]);
  });
});
