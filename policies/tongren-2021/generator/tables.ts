import { cadres } from './cadres.ts';
import { type Row, monthRows, unitFigures } from './figures.ts';
import { ledgers } from './ledgers.ts';
import { seededRandom } from '../../random.ts';
import { units } from './roster.ts';

/** One seed a family of tables, so that a change to one leaves the others as they are. */
const seeds = { units: 20210315, ledgers: 20210510, cadres: 20211231 } as const;

/** File name → text, of everything in `data/` but the corrections. */
export function generateTables(): ReadonlyMap<string, string> {
  const figures = unitFigures(seededRandom(seeds.units));
  const people = cadres(seededRandom(seeds.cadres));
  const files = new Map<string, string>();
  const write = (name: string, heading: readonly string[], rows: readonly (readonly string[])[]): void => {
    files.set(`${name}.csv`, [heading, ...rows].map((cells) => `${cells.join(',')}\n`).join(''));
  };

  write('全市.每年', ['期间', '省均安全感', '上年事项数'], [['2021', '98.2', '78']]);
  write(
    '单位',
    ['单位', '类别', '编制'],
    units.map(({ name, track, posts }) => [name, track, String(posts)]),
  );
  const columns = [...new Set([...figures.values()].flatMap(({ annual }) => Object.keys(annual))), '较大事故'];
  const cells = (row: Row): readonly string[] => columns.map((column) => row[column] ?? '');
  write(
    '单位.每年',
    ['单位', '期间', ...columns],
    [...figures].map(([name, { annual }]) => [name, '2021', ...cells(name === '碧江区' ? { ...annual, 较大事故: '1' } : annual)]),
  );
  write('单位.每月', ['单位', '期间', '平台进度', '时序进度'], monthRows(figures));
  write(
    '干部',
    ['干部', '单位', '姓名', '职务'],
    people.map((one) => [one.key, one.unit, one.name, one.post]),
  );
  write(
    '干部.每年',
    ['干部', '期间', '个人考评'],
    people.map((one) => [one.key, '2021', one.own]),
  );
  for (const { name, heading, rows } of ledgers(seededRandom(seeds.ledgers))) write(name, heading, rows);
  write(
    '历史',
    ['列', '键', '期间', '值'],
    [
      ...people.map((one) => ['干部考核.个人等次', one.key, '2020', one.before]),
      ...units.map(({ name }, i) => ['季度监测.监测分', name, '2020-Q4', i % 7 === 0 ? '89.5' : '95']),
    ],
  );
  files.set('日历.yaml', calendar);
  return files;
}

/** The State Council's holidays of 2021, and 2022 as far as deadlines reach. */
const calendar = `- { 日期: 2021-01-01, 至: 2021-01-03, 安排: 放假, 名称: 元旦 }
- { 日期: 2021-02-11, 至: 2021-02-17, 安排: 放假, 名称: 春节 }
- { 日期: 2021-02-07, 安排: 上班 }
- { 日期: 2021-02-20, 安排: 上班 }
- { 日期: 2021-04-03, 至: 2021-04-05, 安排: 放假, 名称: 清明 }
- { 日期: 2021-04-25, 安排: 上班 }
- { 日期: 2021-05-01, 至: 2021-05-05, 安排: 放假, 名称: 劳动节 }
- { 日期: 2021-05-08, 安排: 上班 }
- { 日期: 2021-06-12, 至: 2021-06-14, 安排: 放假, 名称: 端午 }
- { 日期: 2021-09-18, 安排: 上班 }
- { 日期: 2021-09-19, 至: 2021-09-21, 安排: 放假, 名称: 中秋 }
- { 日期: 2021-09-26, 安排: 上班 }
- { 日期: 2021-10-01, 至: 2021-10-07, 安排: 放假, 名称: 国庆 }
- { 日期: 2021-10-09, 安排: 上班 }
- { 日期: 2022-01-01, 至: 2022-01-03, 安排: 放假, 名称: 元旦 }
- { 日期: 2022-01-31, 至: 2022-02-06, 安排: 放假, 名称: 春节 }
- { 日期: 2022-01-29, 至: 2022-01-30, 安排: 上班 }
`;
