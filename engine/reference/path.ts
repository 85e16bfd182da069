import { coarsen, type Frame, type GroupKey, kindOf, type PeriodKey, type Ref, type Step } from '../plan/index.ts';
import type { Blank, Value } from '../tables/data.ts';
import { identity, isKnown, missing, notApplicable, strongestBlank } from '../values/index.ts';
import type { Evaluation } from './evaluation.ts';
import type { Site } from './operators/index.ts';

/** A row of some table in some period: where a path leads. */
export type Located = { readonly table: string; readonly row: number; readonly period: PeriodKey };

/** Follows many→one steps from a row; an empty link gives a blank, reported at `site`. */
export function follow(ev: Evaluation, from: Located, steps: readonly Step[], site: Site): Located | Blank {
  let at = from;
  for (const step of steps) {
    const next = take(ev, at, step, site);
    if ('blank' in next) return next;
    at = next;
  }
  return at;
}

function take(ev: Evaluation, at: Located, step: Step, site: Site): Located | Blank {
  if ('one' in step) return { table: step.one, row: 0, period: at.period };
  if ('coarsen' in step) return { ...at, period: coarserPeriod(at.period, step.coarsen, site) };
  const rows = ev.data.tables.get(at.table)?.links.get(step.up);
  const link = ev.tableOf(at.table).links.find(({ name }) => name === step.up);
  if (link === undefined) throw new TypeError(`the Plan follows a link that ${at.table} does not have: ${step.up}`);
  const period = rows && coarserPeriod(at.period, rows.period, site);
  const row = period === undefined ? undefined : rows?.target.get(period)?.[at.row];
  if (row !== undefined) return { table: link.to, row, period: at.period };
  if (period !== undefined && rows?.reported?.get(period)?.has(at.row)) return { blank: 'missing', causes: [] };
  if (link.optional) return notApplicable;
  return missing({ kind: 'noLink', node: site.node, table: at.table, row: at.row, period: period ?? at.period, link: step.up });
}

function coarserPeriod(period: PeriodKey, kind: Frame['period'], site: Site): PeriodKey {
  const coarser = coarsen(period, kind);
  if (coarser === undefined) throw new TypeError(`the Plan reads a finer period from ${period} at ${site.node}`);
  return coarser;
}

/** The value of the column that `ref` names, seen from a row. */
export function read(ev: Evaluation, ref: Ref, from: Located, site: Site): Value {
  const at = follow(ev, from, ref.path, site);
  if ('blank' in at) return at;
  const { frame } = ev.nodeOf(ref.node);
  if (frame.table !== at.table || frame.period !== kindOf(at.period)) {
    throw new TypeError(`the Plan reads ${ref.node} of ${frame.table}/${frame.period} in ${at.table}/${at.period} at ${site.node}`);
  }
  return ev.valueOf(ref.node, at.row, at.period);
}

/** The group to which a row belongs, as a text; a blank where one of its keys is blank: the row is in no group then. */
export function groupOf(ev: Evaluation, keys: readonly GroupKey[], from: Located, site: Site): string | Blank {
  const parts = keys.map((key): Value => {
    if ('column' in key) return read(ev, key.column, from, site);
    const at = follow(ev, from, key.row, site);
    return 'blank' in at ? at : `${at.row}`;
  });
  return strongestBlank(parts) ?? JSON.stringify(parts.filter(isKnown).map(identity));
}
