/** Annotations on their way to the Plan, and what they must say. */

import type { Note } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { wordId, wordsOfKind } from '../keywords/keywords.ts';
import type { Lowering } from './context.ts';
import { unknownWord } from './modifiers.ts';

/** The notes of a declaration named `name`; a rule added after the freeze must name its approval. */
export function notesOf(
  low: Lowering,
  file: string,
  name: ast.Name,
  annotations: readonly ast.Annotation[],
): { readonly notes?: readonly Note[] } {
  const notes = annotations.flatMap((annotation): Note[] => {
    const id = wordId(annotation.name.text, 'annotation');
    if (!id && !annotation.name.missing) unknownWord(low, file, annotation.name, wordsOfKind('annotation'));
    if (id === 'added') checkAdded(low, file, annotation);
    return id ? [{ name: id, values: annotation.args.map(argumentText) }] : [];
  });
  checkFreeze(low, file, name, annotations, notes);
  return notes.length === 0 ? {} : { notes };
}

function argumentText(argument: ast.AnnotationArgument): string {
  switch (argument.kind) {
    case 'number':
      return argument.text + (argument.percent ? '%' : '');
    case 'text':
    case 'date':
      return argument.value;
    case 'path':
      return argument.names.map((name) => name.text).join('.');
    case 'range':
      return [argument.low, argument.high]
        .map((end) => (end.kind === 'number' || end.kind === 'date' || end.kind === 'text' || end.kind === 'path' ? argumentText(end) : ''))
        .join(' .. ');
  }
}

/** `@新增(2023-09-01)`: without a date nothing can be held against the freeze. */
function checkAdded(low: Lowering, file: string, annotation: ast.Annotation): void {
  const [date, ...more] = annotation.args;
  if (date?.kind === 'date' && more.length === 0) return;
  low.report(
    'bad-literal',
    { file, span: annotation },
    {
      what: { zh: '新增的日期', en: 'The date of an addition' },
      expected: { zh: '@新增(2023-09-01)', en: '@added(2023-09-01)' },
      found: low.textOf({ file, span: annotation }),
      advice: '',
    },
  );
}

function checkFreeze(low: Lowering, file: string, name: ast.Name, annotations: readonly ast.Annotation[], notes: readonly Note[]): void {
  const { freeze } = low.symbols.headers;
  const added = notes.find((note) => note.name === 'added')?.values[0];
  if (!freeze || !added || !/^\d/.test(added) || added <= freeze.value || notes.some((note) => note.name === 'approval')) return;
  const annotation = annotations.find((a) => wordId(a.name.text, 'annotation') === 'added');
  low.report(
    'added-after-freeze',
    { file, span: annotation ?? name },
    { name: name.text, date: added, freeze: freeze.value },
    {
      related: [{ place: { at: 'source', file: low.symbols.policy.file, start: freeze.start, end: freeze.end }, note: 'freeze' }],
    },
  );
}
