import type { Frame, Input, Link, Node, Plan, Source, Table, Type } from '../../engine/plan/index.ts';
import type { Sheet } from '../../engine/sheets/sheet.ts';
import { readSheets } from '../../engine/sheets/index.ts';
import { loadTables } from '../../engine/tables/load.ts';

/** A policy of units, their cadres, a ledger of matters and a table of one row, as the compiler would give it. */

const src: Source = { file: 'p.heng', start: 0, end: 0, line: 1, column: 1 };

export function table(id: string, kind: Table['kind'], links: readonly Link[] = [], more: Partial<Table> = {}): Table {
  return { id, kind, links, src, ...more };
}

export function input(
  table: string,
  period: Frame['period'],
  column: string,
  type: Type,
  onMissing: Input['onMissing'] = { rule: 'error' },
): Node {
  return { id: `${table}.${column}`, label: column, frame: { table, period }, type, role: 'field', src, kind: 'input', column, onMissing };
}

type NumberType = Extract<Type, { readonly t: 'num' }>;

export const amount: NumberType = { t: 'num', unit: { 亿元: 1 }, grid: { kind: 'decimal' } };
export const points: NumberType = { t: 'num', unit: { 分: 1 }, grid: { kind: 'decimal' }, range: { min: '1', max: '8' } };
export const percent: NumberType = { t: 'num', unit: {}, pct: true, grid: { kind: 'decimal' }, range: { min: '-1/5', max: '3/5' } };
export const whole: NumberType = { t: 'num', unit: {}, grid: { kind: 'scale', scale: 0 } };
export const kinds: Type = { t: 'opt', of: ['园区', '部门', '企业'] };

export const plan: Plan = {
  heng: 1,
  name: '办法',
  year: 2023,
  tables: [
    table('新区', 'one'),
    table('单位', 'subject'),
    table('奖惩', 'ledger', [{ name: '单位', to: '单位', period: 'none', optional: false }], { parent: '单位', date: '奖惩.日期' }),
    table('干部', 'subject', [
      { name: '单位', to: '单位', period: 'month', optional: false },
      { name: '分管', to: '单位', period: 'none', optional: true },
    ]),
  ],
  assessments: [],
  nodes: [
    input('新区', 'month', '增速', percent),
    input('单位', 'none', '类别', kinds),
    input('单位', 'none', '示范', { t: 'bool' }),
    input('单位', 'none', '简称', { t: 'text' }, { rule: 'na' }),
    input('单位', 'month', '产值', amount),
    input('单位', 'month', '增速', percent),
    input('单位', 'month', '事故', whole, { rule: 'value', value: { n: '0' } }),
    input('单位', 'year', '目标', percent),
    input('奖惩', 'none', '日期', { t: 'date' }),
    input('奖惩', 'none', '分值', points),
  ],
  checks: [],
  modules: [],
};

/** Files that are right; a case replaces the one that it is about. */
export const rightFiles: Readonly<Record<string, string>> = {
  '新区.每月.csv': '期间,增速\n2023-06,5%\n',
  '单位.csv': '单位,类别,示范,简称,起,止\n甲区,园区,是,甲,,\n乙局,部门,否,,2023-05-01,\n',
  '单位.每月.csv': '单位,期间,产值,增速,事故\n甲区,2023-06,"1,234.50",6.5%,0\n乙局,2023-06,20,0.05,\n',
  '单位.每年.csv': '单位,期间,目标\n甲区,2023,5%\n乙局,2023,6%\n',
  '奖惩.csv': '单位,日期,分值\n甲区,2023/6/1,2\n甲区,2023年6月2日,3分\n',
  '干部.csv': '干部,分管\n张三,甲区\n李四,\n',
  '干部.每月.csv': '干部,期间,单位\n张三,2023-06,甲区\n李四,2023-06,乙局\n',
};

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function sheetsOf(files: Readonly<Record<string, string>>): Sheet[] {
  return Object.entries(files).flatMap(([name, text]) => readSheets({ name, bytes: bytesOf(text) }).sheets);
}

/** Findings of reading and loading, as code, file, row, column and the text found. */
export function findingsOf(files: Readonly<Record<string, string>>, of: Plan = plan): unknown[] {
  const read = Object.entries(files).map(([name, text]) => readSheets({ name, bytes: bytesOf(text) }));
  const { findings } = loadTables(
    of,
    read.flatMap(({ sheets }) => sheets),
  );
  return [...read.flatMap((result) => result.findings), ...findings].map(({ code, place, params }) => {
    const where = place.at === 'cell' ? [place.row, place.column] : [];
    return [code, place.file, ...where, params['text']].filter((part) => part !== undefined);
  });
}

export function load(files: Readonly<Record<string, string>>) {
  return loadTables(plan, sheetsOf(files));
}
