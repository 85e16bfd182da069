/** First pass: collect what the files declare, merge modules into what they continue, report what is declared twice. */

import { type PeriodKind, nearest } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import type { Report, Site } from '../diagnostics/index.ts';
import { replacement } from '../diagnostics/index.ts';
import { wordId } from '../keywords/keywords.ts';
import { readHeaders } from './headers.ts';
import { tableNamed } from './table-named.ts';
import { checkTables } from './tables.ts';
import {
  type AssessmentSymbol,
  type ColumnDecl,
  type ColumnSymbol,
  type Declared,
  type LinkSymbol,
  type MethodSymbol,
  type Symbols,
  type TableSymbol,
  idOf,
  tableOf,
  wholeTable,
} from './symbols.ts';

/** `files` in order, the root first. Undefined where there is no policy to belong to. */
export function declare(files: readonly ast.SourceFile[], prelude: ast.SourceFile, report: Report): Symbols | undefined {
  const policies = files.flatMap((file) => file.items.flatMap((item) => (item.kind === 'policy' ? [{ file: file.file, decl: item }] : [])));
  const [policy, ...others] = policies;
  if (!policy) return undefined;
  for (const other of others) {
    report('two-policies', { file: other.file, span: other.decl.name }, { name: other.decl.name.text, policy: policy.decl.name.text });
  }

  const modules: Declared<ast.Module>[] = [];
  const items: Declared<ast.Item>[] = [];
  const collect = (file: string, list: readonly ast.Item[], inherited: readonly ast.Annotation[] = []): void => {
    for (const item of list) {
      if (item.kind === 'module') {
        modules.push({ file, decl: item });
        if (item.policy.text !== policy.decl.name.text && !item.policy.missing) {
          report(
            'module-of-other-policy',
            { file, span: item.policy },
            { name: item.policy.text, policy: policy.decl.name.text },
            { fixes: [replacement(item.policy, policy.decl.name.text)] },
          );
        }
        collect(
          file,
          item.items,
          item.notes.filter((note) => inheritedNotes.has(wordId(note.name.text, 'annotation') ?? '')),
        );
      } else {
        items.push({ file, decl: withNotes(item, inherited) });
      }
    }
  };
  for (const file of files) collect(file.file, file.items);

  const taken = new Map<string, Site>();
  /** Tables, assessments, methods and constants share one namespace. */
  const claim = (name: ast.Name, file: string): boolean => claimIn(taken, name, file, report);

  const whole = emptyTable(wholeTable, 'one', policy.file, undefined);
  const tables = declareTables(items, whole, claim, report);
  const assessments = declareAssessments(items, tables, claim, report);
  const methods = new Map<string, MethodSymbol>();
  for (const item of prelude.items)
    if (item.kind === 'method') methods.set(item.name.text, { kind: 'method', file: prelude.file, decl: item });
  const procedures: Declared<ast.Procedure>[] = [];
  for (const { file, decl } of items) {
    if (decl.kind === 'method' && isOurs(decl, file, report) && claim(decl.name, file))
      methods.set(decl.name.text, { kind: 'method', file, decl });
    if (decl.kind === 'constant' && claim(decl.name, file)) addColumn(whole, decl.name, file, decl, report);
    if (decl.kind === 'procedure' && claim(decl.name, file)) procedures.push({ file, decl });
  }

  checkTables(tables, assessments, report);
  const headers = readHeaders(
    policy,
    [...assessments.values()].some((a) => a.schemes.length > 0),
    report,
  );
  return { policy, headers, tables, assessments, methods, whole, modules, procedures, units: declaredUnits(tables) };
}

/** What is said before a 细则 holds for each of its rules that does not say it for itself. */
const inheritedNotes: ReadonlySet<string> = new Set(['basis', 'lead', 'owner', 'source']);

function withNotes(item: ast.Item, inherited: readonly ast.Annotation[]): ast.Item {
  if (inherited.length === 0) return item;
  const merged = <T extends ast.Broken | ast.Annotated>(part: T): T => {
    if (!('notes' in part)) return part;
    const own = new Set(part.notes.map((note) => wordId(note.name.text, 'annotation')));
    return { ...part, notes: [...part.notes, ...inherited.filter((note) => !own.has(wordId(note.name.text, 'annotation')))] };
  };
  switch (item.kind) {
    case 'assessment':
      return { ...item, body: item.body.map(merged) };
    case 'table':
      return { ...item, members: item.members.map(merged) };
    default:
      return item;
  }
}

function claimIn(taken: Map<string, Site>, name: ast.Name, file: string, report: Report): boolean {
  if (name.missing) return false;
  const first = taken.get(name.text);
  if (!first) {
    taken.set(name.text, { file, span: name });
    return true;
  }
  report(
    'duplicate-name',
    { file, span: name },
    { name: name.text },
    {
      related: [{ place: { at: 'source', file: first.file, start: first.span.start, end: first.span.end }, note: 'first' }],
    },
  );
  return false;
}

/** A method may not take the name of a standard one, nor two parameters one name. */
function isOurs(method: ast.Method, file: string, report: Report): boolean {
  const { name, parameters } = method;
  const known = wordId(name.text, 'builtin') ?? wordId(name.text, 'method');
  if (known !== undefined) report('standard-name', { file, span: name }, { name: name.text });
  const seen = new Map<string, Site>();
  for (const parameter of parameters) claimIn(seen, parameter, file, report);
  return known === undefined;
}

// ——— Tables ———

function emptyTable(name: string, table: TableSymbol['table'], file: string, decl: ast.TableDecl | undefined): TableSymbol {
  const parent: LinkSymbol | undefined = decl?.parent && {
    name: decl.parent.text,
    to: decl.parent,
    period: decl.parentPeriod ?? 'none',
    optional: false,
    file,
  };
  const links = new Map(parent ? [[parent.name, parent]] : []);
  return { kind: 'table', name, table, file, decl, parent, links, columns: new Map(), requirements: [], dateColumn: decl?.date };
}

function declareTables(
  items: readonly Declared<ast.Item>[],
  whole: TableSymbol,
  claim: (name: ast.Name, file: string) => boolean,
  report: Report,
): Map<string, TableSymbol> {
  const tables = new Map<string, TableSymbol>([[wholeTable, whole]]);
  const declarations = items.flatMap(({ file, decl }) => (decl.kind === 'table' ? [{ file, decl }] : []));
  for (const { file, decl } of declarations) {
    // A module continues a table by naming it again, without 属于, 按 or 唯一.
    const continues = !decl.parent && !decl.date && !decl.single && tables.has(decl.name.text);
    if (continues || !claim(decl.name, file)) continue;
    tables.set(decl.name.text, emptyTable(decl.name.text, decl.single ? 'one' : decl.table, file, decl));
  }
  for (const { file, decl } of declarations) {
    const table = tables.get(decl.name.text);
    if (table) declareMembers(table, file, decl, tables, report);
  }
  for (const table of tables.values()) {
    for (const link of table.links.values()) {
      tableNamed(tables, link.to, link.file, report);
    }
  }
  return tables;
}

function declareMembers(
  table: TableSymbol,
  file: string,
  decl: ast.TableDecl,
  tables: ReadonlyMap<string, TableSymbol>,
  report: Report,
): void {
  for (const member of decl.members) {
    switch (member.kind) {
      case 'field': {
        const to = member.type.name;
        if (tables.has(to.text) && member.type.args.length === 0) {
          const optional = member.missing?.kind === 'path' && ['不适用', 'not_applicable'].includes(member.missing.names[0]?.text ?? '');
          if (!claimMember(table, member.name, file, report)) break;
          table.links.set(member.name.text, { name: member.name.text, to, period: member.period ?? 'none', optional, file });
        } else {
          addColumn(table, member.name, file, member, report);
        }
        break;
      }
      case 'column':
        addColumn(table, member.name, file, member, report);
        break;
      case 'requirement':
        table.requirements.push({ file, decl: member });
        break;
      case 'broken':
        break;
    }
  }
}

function declaredUnits(tables: ReadonlyMap<string, TableSymbol>): ReadonlySet<string> {
  const units = new Set(['分', '元', '万元', '亿元']);
  for (const table of tables.values()) {
    for (const { decl } of table.columns.values()) {
      if (decl.kind === 'field')
        for (const arg of ['数', 'number'].includes(decl.type.name.text) ? decl.type.args : []) units.add(arg.text);
    }
  }
  return units;
}

// ——— Assessments ———

function declareAssessments(
  items: readonly Declared<ast.Item>[],
  tables: ReadonlyMap<string, TableSymbol>,
  claim: (name: ast.Name, file: string) => boolean,
  report: Report,
): Map<string, AssessmentSymbol> {
  const assessments = new Map<string, AssessmentSymbol>();
  const parts = items.flatMap(({ file, decl }) => (decl.kind === 'assessment' ? [{ file, decl }] : []));
  // Only the declaration with 于 says what is assessed; it may stand in any file.
  for (const { file, decl } of parts) {
    if (!decl.table || !claim(decl.name, file)) continue;
    const table = tableNamed(tables, decl.table, file, report);
    if (!table) continue;
    const period: PeriodKind = decl.period ?? 'none';
    const bodies = parts.filter((part) => part.decl.name.text === decl.name.text && (part.decl === decl || !part.decl.table));
    assessments.set(decl.name.text, declareBody({ file, decl }, table, period, bodies, report));
  }
  for (const { file, decl } of parts) {
    const known = parts.some((part) => part.decl.table && part.decl.name.text === decl.name.text);
    if (!decl.table && !known && !decl.name.missing) {
      const near = nearest(decl.name.text, assessments.keys());
      report(
        'continues-nothing',
        { file, span: decl.name },
        { name: decl.name.text, nearest: near ?? '' },
        near ? { fixes: [replacement(decl.name, near)] } : {},
      );
    }
  }
  return assessments;
}

function declareBody(
  head: Declared<ast.Assessment>,
  table: TableSymbol,
  period: PeriodKind,
  bodies: readonly Declared<ast.Assessment>[],
  report: Report,
): AssessmentSymbol {
  const statements = bodies.flatMap(({ file, decl }) => decl.body.map((statement) => ({ file, decl: statement })));
  const of = <K extends ast.Statement['kind']>(...kinds: readonly K[]): Declared<Extract<ast.Statement, { kind: K }>>[] =>
    statements.flatMap(({ file, decl }) => (isKind(decl, kinds) ? [{ file, decl }] : []));
  const [tracks, secondTracks] = of('tracks');
  if (secondTracks) report('duplicate-name', { file: secondTracks.file, span: secondTracks.decl }, { name: { zh: '赛道', en: 'track' } });
  const assessment: AssessmentSymbol = {
    kind: 'assessment',
    name: head.decl.name.text,
    file: head.file,
    decl: head.decl,
    table,
    period,
    columns: new Map(),
    tracks,
    indicators: of('indicator'),
    schemes: of('weights'),
    vetoes: of('veto', 'direct'),
    requirements: of('requirement'),
  };
  for (const { file, decl } of statements) {
    switch (decl.kind) {
      case 'tracks':
      case 'requirement':
      case 'broken':
        break;
      case 'weights':
        for (const group of groupsOf(decl, decl.rows)) addColumn(assessment, group.name, file, group, report);
        addColumn(assessment, decl.name, file, decl, report);
        break;
      default:
        addColumn(assessment, decl.name, file, decl, report);
    }
  }
  return assessment;
}

function isKind<K extends ast.Statement['kind']>(
  statement: ast.Statement,
  kinds: readonly K[],
): statement is Extract<ast.Statement, { kind: K }> {
  return kinds.some((kind) => kind === statement.kind);
}

function groupsOf(scheme: ast.Weights, rows: readonly ast.WeightRow[]): ColumnDecl[] {
  return rows.flatMap((row) =>
    row.rows.length === 0
      ? []
      : [
          ...groupsOf(scheme, row.rows),
          { kind: 'group', name: row.name, row, scheme, notes: [], start: row.start, end: row.end } satisfies ColumnDecl,
        ],
  );
}

// ——— Columns ———

/** Fields, links and columns of a table share one namespace. */
function claimMember(table: TableSymbol, name: ast.Name, file: string, report: Report): boolean {
  const column = table.columns.get(name.text);
  const link = table.links.get(name.text);
  if (name.missing || (!column && !link)) return !name.missing;
  const span = column?.name ?? link?.to ?? name;
  report(
    'duplicate-name',
    { file, span: name },
    { name: name.text },
    {
      related: [{ place: { at: 'source', file: column?.file ?? link?.file ?? file, start: span.start, end: span.end }, note: 'first' }],
    },
  );
  return false;
}

function addColumn(owner: TableSymbol | AssessmentSymbol, name: ast.Name, file: string, decl: ColumnDecl, report: Report): void {
  if (name.missing) return;
  const site = { file, span: name };
  if (owner.kind === 'table') {
    if (!claimMember(owner, name, file, report)) return;
  } else if (owner.columns.has(name.text)) {
    const first = owner.columns.get(name.text);
    report(
      'duplicate-name',
      site,
      { name: name.text },
      first
        ? {
            related: [{ place: { at: 'source', file: first.file, start: first.name.start, end: first.name.end }, note: 'first' }],
          }
        : {},
    );
    return;
  }
  const field = owner.kind === 'assessment' && (owner.table.columns.get(name.text) ?? owner.table.links.get(name.text));
  if (field) report('column-named-as-field', site, { name: name.text, table: tableOf(owner).name });
  const column: ColumnSymbol = { kind: 'column', id: idOf(owner.name, name.text), name, file, decl, owner };
  owner.columns.set(name.text, column);
}
