/** Names, paths, literals: the leaves. */

import { tokenMatcher } from 'chevrotain';
import type { DateLiteral, Name, NumberLiteral, Path, TextLiteral } from '../ast/ast.ts';
import { gluedWord } from '../keywords/glued.ts';
import { isTag, wordId } from '../keywords/keywords.ts';
import { replacing } from '../lexer/mistake.ts';
import * as t from '../lexer/tokens.ts';
import { fold } from '../source/fold.ts';
import { ParserCore, spanOf } from './core.ts';

export abstract class NameParser extends ParserCore {
  /** A name that is used. */
  protected readonly name = this.RULE(
    'name',
    (): Name =>
      this.OR([
        { ALT: () => nameOf(this.own(this.CONSUME(t.name))) },
        { ALT: () => this.nameFromText(this.own(this.CONSUME(t.text))) },
        { ALT: () => this.missingName() },
      ]),
  );

  /** A name that is declared; what a name cannot be is taken all the same, with the fix that quotes it. */
  protected readonly newName = this.RULE('newName', (callable?: boolean): Name => {
    const start = this.here();
    const name = this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => nameOf(this.own(this.CONSUME(t.name))) },
        { ALT: () => this.nameFromText(this.own(this.CONSUME(t.text))) },
        {
          GATE: () => this.sees(t.name, 2) && spanOf(this.peek(1)).end === this.peek(2).startOffset,
          ALT: () => {
            this.CONSUME(t.number);
            this.CONSUME2(t.name);
            return this.quotedFrom(start, 'name-needs-quotes');
          },
        },
        {
          GATE: () => isWord(this.peek(1)) && (this.sees(t.colon, 2) || this.sees(t.equal, 2)),
          ALT: () => {
            this.CONSUME(t.anything);
            return this.quotedFrom(start, 'reserved-name');
          },
        },
        { ALT: () => this.missingName() },
      ],
    });
    // `GDP(不变价) : 数`
    return (
      this.OPTION({
        GATE: () => callable !== true && name.missing !== true && this.peek(1).startOffset === name.end,
        DEF: () => {
          this.CONSUME(t.leftParen);
          this.MANY({ GATE: () => !this.atEnd() && !this.sees(t.rightParen), DEF: () => this.CONSUME2(t.anything) });
          this.CONSUME(t.rightParen);
          return this.quotedFrom(start, 'name-needs-quotes');
        },
      }) ?? name
    );
  });

  protected readonly names = this.RULE('names', (): Name[] => {
    const names = [this.SUBRULE(this.name)];
    this.MANY(() => {
      this.CONSUME(t.comma);
      names.push(this.SUBRULE2(this.name));
    });
    return names;
  });

  protected readonly path = this.RULE('path', (): Path => {
    const names = [this.SUBRULE(this.name)];
    const start = names[0]?.start ?? 0;
    this.MANY(() => {
      this.CONSUME(t.dot);
      names.push(this.SUBRULE2(this.name));
    });
    return { kind: 'path', names, start, end: names.at(-1)?.end ?? start };
  });

  protected readonly paths = this.RULE('paths', (): Path[] => {
    const paths = [this.SUBRULE(this.path)];
    this.MANY(() => {
      this.CONSUME(t.comma);
      paths.push(this.SUBRULE2(this.path));
    });
    return paths;
  });

  protected readonly numberLiteral = this.RULE('numberLiteral', (): NumberLiteral => {
    const token = this.own(this.CONSUME(t.number));
    const start = token.startOffset;
    let scale: '万' | '亿' | undefined;
    let unit: Name | undefined;
    this.MANY({
      GATE: () => token.percent !== true && unit === undefined && isUnit(this.peek(1)),
      DEF: () => {
        const name = nameOf(this.own(this.CONSUME(t.name)));
        if (scale === undefined && (name.text === '万' || name.text === '亿')) scale = name.text;
        else unit = name;
      },
    });
    return {
      kind: 'number',
      text: token.value === '' ? '0' : token.value,
      percent: token.percent === true,
      ...(scale === undefined ? {} : { scale }),
      ...(unit === undefined ? {} : { unit }),
      ...this.spanFrom(start),
    };
  });

  protected readonly textLiteral = this.RULE('textLiteral', (): TextLiteral => {
    const token = this.own(this.CONSUME(t.text));
    return { kind: 'text', value: token.value, ...spanOf(token) };
  });

  protected readonly dateLiteral = this.RULE('dateLiteral', (): DateLiteral => {
    const token = this.own(this.CONSUME(t.date));
    return { kind: 'date', value: token.value, ...spanOf(token) };
  });

  private missingName(): Name {
    this.complainHere('name-expected');
    return { text: '', missing: true, start: this.here(), end: this.here() };
  }

  private nameFromText(token: t.Token): Name {
    const span = spanOf(token);
    this.complain('name-in-text-quotes', span, { name: token.value }, replacing(span.start, span.end, `「${token.value}」`), token);
    return { text: fold(token.value), quoted: true, ...span };
  }

  private quotedFrom(start: number, code: 'name-needs-quotes' | 'reserved-name'): Name {
    const { end } = this.spanFrom(start);
    const text = fold(this.source.slice(start, end));
    this.complain(code, { start, end }, { name: text }, replacing(start, end, `「${text}」`), this.peek(0));
    return { text, quoted: true, start, end };
  }
}

export function nameOf(token: t.Token): Name {
  const span = spanOf(token);
  if (token.image === '') return { text: '', missing: true, ...span };
  return token.quoted === true ? { text: token.value, quoted: true, ...span } : { text: token.value, ...span };
}

/** A unit stands behind its number, on its line; other words that stand there are not units. */
function isUnit(token: t.Token): boolean {
  if (token.tokenType !== t.name || token.startsLine) return false;
  return wordId(token.value, 'mode') === undefined && !isTag(token.value) && gluedWord(token.value) === undefined;
}

/** A word of the language, as opposed to a sign or a literal. */
function isWord(token: t.Token): boolean {
  return !tokenMatcher(token, t.name) && /^\p{ID_Start}/u.test(token.image);
}
