import { type Language, visible } from '../engine/plan/index.ts';
import type { Io } from './io.ts';
import { type Colours, coloursFor } from './text/colour.ts';
import { fill, type Particulars, type Words, wordsOf } from './wording/index.ts';

/** What every command is given: the outside world, and how to speak to it. */
export type Context = {
  readonly io: Io;
  readonly language: Language;
  readonly words: Words;
  readonly colours: { readonly out: Colours; readonly err: Colours };
};

export function contextOf(io: Io, language: Language): Context {
  return {
    io,
    language,
    words: wordsOf[language],
    colours: { out: coloursFor(io.out, io.env), err: coloursFor(io.err, io.env) },
  };
}

/** A line of news on stderr: never part of what a pipe reads. */
export function note({ io, colours }: Context, template: string, params: Particulars = {}): void {
  io.err.write(`${colours.err.dim(visible(fill(template, params), Number.POSITIVE_INFINITY))}\n`);
}
