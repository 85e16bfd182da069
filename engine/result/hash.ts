import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { formatExact } from '../numbers/index.ts';
import type { Node, Plan, Source, Table } from '../plan/index.ts';
import { type Data, isBlank, isRational, type TableRows, type Value } from '../tables/data.ts';

/** SHA-256 of a text's UTF-8, in hexadecimal. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The rules alone: neither where they stand in which file nor in which spelling they are written enters. */
export function policyHash(plan: Plan): string {
  return hashText(
    canonicalJson({
      ...plan,
      tables: plan.tables.map(withoutSource),
      assessments: plan.assessments.map(withoutSource),
      nodes: plan.nodes.map(withoutWording),
      checks: plan.checks.map(withoutSource),
      modules: plan.modules.map(({ title }) => title),
    }),
  );
}

/** A node that no drafter named is called by the words of its formula. */
function withoutWording(node: Node): unknown {
  return { ...node, src: undefined, label: node.role === 'hidden' ? undefined : node.label };
}

function withoutSource(part: { readonly src: Source }): unknown {
  return { ...part, src: undefined };
}

/** What the Plan reads of the data: the same whatever the order of rows in the files and the form of the files. */
export function dataHash(data: Data, plan: Plan): string {
  const tables = plan.tables.map((table) => [table.id, tableContent(data, plan, table)]);
  const history = [...data.history].flatMap(([column, byKey]) =>
    [...byKey].flatMap(([key, byPeriod]) =>
      [...byPeriod].map(([period, value]) => canonicalJson([column, key, period, valueContent(value)])),
    ),
  );
  return hashText(canonicalJson({ tables: tables.toSorted(byText), history: history.toSorted(byText) }));
}

/** A ledger's rows have no name but their line in a file, which says nothing: their content stands for them. */
function tableContent(data: Data, plan: Plan, table: Table): readonly string[] {
  const rows = data.tables.get(table.id);
  if (rows === undefined) return [];
  return rows.keys
    .map((key, row) =>
      canonicalJson({
        key: table.kind === 'ledger' ? '' : key,
        joins: rows.joins[row] ?? '',
        leaves: rows.leaves[row] ?? '',
        links: linksContent(data, rows, row),
        inputs: inputsContent(data, plan, table.id, row),
      }),
    )
    .toSorted(byText);
}

function linksContent(data: Data, rows: TableRows, row: number): readonly string[] {
  return [...rows.links]
    .flatMap(([name, { to, target }]) =>
      [...target].flatMap(([period, targets]) => {
        const at = targets[row];
        return at === undefined ? [] : [canonicalJson([name, period, data.tables.get(to)?.keys[at] ?? ''])];
      }),
    )
    .toSorted(byText);
}

function inputsContent(data: Data, plan: Plan, table: string, row: number): readonly string[] {
  return plan.nodes
    .filter((node) => node.kind === 'input' && node.frame.table === table)
    .flatMap((node) =>
      [...(data.inputs.get(node.id) ?? [])].flatMap(([period, cells]) => {
        const cell = cells[row];
        return cell === undefined ? [] : [canonicalJson([node.id, period, valueContent(cell)])];
      }),
    )
    .toSorted(byText);
}

function valueContent(value: Value): unknown {
  if (isBlank(value)) return { blank: value.blank };
  return isRational(value) ? { n: formatExact(value) } : value;
}

/** JSON with the keys of every object in order of code points. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries
    .toSorted(byText)
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`)
    .join(',')}}`;
}

/** By code unit; of pairs, by their first. */
function byText(a: string | readonly unknown[], b: string | readonly unknown[]): number {
  const [x, y] = [String(typeof a === 'string' ? a : a[0]), String(typeof b === 'string' ? b : b[0])];
  return x < y ? -1 : x > y ? 1 : 0;
}
