import { type Random, decimal, percent } from '../../random.ts';
import type { Table } from './appraisal.ts';
import { type Unit, cadres, observers, twins, units, weakest } from './roster.ts';

const none = '不适用';

/** Fields of units and cadres. */
export function fields(random: Random): readonly Table[] {
  const annual = units.map((unit) => unitYear(random, unit));
  const quarters = units.flatMap(({ name }) =>
    [1, 2, 3, 4].map((quarter) => [
      name,
      `2018-Q${quarter}`,
      decimal(name === weakest ? random.int(550, 700) : random.int(780, 950), 1),
      random.int(1, 8) === 1 ? '1' : '',
    ]),
  );
  return [
    { name: '县.每年', heading: ['期间', '部长办公会审定'], rows: [['2018', '是']] },
    {
      name: '单位',
      heading: ['单位', '类别', '负责观察员'],
      rows: units.map(({ name, track }, i) => [name, track, observers[i % observers.length] ?? '']),
    },
    {
      name: '单位.每年',
      heading: ['单位', '期间', ...Object.keys(annual[0] ?? {})],
      rows: twinned(units.map(({ name }, i) => [name, '2018', ...Object.values(annual[i] ?? {})])),
    },
    { name: '单位.每季', heading: ['单位', '期间', '观察分', '通报次数'], rows: twinned(quarters) },
    { name: '观察员', heading: ['观察员', '片区', '公开联系方式'], rows: observers.map((name, i) => [name, `第${i + 1}片`, '是']) },
    { name: '干部', heading: ['干部', '单位', '职务'], rows: cadres.map(({ key, unit, post }) => [key, unit, post]) },
    {
      name: '干部.每年',
      heading: ['干部', '期间', '自身建设', '突出成绩', '县委同意', '工作能力', '群众基础', '发展潜力'],
      rows: cadres.map(({ key, unit, post }, i) => [
        key,
        '2018',
        post === '正职' ? decimal(unit === weakest ? 610 : random.int(800, 950), 1) : none,
        i % 17 === 5 ? '是' : '',
        unit === weakest && i % 2 === 0 ? '是' : '',
        random.pick(['强', '较强', '较强', '一般']),
        random.pick(['好', '较好', '较好', '一般']),
        random.pick(['大', '较大', '一般']),
      ]),
    },
  ];
}

/** Twins share their rows after the key. */
export function twinned(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const own = rows.filter(([unit = '']) => !twins.has(unit));
  return [
    ...own,
    ...[...twins].flatMap(([copy, original]) => own.filter(([unit]) => unit === original).map(([, ...cells]) => [copy, ...cells])),
  ];
}

function unitYear({ int, pick }: Random, { name, track }: Unit): Readonly<Record<string, string>> {
  const poor = name === weakest;
  const plan = int(800, 9000);
  const promised = name === '县档案局' ? 0 : int(5, 12);
  const grain = int(8000, 60000);
  const rural = track !== '其他部门';
  return {
    上年总分: poor ? '58.3' : decimal(int(7600, 9200), 2),
    前年总分: poor ? '60.25' : name === '县扶贫办' ? '' : decimal(int(7500, 9100), 2),
    考核组档次: poor ? '较差' : '',
    变更理由: '',
    创新格次: poor ? '无' : pick(['国家推广', '省级推广', '市级推广', '市级推广', '县内推广']),
    项目计划: String(plan),
    项目完成: String(Math.floor((plan * (poor ? 55 : int(85, 108))) / 100)),
    民生承诺: String(promised),
    民生办结: String(poor ? Math.floor(promised / 2) : promised - (int(1, 4) === 1 && promised > 0 ? 1 : 0)),
    粮食产量: rural ? String(Math.floor((grain * int(92, 108)) / 100)) : none,
    粮食任务: rural ? String(grain) : none,
    农民增收率: rural ? percent(poor ? -8 : int(50, 110)) : none,
    耕地减少: rural ? String(poor ? 60 : int(0, 24)) : none,
    空气优良率: percent(poor ? 640 : int(720, 930)),
    上访批次: String(poor ? 7 : int(0, 3)),
    网上投票: poor ? '52.4' : decimal(int(650, 950), 1),
    民意核实: '',
    国家级表彰: name === '县水务局' ? '1' : '',
    省级表彰: int(1, 4) === 1 ? '1' : '',
    重大问题: '',
  };
}
