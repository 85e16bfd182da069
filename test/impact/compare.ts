import {
  align,
  changesOf,
  type Impact,
  impactOf,
  incremental,
  readSame,
  type RuleChanges,
  unitsOf,
  type Unit,
} from '../../engine/index.ts';
import { createProgram } from '../../dsl/index.ts';
import { formatExact } from '../../engine/numbers/index.ts';
import type { Plan } from '../../engine/plan/index.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import { loadTables } from '../../engine/tables/index.ts';
import { sayDetail } from '../../cli/impact/say.ts';
import { diffWordsOf } from '../../cli/wording/diff.ts';
import { show } from '../support/data.ts';

export function planOf(text: string): Plan {
  const { plan, diagnostics } = createProgram({ root: 'x.heng', files: new Map([['x.heng', text]]) });
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
}

export type Compared = { readonly rules: RuleChanges; readonly units: readonly Unit[]; readonly impact: Impact };

export function compareTexts(base: string, head: string, tables: Readonly<Record<string, string>>, until = '2023'): Compared {
  const aligned = align(planOf(base), planOf(head));
  const units = unitsOf(aligned);
  const sheets = Object.entries(tables).flatMap(([name, text]) => readSheets({ name, bytes: new TextEncoder().encode(text) }).sheets);
  const now = loadTables(aligned.head.plan, sheets, { folder: '' }).data;
  const old = readSame(aligned) ? now : loadTables(aligned.base.plan, sheets, { folder: '' }).data;
  const impact = impactOf({ aligned, units, data: { base: old, head: now }, horizon: { until }, evaluate: incremental() });
  return { rules: changesOf(aligned, units), units, impact };
}

/** `考核.产值 changed: weight 8 → 10`, for each column that changed. */
export function said({ changes }: RuleChanges): readonly string[] {
  return changes.map(({ id, is, details }) =>
    `${id} ${is}: ${details.map((detail) => sayDetail(detail, diffWordsOf.en, 'en')).join('; ')}`.replace(/: $/, ''),
  );
}

/** `甲 考核.总分 81 → 83` with the parts behind it, or the causes. */
export function movesOf({ moves }: Impact, column: string): readonly string[] {
  return moves
    .filter((move) => move.column === column)
    .map(({ key, before, after, parts, causes }) => {
      const why = parts ? parts.map(({ unit, amount }) => `${unit} ${formatExact(amount)}`) : (causes ?? []);
      return `${key} ${show(before)} → ${show(after)} (${why.join(', ')})`;
    });
}
