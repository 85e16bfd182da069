/** 运用 and 预警: conditions with a text. A consequence is a proposal; an alert is also reported. */

import type * as ast from '../../ast/ast.ts';
import type { ColumnSymbol } from '../../binder/symbols.ts';
import { boolType } from '../../types/type.ts';
import { asCondition } from '../conditions.ts';
import type { ColumnInfo, Lowering } from '../context.ts';
import { emitExpr } from '../emit.ts';
import { broken } from '../tree.ts';
import { headOf, scopeOf } from './head.ts';

export function flag(low: Lowering, symbol: ColumnSymbol, decl: ast.Flag): ColumnInfo {
  const scope = scopeOf(symbol, decl.flag);
  const tree = asCondition(low, scope, low.lower(scope, decl.when));
  const head = headOf(low, symbol, decl.flag);
  const notes = decl.text ? [...(head.notes ?? []), { name: 'text', values: [decl.text.value] }] : head.notes;
  const main = emitExpr(
    low,
    { ...head, ...(notes ? { notes } : {}) },
    tree ? { tree, type: boolType, span: decl.when } : broken(decl.when),
  );
  if (decl.flag === 'alert') {
    low.checks.push({
      id: symbol.id,
      label: decl.name.text,
      kind: 'alert',
      message: decl.text?.value ?? '',
      node: symbol.id,
      src: head.src,
    });
  }
  return { main };
}
