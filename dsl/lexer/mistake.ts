import type { Fix, Params } from '../../engine/plan/diagnostic.ts';
import type { Span } from '../ast/ast.ts';
import type { SyntaxCode } from '../diagnostics/catalogue/syntax.ts';

/** A finding before the file's name is put to it. */
export type Mistake = Span & { readonly code: SyntaxCode; readonly line: number; readonly params: Params; readonly fixes: readonly Fix[] };

/** The fix that replaces a stretch; an insertion where the stretch is empty. */
export function replacing(start: number, end: number, text: string): readonly Fix[] {
  return [{ edits: [{ start, end, text }] }];
}
