import type { Frame, Input, Link, Node, OnMissing, Plan, Table } from '../plan/index.ts';
import { nameOfFrame } from './names.ts';

/** A node that is filled from data. */
export type InputNode = Node & Input;

/** What a column of a table of data is for. `name` is its heading. */
export type ColumnShape =
  | { readonly kind: 'key' | 'period' | 'joins' | 'leaves'; readonly name: string }
  /** `node`: the reference field that the link is, where the policy has one. */
  | { readonly kind: 'link'; readonly name: string; readonly link: Link; readonly node?: InputNode }
  | { readonly kind: 'field'; readonly name: string; readonly node: InputNode };

/** A table of data that a policy asks for: one file or sheet. Columns in the order in which they are written. */
export type TableShape = {
  readonly name: string;
  readonly table: Table;
  readonly frame: Frame;
  readonly columns: readonly ColumnShape[];
};

/** Coarse to fine, the order in which tables are filled in. */
const grains = ['none', 'year', 'half', 'quarter', 'month'] as const;

/** All tables of data that a policy asks for, in the order of the policy. */
export function tableShapes(plan: Plan): readonly TableShape[] {
  const inputs = plan.nodes.filter((node): node is InputNode => node.kind === 'input');
  return plan.tables.flatMap((table) =>
    grains.flatMap((period) => {
      const frame: Frame = { table: table.id, period };
      const fields = inputs.filter((node) => node.frame.table === table.id && node.frame.period === period);
      const links = table.links.filter((link) => link.period === period);
      // Every subject has a roster and every ledger a file, even if nothing but the key or the link stands in it.
      const needed = fields.length > 0 || links.length > 0 || (period === 'none' && table.kind !== 'one');
      return needed ? [{ name: nameOfFrame(frame), table, frame, columns: columnsOf(table, frame, links, fields) }] : [];
    }),
  );
}

function columnsOf(table: Table, frame: Frame, links: readonly Link[], fields: readonly InputNode[]): readonly ColumnShape[] {
  const columns: ColumnShape[] = [];
  // A ledger's rows are known by their numbers; a column named as the ledger may name them.
  if (table.kind !== 'one') columns.push({ kind: 'key', name: table.id });
  if (frame.period !== 'none') columns.push({ kind: 'period', name: '期间' });
  for (const link of links) {
    const node = fields.find((field) => field.column === link.name);
    columns.push({ kind: 'link', name: link.name, link, ...(node ? { node } : {}) });
  }
  for (const node of fields) {
    if (!links.some((link) => link.name === node.column)) columns.push({ kind: 'field', name: node.column, node });
  }
  if (table.kind === 'subject' && frame.period === 'none') {
    columns.push({ kind: 'joins', name: '起' }, { kind: 'leaves', name: '止' });
  }
  return columns;
}

/** Whether a table of data is incomplete without the column. */
export function isRequired(column: ColumnShape, table: Table): boolean {
  switch (column.kind) {
    case 'key':
      return table.kind === 'subject';
    case 'period':
      return true;
    case 'joins':
    case 'leaves':
      return false;
    case 'link':
      return !column.link.optional;
    case 'field':
      return mustBeGiven(column.node.onMissing);
  }
}

/** Where the policy says what an absent figure means, its column may be absent too. */
export function mustBeGiven(onMissing: OnMissing): boolean {
  return onMissing.rule === 'error';
}

/** Whether a policy cannot be evaluated without the table. An absent ledger must not pass for one without entries. */
export function isTableRequired({ table, frame, columns }: TableShape): boolean {
  if (frame.period === 'none' && table.kind !== 'one') return true;
  return columns.some((column) => (column.kind === 'field' || column.kind === 'link') && isRequired(column, table));
}
