import { describe, expect, it } from 'vitest';
import { padEnd, padStart, width } from '../../engine/plan/width.ts';

describe('width', () => {
  it.each([
    ['abc', 3],
    ['总分', 4],
    ['月度等次 A', 10],
    // U+FF1A and U+FF09 are full-width, U+FF61 is a half-width ideographic stop.
    ['\uff1a\uff09', 4],
    ['\uff61', 1],
    ['한글', 4],
    // An astral ideograph is one character of two cells.
    ['\u{20000}', 2],
    // A combining mark takes no cell of its own.
    ['e\u0301', 1],
    // Ambiguous ones count one.
    ['÷≥−', 3],
    ['', 0],
  ])('%j takes %i cells', (text, cells) => {
    expect(width(text)).toBe(cells);
  });

  it('pads to cells, not to characters', () => {
    expect(padEnd('总分', 6)).toBe('总分  ');
    expect(padStart('总分', 6)).toBe('  总分');
    expect(padEnd('总分', 3)).toBe('总分');
  });
});
