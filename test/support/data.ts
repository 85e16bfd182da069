/** Small Data by hand. */

import { formatExact, parseNumber } from '../../engine/numbers/index.ts';
import { type PeriodKey, type Plan, periodsOfYear } from '../../engine/plan/index.ts';
import {
  type Blank,
  type BlankLabel,
  type Data,
  isBlank,
  isRational,
  type LinkRows,
  type TableRows,
  type Value,
} from '../../engine/tables/data.ts';

/** A cell: number or text as the column's type says; `na exempt notDue missing` as {blank}; undefined for an empty one. */
export type Cell = string | boolean | Blank | undefined;
export type GivenTable = {
  readonly keys: readonly string[];
  readonly joins?: readonly (string | undefined)[];
  readonly leaves?: readonly (string | undefined)[];
  /** By link: the target's row by row; or by period for a link that changes. */
  readonly links?: Readonly<Record<string, readonly (number | undefined)[] | Readonly<Record<PeriodKey, readonly (number | undefined)[]>>>>;
};
export type GivenInputs = Readonly<Record<string, readonly Cell[] | Readonly<Record<PeriodKey, readonly Cell[]>>>>;
/** Column → key → period → cell. */
export type GivenHistory = Readonly<Record<string, Readonly<Record<string, Readonly<Record<PeriodKey, Cell>>>>>>;

export const blank = (label: BlankLabel): Blank => ({ blank: label, causes: [] });

/** An array instead of periods: the same cells in every period of the year (or the only ones, where there are none). */
export function dataOf(
  plan: Plan,
  tables: Readonly<Record<string, GivenTable>>,
  inputs: GivenInputs = {},
  history: GivenHistory = {},
): Data {
  return {
    tables: new Map(
      plan.tables.map((table) => [table.id, rowsOf(plan, table.id, tables[table.id] ?? { keys: table.kind === 'one' ? [''] : [] })]),
    ),
    inputs: new Map(
      plan.nodes.flatMap((node) => {
        const given = inputs[node.id];
        if (node.kind !== 'input' || given === undefined) return [];
        const byPeriod = isList(given)
          ? periodsOfYear(plan.year, node.frame.period).map((period) => [period, given] as const)
          : Object.entries(given);
        return [
          [
            node.id,
            new Map(byPeriod.map(([period, cells]) => [period, cells.map((cell) => valueOf(cell, node.type.t === 'num'))] as const)),
          ] as const,
        ];
      }),
    ),
    history: new Map(
      Object.entries(history).map(([column, byKey]) => [
        column,
        new Map(
          Object.entries(byKey).map(([key, byPeriod]) => [
            key,
            new Map(
              Object.entries(byPeriod).flatMap(([period, cell]) => {
                const value = valueOf(cell, typeof cell === 'string' && parseNumber(cell) !== undefined);
                return value === undefined ? [] : [[period, value] as const];
              }),
            ),
          ]),
        ),
      ]),
    ),
    placeOf: (node, row, period) => ({ at: 'cell', file: `${period || 'table'}.csv`, row: row + 2, column: node }),
  };
}

function rowsOf(plan: Plan, id: string, given: GivenTable): TableRows {
  const none = given.keys.map(() => undefined);
  const links = plan.tables.find((table) => table.id === id)?.links ?? [];
  return {
    keys: given.keys,
    index: new Map(given.keys.map((key, i) => [key, i])),
    joins: given.joins ?? none,
    leaves: given.leaves ?? none,
    links: new Map(
      links.map((link): [string, LinkRows] => {
        const target = given.links?.[link.name] ?? [];
        const byPeriod = isList(target)
          ? periodsOfYear(plan.year, link.period).map((period) => [period, target] as const)
          : Object.entries(target);
        return [link.name, { to: link.to, period: link.period, target: new Map(byPeriod) }];
      }),
    ),
  };
}

function isList<T>(given: readonly T[] | Readonly<Record<string, readonly T[]>>): given is readonly T[] {
  return Array.isArray(given);
}

function valueOf(cell: Cell, isNumber: boolean): Value | undefined {
  if (typeof cell !== 'string' || !isNumber) return cell;
  const value = parseNumber(cell);
  if (value === undefined) throw new Error(`not a number: ${cell}`);
  return value;
}

/** A value as a short text: "1/3", "true", "优秀", "<missing>". */
export function show(value: Value | undefined): string {
  if (value === undefined) return '(none)';
  if (isBlank(value)) return `<${value.blank}>`;
  return isRational(value) ? formatExact(value) : String(value);
}
