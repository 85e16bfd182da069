/**
 * The kinds of token. Words that may also be names belong to the category `name`; words that open a declaration are
 * names until the layout finds them at the start of a statement.
 */

import type { IToken, TokenType } from 'chevrotain';
import { createToken, Lexer } from 'chevrotain';
import { type WordKind, words, wordsOfKind } from '../keywords/keywords.ts';

/** `value` is the folded image; of a text what stands inside it, of a date `2023-03-31`, of a number its digits. */
export type Token = IToken & {
  readonly value: string;
  readonly line: number;
  /** First of its line; `indent` is then what stands before it. */
  readonly startsLine: boolean;
  readonly indent: number;
  readonly percent?: true;
  readonly quoted?: true;
  /** What it becomes at the start of a statement. */
  readonly declares?: TokenType;
  /** Made up where a bracket is missing; a diagnostic has been given. */
  readonly virtual?: true;
};

function type(name: string, ...categories: TokenType[]): TokenType {
  // Rules of the grammar have the same names; Chevrotain wants them apart.
  return createToken({ name: `<${name}>`, label: name, pattern: Lexer.NA, categories });
}

/** Every token but the end of the file. */
export const anything = type('anything');
export const name = type('name', anything);
export const number = type('number', anything);
export const date = type('date', anything);
export const text = type('text', anything);
/** `;`, `。`, or the end of a line where a row or statement ends with it. */
export const end = type('end', anything);
/** Stands for an operand that nests too deeply. */
export const placeholder = type('placeholder', anything);

/** Operators between two operands. */
export const binary = type('binary', anything);
export const arithmetic = type('arithmetic', binary);
export const comparator = type('comparator', binary);

const symbols = new Map<string, TokenType>();
function symbol(spellings: string, ...categories: TokenType[]): TokenType {
  const all = spellings.split(' ');
  const made = type(all[0] ?? spellings, ...(categories.length > 0 ? categories : [anything]));
  for (const spelling of all) symbols.set(spelling, made);
  return made;
}
export const leftBrace = symbol('{');
export const rightBrace = symbol('}');
export const leftParen = symbol('(');
export const rightParen = symbol(')');
export const colon = symbol(':');
export const comma = symbol('、 ,');
export const pipe = symbol('|');
export const dot = symbol('.');
export const dots = symbol('..');
export const at = symbol('@');
export const plus = symbol('+', arithmetic);
export const minus = symbol('- − –', arithmetic);
export const times = symbol('× *', arithmetic);
export const divide = symbol('÷ /', arithmetic);
export const equal = symbol('=', comparator);
export const unequal = symbol('≠ !=', comparator);
export const less = symbol('<', comparator);
export const lessEqual = symbol('≤ <= ≦', comparator);
export const greater = symbol('>', comparator);
export const greaterEqual = symbol('≥ >= ≧', comparator);
for (const stop of [';', '。']) symbols.set(stop, end);

/** The kinds whose words the grammar itself knows; all others are names to it. */
const grammarKinds: ReadonlySet<WordKind> = new Set<WordKind>([
  'header',
  'clause',
  'operator',
  'block',
  'role',
  'period',
  'order',
  'measure',
]);
const grammarWords = words.filter((word) => grammarKinds.has(word.kind));
const wordTypes = new Map<string, TokenType>();

function keyword(id: string, ...categories: TokenType[]): TokenType {
  const word = grammarWords.find((w) => w.id === id);
  if (word === undefined) throw new Error(`no such word: ${id}`);
  const made = type(id, ...(word.reserved === true ? [anything] : [name]), ...categories);
  wordTypes.set(word.en, made);
  wordTypes.set(word.zh, made);
  return made;
}

export const year = keyword('year');
export const full = keyword('full');
export const roundScores = keyword('round_scores');
export const missing = keyword('missing');
export const freeze = keyword('freeze');
export const basis = keyword('basis');
export const leads = keyword('leads');

export const single = keyword('single');
export const belongsTo = keyword('belongs_to');
export const by = keyword('by');
export const thenBy = keyword('then_by');
export const of = keyword('of');
export const when = keyword('when');
export const thereupon = keyword('then');
export const cap = keyword('cap');
export const atLowest = keyword('at_lowest');
export const round = keyword('round');
export const unbounded = keyword('unbounded');
export const notApplicable = keyword('not_applicable');
export const noHigherThan = keyword('no_higher_than');
export const lowerBy = keyword('lower_by');
export const bar = keyword('bar');
export const seated = keyword('seated');
export const unseated = keyword('unseated');
export const ties = keyword('ties');
export const atMost = keyword('at_most');
export const atLeast = keyword('at_least');
export const base = keyword('base');
export const take = keyword('take');
export const first = keyword('first');
export const before = keyword('before');
export const after = keyword('after');
export const each = keyword('each');
export const same = keyword('same');
export const overall = keyword('overall');
export const via = keyword('via');
export const levelBy = keyword('level_by');
export const weighted = keyword('weighted');
export const otherwise = keyword('otherwise');
export const linear = keyword('linear');
export const to = keyword('to');
export const inOrder = keyword('in_order');
export const next = keyword('next');
export const beyond = keyword('beyond');
export const every = keyword('every');
export const noLaterThan = keyword('no_later_than');

export const and = keyword('and', binary);
export const or = keyword('or', binary);
export const not = keyword('not');
export const inside = keyword('in');
export const notInside = keyword('not_in');

export const bands = keyword('bands');
export const decide = keyword('decide');
export const progressive = keyword('progressive');

export const rate = keyword('rate');
export const score = keyword('score');
export const ratedBy = keyword('rated_by');

export const period = type('period', name);
export const monthly = keyword('monthly', period);
export const quarterly = keyword('quarterly', period);
export const halfYearly = keyword('half_yearly', period);
export const yearly = keyword('yearly', period);

export const ascending = keyword('ascending');
export const descending = keyword('descending');

export const places = keyword('places');
export const levels = keyword('levels');
export const seats = keyword('seats');
export const days = keyword('days');
export const workdays = keyword('workdays');

/** `前` is both `first` and `before`: the place tells. */
const front = type('前', first, before);
wordTypes.set('前', front);

/** Every declaration word at the start of a statement. */
export const declarative = type('declarative', anything);
const declarationTypes = new Map<string, TokenType>();
function declaration(id: string): TokenType {
  const made = type(id, declarative);
  for (const word of wordsOfKind('declaration')) if (word.id === id) declarationTypes.set(word.en, made).set(word.zh, made);
  return made;
}
export const policy = declaration('policy');
export const use = declaration('use');
export const detailRules = declaration('detail_rules');
export const method = declaration('method');
export const subject = declaration('subject');
export const ledger = declaration('ledger');
export const assessment = declaration('assessment');
export const procedure = declaration('procedure');
export const track = declaration('track');
export const indicator = declaration('indicator');
export const weights = declaration('weights');
export const definition = declaration('let');
export const coefficient = declaration('coefficient');
export const bonus = declaration('bonus');
export const deduct = declaration('deduct');
export const total = declaration('total');
export const veto = declaration('veto');
export const direct = declaration('direct');
export const rank = declaration('rank');
export const grade = declaration('grade');
export const award = declaration('award');
export const consequence = declaration('consequence');
export const alert = declaration('alert');
export const requirement = declaration('require');

/** The type of a symbol as written, after folding. */
export const symbolTypes: ReadonlyMap<string, TokenType> = symbols;
/** The type of a word of the grammar; no declaration words. */
export const wordType = (spelled: string): TokenType | undefined => wordTypes.get(spelled);
/** The type of a declaration word. */
export const declarationType = (spelled: string): TokenType | undefined => declarationTypes.get(spelled);

export const vocabulary: TokenType[] = [
  anything,
  name,
  number,
  date,
  text,
  end,
  placeholder,
  binary,
  arithmetic,
  comparator,
  period,
  front,
  declarative,
  ...new Set([...symbols.values(), ...wordTypes.values(), ...declarationTypes.values()]),
];
