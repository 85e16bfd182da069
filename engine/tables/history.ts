import { type Report, dataFinding } from '../diagnostics/data.ts';
import { parseNumber } from '../numbers/index.ts';
import { type Node, type PeriodKey, type Plan, kindOf, nearest, visible } from '../plan/index.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { type Cell, readCell } from './cell.ts';
import type { Data, Value } from './data.ts';
import { readPeriod } from './date-cell.ts';
import { cellPlace } from './match.ts';
import { examplePeriod, fold, headings } from './names.ts';

type History = Map<string, Map<string, Map<PeriodKey, Value>>>;

/**
 * Published results of earlier years: a table of column id, key, period, value. An id may be a former one (`was`) and
 * stays as it is written. Ids that the policy does not have are told once each: they are no mistake, since a policy may
 * drop a column.
 */
export function readHistory(plan: Plan, sheets: readonly Sheet[], report: Report): Data['history'] {
  const history: History = new Map();
  const nodes = new Map<string, Node>();
  for (const node of plan.nodes) for (const former of node.was ?? []) nodes.set(former, node);
  for (const node of plan.nodes) nodes.set(node.id, node);
  for (const sheet of sheets) {
    const columns = historyColumns(sheet, report);
    if (!columns) continue;
    const unknown = new Set<string>();
    for (const { row, cells } of sheet.rows) {
      const [id, key, periodText, text] = columns.map((index) => cells[index] ?? '');
      if (id === undefined || key === undefined || periodText === undefined || text === undefined) continue;
      const node = nodes.get(id);
      if (!node) {
        if (!unknown.has(id)) {
          const params = { column: visible(id), suggestion: nearest(id, nodes.keys()) ?? '' };
          report(dataFinding('unknown-history', cellPlace(sheet, row), params));
        }
        unknown.add(id);
        continue;
      }
      const place = (heading: string) => cellPlace(sheet, row, heading);
      const grain = node.frame.period;
      const period = grain === 'none' ? '' : readPeriod(periodText);
      if (period === undefined || (period !== '' && kindOf(period) !== grain)) {
        const params = { text: visible(periodText), table: sheet.name, example: examplePeriod(grain, plan.year - 1) };
        report(dataFinding(period === undefined ? 'not-a-period' : 'wrong-grain', place('期间'), params));
        continue;
      }
      const cell = readResultCell(text, node);
      if ('code' in cell) report(dataFinding(cell.code, place('值'), { column: node.label, ...cell.params }));
      else if (cell.value !== undefined && !put(history, id, key, period, cell.value)) {
        report(dataFinding('duplicate-key', place('键'), { key: visible(`${id} ${key}`), period }));
      }
    }
  }
  return history;
}

/** Results may be quotients (`289/3`), and lie where they lie: declared ranges bind inputs of this year only. */
export function readResultCell(text: string, { type }: Node): Cell {
  if (type.t !== 'num') return readCell(text, type);
  const exact = parseNumber(text);
  if (exact) return { value: exact };
  const { range: _, ...unbounded } = type;
  return readCell(text, { ...unbounded, grid: { kind: 'rational' } });
}

function historyColumns(sheet: Sheet, report: Report): readonly number[] | undefined {
  if (sheet.header.length === 0) return undefined;
  const wanted = [headings.historyColumn, headings.historyKey, headings.period, headings.historyValue];
  const columns = wanted.map((names) => sheet.header.findIndex((heading) => names.some((name) => name === fold(heading))));
  columns.forEach((index, i) => {
    const column = wanted[i]?.[0] ?? '';
    if (index < 0) report(dataFinding('missing-column', cellPlace(sheet), { table: sheet.name, column }));
  });
  return columns.every((index) => index >= 0) ? columns : undefined;
}

/** False where there is a value already. */
function put(history: History, id: string, key: string, period: PeriodKey, value: Value): boolean {
  const byKey = history.get(id) ?? new Map<string, Map<PeriodKey, Value>>();
  history.set(id, byKey);
  const byPeriod = byKey.get(key) ?? new Map<PeriodKey, Value>();
  byKey.set(key, byPeriod);
  if (byPeriod.has(period)) return false;
  byPeriod.set(period, value);
  return true;
}
