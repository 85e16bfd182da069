/** Fields of tables: what data fill. */

import { compare, formatExact } from '../../../engine/numbers/index.ts';
import type { Logic, OnMissing } from '../../../engine/plan/index.ts';
import type * as ast from '../../ast/ast.ts';
import type { ColumnSymbol } from '../../binder/symbols.ts';
import { wordId, wordsOfKind } from '../../keywords/keywords.ts';
import { describeType } from '../../types/describe.ts';
import { decimalGrid, integerGrid } from '../../types/grid.ts';
import { type Interval, interval } from '../../types/interval.ts';
import { type ValueType, numberType, planType, points, ratio } from '../../types/type.ts';
import { type ColumnInfo, type Here, type Lowering, type Scope, emit, frameOf, site } from '../context.ts';
import { unknownWord } from '../modifiers.ts';
import { type NumberFormula, asNumber, convert } from '../numbers.ts';
import { toLogic } from '../tree.ts';
import { headOf, hereOf, scopeOf } from './head.ts';

export function field(low: Lowering, column: ColumnSymbol, decl: ast.Field): ColumnInfo {
  const here: Here = { ...hereOf(column.owner), period: decl.period ?? 'none' };
  const scope = scopeOf(column, 'field', here);
  const type = fieldType(low, scope, decl);
  const onMissing = missingRule(low, scope, decl.name, decl.missing ?? low.symbols.headers.missing, decl.missing !== undefined, type);
  const referenceOnly = decl.tags.some((tag) => tagOf(low, scope, tag) === 'reference_only');
  const plan = planType(type);
  const main = {
    id: column.id, type, frame: frameOf(here),
    ...(onMissing?.rule === 'na' ? { mayBeNa: column.name.text } : {}),
    ...(referenceOnly ? { referenceOnly } : {}),
  };
  if (plan && onMissing) {
    emit(low, { ...headOf(low, column, 'field', here), type: plan, kind: 'input', column: decl.name.text, onMissing, ...(referenceOnly ? { referenceOnly } : {}) });
  }
  return { main };
}

function tagOf(low: Lowering, scope: Scope, tag: ast.Name): string | undefined {
  const id = wordId(tag.text, 'tag');
  if (!id && !tag.missing) unknownWord(low, scope.file, tag, wordsOfKind('tag'));
  return id;
}

// ——— Types ———

function fieldType(low: Lowering, scope: Scope, decl: ast.Field): ValueType {
  const { name, args } = decl.type;
  const range = decl.range && rangeOfField(low, scope, decl);
  const spread = range ? { range } : {};
  switch (wordId(name.text, 'type')) {
    case 'number':
      return numberType(args[0] ? { [args[0].text]: 1 } : ratio, decimalGrid, spread);
    case 'integer':
      return numberType(args[0] ? { [args[0].text]: 1 } : ratio, integerGrid, spread);
    case 'percent':
      return numberType(ratio, decimalGrid, { pct: true, ...spread });
    case 'points':
      return numberType(points, decimalGrid, spread);
    case 'yes_no':
      return { t: 'bool' };
    case 'text':
      return { t: 'text' };
    case 'date':
      return { t: 'date' };
    case 'option':
      return optionType(low, scope, decl.type);
    default:
      if (!name.missing) unknownWord(low, scope.file, name, wordsOfKind('type'));
      return { t: 'error' };
  }
}

function optionType(low: Lowering, scope: Scope, type: ast.TypeName): ValueType {
  const seen = new Set<string>();
  for (const option of type.args) {
    if (seen.has(option.text)) low.report('duplicate-name', site(scope, option), { name: option.text });
    seen.add(option.text);
  }
  if (seen.size === 0) low.report('bad-literal', site(scope, type), { what: { zh: '选项', en: 'An option' }, expected: { zh: '选项(甲、乙、…)', en: 'option(a, b, …)' }, found: low.textOf(site(scope, type)), advice: '' });
  return seen.size === 0 ? { t: 'error' } : { t: 'opt', of: [...seen] };
}

function rangeOfField(low: Lowering, scope: Scope, decl: ast.Field): Interval | undefined {
  if (!decl.range) return undefined;
  const ends = [decl.range.low, decl.range.high].map((end) => asNumber(low, scope, low.lower(scope, end)));
  const [min, max] = ends.map((end) => end?.constant);
  if (min && max && compare(min, max) <= 0) return interval(min, max);
  if (ends.every((end) => end !== undefined)) {
    const found = min && max ? `${formatExact(min)} .. ${formatExact(max)}` : low.textOf(site(scope, decl.range));
    low.report('bad-literal', site(scope, decl.range), { what: { zh: '范围', en: 'A range' }, expected: { zh: '从小到大的两个数', en: 'two numbers, the smaller first' }, found, advice: '' });
  }
  return undefined;
}

// ——— What a missing value means ———

/** `own`: said on the field itself; the head's rule then does not speak. */
export function missingRule(low: Lowering, scope: Scope, name: ast.Name, rule: ast.Expr | undefined, own: boolean, type: ValueType): OnMissing | undefined {
  if (!rule) {
    low.report('missing-rule-open', site(scope, name), { name: name.text });
    return undefined;
  }
  const word = rule.kind === 'path' && rule.names.length === 1 ? wordId(rule.names[0]?.text ?? '', 'missingRule') : undefined;
  if (word === 'error') return { rule: 'error' };
  if (word === 'not_applicable') return { rule: 'na' };
  // A value in the head suits some kinds of fields and not others; those need their own.
  const value = missingValue(low, scope, rule, type);
  if (value) return { rule: 'value', value };
  if (!own && type.t !== 'error') low.report('missing-rule-open', site(scope, name), { name: name.text });
  return undefined;
}

function missingValue(low: Lowering, scope: Scope, rule: ast.Expr, type: ValueType): Logic | undefined {
  if (type.t === 'error') return undefined;
  if (type.t === 'opt' && rule.kind === 'path' && type.of.includes(rule.names[0]?.text ?? '')) return { o: rule.names[0]?.text ?? '' };
  if (type.t === 'bool' && rule.kind === 'path' && ['是', '否', 'yes', 'no'].includes(rule.names[0]?.text ?? '')) return { b: ['是', 'yes'].includes(rule.names[0]?.text ?? '') };
  const formula = low.lower(scope, rule);
  if (formula.type.t === 'error') return undefined;
  if (type.t === 'num' && formula.type.t === 'num') {
    const number: NumberFormula = { ...formula, type: formula.type };
    const same = convert(number, type.unit);
    if (same?.constant) return { n: formatExact(same.constant) };
  } else if (formula.type.t === type.t && formula.tree.kind === 'literal') {
    return toLogic(formula.tree).logic;
  }
  low.report('wrong-type', site(scope, rule), { expected: describeType(type), found: describeType(formula.type), advice: '' });
  return undefined;
}
