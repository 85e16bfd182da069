/** Marks of files, heads, tables and assessments. */

import type {
  Assessment,
  Column,
  Constant,
  Field,
  Header,
  Item,
  Member,
  Method,
  Requirement,
  SourceFile,
  Statement,
  TableDecl,
} from '../ast/ast.ts';
import { wordId } from '../keywords/keywords.ts';
import { markEach, markExpression, markModifiers, markRange } from './expressions.ts';
import { at, declare, freeWord, type Marks, markNotes, noMarks, row, separate, setOff, type Stop, use, word } from './marks.ts';
import { markOutcome } from './outcomes.ts';
import { markScoring } from './scoring.ts';

export function marksOf({ items }: SourceFile): Marks {
  const marks = noMarks();
  for (const item of items) markItem(marks, item);
  return marks;
}

function markItem(marks: Marks, item: Item): void {
  if ('notes' in item) markNotes(marks, item.notes, markExpression);
  switch (item.kind) {
    case 'broken':
    case 'use':
      return;
    case 'policy':
      declare(marks, item.name);
      for (const header of item.headers) markHeader(marks, header);
      return;
    case 'module':
      use(marks, item.policy);
      for (const inner of item.items) markItem(marks, inner);
      return;
    case 'constant':
      return markFormula(marks, item);
    case 'method':
      declare(marks, ...item.parameters);
      separate(marks, item.parameters);
      return markFormula(marks, item);
    case 'table':
      return markTable(marks, item);
    case 'assessment':
      return markAssessment(marks, item);
    case 'procedure':
      declare(marks, item.name);
      use(marks, item.table);
      for (const { start, column, limit } of item.steps) {
        row(marks, 'step', start, at(column.end));
        markExpression(marks, column);
        markExpression(marks, limit);
      }
  }
}

function markHeader(marks: Marks, header: Header): void {
  const value = (stop?: number): void => row(marks, 'header', header.start, stop === undefined ? undefined : at(stop));
  switch (header.kind) {
    case 'broken':
      return;
    case 'year':
    case 'full':
      markExpression(marks, header.value);
      return value(header.value.start);
    case 'roundScores':
      markModifiers(marks, [header.round]);
      return value(header.round.places?.start ?? header.round.mode?.start);
    case 'missing':
      markMissing(marks, header.rule);
      return value(header.rule.start);
    case 'freeze':
      return value(header.date.start);
    case 'basis':
      return value(header.text.start);
    case 'leads':
      use(marks, ...header.names);
      return value();
  }
}

function markTable(marks: Marks, table: TableDecl): void {
  declare(marks, table.name);
  use(marks, table.parent, table.date);
  for (const member of table.members) markMember(marks, member);
}

function markMember(marks: Marks, member: Member): void {
  if (member.kind === 'broken') return;
  markNotes(marks, member.notes, markExpression);
  if (member.kind === 'field') markField(marks, member);
  else if (member.kind === 'column') markFormula(marks, member);
  else markRequirement(marks, member);
}

function markField(marks: Marks, field: Field): void {
  const { name, type, range, missing, tags } = field;
  declare(marks, name);
  row(marks, 'field', name.start, at(name.end));
  word(marks, type.name, 'type');
  if (wordId(type.name.text, 'type') === 'option') declare(marks, ...type.args);
  else use(marks, ...type.args);
  markRange(marks, range);
  if (missing !== undefined) markMissing(marks, missing);
  for (const tag of tags) word(marks, tag, 'fieldTag');
}

/** `缺失 …`: a rule or a value. */
function markMissing(marks: Marks, rule: Field['missing'] & object): void {
  const [name] = rule.kind === 'path' && rule.names.length === 1 ? rule.names : [];
  if (name !== undefined) freeWord(marks, name, 'missingRule');
  else markExpression(marks, rule);
}

/** `角色 名称 = 式 修饰*` */
function markFormula(marks: Marks, decl: Column | Constant | Method): void {
  const { name, expr, modifiers } = decl;
  declare(marks, name);
  // Behind a closing brace the modifiers follow at once.
  const behind: Stop | undefined = closesWithBrace(expr) ? undefined : setOff(modifiers[0]);
  const head = decl.kind === 'method' ? [] : [at(name.end)];
  row(marks, decl.kind === 'method' ? 'plain' : 'column', decl.name.start, ...head, behind);
  markExpression(marks, expr);
  markModifiers(marks, modifiers);
}

function closesWithBrace(expr: Column['expr']): boolean {
  if (expr.kind === 'binary') return closesWithBrace(expr.right);
  return expr.kind === 'bands' || expr.kind === 'cases' || expr.kind === 'tiers';
}

function markRequirement(marks: Marks, decl: Requirement): void {
  const { name, each, holds, text } = decl;
  declare(marks, name);
  row(marks, 'requirement', decl.name.start, at(name.end), setOff(text));
  for (const tag of each ?? []) word(marks, tag, 'tag');
  markExpression(marks, holds);
  if (each !== undefined) markEach(marks, holds);
}

function markAssessment(marks: Marks, { name, table, when, body }: Assessment): void {
  declare(marks, name);
  use(marks, table);
  if (when !== undefined) markExpression(marks, when);
  for (const statement of body) markStatement(marks, statement);
}

function markStatement(marks: Marks, statement: Statement): void {
  if (statement.kind === 'broken') return;
  markNotes(marks, statement.notes, markExpression);
  switch (statement.kind) {
    case 'column':
      return markFormula(marks, statement);
    case 'requirement':
      return markRequirement(marks, statement);
    case 'tracks':
    case 'indicator':
    case 'weights':
      return markScoring(marks, statement);
    default:
      return markOutcome(marks, statement);
  }
}
