import { nearest } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { type Report, replacement } from '../diagnostics/index.ts';
import type { TableSymbol } from './symbols.ts';

/** The table of that name; undefined after saying that there is none. */
export function tableNamed(
  tables: ReadonlyMap<string, TableSymbol>,
  name: ast.Name,
  file: string,
  report: Report,
): TableSymbol | undefined {
  const table = tables.get(name.text);
  if (table || name.missing) return table;
  const near = nearest(
    name.text,
    [...tables.keys()].filter((known) => !known.startsWith('$')),
  );
  report('unknown-table', { file, span: name }, { name: name.text, nearest: near ?? '' }, near ? { fixes: [replacement(name, near)] } : {});
  return undefined;
}
