import type { Node, Plan, Role } from '../plan/index.ts';
import type { Stretch, Writing, WrittenTable } from '../plan/written.ts';
import { evaluationOver } from '../reference/evaluation.ts';
import { isBlank } from '../tables/data.ts';
import { notApplicable } from '../values/index.ts';
import { type CaseTable, caseTables, casesTaken } from './cases.ts';
import { closureOf } from './closure.ts';
import { tableName } from './locate.ts';
import type { Evaluated } from './run.ts';

/** How many rules, and rows of tables, the examples tried; and those that none did. */
export type Coverage = { readonly total: number; readonly covered: number; readonly gaps: readonly Gap[] };

/**
 * A rule that never had a value under an asserted figure; a condition that was never true there, or never false; a row
 * of a table (`text`) that was never taken.
 */
export type Gap = {
  readonly kind: 'rule' | 'true' | 'false' | 'case';
  readonly label: string;
  readonly of: string;
  readonly at: Pick<Stretch, 'file' | 'line'>;
  readonly text: string;
};

/** Columns that a drafter named, and that are rules rather than data. */
const rules: ReadonlySet<Role> = new Set([
  ...(['constant', 'let', 'coefficient', 'bonus', 'deduct', 'total', 'indicator', 'weights', 'group', 'rank', 'grade'] as const),
  ...(['veto', 'direct', 'award', 'consequence', 'alert', 'requirement'] as const),
]);

/** Rules that say yes or no: one example must show each. */
const conditions: ReadonlySet<Role> = new Set(['veto', 'direct', 'award', 'consequence', 'alert', 'requirement']);

/** What the examples tried of a policy. */
export function coverageOf(plan: Plan, examples: readonly Evaluated[], writing: Writing): Coverage {
  const seen = seenIn(plan, examples);
  const items = plan.nodes.flatMap((node) => itemsOf(plan, node, seen, writing));
  const gaps = items
    .flatMap(({ gap }) => gap ?? [])
    .toSorted((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.line - b.at.line));
  return { total: items.length, covered: items.length - gaps.length, gaps };
}

/** Columns with a value, conditions with what they were, tables with the rows taken, grades with those given. */
type Seen = ReadonlySet<string>;

function seenIn(plan: Plan, examples: readonly Evaluated[]): Seen {
  const seen = new Set<string>();
  for (const { prepared, run } of examples) {
    const checked = prepared.example.findings ? plan.checks.map(({ node }) => node) : [];
    const closure = closureOf(run.plan, [...prepared.cells.map(({ node }) => node), ...checked]);
    const ev = evaluationOver(run.plan, run.data, run.horizon, (id, row, period) => run.value(id, row, period) ?? notApplicable);
    for (const node of run.plan.nodes) {
      if (!closure.has(node.id)) continue;
      const hasTables = node.kind === 'expr' && caseTables(node).length > 0;
      for (const at of run.rowsOf(node.frame)) {
        const value = run.value(node.id, at.row, at.period);
        if (value === undefined) continue;
        // A row of a table may say 不适用; what is missing has taken none.
        if (hasTables && (!isBlank(value) || value.blank === 'na'))
          for (const taken of casesTaken(ev, node, at)) seen.add(`${node.id} case ${taken}`);
        if (isBlank(value)) continue;
        seen.add(node.id);
        if (typeof value === 'boolean') seen.add(`${node.id} ${value}`);
        if (node.kind === 'grade' && typeof value === 'string') seen.add(`${node.id} grade ${value}`);
      }
    }
  }
  return seen;
}

type Item = { readonly gap?: Gap };

function itemsOf(plan: Plan, node: Node, seen: Seen, writing: Writing): readonly Item[] {
  const of = node.assessment ?? tableName(plan, node.frame.table);
  const label = node.label;
  const gap = (kind: Gap['kind'], at: Gap['at'] = node.src, text = ''): Item => ({ gap: { kind, label, of, at, text } });
  const items: Item[] = [];
  if (rules.has(node.role)) {
    if (!seen.has(node.id)) items.push(gap('rule'));
    else if (!conditions.has(node.role) || (seen.has(`${node.id} true`) && seen.has(`${node.id} false`))) items.push({});
    else items.push(gap(seen.has(`${node.id} true`) ? 'false' : 'true'));
  }
  if (node.kind === 'expr') {
    const tables = caseTables(node);
    const { tables: texts } = tables.length > 0 ? writing.of(node) : { tables: [] };
    tables.forEach((table, nth) => {
      const isTaken = (index: number): boolean => seen.has(`${node.id} case ${table.path} ${index}`);
      for (const { text, at, indices } of rowsOf(table, texts.length === tables.length ? texts[nth] : undefined)) {
        items.push(indices.some(isTaken) ? {} : gap('case', at ?? node.src, text));
      }
    });
  }
  if (node.kind === 'grade') {
    const { gradeRows } = writing.of(node);
    node.rows.forEach(({ grade }, i) => {
      const stretch = gradeRows.length === node.rows.length ? gradeRows[i] : undefined;
      items.push(seen.has(`${node.id} grade ${grade}`) ? {} : gap('case', stretch ?? node.src, stretch?.text ?? grade));
    });
  }
  return items;
}

type CaseRow = { readonly text: string; readonly at?: Stretch; readonly indices: readonly number[] };

/** The rows of the text with the cases that each became; where they do not agree, each case by its number. */
function rowsOf({ cases, isOpen }: CaseTable, written: WrittenTable | undefined): readonly CaseRow[] {
  const counted = (written?.rows ?? []).reduce((sum, row) => sum + row.cases, 0);
  const closed = isOpen ? cases - 1 : cases;
  if (written && (counted === cases || counted === closed)) {
    let next = 0;
    return written.rows.map((row) => {
      const indices = Array.from({ length: row.cases }, (_, i) => next + i);
      next += row.cases;
      return { text: row.text, at: row, indices };
    });
  }
  return Array.from({ length: closed }, (_, i) => ({ text: `${i + 1}/${closed}`, indices: [i] }));
}
