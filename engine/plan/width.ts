/** Code points that take two cells: Unicode's East Asian Width W and F, in ranges wide enough to stay short. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Cells that a character takes on a terminal: 0, 1 or 2. Ambiguous ones (÷, ≥, “) count 1, as terminals draw them by default. */
function widthOfCodePoint(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0x300) return 1;
  if (wide.some(([from, to]) => codePoint >= from && codePoint <= to)) return 2;
  return zeroWidth.test(String.fromCodePoint(codePoint)) ? 0 : 1;
}

/** Cells that a text takes. The text holds no control characters and no colours: see `visible`. */
export function width(text: string): number {
  let cells = 0;
  for (const character of text) cells += widthOfCodePoint(character.codePointAt(0) ?? 0);
  return cells;
}

export function padEnd(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - width(text)));
}

export function padStart(text: string, cells: number): string {
  return ' '.repeat(Math.max(0, cells - width(text))) + text;
}
