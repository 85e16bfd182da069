/** Lines of words become lines of text: indentation, breaks, tables on one line or on several. */

import { width } from '../../engine/plan/index.ts';
import * as t from '../lexer/tokens.ts';
import { alignGrid, alignRows } from './align.ts';
import type { Block, Line, Note, Part, Word } from './lines.ts';
import { blankLine, type Cell, lineWidth, type Physical } from './physical.ts';

/** The lines of a block, aligned with one another. */
export function renderLines(lines: readonly Line[], indent: number): readonly Physical[] {
  const rendered = lines.map((line) => {
    const printed = renderLine(line, indent);
    return { line, printed: line.row?.kind === 'weights' ? alignGrid(printed) : printed };
  });
  return alignRows(rendered).flatMap(({ line, printed }) => (line.blankBefore ? [blankLine, ...printed] : printed));
}

function renderLine(line: Line, indent: number): readonly Physical[] {
  const out: Physical[] = [];
  const isGrid = gridOf(line);
  const stops = [...(line.row?.stops ?? [])];
  let current: Physical = { indent, cells: [] };
  /** Of the words that stand on the current line. */
  let measure = indent * 2;

  const append = (text: string, gap: number): void => {
    const last = current.cells.at(-1);
    if (current.grid !== undefined) current = { ...current, grid: { tail: current.grid.tail + ' '.repeat(gap) + text } };
    else if (last === undefined) current = { ...current, cells: [{ gap: 0, text }] };
    else current = { ...current, cells: [...current.cells.slice(0, -1), { ...last, text: last.text + ' '.repeat(gap) + text }] };
  };
  const newLine = (depth: number): void => {
    if (current.cells.length === 0 && current.note === undefined) return;
    out.push(current);
    current = { indent: depth, cells: [] };
    measure = depth * 2;
  };
  const writeWord = (word: Word, first: boolean, afterNote: boolean): void => {
    const stop = stops[0];
    const isStop = stop !== undefined && word.token.startOffset >= stop.from;
    if (isStop) stops.shift();
    if (word.breaks && !first) newLine(indent + (word.text === ')' ? 0 : 1));
    if (isStop && out.length === 0) current = { ...current, cells: [...current.cells, { gap: stop.gap, text: word.text }] };
    else append(word.text, afterNote ? 1 : word.gap);
    measure += word.measure;
  };
  const writeBlock = (block: Block, behind: Part | undefined, rest: readonly Part[]): void => {
    if (behind?.kind === 'note' && block.breaks) newLine(indent);
    const flat = flatText(block);
    const depth = current.indent;
    if (flat !== undefined && (isEmpty(block) || measure + measureOf([block, ...rest]) <= lineWidth)) {
      measure += measureOf([block]);
      return append(flat, 1);
    }
    append('{', 1);
    if (block.notes.length > 0) current = { ...current, note: block.notes.map(({ text }) => text).join(' ') };
    newLine(depth);
    out.push(...renderLines(block.lines, depth + 1));
    append('}', 0);
    measure += 1;
  };

  const body = isGrid ? gridBody(line) : line.parts;
  if (isGrid) {
    current = gridLine(line, indent);
    measure += measureOf(line.parts.slice(0, line.parts.length - body.length));
  }
  for (const [i, part] of body.entries()) {
    const first = i === 0 && !isGrid;
    const previous = body[i - 1];
    const next = body[i + 1];
    switch (part.kind) {
      case 'word':
        writeWord(part, first, previous?.kind === 'note');
        break;
      case 'note':
        if (part.breaks && !first) newLine(indent + 1);
        if (endsLine(part, next) && current.cells.length > 0)
          current = { ...current, note: current.note === undefined ? part.text : `${current.note} ${part.text}` };
        else append(part.text, 1);
        break;
      case 'block':
        writeBlock(part, previous, body.slice(i + 1));
        break;
    }
  }
  if (line.closed) append(';', 0);
  newLine(indent);
  return out;
}

function endsLine(note: Note, next: Part | undefined): boolean {
  return note.line || next === undefined || next.breaks;
}

/** The block on one line, or undefined where it has to be broken up. */
function flatText(block: Block): string | undefined {
  if (isEmpty(block)) return '{}';
  if (!block.flat || block.notes.length > 0) return undefined;
  const rows = block.lines.map(flatLine);
  return rows.some((row) => row === undefined) ? undefined : `{ ${rows.join('; ')} }`;
}

function flatLine(line: Line): string | undefined {
  const [head] = line.parts;
  if (head?.kind === 'word' && head.token.tokenType === t.at) return undefined;
  const texts = line.parts.map((part, i): string | undefined => {
    const gap = (spaces: number): string => ' '.repeat(i === 0 ? 0 : spaces);
    if (part.kind === 'block') {
      const flat = flatText(part);
      return flat === undefined ? undefined : gap(1) + flat;
    }
    if (part.kind === 'note') return gap(1) + part.text;
    // `≥ 80%: 60%`, but `培训内容 : 文本`.
    const isClose = part.token.tokenType === t.colon && line.row?.kind === 'band';
    return gap(isClose ? 0 : line.parts[i - 1]?.kind === 'note' ? 1 : part.gap) + part.text;
  });
  return texts.some((text) => text === undefined) ? undefined : texts.join('');
}

/** Columns up to the end of the line, its tables kept on it as far as they can be. */
function measureOf(parts: readonly Part[]): number {
  let columns = 0;
  for (const [i, part] of parts.entries()) {
    if (i > 0 && part.kind !== 'block' && part.breaks) break;
    if (part.kind === 'word') columns += part.measure;
    else if (part.kind === 'note') {
      if (endsLine(part, parts[i + 1])) break;
      columns += 1 + width(part.text);
    } else if (flatText(part) === undefined) return columns + 2;
    // ` { `, `; ` between rows, ` }`
    else columns += isEmpty(part) ? 3 : 3 + part.lines.reduce((sum, { parts: row }) => sum + 2 + measureOf(row), 0);
  }
  return columns;
}

function isEmpty({ lines, notes }: Block): boolean {
  return lines.length === 0 && notes.length === 0;
}

// ——— Weights ———

/** Rows of weights whose cells stand together without a comment between them. */
function gridOf({ row, parts }: Line): boolean {
  if (row?.kind !== 'weight' && row?.kind !== 'weights') return false;
  const notes = parts.findIndex((part) => part.kind === 'note');
  return (
    notes < 0 || parts.slice(notes).every((part) => part.kind === 'note') || parts.slice(0, notes).some((part) => part.kind === 'block')
  );
}

/** Its block and comments. */
function gridBody({ parts }: Line): readonly Part[] {
  const start = parts.findIndex((part) => part.kind !== 'word');
  return start < 0 ? [] : parts.slice(start);
}

function gridLine({ parts, row }: Line, indent: number): Physical {
  const words = parts.slice(0, parts.length).flatMap((part) => (part.kind === 'word' ? [part] : []));
  const until = parts.findIndex((part) => part.kind !== 'word');
  const from = row?.stops[0]?.from ?? 0;
  const cells: Cell[] = [];
  let opens = true;
  for (const word of until < 0 ? words : words.slice(0, until)) {
    const isCell = cells.length > 0 && word.token.startOffset >= from;
    const last = cells.at(-1);
    if (word.token.tokenType === t.pipe) opens = true;
    else if (last === undefined || (isCell && (opens || cells.length === 1))) {
      cells.push({ gap: cells.length === 0 ? 0 : 1, text: word.text });
      opens = false;
    } else cells[cells.length - 1] = { ...last, text: last.text + ' '.repeat(word.gap) + word.text };
  }
  return { indent, cells, grid: { tail: '' } };
}
