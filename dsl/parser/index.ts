/** From the text of a file to its syntax tree. */

import type { Diagnostic } from '../../engine/plan/diagnostic.ts';
import type { SourceFile } from '../ast/ast.ts';
import { type SyntaxCode, syntaxCatalogue } from '../diagnostics/catalogue/syntax.ts';
import { balance } from '../lexer/brackets.ts';
import { type Comment, lex } from '../lexer/lexer.ts';
import { layout } from '../lexer/lines.ts';
import type { Mistake } from '../lexer/mistake.ts';
import type { Token } from '../lexer/tokens.ts';
import type { ParseMistake } from './core.ts';
import { PolicyParser } from './policy.ts';
import { applyRepairs, type Repair, repairOf } from './repair.ts';

export type { Comment } from '../lexer/lexer.ts';

export type Parsed = {
  readonly ast: SourceFile;
  /** In the order of the text, at most one a line. */
  readonly diagnostics: readonly Diagnostic<SyntaxCode>[];
  readonly comments: readonly Comment[];
};

/** Findings beyond this many are not listed. */
export const mistakeLimit = 100;
const repairRounds = 5;

/** The tree of a file and all that is wrong with its text. Never throws; whatever is wrong, there is a tree. */
export function parse(file: string, text: string): Parsed {
  const lexed = lex(text);
  const { ast, mistakes } = repaired(file, text, lexed.tokens);
  // A comment without an end has taken the closing brackets with it.
  const swallowed = lexed.mistakes.some((mistake) => mistake.code === 'unclosed-comment');
  const apart = mistakes.filter((mistake) => !(swallowed && mistake.code === 'bracket-not-closed'));
  return { ast, diagnostics: limited([...lexed.mistakes, ...apart]).map((mistake) => diagnostic(file, mistake)), comments: lexed.comments };
}

type Reading = { readonly ast: SourceFile; readonly mistakes: readonly (Mistake | ParseMistake)[] };

/** Reads again with each repair that helps, until nothing more helps. */
function repaired(file: string, text: string, tokens: readonly Token[]): Reading {
  const kept = new Map<number, Repair>();
  const refused = new Set<number>();
  let reading = read(file, text, tokens);
  for (let round = 0; round < repairRounds; round++) {
    const tried = reading.mistakes
      .flatMap((mistake) => ('token' in mistake ? (repairOf(mistake, tokens) ?? []) : []))
      .filter((r) => !refused.has(r.offset));
    if (tried.length === 0) break;
    const attempt = read(file, text, applyRepairs(tokens, new Map([...kept, ...tried.map((r): [number, Repair] => [r.offset, r])])));
    for (const repair of tried) {
      if (attempt.mistakes.some((m) => m.start < repair.mistake.end && repair.mistake.start < Math.max(m.end, m.start + 1)))
        refused.add(repair.offset);
      else kept.set(repair.offset, repair);
    }
    reading = tried.some((r) => refused.has(r.offset)) ? read(file, text, applyRepairs(tokens, kept)) : attempt;
  }
  return { ast: reading.ast, mistakes: [...[...kept.values()].map((repair) => repair.mistake), ...reading.mistakes] };
}

/** Built once, at the first file; a parse leaves nothing behind in it. */
let parser: PolicyParser | undefined;

function read(file: string, text: string, tokens: readonly Token[]): Reading {
  const balanced = balance(tokens);
  parser ??= new PolicyParser();
  parser.begin(text, layout(balanced.tokens));
  return { ast: parser.file(file), mistakes: [...balanced.mistakes, ...parser.mistakes] };
}

/** One a line, the first that was found: lexer before brackets before parser; then in the order of the text. */
function limited(mistakes: readonly Mistake[]): readonly Mistake[] {
  const byLine = new Map<number, Mistake>();
  for (const mistake of mistakes) if (!byLine.has(mistake.line)) byLine.set(mistake.line, mistake);
  const all = [...byLine.values()].toSorted((a, b) => a.start - b.start);
  const next = all[mistakeLimit];
  if (next === undefined) return all;
  return [...all.slice(0, mistakeLimit), { ...next, code: 'too-many-mistakes', params: { limit: mistakeLimit }, fixes: [] }];
}

function diagnostic(file: string, { code, start, end, params, fixes }: Mistake): Diagnostic<SyntaxCode> {
  const found: Diagnostic<SyntaxCode> = {
    code,
    severity: syntaxCatalogue[code].severity,
    place: { at: 'source', file, start, end },
    params,
  };
  return fixes.length === 0 ? found : { ...found, fixes };
}
