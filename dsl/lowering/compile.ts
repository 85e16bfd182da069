/** Compiles a column when it is first needed, so that every column finds what it reads already there. */

import { unreachable } from '../../engine/plan/index.ts';
import type { ColumnSymbol } from '../binder/symbols.ts';
import { errorType } from '../types/type.ts';
import { column } from './columns/column.ts';
import { field } from './columns/field.ts';
import { flag } from './columns/flag.ts';
import { award, grades, ranking } from './columns/grades.ts';
import { indicator } from './columns/indicator.ts';
import { veto } from './columns/veto.ts';
import { weightSum } from './columns/weights.ts';
import type { ColumnInfo, Lowering } from './context.ts';
import { hereOf } from './columns/head.ts';
import { provisional } from './lags.ts';

export function compileColumn(low: Lowering, symbol: ColumnSymbol): ColumnInfo {
  const done = low.columns.get(symbol.id);
  if (done) return done;
  const at = low.stack.findIndex((entry) => entry.column === symbol);
  if (at >= 0) {
    const circle = low.stack.slice(at);
    // Through a lag it is another period: no circle.
    if (circle.some((entry) => entry.column === 'barrier')) return provisional(symbol, { here: hereOf(symbol.owner) });
    reportCycle(
      low,
      circle.flatMap((entry) => (entry.column === 'barrier' ? [] : [entry.column])),
    );
    return { main: { id: symbol.id, type: errorType, frame: { table: '', period: 'none' } } };
  }
  low.stack.push({ column: symbol });
  const info = construct(low, symbol);
  low.stack.pop();
  low.columns.set(symbol.id, info);
  return info;
}

function construct(low: Lowering, symbol: ColumnSymbol): ColumnInfo {
  const { decl } = symbol;
  switch (decl.kind) {
    case 'field':
      return field(low, symbol, decl);
    case 'column':
    case 'constant':
      return column(low, symbol, decl);
    case 'indicator':
      return indicator(low, symbol, decl);
    case 'weights':
    case 'group':
      return weightSum(low, symbol, decl);
    case 'veto':
    case 'direct':
      return veto(low, symbol, decl);
    case 'ranking':
      return ranking(low, symbol, decl);
    case 'grades':
      return grades(low, symbol, decl);
    case 'award':
      return award(low, symbol, decl);
    case 'flag':
      return flag(low, symbol, decl);
    default:
      return unreachable(decl);
  }
}

/** A circle is told from the column that stands first in the text, wherever it was entered. */
function reportCycle(low: Lowering, entered: readonly ColumnSymbol[]): void {
  const start = entered.reduce((best, symbol, i) => (before(symbol, entered[best]) ? i : best), 0);
  const circle = [...entered.slice(start), ...entered.slice(0, start)];
  const [first] = circle;
  if (!first) return;
  const names = [...circle, first].map((symbol) => symbol.name.text);
  low.report(
    'cycle',
    { file: first.file, span: first.name },
    { cycle: names.join(' → ') },
    {
      related: circle.map((symbol, i) => ({
        place: { at: 'source', file: symbol.file, start: symbol.name.start, end: symbol.name.end },
        note: 'step',
        params: { name: symbol.name.text, next: names[i + 1] ?? '' },
      })),
    },
  );
}

function before(a: ColumnSymbol, b: ColumnSymbol | undefined): boolean {
  return b !== undefined && (a.file === b.file ? a.name.start < b.name.start : a.file < b.file);
}
