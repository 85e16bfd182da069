import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatExact, parseNumber } from '../../engine/numbers/index.ts';
import type { Type } from '../../engine/plan/index.ts';
import { readCell } from '../../engine/tables/cell.ts';
import { readDate, readPeriod } from '../../engine/tables/date-cell.ts';
import { isBlank, isRational } from '../../engine/tables/data.ts';
import { amount, kinds, percent, points, whole } from './plan.ts';

/** The exact decimal, the value, the blank, or the code. */
function cell(text: string, type: Type): unknown {
  const read = readCell(text, type);
  if ('code' in read) return read.code;
  const { value } = read;
  if (value === undefined || typeof value !== 'object') return value;
  return isBlank(value) ? `blank ${value.blank}` : isRational(value) && formatExact(value);
}

/** ASCII as it looks when typed with a Chinese input method: U+FF01 to U+FF5E. */
function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

describe('number cells', () => {
  it.each([
    ['1234.5', '1234.5'],
    ['1,234.50', '1234.5'],
    ['-1,234,567', '-1234567'],
    ['+.5', '0.5'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['\u22123', '-3'],
    ['3亿元', '3'],
    ['3 亿元', '3'],
    ['1,23', 'not-a-number'],
    ['1,2345', 'not-a-number'],
    ['12,34.5', 'not-a-number'],
    ['3万元', 'not-a-number'],
    ['3%', 'not-a-number'],
    ['1/3', 'not-a-number'],
    ['一', 'not-a-number'],
    ['-', 'not-a-number'],
    ['.', 'not-a-number'],
    ['1 2', 'not-a-number'],
    ['0x1f', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1e999999999', 'not-a-number'],
    ['9'.repeat(300), 'not-a-number'],
    ['#DIV/0!', 'formula-error'],
    ['#REF!', 'formula-error'],
  ])('%s in a column of 亿元 is %s', (text, expected) => {
    expect(cell(text, amount)).toBe(expected);
  });

  it('are read with full-width digits and signs', () => {
    for (const [text, type, expected] of [
      ['-1,234.50', amount, '-1234.5'],
      ['6.5%', percent, '0.065'],
    ] as const) {
      const wide = toFullWidth(text);
      expect(wide).toMatch(/^[\uff01-\uff5e]+$/);
      expect(cell(wide, type)).toBe(expected);
    }
  });

  it('survive as any decimal text', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 40 }), (digits, places) => {
        const exact = parseNumber(`${digits}e-${places}`);
        if (!exact) throw new Error('no number');
        const text = formatExact(exact);
        expect(cell(text, amount)).toBe(text);
        const { range: _, ...unbounded } = percent;
        expect(cell(`${text}%`, unbounded)).toBe(formatExact(parseNumber(`${digits}e-${places + 2}`) ?? exact));
      }),
    );
  });

  it('without % are the ratio itself; the hint says how per cent is written', () => {
    expect(cell('0.065', percent)).toBe('0.065');
    const read = readCell('6.5', percent);
    expect(read).toEqual({ code: 'out-of-range', params: { text: '6.5', min: '-20%', max: '60%', bare: '6.5', percent: '6.5%' } });
    // A hundredth of 99 is beyond 60 % too: nothing to suggest. 61 % is written with its sign already.
    expect(readCell('99', percent)).toMatchObject({ code: 'out-of-range', params: { percent: '' } });
    expect(readCell('61%', percent)).toMatchObject({ code: 'out-of-range', params: { percent: '' } });
  });

  it('lie in their range, on their grid', () => {
    expect(cell('1', points)).toBe('1');
    expect(cell('8', points)).toBe('8');
    expect(cell('8.0000000000000000001', points)).toBe('out-of-range');
    expect(cell('0.99', points)).toBe('out-of-range');
    expect(cell('3.0', whole)).toBe('3');
    expect(cell('3.5', whole)).toBe('not-an-integer');
  });
});

describe('other cells', () => {
  it('are yes or no, options, texts', () => {
    for (const text of ['是', 'yes', 'TRUE', '1', '√']) expect(cell(text, { t: 'bool' })).toBe(true);
    for (const text of ['否', 'No', 'false', '0', '×']) expect(cell(text, { t: 'bool' })).toBe(false);
    expect(cell('大概', { t: 'bool' })).toBe('not-yes-or-no');
    expect(cell('园区', kinds)).toBe('园区');
    expect(readCell('园曲', kinds)).toEqual({
      code: 'not-an-option',
      params: { text: '园曲', suggestion: '园区', options: '园区、部门、企业' },
    });
    expect(readCell('机关单位', kinds)).toMatchObject({ code: 'not-an-option', params: { suggestion: '' } });
    expect(cell('007', { t: 'text' })).toBe('007');
  });

  it('are blank in four ways, unless the word is an option', () => {
    for (const type of [amount, percent, kinds, { t: 'bool' }, { t: 'text' }, { t: 'date' }] as const) {
      expect(cell('', type)).toBeUndefined();
      expect(cell('不适用', type)).toBe('blank na');
      expect(cell('exempt', type)).toBe('blank exempt');
      expect(cell('未到期', type)).toBe('blank notDue');
    }
    expect(cell('免考', { t: 'opt', of: ['免考', '参考'] })).toBe('免考');
  });

  it('are shown without what could steer a terminal', () => {
    expect(readCell('\u001b[2J\u202e7', amount)).toEqual({ code: 'not-a-number', params: { text: '\\u001b[2J\\u202e7' } });
    expect(readCell('\u001b]0;x\u0007', kinds)).toMatchObject({ params: { text: '\\u001b]0;x\\u0007' } });
  });
});

describe('dates', () => {
  it.each([
    ['2023-06-01', '2023-06-01'],
    ['2023/6/1', '2023-06-01'],
    ['2023.6.1', '2023-06-01'],
    ['2023年6月1日', '2023-06-01'],
    ['20230601', '2023-06-01'],
    ['2023-06-01 08:30', '2023-06-01'],
    ['2023-06-01T00:00:00Z', '2023-06-01'],
    ['45078', '2023-06-01'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', undefined],
    ['2023-04-31', undefined],
    ['2023-13-01', undefined],
    ['2023-06-00', undefined],
    ['2023-6/1', undefined],
    ['6月1日', undefined],
    ['1/6/2023', undefined],
  ])('%s is %s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });

  it('agree with the calendar on every serial day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 99_999 }), (serial) => {
        expect(readDate(String(serial))).toBe(new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });
});

describe('periods', () => {
  it.each([
    ['2023-06', '2023-06'],
    ['2023-6', '2023-06'],
    ['2023年6月', '2023-06'],
    ['2023/06/01', '2023-06'],
    ['Jun-23', '2023-06'],
    ['45078', '2023-06'],
    ['2023-Q2', '2023-Q2'],
    ['2023q2', '2023-Q2'],
    ['2023年第二季度', '2023-Q2'],
    ['2023年2季度', '2023-Q2'],
    ['2023-H1', '2023-H1'],
    ['2023年下半年', '2023-H2'],
    ['2023', '2023'],
    ['2023年度', '2023'],
    ['2023-06-14', undefined],
    ['2023-13', undefined],
    ['2023-Q5', undefined],
    ['六月', undefined],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    expect(readPeriod(text)).toBe(expected);
  });
});
