/** A name in a formula: the column that it stands for, as a reference. */

import { parseNumber } from '../../engine/numbers/index.ts';
import { type PeriodKind, type Role, type Step, isFiner, nearest } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { type Cursor, type Target, resolve, visibleNames } from '../binder/resolve.ts';
import { replacement } from '../diagnostics/index.ts';
import { describePeriod } from '../types/describe.ts';
import { wordsOfKind } from '../keywords/keywords.ts';
import { errorType, points } from '../types/type.ts';
import { type ColumnInfo, type Lowering, type NodeInfo, type Scope, site } from './context.ts';
import { type Formula, broken, constant, literal, op, ref } from './tree.ts';

export function nameFormula(low: Lowering, scope: Scope, path: ast.Path): Formula {
  if (path.names.some((name) => name.missing)) return broken(path);
  return targetFormula(low, scope, path, resolve(low, scope, path));
}

function targetFormula(low: Lowering, scope: Scope, path: ast.Path, target: Target): Formula {
  const at = site(scope, path);
  const text = path.names.map((name) => name.text).join('.');
  switch (target.kind) {
    case 'column': {
      const info = nodeOf(low.compile(target.column), target.accessor);
      return { ...reference(low, scope, path, info, target.at), span: path };
    }
    case 'local': {
      if (target.rest.length > 0) return argumentPath(low, scope, path, target);
      if (target.local.kind === 'formula') return { ...target.local.formula, span: path };
      const { expr, file, locals, callSite } = target.local;
      // Mistakes in the argument are told where it stands; in here it is only a value.
      return { ...low.lower({ ...scope, file, locals, callSite }, expr), span: path };
    }
    case 'word':
      return word(low, scope, path, target.id);
    case 'row': {
      const what = { zh: `一张表（对象或台账）`, en: 'a table (subject or ledger)' };
      low.report('not-a-value', at, { name: text, what });
      return broken(path);
    }
    case 'elsewhere':
      low.report('child-outside-aggregate', at, { name: text, table: target.table.name, parent: scope.here.table.name });
      return broken(path);
    case 'finerLink':
      low.report('finer-period', at, {
        name: target.name.text,
        fine: describePeriod(target.link.period),
        coarse: describePeriod(scope.here.period),
      });
      return broken(path);
    case 'ambiguous':
      low.report('ambiguous-name', site(scope, target.name), {
        name: target.name.text,
        candidates: target.candidates.join('、'),
        example: target.candidates[0] ?? '',
      });
      return broken(path);
    case 'unknown':
      unknownName(low, scope, target);
      return broken(path);
  }
}

export function unknownName(low: Lowering, scope: Scope, target: Target & { kind: 'unknown' }): void {
  if (target.name.text === '' || target.name.missing) return;
  const near = nearest(target.name.text, target.candidates());
  const split = near ? undefined : splitKeyword(target.name.text, visibleNames(low, scope.here));
  const fix = near ?? split;
  low.report(
    'unknown-name',
    site(scope, target.name),
    { name: target.name.text, where: target.where, nearest: near ?? '', split: split ?? '' },
    fix ? { fixes: [replacement(target.name, fix)] } : {},
  );
}

/** `x.列` where x is a parameter: the argument must be a path, which goes on. */
function argumentPath(low: Lowering, scope: Scope, path: ast.Path, target: Target & { kind: 'local' }): Formula {
  if (target.local.kind === 'argument' && target.local.expr.kind === 'path') {
    const { expr, file, locals, callSite } = target.local;
    return nameFormula(low, { ...scope, file, locals, callSite }, { ...expr, names: [...expr.names, ...target.rest] });
  }
  const name = target.rest[0] ?? { ...path, text: '' };
  unknownName(low, scope, { kind: 'unknown', name, candidates: () => [], where: path.names[0]?.text ?? '' });
  return broken(path);
}

function nodeOf(info: ColumnInfo, accessor: 'rate' | 'from_last' | undefined): NodeInfo {
  switch (accessor) {
    case 'rate':
      return info.rate ?? info.main;
    case 'from_last':
      return info.reversed ?? info.main;
    case undefined:
      return info.main;
  }
}

/** Reads a node from the row that the cursor has reached; a coarser period is stepped to, a finer one is a mistake. */
function reference(low: Lowering, scope: Scope, path: ast.Path, info: NodeInfo, cursor: Cursor): Formula {
  if (info.type.t === 'error') return broken(path);
  if (info.referenceOnly && !mayReadReference.has(scope.owner.role)) {
    low.report('reference-only', site(scope, path), { name: path.names.map((name) => name.text).join('.'), reader: scope.owner.label });
  }
  const steps = alignPeriod(cursor, info.frame.period);
  if (!steps) {
    const text = path.names.map((name) => name.text).join('.');
    low.report('finer-period', site(scope, path), {
      name: text,
      fine: describePeriod(info.frame.period),
      coarse: describePeriod(cursor.period),
    });
    return broken(path);
  }
  return { tree: ref(info.id, steps), type: info.type, span: path, ...(info.mayBeNa === undefined ? {} : { mayBeNa: info.mayBeNa }) };
}

/** What may look at an input that is 仅参考: nothing that a score depends on. */
const mayReadReference: ReadonlySet<Role> = new Set(['alert', 'requirement', 'consequence']);

/** The steps to the row in the column's own period; undefined where that is finer than the row's. */
export function alignPeriod(cursor: Cursor, period: PeriodKind): readonly Step[] | undefined {
  if (cursor.period === period) return cursor.steps;
  return isFiner(period, cursor.period) ? undefined : [...cursor.steps, { coarsen: period }];
}

function word(low: Lowering, scope: Scope, path: ast.Path, id: string): Formula {
  const full = low.symbols.headers.full && parseNumber(low.symbols.headers.full.text);
  if (id === 'full' && full) return constant(full, path, points);
  if (id === 'period_end' && scope.here.period !== 'none') return { tree: op('periodEnd'), type: { t: 'date' }, span: path };
  if (id === 'not_applicable') return { tree: literal({ blank: 'na' }), type: errorType, span: path, mayBeNa: '不适用' };
  unknownName(low, scope, { kind: 'unknown', name: path.names[0] ?? { ...path, text: '' }, candidates: () => [], where: '' });
  return broken(path);
}

/** `产值且投资` → `产值 且 投资`, where both sides are names. */
function splitKeyword(text: string, names: readonly string[]): string | undefined {
  const known = new Set(names);
  for (const { zh } of wordsOfKind('operator')) {
    const at = text.indexOf(zh);
    if (at > 0 && known.has(text.slice(0, at)) && known.has(text.slice(at + zh.length)))
      return `${text.slice(0, at)} ${zh} ${text.slice(at + zh.length)}`;
  }
  return undefined;
}
