import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../../engine/sheets/index.ts';
import { readXlsx } from '../../engine/sheets/xlsx.ts';
import { numberText } from '../../engine/sheets/xlsx-number.ts';
import { unzipWithin } from '../../engine/sheets/zip.ts';
import { styles, workbook } from './workbook.ts';

const read = (bytes: Uint8Array, name = '数据.xlsx') => readSheets({ name, bytes });
const codes = (bytes: Uint8Array) => read(bytes).findings.map(({ code }) => code);
const header = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>';
/** The text of the cell A2. */
const cell = (xml: string, more: Readonly<Record<string, string>> = styles) =>
  read(workbook({ x: `${header}<row r="2">${xml}</row>` }, more)).sheets[0]?.rows[0]?.cells[0];

describe('cells of a workbook', () => {
  it('give numbers the digits that were typed', () => {
    expect(cell('<c r="A2"><v>1.1000000000000001</v></c>')).toBe('1.1');
    expect(cell('<c r="A2"><v>6.5000000000000002E-2</v></c>')).toBe('0.065');
    expect(cell('<c r="A2"><v>89.995000000000005</v></c>')).toBe('89.995');
    expect(cell('<c r="A2" s="5"><v>-1234.5</v></c>')).toBe('-1234.5');
    expect(cell('<c r="A2"><v>1E+20</v></c>')).toBe('100000000000000000000');
    expect(cell('<c r="A2"><v>0</v></c>')).toBe('0');
  });

  it('give back any decimal of up to fifteen digits', () => {
    // What a spreadsheet stores is the nearest double with 17 digits.
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }), fc.integer({ min: 0, max: 12 }), (digits, places) => {
        const sign = digits < 0 ? '-' : '';
        const padded = String(Math.abs(digits)).padStart(places + 1, '0');
        const text = `${sign}${padded.slice(0, padded.length - places)}.${padded.slice(padded.length - places)}`.replace(/\.?0*$/, '');
        const typed = places === 0 ? String(digits) : text;
        expect(numberText(Number(typed).toPrecision(17), 'plain', false)).toBe(typed === '-0' || typed === '' ? '0' : typed);
      }),
    );
  });

  it('give percentages their sign and dates as ISO dates', () => {
    expect(cell('<c r="A2" s="1"><v>6.5000000000000002E-2</v></c>')).toBe('6.5%');
    expect(cell('<c r="A2" s="1"><v>1</v></c>')).toBe('100%');
    expect(cell('<c r="A2" s="2"><v>45078</v></c>')).toBe('2023-06-01');
    expect(cell('<c r="A2" s="3"><v>45351</v></c>')).toBe('2024-02-29');
    expect(cell('<c r="A2" s="4"><v>45078.5</v></c>')).toBe('2023-06-01 12:00:00');
    expect(cell('<c r="A2" t="d"><v>2023-06-01T00:00:00Z</v></c>')).toBe('2023-06-01T00:00:00Z');
  });

  it('count from 1904 where the workbook does', () => {
    const bytes = workbook(
      { x: `${header}<row r="2"><c r="A2" s="2"><v>43616</v></c></row>` },
      {
        ...styles,
        'xl/workbook.xml': '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="x" r:id="rId1"/></sheets></workbook>',
      },
    );
    expect(read(bytes).sheets[0]?.rows[0]?.cells).toEqual(['2023-06-01']);
  });

  it('give texts: shared, rich without phonetic hints, inline, of formulas; entities and escapes', () => {
    const shared = {
      'xl/sharedStrings.xml': '<sst><si><t>零</t></si><si><r><t>甲</t></r><r><t> 区 </t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si></sst>',
    };
    expect(cell('<c r="A2" t="s"><v>1</v></c>', shared)).toBe('甲 区');
    expect(cell('<c r="A2" t="inlineStr"><is><t>&lt;甲&amp;乙&gt; &#x7532;</t></is></c>')).toBe('<甲&乙> 甲');
    expect(cell('<c r="A2" t="str"><f>A1</f><v>b_x0041_</v></c>')).toBe('bA');
    expect(cell('<c r="A2" t="inlineStr"><is><t>b_x0041_</t></is></c>')).toBe('bA');
    expect(cell('<c r="A2" t="b"><v>1</v></c>')).toBe('TRUE');
  });

  it('keep the errors of formulas, and do not take a formula that was never worked out for an empty cell', () => {
    expect(cell('<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')).toBe('#DIV/0!');
    expect(cell('<c r="A2"><f>B2*2</f></c>')).toBe('#CALC!');
  });
});

describe('sheets of a workbook', () => {
  const rows = (...cells: string[]) =>
    cells
      .map(
        (text, i) =>
          `<row r="${3 * i + 1}"><c r="A${3 * i + 1}" t="inlineStr"><is><t>${text}</t></is></c><c r="C${3 * i + 1}"><v>${i}</v></c></row>`,
      )
      .join('');

  it('are tables, with their rows by number and empty ones left out', () => {
    const bytes = workbook({ 单位: rows('单位', '甲区'), '单位.每月': rows('单位', '乙局'), Sheet3: '' });
    expect(read(bytes).sheets).toEqual([
      { file: '数据.xlsx', sheet: '单位', name: '单位', header: ['单位', '', '0'], rows: [{ row: 4, cells: ['甲区', '', '1'] }] },
      { file: '数据.xlsx', sheet: '单位.每月', name: '单位.每月', header: ['单位', '', '0'], rows: [{ row: 4, cells: ['乙局', '', '1'] }] },
    ]);
  });

  it('go by the file where nobody named them', () => {
    expect(read(workbook({ Sheet1: rows('单位') }), 'd/单位.每月.xlsx').sheets.map(({ name }) => name)).toEqual(['单位.每月']);
    expect(read(workbook({ Sheet1: rows('单位'), Sheet2: rows('单位') }), '单位.xlsx').sheets.map(({ name }) => name)).toEqual([
      'Sheet1',
      'Sheet2',
    ]);
  });
});

describe('a workbook that cannot be read', () => {
  const good = workbook({ x: header });

  it('is a finding: text, cut off, without its parts, empty', () => {
    expect(codes(new TextEncoder().encode('a,b\n1,2\n'))).toEqual(['bad-workbook']);
    expect(codes(new Uint8Array(0))).toEqual(['bad-workbook']);
    for (const length of [10, 100, good.length - 30, good.length - 1]) expect(codes(good.slice(0, length))).toEqual(['bad-workbook']);
    expect(codes(zipSync({ 'a.txt': Uint8Array.of(1) }))).toEqual(['bad-workbook']);
    expect(codes(workbook({ x: '<row r="1"><c r="A1"><v>1' }))).toEqual(['bad-workbook']);
    expect(codes(workbook({ x: '' }))).toEqual(['empty-file']);
  });

  it('never throws, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        expect(read(bytes).sheets.length).toBeGreaterThan(0);
      }),
    );
  });

  it('may not inflate past the limit', () => {
    // 120 MB of blanks in 120 kB.
    const bomb = workbook({ x: header }, { 'xl/worksheets/sheet1.xml': ' '.repeat(120 * 1_048_576) });
    expect(bomb.length).toBeLessThan(1_048_576);
    expect(codes(bomb)).toEqual(['workbook-too-large']);
    expect(readXlsx('x.xlsx', 'x', good, 10).findings.map(({ code }) => code)).toEqual(['workbook-too-large']);
  });

  it('may not inflate past what it declares', () => {
    const bytes = workbook({ x: header }, { 'xl/worksheets/sheet1.xml': ' '.repeat(1_048_576) });
    // The uncompressed size stands 24 bytes into each entry of the directory (PK\u0001\u0002), and 22 bytes into the entry itself.
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    const unzipped = unzipWithin(bytes, 1000, () => true);
    const lengths = unzipped.ok ? [...unzipped.entries.values()].map(({ length }) => length) : [];
    expect(Math.max(...lengths)).toBe(100);
    expect(codes(bytes)).toEqual(['bad-workbook']);
  });

  it('may not be wide and long with nothing in it', () => {
    const far = Array.from({ length: 2000 }, (_, i) => `<row r="${i + 2}"><c r="XFD${i + 2}"><v>1</v></c></row>`).join('');
    expect(codes(workbook({ x: header + far }))).toEqual(['workbook-too-large']);
  });
});
