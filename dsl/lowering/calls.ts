/** Calls: built-in functions and methods. */

import { nearest } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { replacement } from '../diagnostics/index.ts';
import { spelling, wordId, wordsOfKind } from '../keywords/keywords.ts';
import { preludeFile } from '../prelude/prelude.ts';
import { integerGrid, joinGrids, rationalGrid } from '../types/grid.ts';
import { hull, unbounded } from '../types/interval.ts';
import { boolType, numberType, ratio } from '../types/type.ts';
import { aggregate, aggregateOperation } from './aggregates.ts';
import { choose } from './choose.ts';
import { asCondition } from './conditions.ts';
import { type Lowering, type Scope, site } from './context.ts';
import { type LagFunction, lag } from './lags.ts';
import { modified } from './modifiers.ts';
import { asNumber } from './numbers.ts';
import { type Formula, broken, op } from './tree.ts';

/** Where methods stop being put into each other: a recursion is found long before. */
const deepestMethod = 50;

export function call(low: Lowering, scope: Scope, expr: ast.Call): Formula {
  const [name, more] = expr.callee.names;
  if (!name || name.missing) return broken(expr);
  const method = more ? undefined : findMethod(low, name.text);
  const id = more ? undefined : wordId(name.text, 'builtin');
  const modifiers = expr.when ?? expr.scope?.kind ?? expr.via ?? expr.levels ?? expr.weight;
  const aggregates = id === undefined ? undefined : aggregateOperation(id);
  if (modifiers && !aggregates && (method ?? id)) {
    low.report('wrong-arguments', site(scope, expr), {
      name: name.text,
      expected: { zh: '括号里只写参数，不能带“当、同、全体、经、权”', en: 'arguments alone, without when, same, overall, via or weighted' },
      usage: `${name.text}(…)`,
    });
    return broken(expr);
  }
  if (method) return methodCall(low, scope, expr, name, method);
  if (!id) return unknownFunction(low, scope, expr, more ?? name);
  if (aggregates && (expr.args.length < 2 || modifiers)) return aggregate(low, scope, aggregates, expr);
  return builtin(low, scope, id, expr, name.text);
}

function findMethod(low: Lowering, name: string): ReturnType<Lowering['symbols']['methods']['get']> {
  const standard = wordId(name, 'method');
  return low.symbols.methods.get(name) ?? (standard ? low.symbols.methods.get(spelling(standard, 'method', 'zh')) : undefined);
}

function unknownFunction(low: Lowering, scope: Scope, expr: ast.Call, name: ast.Name): Formula {
  const known = [...low.symbols.methods.keys(), ...wordsOfKind('builtin').flatMap((word) => [word.zh, word.en])];
  const near = nearest(name.text, known);
  low.report(
    'unknown-function',
    site(scope, name),
    { name: name.text, nearest: near ?? '' },
    near ? { fixes: [replacement(name, near)] } : {},
  );
  for (const arg of expr.args) low.lower(scope, arg);
  return broken(expr);
}

/** A method is put in place: its parameters stand for the arguments as written. */
function methodCall(
  low: Lowering,
  scope: Scope,
  expr: ast.Call,
  name: ast.Name,
  method: NonNullable<ReturnType<typeof findMethod>>,
): Formula {
  const { decl, file } = method;
  const signature = `${decl.name.text}(${decl.parameters.map((parameter) => parameter.text).join(', ')})`;
  if (scope.methods.includes(decl.name.text) || scope.methods.length > deepestMethod) {
    const cycle = [...scope.methods.slice(scope.methods.indexOf(decl.name.text)), decl.name.text].join(' → ');
    low.report('recursive-method', site(scope, name), { name: decl.name.text, cycle });
    return broken(expr);
  }
  if (expr.args.length !== decl.parameters.length) {
    const count = decl.parameters.length;
    low.report('wrong-arguments', site(scope, expr), {
      name: decl.name.text,
      expected: { zh: `${count} 个参数`, en: `${count} argument(s)` },
      found: expr.args.length,
      usage: signature,
    });
    return broken(expr);
  }
  const locals = new Map(
    decl.parameters.map((parameter, i) => [
      parameter.text,
      { kind: 'argument', expr: expr.args[i] ?? expr, file: scope.file, locals: scope.locals, callSite: scope.callSite } as const,
    ]),
  );
  const callSite = file === preludeFile ? site(scope, expr) : undefined;
  const inside: Scope = { ...scope, file, locals, callSite, methods: [...scope.methods, decl.name.text] };
  const body = low.lower(inside, decl.expr);
  const { formula } = modified(low, inside, body, decl.modifiers);
  return { ...formula, span: expr };
}

function builtin(low: Lowering, scope: Scope, id: string, expr: ast.Call, name: string): Formula {
  switch (id) {
    case 'previous':
    case 'year_ago':
    case 'to_date':
    case 'streak':
      return lag(low, scope, id satisfies LagFunction, expr);
    case 'has_value': {
      const [x] = take(low, scope, expr, name, 1, `${name}(列)`);
      return x ? { tree: op('has', x.tree), type: boolType, span: expr } : broken(expr);
    }
    case 'default': {
      const pair = take(low, scope, expr, name, 2, `${name}(列, 值)`);
      if (pair.length === 0) return broken(expr);
      const { formulas, type } = choose(low, scope, pair);
      return { tree: op('default', ...formulas.map((formula) => formula.tree)), type, span: expr };
    }
    case 'count': {
      const conditions = expr.args.map((arg) => asCondition(low, scope, low.lower(scope, arg)));
      const trees = conditions.filter((tree) => tree !== undefined);
      return trees.length === conditions.length
        ? { tree: op('countTrue', ...trees), type: numberType(ratio, integerGrid), span: expr }
        : broken(expr);
    }
    case 'min':
    case 'max':
    case 'mean':
      return scalars(low, scope, id, expr);
    case 'year_of':
    case 'quarter_of':
    case 'month_of': {
      const [date] = take(low, scope, expr, name, 1, `${name}(日期)`);
      if (!date || date.type.t === 'error') return broken(expr);
      if (date.type.t !== 'date') {
        low.report('wrong-type', site(scope, date.span), {
          expected: { zh: '日期', en: 'A date' },
          found: low.textOf(site(scope, date.span)),
          advice: '',
        });
        return broken(expr);
      }
      const operator = id === 'year_of' ? 'yearOf' : id === 'quarter_of' ? 'quarterOf' : 'monthOf';
      return { tree: op(operator, date.tree), type: numberType(ratio, integerGrid), span: expr };
    }
    case 'weight_share':
    case 'indicator_count':
    case 'module_count':
      low.report('wrong-type', site(scope, expr), {
        expected: { zh: '每行的数', en: 'A figure of the row' },
        found: { zh: `关于规则本身的“${name}”`, en: `"${name}", which speaks of the rules` },
        advice: { zh: '它只能写在“要求”里', en: 'It can only stand in "require"' },
      });
      return broken(expr);
    default: {
      const operation = aggregateOperation(id);
      if (operation) return aggregate(low, scope, operation, expr);
      return unknownFunction(low, scope, expr, expr.callee.names[0] ?? { ...expr.callee, text: name });
    }
  }
}

/** Exactly `count` arguments, read; none after saying what was wrong. */
function take(low: Lowering, scope: Scope, expr: ast.Call, name: string, count: number, usage: string): readonly Formula[] {
  if (expr.args.length === count) return expr.args.map((arg) => low.lower(scope, arg));
  low.report('wrong-arguments', site(scope, expr), {
    name,
    expected: { zh: `${count} 个参数`, en: `${count} argument(s)` },
    found: expr.args.length,
    usage,
  });
  return [];
}

/** `最小(a, b)`: among values of one row. */
function scalars(low: Lowering, scope: Scope, id: 'min' | 'max' | 'mean', expr: ast.Call): Formula {
  const { formulas, type } = choose(
    low,
    scope,
    expr.args.map((arg) => low.lower(scope, arg)),
  );
  const numbers = formulas.map((formula) => asNumber(low, scope, formula));
  if (type.t !== 'num' || numbers.some((number) => !number)) return broken(expr);
  const ranges = numbers.map((number) => number?.type.range ?? unbounded);
  const grid =
    id === 'mean' ? rationalGrid : numbers.reduce((joined, number) => joinGrids(joined, number?.type.grid ?? rationalGrid), type.grid);
  // All may be blank only if each may be.
  const mayBeNa = formulas.every((formula) => formula.mayBeNa !== undefined) ? formulas[0]?.mayBeNa : undefined;
  return {
    tree: op(id, ...formulas.map((formula) => formula.tree)),
    type: numberType(type.unit, grid, { pct: type.pct, range: ranges.reduce(hull) }),
    span: expr,
    ...(mayBeNa === undefined ? {} : { mayBeNa }),
  };
}
