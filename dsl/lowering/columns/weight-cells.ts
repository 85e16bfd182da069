/** The cells of one row of a weight table. */

import { type Rational, compare, divide, integer, multiply, parseNumber, rational, zero } from '../../../engine/numbers/index.ts';
import type * as ast from '../../ast/ast.ts';
import type { Lowering } from '../context.ts';

/** Track → weight, or a share of the group; no entry where the row does not apply. */
export type Cells = ReadonlyMap<string, { readonly value: Rational; readonly share: boolean }>;

/** `named`: the head of the table names its tracks; otherwise one cell holds for all of them. */
export function cellsOf(low: Lowering, file: string, row: ast.WeightRow, columns: readonly string[], named: boolean): Cells | 'unreadable' {
  const values = row.cells.map((cell) => readCell(low, file, row, cell));
  const expected = named ? columns.length : 1;
  if (values.length !== expected) {
    if (!row.name.missing) low.report('weights-cells', { file, span: row }, { name: row.name.text, found: values.length, expected });
    return 'unreadable';
  }
  if (values.includes('unreadable')) return 'unreadable';
  return new Map(
    columns.flatMap((track, i) => {
      const value = named ? values[i] : values[0];
      return value && value !== 'unreadable' ? [[track, value] as const] : [];
    }),
  );
}

function readCell(
  low: Lowering,
  file: string,
  row: ast.WeightRow,
  cell: ast.WeightCell,
): { readonly value: Rational; readonly share: boolean } | 'unreadable' | undefined {
  if (cell.kind === 'none') return undefined;
  const value = constantOf(cell.expr);
  if (!value) {
    low.report(
      'bad-literal',
      { file, span: cell },
      {
        what: { zh: '分值', en: 'A weight' },
        expected: { zh: '数、分数（100/3）、百分比 或 -', en: 'a number, a quotient (100/3), a percentage or -' },
        found: low.textOf({ file, span: cell }),
        advice: '',
      },
    );
    return 'unreadable';
  }
  if (compare(value, zero) < 0) {
    low.report('negative-weight', { file, span: cell }, { name: row.name.text });
    return 'unreadable';
  }
  return { value, share: cell.expr.kind === 'number' && cell.expr.percent };
}

function constantOf(expr: ast.Expr): Rational | undefined {
  switch (expr.kind) {
    case 'number': {
      const value = parseNumber(expr.text);
      if (!value || (expr.unit && expr.unit.text !== '分')) return undefined;
      const scaled = expr.scale === undefined ? value : multiply(value, integer(expr.scale === '万' ? 10_000 : 100_000_000));
      return expr.percent ? multiply(scaled, rational(1n, 100n)) : scaled;
    }
    case 'unary': {
      const value = expr.op === 'negate' ? constantOf(expr.operand) : undefined;
      return value && { n: -value.n, d: value.d };
    }
    case 'binary': {
      const [left, right] = [constantOf(expr.left), constantOf(expr.right)];
      return expr.op === '/' && left && right ? divide(left, right) : undefined;
    }
    case 'paren':
      return constantOf(expr.expr);
    default:
      return undefined;
  }
}
