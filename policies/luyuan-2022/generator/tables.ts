import { ledgers } from './ledgers.ts';
import { seededRandom } from '../../random.ts';
import { cadreCount, cadres, score, teams, units } from './roster.ts';

/** One seed a family of tables, so that a change to one leaves the others as they are. */
const seeds = { cadres: 20220101, units: 20220331, ledgers: 20221231 } as const;
const halves = ['2022-H1', '2022-H2'] as const;

/** File name → text, of everything in `data/`. */
export function generateTables(): ReadonlyMap<string, string> {
  const random = seededRandom(seeds.cadres);
  const people = cadres(random);
  const unitRandom = seededRandom(seeds.units);
  const files = new Map<string, string>();
  const write = (name: string, heading: readonly string[], rows: readonly (readonly string[])[]): void => {
    files.set(`${name}.csv`, [heading, ...rows].map((cells) => `${cells.join(',')}\n`).join(''));
  };

  write('全区', ['单位总数', '干部总数'], [[String(units.length), String(cadreCount)]]);
  write(
    '单位',
    ['单位', '类别', '领域', '新组建'],
    units.map((one) => [one.name, one.kind, one.field, one.isNew ? '是' : '否']),
  );
  const grade = (isWeak: boolean): string => unitRandom.pick(isWeak ? ['中', '差', '差', '良'] : ['优', '优', '良', '良', '中']);
  write(
    '单位.每年',
    ['单位', '期间', '推荐票', '作用发挥', '团结配合', '担当作为', '服务基层', '重大失误'],
    units.map((one, i) => {
      const isWeak = i % 11 === 5;
      const serves = one.field === '党群政务' && i % 2 === 0 ? '不适用' : grade(isWeak);
      return [
        one.name,
        '2022',
        String(unitRandom.int(10, 80)),
        grade(isWeak),
        grade(isWeak),
        grade(isWeak),
        serves,
        i === 17 ? '1' : i === 30 ? '2' : i === 44 ? '3' : '',
      ];
    }),
  );
  write(
    '单位.每半年',
    ['单位', '期间', '汇报总结', '班子测评'],
    halves.flatMap((half) => units.map((one) => [one.name, half, score(unitRandom, 75, 98), score(unitRandom, 72, 98)])),
  );
  write(
    '考核组',
    ['考核组', '组长', '组长单位'],
    teams.map((team, i) => [team, `组长${i + 1}`, units[i * 7]?.name ?? '']),
  );

  // 区科技局's second also leads 区项目中心 and is assessed there.
  const second = people.find(({ unit }) => unit.name === '区科技局')?.key;
  write(
    '干部',
    ['干部', '单位', '姓名', '职务', '出生日', '一线', '考核组', '兼任单位', '随兼职考'],
    people.map((one) => [
      one.key,
      one.unit.name,
      one.name,
      one.post,
      one.born,
      one.isFrontline ? '是' : '否',
      one.team,
      one.key === second ? '区项目中心' : '',
      one.key === second ? '是' : '',
    ]),
  );
  write(
    '干部.每年',
    ['干部', '期间', '年终测评', '推荐票'],
    people.map((one) => [one.key, '2022', score(random, 72, 98), String(random.int(0, 60))]),
  );
  write(
    '干部.每半年',
    ['干部', '期间', '民主测评', '谈话了解'],
    halves.flatMap((half) => people.map((one) => [one.key, half, score(random, 72, 98), score(random, 70, 97)])),
  );
  for (const { name, heading, rows } of ledgers(seededRandom(seeds.ledgers), people)) write(name, heading, rows);

  // Who came this year has no place before.
  write(
    '历史',
    ['列', '键', '期间', '值'],
    people.flatMap((one, i) => {
      const isNew = i % 37 === 5;
      const place = (): string => (isNew ? '不适用' : String(random.int(1, 60)));
      return [
        ['干部年度考核.领域名次', one.key, '2021', place()],
        ['干部年度考核.名次下降', one.key, '2021', isNew ? '不适用' : random.pick(['是', '否'])],
      ];
    }),
  );
  files.set('日历.yaml', `# 国务院办公厅公布的2022年节假日\n${calendar}`);
  return files;
}

const calendar = `- { 日期: 2022-01-01, 至: 2022-01-03, 安排: 放假, 名称: 元旦 }
- { 日期: 2022-01-29, 至: 2022-01-30, 安排: 上班 }
- { 日期: 2022-01-31, 至: 2022-02-06, 安排: 放假, 名称: 春节 }
- { 日期: 2022-04-02, 安排: 上班 }
- { 日期: 2022-04-03, 至: 2022-04-05, 安排: 放假, 名称: 清明 }
- { 日期: 2022-04-24, 安排: 上班 }
- { 日期: 2022-04-30, 至: 2022-05-04, 安排: 放假, 名称: 劳动节 }
- { 日期: 2022-05-07, 安排: 上班 }
- { 日期: 2022-06-03, 至: 2022-06-05, 安排: 放假, 名称: 端午 }
- { 日期: 2022-09-10, 至: 2022-09-12, 安排: 放假, 名称: 中秋 }
- { 日期: 2022-10-01, 至: 2022-10-07, 安排: 放假, 名称: 国庆 }
- { 日期: 2022-10-08, 至: 2022-10-09, 安排: 上班 }
`;
