/** Small Plans by hand: nodes with their contract's defaults filled in. Ids are labels; a frame is written `单位/month`. */

import type {
  Assessment,
  Check,
  Expr,
  Fold,
  Frame,
  Grade,
  Input,
  Lag,
  Link,
  Logic,
  Node,
  NodeHead,
  Num,
  PeriodKind,
  Plan,
  Rank,
  Ref,
  Source,
  Step,
  Table,
  Take,
  Type,
} from '../../engine/plan/index.ts';

export const src: Source = { file: 'test.heng', start: 0, end: 0, line: 1, column: 1 };

export function frame(text: string): Frame {
  const [table = '', period = 'none'] = text.split('/');
  const kinds: readonly PeriodKind[] = ['none', 'year', 'half', 'quarter', 'month'];
  return { table, period: kinds.find((kind) => kind === period) ?? 'none' };
}

export const number: Type = { t: 'num', unit: {}, grid: { kind: 'rational' } };
export const percent: Type = { t: 'num', unit: {}, pct: true, grid: { kind: 'decimal' } };
export const yesNo: Type = { t: 'bool' };
export const text: Type = { t: 'text' };
export const date: Type = { t: 'date' };
export const option = (...of: readonly string[]): Type => ({ t: 'opt', of });

type Extra = Partial<Omit<NodeHead, 'id' | 'frame'>>;

function head(id: string, at: string, role: NodeHead['role'], type: Type, extra: Extra): NodeHead {
  return { id, label: id, frame: frame(at), type, role, src, ...extra };
}

export function ref(node: string, ...path: readonly Step[]): Ref {
  return { node, path };
}

export function input(
  id: string,
  at: string,
  type: Type = number,
  onMissing: Input['onMissing'] = { rule: 'error' },
  extra: Extra = {},
): Node {
  return { ...head(id, at, 'field', type, extra), kind: 'input', column: id, onMissing };
}

/** `reads`: names that are aliases of columns of the same row, or refs by alias. */
export function expr(
  id: string,
  at: string,
  reads: readonly string[] | Readonly<Record<string, Ref>>,
  logic: Logic,
  extra: Extra & Pick<Expr, never> & { readonly round?: Expr['round'] } = {},
): Node {
  const { round, ...rest } = extra;
  const inputs = isNames(reads) ? Object.fromEntries(reads.map((name) => [name, ref(name)])) : reads;
  return { ...head(id, at, 'let', number, rest), kind: 'expr', in: inputs, logic, ...(round ? { round } : {}) };
}

function isNames(reads: readonly string[] | Readonly<Record<string, Ref>>): reads is readonly string[] {
  return Array.isArray(reads);
}

export function fold(
  id: string,
  at: string,
  given: Pick<Fold, 'op'> & { readonly over: string } & Partial<Omit<Fold, 'over' | 'op' | 'kind'>>,
  extra: Extra = {},
): Node {
  return { ...head(id, at, 'let', number, extra), kind: 'fold', key: [], at: [], args: [], ...given, over: frame(given.over) };
}

export function lag(id: string, at: string, of: string, how: Lag['how'], extra: Extra = {}): Node {
  return { ...head(id, at, 'let', number, extra), kind: 'lag', of, how };
}

export function rank(id: string, at: string, given: Partial<Omit<Rank, 'kind'>> & Pick<Rank, 'by'>, extra: Extra = {}): Node {
  return { ...head(id, at, 'rank', number, extra), kind: 'rank', group: [], ties: 'min', exclude: [], ...given };
}

export function take(id: string, at: string, given: Partial<Omit<Take, 'kind'>> & Pick<Take, 'by' | 'first'>, extra: Extra = {}): Node {
  return { ...head(id, at, 'award', yesNo, extra), kind: 'take', group: [], tie: 'out', exclude: [], ...given };
}

export function grade(id: string, at: string, given: Partial<Omit<Grade, 'kind'>> & Pick<Grade, 'rows'>, extra: Extra = {}): Node {
  return {
    ...head(id, at, 'grade', option(...given.rows.map((row) => row.grade)), extra),
    kind: 'grade',
    by: [],
    group: [],
    base: 'assessed',
    effects: [],
    ...given,
  };
}

export const desc = (node: string): { readonly ref: Ref; readonly order: 'desc' } => ({ ref: ref(node), order: 'desc' });
export const asc = (node: string): { readonly ref: Ref; readonly order: 'asc' } => ({ ref: ref(node), order: 'asc' });
export const n = (value: Num): Logic => ({ n: value });
export const v = (alias: string): Logic => ({ var: alias });

export function subject(id: string, links: readonly Link[] = []): Table {
  const [parent] = links;
  return { id, kind: 'subject', links, ...(parent ? { parent: parent.name } : {}), src };
}

export function ledger(id: string, links: readonly Link[] = [], dateNode?: string): Table {
  const [parent] = links;
  return { id, kind: 'ledger', links, ...(parent ? { parent: parent.name } : {}), ...(dateNode ? { date: dateNode } : {}), src };
}

export function single(id: string): Table {
  return { id, kind: 'one', links: [], src };
}

export function link(name: string, to = name, extra: Partial<Link> = {}): Link {
  return { name, to, period: 'none', optional: false, ...extra };
}

export function assessment(
  name: string,
  at: string,
  columns: readonly string[],
  extra: Partial<Pick<Assessment, 'when' | 'track'>> = {},
): Assessment {
  return { name, frame: frame(at), columns, src, ...extra };
}

export function planOf(given: {
  readonly tables: readonly Table[];
  readonly nodes: readonly Node[];
  readonly assessments?: readonly Assessment[];
  readonly checks?: readonly Check[];
  readonly year?: number;
}): Plan {
  return {
    heng: 1,
    name: '测试',
    year: given.year ?? 2023,
    tables: given.tables,
    assessments: given.assessments ?? [],
    nodes: given.nodes,
    checks: given.checks ?? [],
    modules: [],
  };
}
