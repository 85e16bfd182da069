/** Fields of tables: what data fill. */

import { compare, formatExact, parseNumber } from '../../../engine/numbers/index.ts';
import { type Logic, type OnMissing, nearest } from '../../../engine/plan/index.ts';
import type * as ast from '../../ast/ast.ts';
import { columnPeriod } from '../../binder/resolve.ts';
import type { ColumnSymbol } from '../../binder/symbols.ts';
import { replacement } from '../../diagnostics/index.ts';
import { wordId, wordsOfKind } from '../../keywords/keywords.ts';
import { describeType } from '../../types/describe.ts';
import { decimalGrid, integerGrid } from '../../types/grid.ts';
import { exactly, hull, interval } from '../../types/interval.ts';
import { type NumberType, type ValueType, numberType, planType, points, ratio } from '../../types/type.ts';
import { type ColumnInfo, type Here, type Lowering, type Scope, emit, frameOf, site } from '../context.ts';
import { unknownWord } from '../modifiers.ts';
import { type NumberFormula, asNumber, askPercent, comparing, convert, unify } from '../numbers.ts';
import { broken, toLogic } from '../tree.ts';
import { headOf, hereOf, scopeOf } from './head.ts';

export function field(low: Lowering, column: ColumnSymbol, decl: ast.Field): ColumnInfo {
  const here: Here = { ...hereOf(column.owner), period: columnPeriod(low, column) };
  const scope = scopeOf(column, 'field', here);
  const type = fieldType(low, scope, decl);
  const onMissing = missingRule(low, scope, decl.name, decl.missing ?? low.symbols.headers.missing, decl.missing !== undefined, type);
  const referenceOnly = decl.tags.some((tag) => tagOf(low, scope, tag) === 'reference_only');
  const plan = planType(type);
  const main = {
    id: column.id,
    type: withMissing(type, onMissing),
    frame: frameOf(here),
    ...(onMissing?.rule === 'na' ? { mayBeNa: column.name.text } : {}),
    ...(referenceOnly ? { referenceOnly } : {}),
  };
  if (plan && onMissing) {
    emit(low, {
      ...headOf(low, column, 'field', here),
      type: plan,
      kind: 'input',
      column: decl.name.text,
      onMissing,
      ...(referenceOnly ? { referenceOnly } : {}),
    });
  }
  return { main };
}

/** What stands for a missing value can lie outside the range that is asked of data. */
function withMissing(type: ValueType, onMissing: OnMissing | undefined): ValueType {
  if (type.t !== 'num' || !type.range || onMissing?.rule !== 'value' || !('n' in onMissing.value) || typeof onMissing.value.n !== 'string')
    return type;
  const value = parseNumber(onMissing.value.n);
  return value ? { ...type, range: hull(type.range, exactly(value)) } : type;
}

function tagOf(low: Lowering, scope: Scope, tag: ast.Name): string | undefined {
  const id = wordId(tag.text, 'fieldTag');
  if (!id && !tag.missing) unknownWord(low, scope.file, tag, wordsOfKind('fieldTag'));
  return id;
}

// ——— Types ———

function fieldType(low: Lowering, scope: Scope, decl: ast.Field): ValueType {
  const { name, args } = decl.type;
  const id = wordId(name.text, 'type');
  checkArguments(low, scope, decl.type, id);
  const unit = args[0] ? { [args[0].text]: 1 } : ratio;
  switch (id) {
    case 'number':
      return ranged(low, scope, decl, numberType(unit, decimalGrid));
    case 'integer':
      return ranged(low, scope, decl, numberType(unit, integerGrid));
    case 'percent':
      return ranged(low, scope, decl, numberType(ratio, decimalGrid, { pct: true }));
    case 'points':
      return ranged(low, scope, decl, numberType(points, decimalGrid));
    default: {
      const type = otherType(low, scope, decl, id);
      if (decl.range && type.t !== 'error')
        low.report('wrong-type', site(scope, decl.type), {
          expected: { zh: '能写范围的数、整数、百分比或分', en: 'A number, integer, percent or points, which can have a range,' },
          found: describeType(type),
          advice: { zh: '去掉范围，或改类型', en: 'Remove the range, or change the type' },
        });
      return type;
    }
  }
}

function otherType(low: Lowering, scope: Scope, { type }: ast.Field, id: string | undefined): ValueType {
  const { name } = type;
  switch (id) {
    case 'yes_no':
      return { t: 'bool' };
    case 'text':
      return { t: 'text' };
    case 'date':
      return { t: 'date' };
    case 'option':
      return optionType(low, scope, type);
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
  if (seen.size === 0)
    low.report('bad-literal', site(scope, type), {
      what: { zh: '选项', en: 'An option' },
      expected: { zh: '选项(甲、乙、…)', en: 'option(a, b, …)' },
      found: low.textOf(site(scope, type)),
      advice: '',
    });
  return seen.size === 0 ? { t: 'error' } : { t: 'opt', of: [...seen] };
}

/** A number has one unit at most, an option any number of names, the other kinds nothing in parentheses. */
function checkArguments(low: Lowering, scope: Scope, type: ast.TypeName, id: string | undefined): void {
  if (id === undefined || id === 'option') return;
  const extra = type.args[id === 'number' || id === 'integer' ? 1 : 0];
  if (!extra) return;
  const expected =
    id === 'number' || id === 'integer'
      ? { zh: '至多一个单位，如“数(万元)”', en: 'one unit at most, as "number(万元)"' }
      : { zh: `“${type.name.text}”，不带括号`, en: `"${type.name.text}", without parentheses` };
  low.report('bad-literal', site(scope, extra), {
    what: { zh: '类型', en: 'A type' },
    expected,
    found: low.textOf(site(scope, type)),
    advice: '',
  });
}

/** The type with the field's range, in the field's unit. */
function ranged(low: Lowering, scope: Scope, decl: ast.Field, type: NumberType): NumberType {
  if (!decl.range) return type;
  const ends = [decl.range.low, decl.range.high].map((end) => {
    const value = asNumber(low, scope, low.lower(scope, end));
    return value && unify(low, scope, { ...broken(end), type }, value, comparing)?.[1];
  });
  const [min, max] = ends.map((end) => end?.constant);
  if (min && max && compare(min, max) <= 0) return { ...type, range: interval(min, max) };
  if (ends.every((end) => end !== undefined)) {
    low.report('bad-literal', site(scope, decl.range), {
      what: { zh: '范围', en: 'A range' },
      expected: { zh: '从小到大的两个数', en: 'two numbers, the smaller first' },
      found: low.textOf(site(scope, decl.range)),
      advice: '',
    });
  }
  return type;
}

// ——— What a missing value means ———

/** `own`: said on the field itself; the head's rule then does not speak. */
export function missingRule(
  low: Lowering,
  scope: Scope,
  name: ast.Name,
  rule: ast.Expr | undefined,
  own: boolean,
  type: ValueType,
): OnMissing | undefined {
  if (!rule) {
    low.report('missing-rule-open', site(scope, name), { name: name.text });
    return undefined;
  }
  const word = rule.kind === 'path' && rule.names.length === 1 ? wordId(rule.names[0]?.text ?? '', 'missingRule') : undefined;
  if (word === 'error') return { rule: 'error' };
  if (word === 'not_applicable') return { rule: 'na' };
  // A value in the head suits some kinds of fields and not others; those need their own.
  const value = missingValue(low, scope, rule, type, own);
  if (value) return { rule: 'value', value };
  if (!own && type.t !== 'error' && headerRuleKnown(low)) low.report('missing-rule-open', site(scope, name), { name: name.text });
  return undefined;
}

/** `缺失 …` of the head: a rule, a value, 是 or 否; told once, not at every field. */
export function checkHeaderMissing(low: Lowering): void {
  const { headers, policy } = low.symbols;
  const [name] = headers.missing?.kind === 'path' ? headers.missing.names : [];
  if (name && !name.missing && !headerRuleKnown(low))
    unknownWord(
      low,
      policy.file,
      name,
      wordsOfKind('missingRule').filter((word) => word.id === 'error' || word.id === 'not_applicable'),
    );
}

function headerRuleKnown(low: Lowering): boolean {
  const rule = low.symbols.headers.missing;
  if (rule?.kind !== 'path') return rule?.kind !== 'missing';
  const text = rule.names[0]?.text ?? '';
  return rule.names.length === 1 && (['error', 'not_applicable'].includes(wordId(text, 'missingRule') ?? '') || truths.has(text));
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['是', true],
  ['yes', true],
  ['否', false],
  ['no', false],
]);

/** `own`: what does not suit the field is then a mistake of the field's. */
function missingValue(low: Lowering, scope: Scope, rule: ast.Expr, type: ValueType, own: boolean): Logic | undefined {
  if (type.t === 'error') return undefined;
  const [name] = rule.kind === 'path' && rule.names.length === 1 ? rule.names : [];
  if (name && type.t === 'opt') {
    if (type.of.includes(name.text)) return { o: name.text };
    const near = nearest(name.text, type.of);
    if (own && !name.missing)
      low.report(
        'unknown-option',
        site(scope, name),
        { name: name.text, column: scope.owner.label, options: type.of.join('、'), nearest: near ?? '' },
        near ? { fixes: [replacement(name, near)] } : {},
      );
    return undefined;
  }
  const truth = name && truths.get(name.text);
  if (type.t === 'bool' && truth !== undefined) return { b: truth };
  if (!own && rule.kind === 'path') return undefined;
  const formula = low.lower(scope, rule);
  if (formula.type.t === 'error') return undefined;
  if (type.t === 'num' && formula.type.t === 'num') {
    const number: NumberFormula = { ...formula, type: formula.type };
    if (own) askPercent(low, scope, { ...broken(rule), type }, number);
    const same = convert(number, type.unit);
    if (same?.constant) return { n: formatExact(same.constant) };
  } else if (formula.type.t === type.t && formula.tree.kind === 'literal') {
    return toLogic(formula.tree).logic;
  }
  if (own) low.report('wrong-type', site(scope, rule), { expected: describeType(type), found: describeType(formula.type), advice: '' });
  return undefined;
}
