/** Marks of expressions: references, calls, tables of values. */

import type { BandTest, Call, Expr, Modifier, Name, NumberLiteral, Path, Range, Scope, Span } from '../ast/ast.ts';
import { wordId } from '../keywords/keywords.ts';
import { at, freeWord, type Marks, row, separate, use, word } from './marks.ts';

export function markExpression(marks: Marks, expr: Expr): void {
  const each = (...parts: readonly (Expr | undefined)[]): void => {
    for (const part of parts) if (part !== undefined) markExpression(marks, part);
  };
  switch (expr.kind) {
    case 'text':
    case 'date':
    case 'missing':
      return;
    case 'number':
      return markNumber(marks, expr);
    case 'path':
      return markPath(marks, expr);
    case 'call':
      return markCall(marks, expr);
    case 'unary':
      if (expr.op === 'negate') marks.signs.add(expr.start);
      return each(expr.operand);
    case 'binary':
      return each(expr.left, expr.right);
    case 'in':
      each(expr.operand);
      return expr.set.kind === 'range' ? markRange(marks, expr.set) : each(...expr.set.members);
    case 'paren':
      each(expr.expr);
      return markModifiers(marks, expr.modifiers);
    case 'bands':
      each(expr.input);
      for (const { start, test, value } of expr.rows) {
        row(marks, 'band', start, at(markTest(marks, test)));
        if (value.kind === 'linear') each(value.from, value.to);
        else each(value);
      }
      return;
    case 'cases':
      for (const { start, when, value } of expr.rows) {
        row(marks, 'band', start, at(when?.end ?? start + 1));
        each(when, value);
      }
      return;
    case 'tiers':
      each(expr.input);
      for (const { start, width, value } of expr.rows) {
        row(marks, 'band', start, at(width.end));
        each(width, value);
      }
      return;
    case 'shift':
      marks.shifted.add(expr.date.end);
      return each(expr.date, expr.amount);
  }
}

export function markPath(marks: Marks, { names }: Path): void {
  const [head, ...rest] = names;
  if (head === undefined) return;
  if (rest.length === 0) return freeWord(marks, head, 'blank', 'builtin');
  use(marks, head);
  for (const name of rest) freeWord(marks, name, 'accessor');
}

export function markRange(marks: Marks, range: Range | undefined): void {
  if (range === undefined) return;
  markExpression(marks, range.low);
  markExpression(marks, range.high);
}

export function markScope(marks: Marks, scope: Scope | undefined): void {
  if (scope?.kind === 'same') for (const column of scope.columns) markPath(marks, column);
}

export function markModifiers(marks: Marks, modifiers: readonly Modifier[]): void {
  for (const modifier of modifiers) {
    if (modifier.kind === 'round') {
      if (modifier.places !== undefined) markNumber(marks, modifier.places);
      word(marks, modifier.mode, 'mode');
    } else if (modifier.kind !== 'unbounded') markExpression(marks, modifier.expr);
  }
}

/** 得分率, 得分 and 满分 of the indicator at hand, inside 每个 指标. */
export function markEach(marks: Marks, { start, end }: Span): void {
  for (const [offset, { text, kinds, free }] of marks.words) {
    if (free && offset >= start && offset < end) marks.words.set(offset, { text, kinds: [...kinds, 'accessor', 'role'], free });
  }
}

/** The end of the test, where the `:` is. */
function markTest(marks: Marks, test: BandTest): number {
  if (test.kind === 'compare') markExpression(marks, test.threshold);
  if (test.kind === 'options') use(marks, ...test.options);
  return test.end;
}

function markNumber(marks: Marks, number: NumberLiteral): void {
  if (number.unit !== undefined) {
    word(marks, number.unit, 'measure');
    marks.units.add(number.unit.start);
  }
}

const ofRules: readonly string[] = ['weight_share', 'indicator_count', 'module_count', 'last_year_indicator_count'];

function markCall(marks: Marks, call: Call): void {
  const { callee, args, when, scope, via, levels, weight } = call;
  const [head, ...rest] = callee.names;
  if (head !== undefined && rest.length === 0) word(marks, head, 'builtin', 'method');
  else use(marks, ...callee.names);
  separate(marks, args);
  for (const arg of args) {
    if (arg.kind === 'path' && speaksOfRules(head)) word(marks, arg.names[0], 'tag');
    else markExpression(marks, arg);
  }
  for (const part of [when, via, weight]) if (part !== undefined) markExpression(marks, part);
  markScope(marks, scope);
  for (const level of levels ?? []) {
    markPath(marks, level.column);
    if (level.weight !== undefined) markExpression(marks, level.weight);
  }
}

function speaksOfRules(callee: Name | undefined): boolean {
  return ofRules.includes(wordId(callee?.text ?? '', 'builtin') ?? '');
}
