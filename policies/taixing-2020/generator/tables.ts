import { unitFigures } from './figures.ts';
import { ledgers } from './ledgers.ts';
import { honours } from './honours.ts';
import { seededRandom } from '../../random.ts';
import { assessed, units } from './roster.ts';

/** One seed a family of tables, so that a change to one leaves the others as they are. */
const seeds = { units: 20200401, ledgers: 20200430, honours: 20201013 } as const;

/** File name → CSV text, of everything in `data/`. */
export function generateTables(): ReadonlyMap<string, string> {
  const figures = unitFigures(seededRandom(seeds.units));
  const files = new Map<string, string>();
  const write = (name: string, heading: readonly string[], rows: readonly (readonly string[])[]): void => {
    files.set(`${name}.csv`, [heading, ...rows].map((cells) => `${cells.join(',')}\n`).join(''));
  };

  write('泰兴.每年', ['期间', '奖励预算'], [['2020', '7000']]);
  write(
    '单位',
    ['单位', '名称', '类别', '组别', '在编人数'],
    units.map((unit) => [unit.name, unit.name, unit.kind, unit.group ?? '', String(figures.get(unit.name)?.staff ?? 1)]),
  );
  const columns = Object.keys(figures.get(units[0]?.name ?? '')?.annual ?? {});
  write(
    '单位.每年',
    ['单位', '期间', ...columns],
    [...figures].map(([name, { annual }]) => [name, '2020', ...columns.map((column) => annual[column] ?? '')]),
  );
  write(
    '单位.每月',
    ['单位', '期间', '月节点', '节点完成'],
    [...figures].flatMap(([name, { months }]) =>
      months.map((row) => [name, row['期间'] ?? '', row['月节点'] ?? '', row['节点完成'] ?? '']),
    ),
  );
  for (const { name, heading, rows } of ledgers(seededRandom(seeds.ledgers))) write(name, heading, rows);
  const { matters, awards } = honours(seededRandom(seeds.honours));
  write('表彰事项', ['表彰事项', '单位'], matters);
  write('表彰', ['表彰事项', '级别', '等第', '正式文件', '本单位'], awards);
  write('处理决定', ['单位', '措施', '批准人'], []);
  write(
    '历史',
    ['列', '键', '期间', '值'],
    assessed.flatMap(({ name }, nth) => [
      ['综合考核.居优秀', name, '2019', nth % 4 === 0 ? '是' : '否'],
      ['综合考核.居末尾', name, '2019', nth % 10 === 0 || name === '新街镇' ? '是' : '否'],
    ]),
  );
  write(
    '日历',
    ['日期', '至', '安排', '名称'],
    [
      ['2020-01-01', '', '放假', '元旦'],
      ['2020-01-19', '', '上班', '春节'],
      ['2020-01-24', '2020-02-02', '放假', '春节'],
      ['2020-04-04', '2020-04-06', '放假', '清明节'],
      ['2020-04-26', '', '上班', '劳动节'],
      ['2020-05-01', '2020-05-05', '放假', '劳动节'],
      ['2020-05-09', '', '上班', '劳动节'],
      ['2020-06-25', '2020-06-27', '放假', '端午节'],
      ['2020-06-28', '', '上班', '端午节'],
      ['2020-09-27', '', '上班', '国庆节'],
      ['2020-10-01', '2020-10-08', '放假', '国庆节、中秋节'],
      ['2020-10-10', '', '上班', '国庆节'],
    ],
  );
  return files;
}
