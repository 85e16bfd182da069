/** What every column has: its row, its owner, its head in the Plan. */

import type { NodeHead, Note, Role } from '../../../engine/plan/index.ts';
import type { AssessmentSymbol, ColumnSymbol, TableSymbol } from '../../binder/symbols.ts';
import { idOf, periodOf, tableOf } from '../../binder/symbols.ts';
import { type Here, type Lowering, type Scope, frameOf } from '../context.ts';
import { notesOf } from '../notes.ts';

export function hereOf(owner: TableSymbol | AssessmentSymbol): Here {
  return { table: tableOf(owner), period: periodOf(owner), assessment: owner.kind === 'assessment' ? owner : undefined };
}

export function scopeOf(column: ColumnSymbol, role: Role, here: Here = hereOf(column.owner)): Scope {
  return {
    here,
    file: column.file,
    owner: { id: column.id, label: column.name.text, role, site: { file: column.file, span: column.name } },
    locals: new Map(),
    facts: [],
    upward: false,
    methods: [],
  };
}

export function headOf(low: Lowering, column: ColumnSymbol, role: Role, here: Here = hereOf(column.owner)): Omit<NodeHead, 'type'> {
  const notes = notesOf(low, column.file, column.name, column.decl.notes);
  return {
    id: column.id,
    label: column.name.text,
    frame: frameOf(here),
    ...(here.assessment ? { assessment: here.assessment.name } : {}),
    role,
    src: low.locate({ file: column.file, span: column.decl }),
    ...notes,
    ...formerIds(column, notes.notes ?? []),
  };
}

/** @原名 and @并自: the ids under which history knows the column. A bare name was a column of the same owner. */
function formerIds({ owner }: ColumnSymbol, notes: readonly Note[]): { readonly was?: readonly string[] } {
  const was = notes
    .filter(({ name }) => name === 'former_name' || name === 'merged_from')
    .flatMap(({ values }) => values.map((value) => (value.includes('.') ? value : idOf(owner.name, value))));
  return was.length === 0 ? {} : { was };
}
