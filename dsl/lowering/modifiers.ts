/** 封顶 保底 保留, left to right, on the whole of a definition or of a parenthesis. */

import { type Rational, compare, parseNumber } from '../../engine/numbers/index.ts';
import { type Round, type RoundMode, nearest } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { replacement } from '../diagnostics/index.ts';
import { type Word, wordId, wordsOfKind } from '../keywords/keywords.ts';
import { joinGrids } from '../types/grid.ts';
import { atLeast, atMost } from '../types/interval.ts';
import { rangeOf } from './arithmetic.ts';
import { type Lowering, type Scope, site } from './context.ts';
import { emitHiddenExpr, readNode } from './emit.ts';
import { type NumberFormula, asNumber, comparing, unify } from './numbers.ts';
import { type Formula, broken, op } from './tree.ts';

/** The formula with all its modifiers; a rounding that stands last is left to the node. */
export function modified(
  low: Lowering,
  scope: Scope,
  formula: Formula,
  modifiers: readonly ast.Modifier[],
): { readonly formula: Formula; readonly round?: Round } {
  let result = formula;
  let round: Round | undefined;
  const limits = new Map<'cap' | 'floor', Rational>();
  for (const modifier of modifiers) {
    if (round) {
      result = roundedNode(low, scope, result, round);
      round = undefined;
    }
    switch (modifier.kind) {
      case 'cap':
      case 'floor':
        result = limited(low, scope, result, modifier, limits);
        break;
      case 'round':
        if (asNumber(low, scope, result)) round = roundOf(low, scope, modifier);
        break;
      case 'unbounded':
        break;
    }
  }
  return round ? { formula: result, round } : { formula: result };
}

/** `(x 保留 2 位)`: a rounding in the middle of a formula is a node of its own. */
export function modifiedInside(low: Lowering, scope: Scope, formula: Formula, modifiers: readonly ast.Modifier[]): Formula {
  const { formula: result, round } = modified(low, scope, formula, modifiers);
  return round ? roundedNode(low, scope, result, round) : result;
}

function roundedNode(low: Lowering, scope: Scope, formula: Formula, round: Round): Formula {
  const node = emitHiddenExpr(low, scope, formula, scope.here, round);
  return node ? readNode(node, formula) : formula;
}

function limited(
  low: Lowering,
  scope: Scope,
  formula: Formula,
  modifier: ast.Modifier & { kind: 'cap' | 'floor' },
  limits: Map<'cap' | 'floor', Rational>,
): Formula {
  const x = asNumber(low, scope, formula);
  const limit = asNumber(low, scope, low.lower(scope, modifier.expr));
  const pair = x && limit && unify(low, scope, x, limit, comparing, modifier.expr);
  if (pair?.[1].constant) limits.set(modifier.kind, pair[1].constant);
  const [cap, floor] = [limits.get('cap'), limits.get('floor')];
  if (cap && floor && compare(cap, floor) < 0) {
    const what = modifier.kind === 'cap' ? { zh: '封顶', en: 'The cap' } : { zh: '保底', en: 'The floor' };
    const expected =
      modifier.kind === 'cap'
        ? { zh: '不低于保底的数', en: 'no lower than the floor' }
        : { zh: '不高于封顶的数', en: 'no higher than the cap' };
    low.report('bad-literal', site(scope, modifier), { what, expected, found: low.textOf(site(scope, modifier.expr)), advice: '' });
  }
  return pair ? clamp(pair[0], pair[1], modifier.kind) : broken(formula.span);
}

export function clamp(x: NumberFormula, limit: NumberFormula, kind: 'cap' | 'floor'): NumberFormula {
  const range = (kind === 'cap' ? atMost : atLeast)(rangeOf(x), rangeOf(limit));
  const { constant: _, ...rest } = x;
  return {
    ...rest,
    tree: op(kind === 'cap' ? 'atMost' : 'atLeast', x.tree, limit.tree),
    type: { ...x.type, grid: joinGrids(x.type.grid, limit.type.grid), range },
  };
}

// ——— Rounding ———

/** Places and way; the header's way where none is said. Undefined after saying that the way is open. */
function roundOf(low: Lowering, scope: Pick<Scope, 'file'>, modifier: ast.RoundModifier): Round | undefined {
  const places = modifier.places ? placesOf(low, scope, modifier.places) : 0;
  const mode = modifier.mode ? modeOf(low, scope, modifier.mode) : headerMode(low);
  // A head without a way is told at the head alone.
  const head = low.symbols.headers.roundScores;
  if (!mode && !modifier.mode && (!head || head === modifier) && !isCutOff(low, scope, modifier))
    low.report('rounding-way-open', { file: scope.file, span: modifier });
  return mode && places !== undefined ? { places, mode } : undefined;
}

/** `保留 -1 位`: the grammar has spoken about what follows. */
function isCutOff(low: Lowering, scope: Pick<Scope, 'file'>, { end }: ast.Span): boolean {
  return /^\s*[-−\uFF0D]/.test(low.textOf({ file: scope.file, span: { start: end, end: end + 4 } }));
}

/** `计分保留` of the head must say places and way like any other 保留; said once. */
export function checkHeaderRound(low: Lowering): void {
  const { headers, policy } = low.symbols;
  if (headers.roundScores) roundOf(low, { file: policy.file }, headers.roundScores);
}

/** `计分保留` of the head, if there is one. */
export function headerRound(low: Lowering): Round | undefined {
  const modifier = low.symbols.headers.roundScores;
  const mode = headerMode(low);
  const places = modifier?.places ? parseNumber(modifier.places.text) : undefined;
  return modifier && mode ? { places: Number(places?.n ?? 0n), mode } : undefined;
}

function headerMode(low: Lowering): RoundMode | undefined {
  const mode = low.symbols.headers.roundScores?.mode;
  return mode && modes.get(wordId(mode.text, 'mode') ?? '');
}

const mostPlaces = 30;

function placesOf(low: Lowering, scope: Pick<Scope, 'file'>, literal: ast.NumberLiteral): number | undefined {
  const value = parseNumber(literal.text);
  if (value && value.d === 1n && value.n >= 0n && value.n <= mostPlaces && !literal.percent) return Number(value.n);
  low.report(
    'bad-literal',
    { file: scope.file, span: literal },
    {
      what: { zh: '位数', en: 'The number of places' },
      expected: { zh: `0 到 ${mostPlaces} 的整数`, en: `a whole number from 0 to ${mostPlaces}` },
      found: literal.text,
      advice: '',
    },
  );
  return undefined;
}

const modes: ReadonlyMap<string, RoundMode> = new Map([
  ['half_up', 'halfUp'],
  ['half_even', 'halfEven'],
  ['round_down', 'floor'],
  ['round_up', 'ceil'],
  ['truncate', 'trunc'],
]);

export function modeOf(low: Lowering, scope: Pick<Scope, 'file'>, name: ast.Name): RoundMode | undefined {
  const mode = modes.get(wordId(name.text, 'mode') ?? '');
  if (!mode && !name.missing) unknownWord(low, scope.file, name, wordsOfKind('mode'));
  return mode;
}

/** A word that is none of those which may stand there. */
export function unknownWord(low: Lowering, file: string, name: ast.Span & { readonly text: string }, allowed: readonly Word[]): void {
  const near = nearest(
    name.text,
    allowed.flatMap((word) => [word.zh, word.en]),
  );
  low.report(
    'unknown-word',
    { file, span: name },
    {
      word: name.text,
      nearest: near ?? '',
      allowed: { zh: allowed.map((word) => word.zh).join('、'), en: allowed.map((word) => word.en).join(', ') },
    },
    near ? { fixes: [replacement(name, near)] } : {},
  );
}
