import type { Node, PeriodKey, Role } from '../plan/index.ts';
import type { Run } from '../reference/index.ts';
import { isBlank, type Value } from '../tables/data.ts';
import { identity, isKnown } from '../values/index.ts';

/** A figure of a row that is another in `after` than in `before`. Undefined: there is no such row or column on that side. */
export type Move = {
  readonly column: string;
  readonly label: string;
  readonly role: Role;
  readonly assessment: string;
  readonly key: string;
  readonly period: PeriodKey;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
};

/** What people are judged by: scores, ranks, grades, awards and what follows from them. */
export const judged: ReadonlySet<Role> = new Set(['total', 'rank', 'grade', 'award', 'consequence']);

/** Which figures of the columns of `roles` differ between two runs; rows are matched by key and period. */
export function movesBetween(before: Run, after: Run, roles: ReadonlySet<Role> = judged): readonly Move[] {
  const nodes = new Map([...before.plan.nodes, ...after.plan.nodes].map((node) => [node.id, node]));
  const columns = [...new Set([...before.plan.assessments, ...after.plan.assessments].flatMap((assessment) => assessment.columns))];
  return columns.flatMap((id) => {
    const node = nodes.get(id);
    return node && roles.has(node.role) ? movesOf(before, after, node) : [];
  });
}

function movesOf(before: Run, after: Run, node: Node): readonly Move[] {
  const [old, now] = [valuesOf(before, node.id), valuesOf(after, node.id)];
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((place) => {
    const [was, is] = [old.get(place), now.get(place)];
    const at = was ?? is;
    if (at === undefined || same(was?.value, is?.value)) return [];
    return [
      {
        column: node.id,
        label: node.label,
        role: node.role,
        assessment: node.assessment ?? '',
        key: at.key,
        period: at.period,
        before: was?.value,
        after: is?.value,
      },
    ];
  });
}

type Placed = { readonly key: string; readonly period: PeriodKey; readonly value: Value };

function valuesOf(run: Run, id: string): ReadonlyMap<string, Placed> {
  const node = run.plan.nodes.find((each) => each.id === id);
  const keys = node && run.data.tables.get(node.frame.table)?.keys;
  if (!node || !keys) return new Map();
  return new Map(
    run.rowsOf(node.frame).flatMap(({ row, period }) => {
      const [key, value] = [keys[row], run.value(id, row, period)];
      return key === undefined || value === undefined ? [] : [[JSON.stringify([period, key]), { key, period, value }] as const];
    }),
  );
}

/** Whether two figures are the same to a reader: blanks of one kind are, whatever their causes. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (isKnown(a) && isKnown(b)) return identity(a) === identity(b);
  return isBlank(a) && isBlank(b) && a.blank === b.blank;
}
