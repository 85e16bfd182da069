/**
 * Columns in an order in which each stands behind those of the same owner that it names. Compiling on demand would do
 * without, but a chain of thousands of columns written from the last to the first would then overflow the stack.
 */

import type { ColumnSymbol } from '../binder/symbols.ts';

export function dependenciesFirst(columns: ReadonlyMap<string, ColumnSymbol>): readonly ColumnSymbol[] {
  const ordered = new Set<ColumnSymbol>();
  const entered = new Set<ColumnSymbol>();
  for (const first of columns.values()) {
    const stack = [first];
    for (let column = stack.at(-1); column; column = stack.at(-1)) {
      if (entered.has(column)) {
        stack.pop();
        ordered.add(column);
        continue;
      }
      entered.add(column);
      for (const name of [...namesIn(column.decl)].toReversed()) {
        const next = columns.get(name);
        if (next && !entered.has(next)) stack.push(next);
      }
    }
  }
  return [...ordered];
}

/** Every name written in a declaration, whatever it stands for. */
function namesIn(value: unknown, into: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) {
    for (const part of value) namesIn(part, into);
  } else if (typeof value === 'object' && value !== null) {
    if ('text' in value && typeof value.text === 'string') into.add(value.text);
    for (const part of Object.values(value)) if (typeof part === 'object') namesIn(part, into);
  }
  return into;
}
