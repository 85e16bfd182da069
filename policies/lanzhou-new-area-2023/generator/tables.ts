import { areaMonths, areaYear } from './area.ts';
import { cadres } from './cadres.ts';
import { months, unitFigures } from './figures.ts';
import type { Row } from './row.ts';
import { ledgers } from './ledgers.ts';
import { seededRandom } from '../../random.ts';
import { monthKey } from './days.ts';
import { units } from './roster.ts';

/** One seed a family of tables, so that a change to one leaves the others as they are. */
const seeds = { units: 20230103, ledgers: 20230331, cadres: 20231231 } as const;

/** File name → CSV text, of everything in `data/`. */
export function generateTables(): ReadonlyMap<string, string> {
  const figures = unitFigures(seededRandom(seeds.units));
  const people = cadres(seededRandom(seeds.cadres));
  const area = areaYear(figures);
  const files = new Map<string, string>();
  const write = (name: string, heading: readonly string[], rows: readonly (readonly string[])[]): void => {
    files.set(`${name}.csv`, [heading, ...rows].map((cells) => `${cells.join(',')}\n`).join(''));
  };

  write('新区.每月', ['期间', '季末月', '产值增速', '产值增量'], areaMonths(figures));
  write('新区.每年', ['期间', ...Object.keys(area)], [['2023', ...Object.values(area)]]);
  write(
    '单位',
    ['单位', '类别', '强项名称', '弱项名称', '起', '止'],
    units.map((unit) => [
      unit.name,
      unit.track,
      unit.strength,
      unit.weakness,
      unit.since === 1 ? '' : `${monthKey(2023, unit.since)}-01`,
      '',
    ]),
  );

  const annual = columnsOf([...figures.values()].map((unit) => unit.annual));
  write(
    '单位.每年',
    ['单位', '期间', ...annual],
    [...figures].map(([name, unit]) => [name, '2023', ...cells(unit.annual, annual)]),
  );
  const monthly = columnsOf([...figures.values()].flatMap((unit) => [...unit.months.values()]));
  write(
    '单位.每月',
    ['单位', '期间', ...monthly],
    months.flatMap((month) =>
      [...figures].flatMap(([name, unit]) => {
        const row = unit.months.get(month);
        return row === undefined ? [] : [[name, monthKey(2023, month), ...cells(row, monthly)]];
      }),
    ),
  );

  write(
    '干部',
    ['干部', '单位', '姓名', '职务', '起', '止'],
    people.map((one) => [one.key, one.unit, one.name, one.post, one.since, '']),
  );
  write(
    '干部.每年',
    ['干部', '期间', '个人实绩', '分管领导评分', '在岗月数', '违纪处分'],
    people.map((one) => [one.key, '2023', one.own, one.leader, String(one.months), one.punished ? '是' : '否']),
  );
  for (const { name, heading, rows } of ledgers(seededRandom(seeds.ledgers))) write(name, heading, rows);

  write(
    '历史',
    ['列', '键', '期间', '值'],
    [
      ...[...figures].flatMap(([name, unit]) =>
        [...unit.before].map(([month, value]) => ['单位.社零额', name, monthKey(2022, month), value]),
      ),
      ...people.flatMap((one) => (one.before === undefined ? [] : [['干部年度考核.年度等次', one.key, '2022', one.before]])),
    ],
  );
  return files;
}

/** Every column that some row has, in the order of first appearance. */
function columnsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function cells(row: Row, columns: readonly string[]): readonly string[] {
  return columns.map((column) => row[column] ?? '');
}
