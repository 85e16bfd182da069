/** What a path of names stands for, seen from the row at hand. */

import { type PeriodKind, type Step, isFiner } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { wordId } from '../keywords/keywords.ts';
import type { Here, Local, Lowering, Scope } from '../lowering/context.ts';
import { type AssessmentSymbol, type ColumnSymbol, type LinkSymbol, type TableSymbol, periodOf, tableOf } from './symbols.ts';

/** The row reached so far. */
export type Cursor = Here & { readonly steps: readonly Step[] };

export type Target =
  | { readonly kind: 'column'; readonly column: ColumnSymbol; readonly at: Cursor; readonly accessor: 'rate' | 'from_last' | undefined }
  /** The row of a table reached by many→one steps, as `同 单位` names it. */
  | { readonly kind: 'row'; readonly at: Cursor }
  /** A table that lies below or beside: only an aggregate reads it. */
  | { readonly kind: 'elsewhere'; readonly table: TableSymbol; readonly rest: readonly ast.Name[] }
  | { readonly kind: 'local'; readonly local: Local; readonly rest: readonly ast.Name[] }
  | { readonly kind: 'word'; readonly id: string }
  /** `candidates`: names that could stand there, asked for only when the mistake is told; an option beside its column is none. */
  | { readonly kind: 'unknown'; readonly name: ast.Name; readonly candidates: () => readonly string[]; readonly where: string }
  | { readonly kind: 'ambiguous'; readonly name: ast.Name; readonly candidates: readonly string[] }
  /** A link that changes within the period of the row at hand. */
  | { readonly kind: 'finerLink'; readonly name: ast.Name; readonly link: LinkSymbol };

export function resolve(low: Lowering, scope: Scope, path: ast.Path): Target {
  const [head, ...rest] = path.names;
  if (!head) return { kind: 'unknown', name: { ...path, text: '' }, candidates: () => [], where: '' };
  const start: Cursor = { ...scope.here, steps: [] };

  const local = scope.locals.get(head.text);
  if (local) return { kind: 'local', local, rest };
  const near = memberOf(low, start, head) ?? (scope.upward ? upward(low, start, head) : undefined);
  if (near) return walk(low, scope, near, head, rest);
  const table = low.symbols.tables.get(head.text);
  if (table) {
    const reached = reach(low, start, table);
    use(low, scope, head, table);
    return reached ? walkFrom(low, scope, reached, head, rest) : { kind: 'elsewhere', table, rest };
  }
  const constant = low.symbols.whole.columns.get(head.text);
  if (constant)
    return walk(
      low,
      scope,
      {
        kind: 'column',
        column: constant,
        at: { table: low.symbols.whole, period: start.period, assessment: undefined, steps: [{ one: low.symbols.whole.name }] },
      },
      head,
      rest,
    );
  const word = wordId(head.text, 'blank') ?? wordId(head.text, 'builtin');
  if (word && rest.length === 0) return { kind: 'word', id: word };
  return { kind: 'unknown', name: head, candidates: () => visibleNames(low, start), where: '' };
}

type Member =
  | { readonly kind: 'column'; readonly column: ColumnSymbol; readonly at: Cursor }
  | { readonly kind: 'cursor'; readonly at: Cursor }
  | (Target & { kind: 'ambiguous' | 'finerLink' });

/** Own assessment's column, own table's column or link, an assessment of the own table. */
function memberOf(low: Lowering, at: Cursor, name: ast.Name): Member | undefined {
  const column = at.assessment?.columns.get(name.text) ?? at.table.columns.get(name.text);
  if (column) return { kind: 'column', column, at };
  const link = at.table.links.get(name.text);
  if (link) return follow(low, at, link, name);
  const assessment = low.symbols.assessments.get(name.text);
  if (assessment?.table === at.table) return { kind: 'cursor', at: { ...at, assessment } };
  return undefined;
}

function follow(low: Lowering, at: Cursor, link: LinkSymbol, name: ast.Name): Member | undefined {
  const table = low.symbols.tables.get(link.to.text);
  if (!table) return undefined;
  if (isFiner(link.period, at.period)) return { kind: 'finerLink', name, link };
  return { kind: 'cursor', at: { table, period: at.period, assessment: undefined, steps: [...at.steps, { up: link.name }] } };
}

/** Level by level up the links; two finds at one level are ambiguous. */
function upward(low: Lowering, start: Cursor, name: ast.Name): Member | undefined {
  const seen = new Set([start.table]);
  for (let level = climb(low, [start], seen); level.length > 0; level = climb(low, level, seen)) {
    const found = level.flatMap((at) => memberOf(low, at, name) ?? []);
    if (found.length > 1) {
      return {
        kind: 'ambiguous',
        name,
        candidates: level.filter((at) => memberOf(low, at, name)).map((at) => `${pathText(at)}.${name.text}`),
      };
    }
    if (found[0]) return found[0];
  }
  return undefined;
}

function climb(low: Lowering, level: readonly Cursor[], seen: Set<TableSymbol>): readonly Cursor[] {
  const next = level.flatMap((at) =>
    [...at.table.links.values()].flatMap((link) => {
      const reached = follow(low, at, link, link.to);
      return reached?.kind === 'cursor' && !seen.has(reached.at.table) ? [reached.at] : [];
    }),
  );
  for (const at of next) seen.add(at.table);
  return next;
}

function pathText(at: Cursor): string {
  return at.steps
    .map((step) => ('up' in step ? step.up : 'one' in step ? step.one : ''))
    .filter((text) => text !== '')
    .join('.');
}

/** The table itself, an ancestor by 属于, or a one-row table. */
export function reach(low: Lowering, start: Cursor, table: TableSymbol): Cursor | undefined {
  if (start.table === table) return start;
  if (table.table === 'one') return { table, period: start.period, assessment: undefined, steps: [...start.steps, { one: table.name }] };
  const seen = new Set<TableSymbol>();
  for (let at: Cursor | undefined = start; at && !seen.has(at.table); ) {
    seen.add(at.table);
    const up: Member | undefined = at.table.parent && follow(low, at, at.table.parent, at.table.parent.to);
    at = up?.kind === 'cursor' ? up.at : undefined;
    if (at?.table === table) return at;
  }
  return undefined;
}

function walk(low: Lowering, scope: Scope, member: Member, name: ast.Name, rest: readonly ast.Name[]): Target {
  switch (member.kind) {
    case 'cursor':
      return walkFrom(low, scope, member.at, name, rest);
    case 'ambiguous':
    case 'finerLink':
      return member;
    case 'column': {
      use(low, scope, name, member.column);
      const [suffix, ...extra] = rest;
      if (!suffix) return { ...member, accessor: undefined };
      const accessor = wordId(suffix.text, 'accessor');
      const fits =
        (accessor === 'rate' && member.column.decl.kind === 'indicator') ||
        (accessor === 'from_last' && member.column.decl.kind === 'ranking');
      const wrong = extra[0] ?? suffix;
      if (!fits || extra.length > 0) return { kind: 'unknown', name: wrong, candidates: () => ['得分率', '倒数'], where: name.text };
      return { ...member, accessor: accessor === 'rate' ? 'rate' : 'from_last' };
    }
  }
}

function walkFrom(low: Lowering, scope: Scope, at: Cursor, previous: ast.Name, rest: readonly ast.Name[]): Target {
  const [name, ...more] = rest;
  if (!name) return { kind: 'row', at };
  const member = memberOf(low, at, name) ?? oneOrAncestor(low, at, name);
  if (member) return walk(low, scope, member, name, more);
  return { kind: 'unknown', name, candidates: () => visibleNames(low, at), where: previous.text };
}

function oneOrAncestor(low: Lowering, at: Cursor, name: ast.Name): Member | undefined {
  const table = low.symbols.tables.get(name.text);
  const reached = table && table !== at.table ? reach(low, at, table) : undefined;
  return reached && { kind: 'cursor', at: reached };
}

function use(low: Lowering, scope: Scope, name: ast.Name, target: ColumnSymbol | TableSymbol | AssessmentSymbol): void {
  low.uses.push({ site: { file: scope.file, span: name }, target });
}

/** Names that could stand here, for did-you-mean. */
export function visibleNames(low: Lowering, at: Here): readonly string[] {
  const assessments = [...low.symbols.assessments.values()].filter((a) => a.table === at.table).map((a) => a.name);
  return [
    ...(at.assessment?.columns.keys() ?? []),
    ...at.table.columns.keys(),
    ...at.table.links.keys(),
    ...assessments,
    ...[...low.symbols.tables.keys()].filter((name) => !name.startsWith('$')),
    ...low.symbols.whole.columns.keys(),
  ];
}

/** The grain at which a column changes. */
export function columnPeriod(low: Lowering, column: ColumnSymbol): PeriodKind {
  const { owner, decl } = column;
  if (decl.kind === 'field') return tableOf(owner).table === 'ledger' ? 'none' : (decl.period ?? 'none');
  if (owner.kind === 'table' && decl.kind === 'column')
    return low.columns.get(column.id)?.main.frame.period ?? low.tableColumnPeriod(column);
  return periodOf(owner);
}
