/** What the tree knows of the tokens and the printer has to: which are names, which words, what is a row. */

import type { Annotation, Expr, Name, Span } from '../ast/ast.ts';
import type { WordKind } from '../keywords/keywords.ts';
import { apart } from './physical.ts';

/** A line that is aligned with its neighbours of the same kind. */
export type RowKind =
  | 'header'
  | 'field'
  | 'column'
  | 'requirement'
  | 'flag'
  | 'ranking'
  | 'grade'
  | 'band'
  | 'weight'
  | 'weights'
  | 'step'
  | 'plain';

/** A place in a row that is aligned: at the first token from `from` on, `gap` spaces behind what stands before. */
export type Stop = { readonly from: number; readonly gap: number };
export type Row = { readonly kind: RowKind; readonly stops: readonly Stop[] };

/** A word of the language where the grammar reads a name; `free`: only as long as nothing is called so. */
export type WordUse = { readonly text: string; readonly kinds: readonly WordKind[]; readonly free: boolean };

/** Everything is found by the offset at which a token starts. */
export type Marks = {
  readonly names: Set<number>;
  readonly words: Map<number, WordUse>;
  /** By the first token of the row, or by the name behind the word that declares it. */
  readonly rows: Map<number, Row>;
  /** Names that the file declares. */
  readonly declared: Set<string>;
  /** Where an annotation ends. */
  readonly annotations: Set<number>;
  /** Units: written close to their number. */
  readonly units: Set<number>;
  /** Minus signs that stand close to what follows, or alone in a cell. */
  readonly signs: Set<number>;
  /** What stands behind the `/` of a cell such as `100/3`. */
  readonly denominators: Set<number>;
  /** Arguments but the first: `, ` stands before them and not `、`. */
  readonly arguments: Set<number>;
  /** `日期 前 5 天`: the ends of dates that a shift stands behind. */
  readonly shifted: Set<number>;
  /** `不适用 0分`: one word of two tokens. */
  readonly zeros: Set<number>;
};

export function noMarks(): Marks {
  return {
    names: new Set(),
    words: new Map(),
    rows: new Map(),
    declared: new Set(),
    annotations: new Set(),
    units: new Set(),
    signs: new Set(),
    denominators: new Set(),
    arguments: new Set(),
    shifted: new Set(),
    zeros: new Set(),
  };
}

/** A name that is used. */
export function use(marks: Marks, ...names: readonly (Name | undefined)[]): void {
  for (const name of names) if (name !== undefined) marks.names.add(name.start);
}

/** A name that is declared. */
export function declare(marks: Marks, ...names: readonly Name[]): void {
  for (const name of names) {
    marks.names.add(name.start);
    marks.declared.add(name.text);
  }
}

/** A word that only its place makes one: a type, a tag, a way of rounding. */
export function word(marks: Marks, name: Name | undefined, ...kinds: readonly WordKind[]): void {
  if (name === undefined) return;
  marks.names.add(name.start);
  if (name.quoted !== true) marks.words.set(name.start, { text: name.text, kinds, free: false });
}

/** A word that may as well be the name of a column. */
export function freeWord(marks: Marks, name: Name, ...kinds: readonly WordKind[]): void {
  word(marks, name, ...kinds);
  if (name.quoted !== true) marks.words.set(name.start, { text: name.text, kinds, free: true });
}

/** The row whose name, or else first token, is at `start`, with its stops; those that are not there are left out. */
export function row(marks: Marks, kind: RowKind, start: number, ...stops: readonly (Stop | undefined)[]): void {
  marks.rows.set(start, { kind, stops: stops.flatMap((stop) => stop ?? []) });
}

export function at(from: number): Stop {
  return { from, gap: 1 };
}

/** Set off from the formula: the modifiers that act on all of it, the words of a requirement. */
export function setOff(part: Span | undefined): Stop | undefined {
  return part && { from: part.start, gap: apart };
}

export function separate(marks: Marks, args: readonly Span[]): void {
  for (const arg of args.slice(1)) marks.arguments.add(arg.start);
}

/** Marks the parts of annotations, which stand one a line. */
export function markNotes(marks: Marks, notes: readonly Annotation[], expression: (marks: Marks, expr: Expr) => void): void {
  for (const note of notes) {
    word(marks, note.name, 'annotation');
    marks.annotations.add(note.end);
    separate(marks, note.args);
    for (const arg of note.args) {
      if (arg.kind === 'path') use(marks, ...arg.names);
      else if (arg.kind === 'range') for (const bound of [arg.low, arg.high]) expression(marks, bound);
      else expression(marks, arg);
    }
  }
}
