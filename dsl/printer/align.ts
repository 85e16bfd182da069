/** What stands under one another: the parts of neighbouring rows, weights, comments at the ends of lines. */

import { padEnd, padStart, width } from '../../engine/plan/index.ts';
import type { Line } from './lines.ts';
import type { RowKind } from './marks.ts';
import { apart, lineWidth, type Physical, textOf, widthOf } from './physical.ts';

/** A line with what it is printed as; its rows are aligned by their first line. */
export type Rendered = { readonly line: Line; readonly printed: readonly Physical[] };

/** Rows of tables, which a comment between them does not part. */
const tableRows: ReadonlySet<RowKind> = new Set(['header', 'field', 'band', 'grade', 'step']);
/** Statements: aligned where they are neighbours and fit on their lines. */
const statements: ReadonlySet<RowKind> = new Set(['column', 'requirement', 'flag', 'ranking']);

/** Pads the first lines of neighbouring rows of a kind, so that their parts begin in the same column. */
export function alignRows(lines: readonly Rendered[]): readonly Rendered[] {
  const out = [...lines];
  for (const run of runsOf(lines)) {
    const firsts = run.flatMap((i) => lines[i]?.printed[0] ?? []);
    const aligned = alignCells(firsts);
    for (const [k, i] of run.entries()) {
      const [rendered, first] = [lines[i], aligned[k]];
      if (rendered !== undefined && first !== undefined) out[i] = { ...rendered, printed: [first, ...rendered.printed.slice(1)] };
    }
  }
  return out;
}

/** Indices of rows that belong together. */
function runsOf(lines: readonly Rendered[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let kind: RowKind | undefined;
  for (const [i, { line, printed }] of lines.entries()) {
    const own = line.row?.kind;
    if (line.blankBefore) kind = undefined;
    if (own === undefined && kind !== undefined && tableRows.has(kind) && isAside(line)) continue;
    const joins = own !== undefined && (tableRows.has(own) || (statements.has(own) && printed.length === 1));
    if (!joins) kind = undefined;
    else if (own === kind) runs.at(-1)?.push(i);
    else {
      runs.push([i]);
      kind = own;
    }
  }
  return runs;
}

/** A comment or an annotation. */
function isAside({ parts: [first] }: Line): boolean {
  return first?.kind === 'note' || (first?.kind === 'word' && first.text === '@');
}

function alignCells(lines: readonly Physical[]): readonly Physical[] {
  let out = lines;
  const most = Math.max(...lines.map(({ cells }) => cells.length));
  for (let stop = 1; stop < most; stop++) {
    let run: number[] = [];
    for (let i = 0; i <= lines.length; i++) {
      if ((lines[i]?.cells.length ?? 0) > stop) run.push(i);
      else {
        out = alignStop(out, run, stop);
        run = [];
      }
    }
  }
  return out;
}

/** What is set off is not set off further than this to stand under its neighbour. */
const furthest = 12;

/** Left as it is where a line would become too long by it, or fall apart. */
function alignStop(lines: readonly Physical[], run: readonly number[], stop: number): readonly Physical[] {
  const upTo = (line: Physical): number => widthOf({ ...line, cells: line.cells.slice(0, stop) });
  const target = Math.max(...run.map((i) => upTo(lines[i] ?? { indent: 0, cells: [] })));
  const isFar = run.some((i) => {
    const line = lines[i];
    return line !== undefined && (line.cells[stop]?.gap ?? 1) > 1 && target - upTo(line) > furthest;
  });
  if (isFar) return lines;
  const padded = lines.map((line, i): Physical => {
    if (!run.includes(i)) return line;
    const cells = line.cells.map((cell, k) => (k === stop - 1 ? { ...cell, text: cell.text + ' '.repeat(target - upTo(line)) } : cell));
    return { ...line, cells };
  });
  const grownTooLong = run.some((i) => {
    const [before, after] = [lines[i], padded[i]];
    return before !== undefined && after !== undefined && widthOf(after) > Math.max(lineWidth, widthOf(before));
  });
  return grownTooLong ? lines : padded;
}

/** The weights of a scheme under the names of their tracks, to the right. */
export function alignGrid(lines: readonly Physical[]): readonly Physical[] {
  const rows = lines.filter(({ grid, cells }) => grid !== undefined && cells.length > 1);
  const start = Math.max(0, ...rows.map(({ indent, cells }) => indent * 2 + width(cells[0]?.text ?? '')));
  const column = (k: number): number => Math.max(...rows.map(({ cells }) => width(cells[k]?.text ?? '')));
  return lines.map((line): Physical => {
    if (!rows.includes(line)) return line;
    const cells = line.cells.map((cell, k) =>
      k === 0 ? { ...cell, text: padEnd(cell.text, start - line.indent * 2) } : { gap: apart, text: padStart(cell.text, column(k)) },
    );
    return { ...line, cells };
  });
}

/** Comments behind neighbouring lines begin in the same column. */
export function alignNotes(lines: readonly Physical[]): readonly Physical[] {
  const out = [...lines];
  let run: number[] = [];
  const finish = (): void => {
    const target = Math.max(0, ...run.map((i) => widthOf(lines[i] ?? { indent: 0, cells: [] })));
    for (const i of run) {
      const line = lines[i];
      if (line?.note !== undefined) out[i] = { ...line, note: ' '.repeat(target - widthOf(line)) + line.note };
    }
    run = [];
  };
  for (const [i, line] of lines.entries()) {
    // A block ends: what follows is something else.
    if (lines[i - 1]?.cells[0]?.text.startsWith('}') === true) finish();
    const joins = line.note !== undefined && !textOf(line).includes('\n');
    if (!joins || line.indent !== lines[run.at(-1) ?? i]?.indent) finish();
    if (joins) run.push(i);
  }
  finish();
  return out;
}
