import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedLines, type FrameLine, frameOf } from '../../cli/text/frame.ts';
import { linesOf } from '../../cli/text/lines.ts';
import { width } from '../../engine/plan/width.ts';

const textsOf = (frame: readonly FrameLine[]): readonly string[] => frame.map((line) => (line.kind === 'gap' ? '…' : line.text));

describe('frame', () => {
  it('puts carets under Chinese characters by cells', () => {
    const text = '办法 甲 {\n  计分 总粉 = 基础分\n}\n';
    const start = text.indexOf('总粉');
    expect(frameOf(linesOf(text), start, start + 2)).toEqual([
      { kind: 'source', number: 2, text: '  计分 总粉 = 基础分' },
      // Two blanks, two wide characters, one blank: 7 cells; the name takes 4.
      { kind: 'carets', text: '       ^^^^' },
    ]);
  });

  it('marks an empty stretch, and one at the end of the file, with one caret', () => {
    expect(textsOf(frameOf(linesOf('ab'), 1, 1))).toEqual(['ab', ' ^']);
    expect(textsOf(frameOf(linesOf('ab\n'), 3, 3))).toEqual(['', '^']);
    expect(textsOf(frameOf(linesOf(''), 0, 0))).toEqual(['', '^']);
  });

  it('shows first and last line of a stretch over several, from the first sign of each', () => {
    const text = 'x {\n  a\n  b\n  c }\n';
    expect(textsOf(frameOf(linesOf(text), 0, text.length - 1))).toEqual(['x {', '^^^', '…', '  c }', '  ^^^']);
  });

  it('cuts a long line around the place', () => {
    const text = `${'x'.repeat(5_000_000)}HERE${'y'.repeat(5_000_000)}`;
    const [source = '', carets = ''] = textsOf(frameOf(linesOf(text), 5_000_000, 5_000_004));
    expect(source.length).toBeLessThan(140);
    expect(source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('HERE');
  });

  it('shows controls as escapes and tabs as blanks', () => {
    const [source] = textsOf(frameOf(linesOf('\ta\u001b[31mb\u202ec'), 1, 2));
    expect(source).toBe('  a\\u001b[31mb\\u202ec');
  });

  it('marks as many cells as the marked text takes, wherever it stands', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '分', ' ', '\t', '÷', '\u{20000}', 'é'), maxLength: 12 });
    fc.assert(
      fc.property(piece, piece, piece, (before, marked, after) => {
        fc.pre(marked.trim() === marked && marked !== '');
        const [source = '', carets = ''] = textsOf(frameOf(linesOf(before + marked + after), before.length, before.length + marked.length));
        const shown = marked.replaceAll('\t', '  ');
        expect(carets.trimStart()).toBe('^'.repeat(width(shown)));
        expect(width(source.slice(0, source.indexOf(shown)))).toBeLessThanOrEqual(carets.indexOf('^'));
      }),
    );
  });
});

describe('fixed lines', () => {
  it('shows the line as it reads after all edits', () => {
    const text = '一\n指标营收 30\n三';
    const at = text.indexOf('营收');
    const edits = [
      { start: at + 3, end: at + 5, text: '40' },
      { start: at, end: at, text: ' ' },
    ];
    expect(fixedLines(linesOf(text), edits)).toEqual([{ kind: 'source', number: 2, text: '指标 营收 40' }]);
  });

  it('shows inserted lines under their numbers', () => {
    expect(fixedLines(linesOf('a\nb'), [{ start: 1, end: 1, text: '\nx' }])).toEqual([
      { kind: 'source', number: 1, text: 'a' },
      { kind: 'source', number: 2, text: 'x' },
    ]);
  });
});
