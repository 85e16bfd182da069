import { tokenLabel } from 'chevrotain';
import { describe, expect, it } from 'vitest';
import { fileLimit, lineLimit } from '../../dsl/lexer/limits.ts';
import { lex } from '../../dsl/lexer/lexer.ts';
import { lineStarts, positionAt } from '../../dsl/source/source.ts';
import { toFullWidth } from '../support/syntax.ts';

const read = (text: string): readonly string[] =>
  lex(text).tokens.map((t) => `${tokenLabel(t.tokenType)} ${t.value}${t.percent === true ? '%' : ''}`);
const codes = (text: string): readonly string[] => lex(text).mistakes.map((m) => m.code);

describe('names', () => {
  it('are read as far as they go and looked up whole', () => {
    expect(read('年度考核 加分项 每月GDP 当年增速')).toEqual(['name 年度考核', 'name 加分项', 'name 每月GDP', 'name 当年增速']);
  });
  it('split digits off only behind the words that people write so', () => {
    expect(read('至多30% 保留2位 前5天 降1级')).toEqual([
      'at_most 至多',
      'number 30%',
      'round 保留',
      'number 2',
      'places 位',
      '前 前',
      'number 5',
      'days 天',
      'lower_by 降',
      'number 1',
      'levels 级',
    ]);
    expect(read('在2023')).toEqual(['name 在2023']);
  });
  it('are names behind a dot and an @, whatever the word', () => {
    expect(read('投资.得分率 @依据 a.当')).toEqual(['name 投资', '. .', 'name 得分率', '@ @', 'name 依据', 'name a', '. .', 'name 当']);
  });
  it('hold anything inside 「」', () => {
    expect(read('「GDP(不变价)」')).toEqual(['name GDP(不变价)']);
  });
  it('are one bad name where they hold what a name cannot', () => {
    expect(read('5G基站数 PM2.5浓度')).toEqual(['name 5G基站数', 'name PM2.5浓度']);
    expect(codes('5G基站数 PM2.5浓度')).toEqual(['name-needs-quotes', 'name-needs-quotes']);
    expect(read('5MW 8亿元')).toEqual(['number 5', 'name MW', 'number 8', 'name 亿元']);
  });
});

describe('numbers and dates', () => {
  it('keep their digits as text', () => {
    expect(read('0.10 30% 1..3')).toEqual(['number 0.10', 'number 30%', 'number 1', '.. ..', 'number 3']);
  });
  it('read a date in both ways', () => {
    expect(read('2023-03-31 2023年3月1日')).toEqual(['date 2023-03-31', 'date 2023-03-01']);
  });
  it('never take a date for a subtraction', () => {
    for (const text of ['2023-3-31', '2023-02-30', '1-2-3', '2023/3/31', '2023-13-01']) expect(codes(text)).toEqual(['not-a-date']);
    expect(codes('2024-02-29')).toEqual([]);
    expect(lex('2023-3-31').mistakes[0]?.fixes[0]?.edits[0]?.text).toBe('2023-03-31');
    expect(read('10 - 5 - 3')).toEqual(['number 10', '- -', 'number 5', '- -', 'number 3']);
  });
});

describe('signs', () => {
  it('have several spellings', () => {
    expect(read('≥ >= ≤ <= ≠ !=').map((t) => t.split(' ')[0])).toEqual(['≥', '≥', '≤', '≤', '≠', '≠']);
    expect(read('× * ÷ / − -').map((t) => t.split(' ')[0])).toEqual(['×', '×', '÷', '÷', '-', '-']);
    expect(read('、 , ; 。').map((t) => t.split(' ')[0])).toEqual(['、', '、', 'end', 'end']);
  });
  it('of other languages are understood and corrected', () => {
    expect(codes('a == b && c <> d')).toEqual(['foreign-operator', 'foreign-operator', 'foreign-operator']);
    expect(read('a == b')).toEqual(['name a', '= ==', 'name b']);
  });
  it('that mean nothing are named', () => {
    expect(codes('a # b \u{1F600}')).toEqual(['unknown-character', 'unknown-character']);
  });
});

describe('texts and comments', () => {
  it('end with their line at the latest', () => {
    expect(read('"a b" “c” "d\ne')).toEqual(['text a b', 'text c', 'text d', 'name e']);
    expect(codes('"d\ne')).toEqual(['unclosed-text']);
    expect(codes('「d\ne')).toEqual(['unclosed-name']);
  });
  it('are kept beside the tokens', () => {
    const { tokens, comments } = lex('a // b\n/* c\n d */ e \uFF0F\uFF0F f');
    expect(tokens.map((t) => [t.value, t.line, t.startsLine])).toEqual([
      ['a', 1, true],
      ['e', 3, true],
    ]);
    expect(comments).toEqual([
      { kind: 'line', start: 2, end: 6 },
      { kind: 'block', start: 7, end: 17 },
      { kind: 'line', start: 20, end: 24 },
    ]);
    expect(codes('a /* b')).toEqual(['unclosed-comment']);
  });
});

describe('full width', () => {
  it('is the same as half width, at the same places', () => {
    const half = '计分 x1 = (a.b + 30% × 2.50) >= 1 .. 3; { | } @z, "文 字" // c';
    const full = toFullWidth(half);
    expect(full).toMatch(/[\uFF01-\uFF5E]/);
    expect(full).not.toMatch(/[!-~]/);
    expect(read(full)).toEqual(read(half));
    expect(lex(full).tokens.map((t) => t.startOffset)).toEqual(lex(half).tokens.map((t) => t.startOffset));
    expect(lex(full).mistakes).toEqual([]);
  });
  it('stays as it is in a text', () => {
    expect(lex('"\uFF11\uFF0E"').tokens[0]?.value).toBe('\uFF11\uFF0E');
  });
});

describe('what is no policy', () => {
  it('is refused with one finding and no tokens', () => {
    const refused: readonly (readonly [string, string])[] = [
      ['not-text', 'PK\u0003\u0004\u0000'],
      ['wrong-encoding', '\u529E\uFFFD\uFFFD'],
      ['line-too-long', 'x'.repeat(lineLimit + 1)],
      ['file-too-large', 'x\n'.repeat(fileLimit / 2 + 1)],
    ];
    for (const [code, text] of refused) {
      expect(codes(text)).toEqual([code]);
      expect(lex(text).tokens).toEqual([]);
    }
    expect(codes('x'.repeat(lineLimit))).toEqual([]);
    expect(codes('\uFEFF办法\r\n\t')).toEqual([]);
  });
});

describe('places', () => {
  it('are lines and columns from 1, whatever ends a line', () => {
    const starts = lineStarts('ab\nc\r\n\rd');
    expect(starts).toEqual([0, 3, 6, 7]);
    expect(positionAt(starts, 1)).toEqual({ line: 1, column: 2 });
    expect(positionAt(starts, 3)).toEqual({ line: 2, column: 1 });
    expect(positionAt(starts, 7)).toEqual({ line: 4, column: 1 });
  });
});
