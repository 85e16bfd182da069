import { type Edit, padStart, visible, width } from '../../engine/plan/index.ts';
import { type Lines, lineRange, positionAt } from './lines.ts';

/** A line of source under its number, or the carets beneath it. */
export type FrameLine =
  | { readonly kind: 'source'; readonly number: number; readonly text: string }
  | { readonly kind: 'carets'; readonly text: string }
  | { readonly kind: 'gap' };

/** How much of a long line is shown before and after the place. */
const [before, after] = [48, 72];

/**
 * The source lines of a stretch with carets beneath: its first line, and its last one where it runs over several. Carets
 * are placed by cells of a terminal, so that they stand under Chinese characters too.
 */
export function frameOf(lines: Lines, start: number, end: number): readonly FrameLine[] {
  const from = positionAt(lines, start).line;
  const to = positionAt(lines, Math.max(start, end - 1)).line;
  const first = marked(lines, from, start, end);
  if (to === from) return first;
  return [...first, ...(to > from + 1 ? [{ kind: 'gap' } as const] : []), ...marked(lines, to, start, end)];
}

function marked(lines: Lines, number: number, start: number, end: number): readonly FrameLine[] {
  const line = lineRange(lines, number);
  const markStart = Math.max(start, line.start + indentOf(lines.text, line.start, line.end));
  const at = start > line.start ? Math.min(start, line.end) : Math.min(markStart, line.end);
  const stop = Math.min(Math.max(end, at), line.end);
  const from = whole(lines.text, Math.max(line.start, at - before));
  const to = whole(lines.text, Math.min(line.end, at + after));
  const lead = (from > line.start ? '…' : '') + shown(lines.text.slice(from, at));
  const mark = shown(lines.text.slice(at, Math.min(stop, to)));
  const tail = shown(lines.text.slice(Math.min(stop, to), to)) + (to < line.end ? '…' : '');
  return [
    { kind: 'source', number, text: lead + mark + tail },
    { kind: 'carets', text: ' '.repeat(width(lead)) + '^'.repeat(Math.max(1, width(mark))) },
  ];
}

function indentOf(text: string, start: number, end: number): number {
  return /^\s*/.exec(text.slice(start, Math.min(end, start + 200)))?.[0].length ?? 0;
}

/** Never between the halves of a surrogate pair. */
function whole(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

function shown(text: string): string {
  return visible(text.replaceAll('\t', '  '), Number.POSITIVE_INFINITY);
}

const linesOfAFix = 6;

/** The lines that a fix touches, as they read afterwards. */
export function fixedLines(lines: Lines, edits: readonly Edit[]): readonly FrameLine[] {
  const sorted = [...edits].toSorted((a, b) => a.start - b.start);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [];
  const number = positionAt(lines, first.start).line;
  const start = lineRange(lines, number).start;
  const { end } = lineRange(lines, positionAt(lines, last.end).line);
  let text = '';
  let at = start;
  for (const edit of sorted) {
    text += lines.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  text += lines.text.slice(at, end);
  return text
    .split(/\r\n|\r|\n/)
    .slice(0, linesOfAFix)
    .map((line, i) => ({ kind: 'source', number: number + i, text: clipped(shown(line)) }));
}

function clipped(text: string): string {
  return text.length > before + after ? `${text.slice(0, whole(text, before + after))}…` : text;
}

/** Frame lines behind a gutter of line numbers: `12 │ 计分 总分 = …`. */
export function withGutter(
  frame: readonly FrameLine[],
  rule: string,
): readonly { readonly kind: FrameLine['kind']; readonly gutter: string; readonly text: string }[] {
  const digits = Math.max(...frame.map((line) => (line.kind === 'source' ? String(line.number).length : 1)));
  return frame.map((line) => {
    const number = line.kind === 'source' ? String(line.number) : line.kind === 'gap' ? '…' : '';
    return { kind: line.kind, gutter: `${padStart(number, digits)} ${rule} `, text: line.kind === 'gap' ? '' : line.text };
  });
}
