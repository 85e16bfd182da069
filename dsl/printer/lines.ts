/** The file as lines of words: what the drafter broke stays broken, what a `;` parted becomes lines, comments stay where they are. */

import { type Language, width } from '../../engine/plan/index.ts';
import type { Comment } from '../lexer/lexer.ts';
import * as t from '../lexer/tokens.ts';
import type { Marks, Row } from './marks.ts';
import { gapBefore } from './spacing.ts';
import { spell, type Voice } from './spelling.ts';

export type Word = {
  readonly kind: 'word';
  readonly text: string;
  readonly gap: number;
  /** Columns with its gap in the Chinese spelling: what fits on a line is settled by that, so that both spellings break alike. */
  readonly measure: number;
  /** The drafter began a line here. */
  readonly breaks: boolean;
  readonly token: t.Token;
};
export type Note = { readonly kind: 'note'; readonly text: string; readonly breaks: boolean; readonly line: boolean };
export type Block = {
  readonly kind: 'block';
  readonly lines: readonly Line[];
  /** Behind the opening brace, on its line. */
  readonly notes: readonly Note[];
  /** It stood on one line. */
  readonly flat: boolean;
  readonly breaks: boolean;
};
export type Part = Word | Note | Block;

/** A statement, a row, an annotation, or comments on lines of their own. */
export type Line = {
  readonly parts: readonly Part[];
  readonly blankBefore: boolean;
  readonly row: Row | undefined;
  /** A `;` must stay: the next row begins like what goes on. */
  readonly closed: boolean;
};

type Entry = { readonly token: t.Token; readonly place: number } | { readonly comment: Comment };

export function readLines(
  text: string,
  tokens: readonly t.Token[],
  comments: readonly Comment[],
  marks: Marks,
  voice: Voice,
): readonly Line[] {
  const entries = merge(tokens, comments);
  let at = 0;
  /** Where what was read last ends. */
  let end = 0;

  const startOf = (entry: Entry): number => ('token' in entry ? entry.token.startOffset : entry.comment.start);
  const newlines = (from: number, to: number): number => text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0;
  /** What comes behind is on another line, or closes what is open. */
  const nothingFollows = (index: number, from: number): boolean => {
    const next = entries[index];
    return next === undefined || newlines(from, startOf(next)) > 0 || ('token' in next && next.token.tokenType === t.rightBrace);
  };

  const readBlock = (): Omit<Block, 'breaks'> => {
    const lines: Line[] = [];
    const notes: Note[] = [];
    const opening = end;
    let parts: Part[] = [];
    let blankBefore = false;
    const finish = (): void => {
      if (parts.length === 0) return;
      lines.push({ parts, blankBefore: blankBefore && lines.length > 0, row: rowOf(parts, marks), closed: false });
      parts = [];
    };
    for (let entry = entries[at]; entry !== undefined; entry = entries[at]) {
      const start = startOf(entry);
      const breaks = newlines(end, start);
      if ('comment' in entry) {
        const { comment } = entry;
        at++;
        const alone = nothingFollows(at, comment.end);
        const note = noteOf(text, comment, breaks > 0);
        // A comment on a line of its own does not belong to what ended before it.
        if (breaks > 0 && closesNext(entries, at)) finish();
        const last = lines.at(-1);
        if (parts.length > 0) {
          parts.push(note);
          if (alone && parts.every((part) => part.kind === 'note')) finish();
        } else if (breaks === 0 && alone && last !== undefined) lines[lines.length - 1] = { ...last, parts: [...last.parts, note] };
        else if (breaks === 0 && alone && opening > 0) notes.push(note);
        else {
          blankBefore = breaks > 1;
          parts.push(note);
          if (alone) finish();
        }
        end = comment.end;
        continue;
      }
      const { token, place } = entry;
      if (token.tokenType === t.rightBrace) break;
      at++;
      end = Math.max(end, token.startOffset + token.image.length);
      if (token.tokenType === t.end) {
        finish();
        const next = tokens.slice(place + 1, place + 3).find(({ tokenType }) => tokenType !== t.end);
        const last = lines.at(-1);
        if (token.image !== '' && last !== undefined && next !== undefined && goesOn(last, next))
          lines[lines.length - 1] = { ...last, closed: true };
        continue;
      }
      if (parts.length === 0) blankBefore = breaks > 1;
      if (token.tokenType === t.leftBrace) {
        const block = readBlock();
        parts.push({ ...block, breaks: breaks > 0 });
        // The closing brace.
        at++;
        continue;
      }
      const around = { before: parts.length === 0 ? undefined : tokens[place - 1], token, next: tokens[place + 1] };
      const write = (language: Language): { readonly text: string; readonly gap: number } => {
        const written = spell({ ...around, before: tokens[place - 1] }, marks, { ...voice, language });
        return { text: written, gap: gapBefore(around, written, marks, language) };
      };
      if (!isSwallowed(tokens[place - 1], token, marks)) {
        const chinese = write('zh');
        parts.push({ kind: 'word', ...write(voice.language), measure: chinese.gap + width(chinese.text), breaks: breaks > 0, token });
      }
      if (marks.annotations.has(end)) finish();
    }
    finish();
    const closing = entries[at];
    const stop = closing === undefined ? text.length : startOf(closing);
    end = stop + 1;
    return { kind: 'block', lines, notes, flat: newlines(opening, stop) === 0 };
  };
  return readBlock().lines;
}

function merge(tokens: readonly t.Token[], comments: readonly Comment[]): readonly Entry[] {
  const entries: Entry[] = [];
  let next = 0;
  for (const [place, token] of tokens.entries()) {
    for (let comment = comments[next]; comment !== undefined && comment.start < token.startOffset; comment = comments[++next])
      entries.push({ comment });
    entries.push({ token, place });
  }
  for (const comment of comments.slice(next)) entries.push({ comment });
  return entries;
}

/** The next token ends the statement or the block. */
function closesNext(entries: readonly Entry[], at: number): boolean {
  const next = entries.slice(at).find((entry) => 'token' in entry);
  return next === undefined || ('token' in next && (next.token.tokenType === t.rightBrace || next.token.tokenType === t.end));
}

function rowOf(parts: readonly Part[], marks: Marks): Row | undefined {
  const [first, second] = parts.filter((part) => part.kind === 'word');
  const of = (word: Word | undefined): Row | undefined => (word === undefined ? undefined : marks.rows.get(word.token.startOffset));
  return of(first) ?? of(second);
}

function noteOf(text: string, { kind, start, end }: Comment, breaks: boolean): Note {
  const inside = text.slice(start + 2, end);
  // The signs may be full-width; what stands between them is the drafter's.
  const written = kind === 'line' ? `//${inside.trimEnd()}` : `/*${inside.slice(0, -2).replace(/\r\n|\r/g, '\n')}*/`;
  return { kind: 'note', text: written, breaks, line: kind === 'line' };
}

/** Without a `;` the next row would be read as part of the line, or the end of the line as the start of the row. */
function goesOn({ parts }: Line, next: t.Token): boolean {
  const last = parts.at(-1);
  if (last?.kind === 'word' && last.token.startsLine && last.token.tokenType === t.name && next.declares !== undefined) return true;
  return next.tokenType === t.unbounded || next.tokenType === t.notApplicable || next.tokenType === t.notInside;
}

/** The unit of `不适用 0分`, which is one word. */
function isSwallowed(before: t.Token | undefined, token: t.Token, marks: Marks): boolean {
  return before !== undefined && marks.zeros.has(before.startOffset) && marks.units.has(token.startOffset);
}
