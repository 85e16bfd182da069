/** From text to tokens: maximal munch, then whole-word look-up. Written by hand; Chevrotain only parses. */

import type { TokenType } from 'chevrotain';
import type { Span } from '../ast/ast.ts';
import { fold } from '../source/fold.ts';
import { calendarDate } from './dates.ts';
import { unreadable } from './limits.ts';
import { type Mistake, replacing } from './mistake.ts';
import * as t from './tokens.ts';

export type Comment = Span & { readonly kind: 'line' | 'block' };
export type Lexed = { readonly tokens: readonly t.Token[]; readonly comments: readonly Comment[]; readonly mistakes: readonly Mistake[] };

// Sticky, and run over the folded text: folding keeps offsets.
const blank = /(?:[^\S\n\r]|\uFEFF)+/y;
const newline = /\r\n|\n|\r/y;
const comment = /\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)/y;
/** `"…"` may hold “…” and the other way round, so that a regulation can be cited word for word. */
const straightText = /"([^"\n\r]*)("?)/y;
const curlyText = /[“”]([^“”\n\r]*)([“”]?)/y;
const quotedName = /「([^」\n\r]*)(」?)/y;
const dateInWords = /(\d{4})年(\d{1,2})月(\d{1,2})日/y;
const dashedDate = /(\d+)-(\d+)-(\d+)|(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/y;
const digits = /\d+(?:\.\d+)?/y;
const percent = /[^\S\n\r]*%/y;
const word = /[\p{ID_Start}_]\p{ID_Continue}*/uy;
/** `G基站数` behind a digit; only letters are a unit: `5MW`. */
const mixedTail = /(?=[\p{ID_Start}_])(?=\p{ID_Continue}*[A-Za-z])(?=[A-Za-z]*[^A-Za-z\P{ID_Continue}])\p{ID_Continue}+/uy;
/** `.5浓度` behind `PM2`. */
const pointTail = /\.\d\p{ID_Continue}*/uy;
/** People type `至多30%`; behind any other word the digits belong to the name. */
const wordThenDigit = /^(至多|至少|封顶|保底|保留|前|每|其次|降|线性)\d/;
const sign = /\.\.|[<>!]=(?!=)|[{}()|.@:;。、,+\-−–×*÷/=≠<≤≦>≥≧]/y;
const foreignSign = /===?|!==|<>|&&|~|…+/y;
const foreign: ReadonlyMap<string, readonly [string, TokenType]> = new Map([
  ['==', ['=', t.equal]],
  ['===', ['=', t.equal]],
  ['!==', ['≠', t.unequal]],
  ['<>', ['≠', t.unequal]],
  ['&&', ['且', t.and]],
  ['~', ['..', t.dots]],
]);

/** The tokens of a file, its comments, and what cannot be read. Never throws; a file that is no text has no tokens. */
export function lex(raw: string): Lexed {
  const refused = unreadable(raw);
  if (refused !== undefined) return { tokens: [], comments: [], mistakes: [refused] };
  const text = fold(raw);
  const tokens: t.Token[] = [];
  const comments: Comment[] = [];
  const mistakes: Mistake[] = [];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  let startsLine = true;
  let found: readonly [string, ...(string | undefined)[]] = [''];

  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const result = pattern.exec(text);
    if (result !== null) found = [result[0], ...result.slice(1)];
    return result !== null;
  };
  const complain = (code: Mistake['code'], end: number, params: Mistake['params'] = {}, fix?: string): void => {
    mistakes.push({ code, start: at, end, line, params, fixes: fix === undefined ? [] : replacing(at, end, fix) });
  };
  const push = (tokenType: TokenType, length: number, more: Partial<t.Token> = {}): void => {
    const image = text.slice(at, at + length);
    tokens.push({
      image,
      value: image,
      tokenType,
      tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
      startOffset: at,
      endOffset: at + length - 1,
      line,
      startsLine,
      indent: at - lineStart,
      ...more,
    });
    at += length;
    startsLine = false;
  };

  const readName = (): void => {
    const [whole] = found;
    const split = wordThenDigit.exec(whole)?.[1];
    const spelled = split ?? whole;
    at += spelled.length;
    const tail = split === undefined && match(pointTail) ? found[0] : '';
    at -= spelled.length;
    const image = spelled + tail;
    if (tail !== '') complain('name-needs-quotes', at + image.length, { name: image }, `「${image}」`);
    const previous = tokens.at(-1)?.tokenType;
    // Behind a dot or an @ every word is a name.
    const free = tail !== '' || previous === t.dot || previous === t.at;
    const declares = free ? undefined : t.declarationType(spelled);
    push(free ? t.name : (t.wordType(spelled) ?? t.name), image.length, declares === undefined ? {} : { declares });
  };
  const readNumber = (): void => {
    const number = found[0];
    at += number.length;
    const tail = match(mixedTail) ? found[0] : '';
    const sign = tail === '' && match(percent) ? found[0] : '';
    at -= number.length;
    if (tail !== '') {
      complain('name-needs-quotes', at + number.length + tail.length, { name: number + tail }, `「${number}${tail}」`);
      push(t.name, number.length + tail.length);
    } else push(t.number, number.length + sign.length, sign === '' ? { value: number } : { value: number, percent: true });
  };
  const readDate = (parts: readonly (string | undefined)[], canonical: boolean): void => {
    const image = found[0];
    const value = calendarDate(parts[0] ?? '', parts[1] ?? '', parts[2] ?? '');
    if (value === undefined || !canonical) complain('not-a-date', at + image.length, { found: image }, value);
    push(t.date, image.length, { value: value ?? '' });
  };
  const readQuoted = (tokenType: TokenType, code: 'unclosed-text' | 'unclosed-name', closing: string): void => {
    const [image, content = '', close] = found;
    if (close === '') complain(code, at + image.length, {}, `${raw.slice(at, at + image.length).trimEnd()}${closing}`);
    // Prose keeps its widths, a name does not.
    const value = tokenType === t.text ? raw.slice(at + 1, at + 1 + content.length) : content.trim();
    push(tokenType, image.length, { value, quoted: true });
  };

  while (at < text.length) {
    if (match(blank)) at += found[0].length;
    else if (match(newline)) {
      at += found[0].length;
      [line, lineStart, startsLine] = [line + 1, at, true];
    } else if (match(comment)) {
      const image = found[0];
      if (image.startsWith('/*') && !image.endsWith('*/')) complain('unclosed-comment', at + 2);
      comments.push({ kind: image.startsWith('/*') ? 'block' : 'line', start: at, end: at + image.length });
      const breaks = [...image.matchAll(/\r\n|\n|\r/g)];
      const last = breaks.at(-1);
      if (last !== undefined) [line, lineStart, startsLine] = [line + breaks.length, at + last.index + last[0].length, true];
      at += image.length;
    } else if (match(word)) readName();
    else if (match(dateInWords)) readDate(found.slice(1), true);
    else if (match(dashedDate)) readDate(found[4] === undefined ? found.slice(1) : found.slice(4), /^\d{4}-\d\d-\d\d$/.test(found[0]));
    else if (match(digits)) readNumber();
    else if (match(straightText)) readQuoted(t.text, 'unclosed-text', '"');
    else if (match(curlyText)) readQuoted(t.text, 'unclosed-text', '”');
    else if (match(quotedName)) readQuoted(t.name, 'unclosed-name', '」');
    else if (match(foreignSign) && foreign.has(found[0])) {
      const [instead, tokenType] = foreign.get(found[0]) ?? ['', t.equal];
      complain('foreign-operator', at + found[0].length, { found: found[0], instead }, instead);
      push(tokenType, found[0].length);
    } else if (match(sign)) push(t.symbolTypes.get(found[0]) ?? t.anything, found[0].length);
    else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const end = at + character.length;
      complain('unknown-character', end, { found: character }, '');
      at = end;
    }
  }
  return { tokens, comments, mistakes };
}
