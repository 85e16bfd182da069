import { type Random, decimal } from '../../random.ts';
import { day } from './days.ts';
import { type Cadre, score, units } from './roster.ts';

export type Sheet = { readonly name: string; readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] };
const aspects = ['信念坚定', '实事求是', '勇于担当', '坚持原则', '严守规矩', '勤学苦练'] as const;

/** Did not pass the first gate: a negative that was found true. L404: one that was not. */
const failed: ReadonlySet<string> = new Set(['L122', 'L453']);
const cleared: ReadonlySet<string> = new Set(['L404']);

export function ledgers(random: Random, people: readonly Cadre[]): readonly Sheet[] {
  return [
    { name: '政治体检', heading: ['干部', '方面', '表现', '查实', '佐证'], rows: people.flatMap(checkUp) },
    { name: '职责', heading: ['单位', '事项', '责任人', '履职'], rows: duties(random, people) },
    {
      name: '任务',
      heading: ['干部', '内容', '权数', '目标值', '完成值', '时限', '报送日', '审核日', '审核人', '承诺书'],
      rows: people.flatMap((one) => tasks(random, one)),
    },
    {
      name: '一线记实',
      heading: ['干部', '日期', '场合', '具体事', '表现', '持续天数'],
      rows: people.flatMap((one) => frontline(random, one)),
    },
    { name: '双向测评', heading: ['单位', '评价方', '评价单位', '作风形象', '解决问题'], rows: mutual(random) },
    { name: '任用', heading: ['干部', '批次', '任用日', '优秀年轻干部', '抗疫突出干部'], rows: moves(random, people) },
    { name: '表彰', heading: ['干部', '名称', '级别', '发文日', '上年已计'], rows: honours(random, people) },
  ];
}

function checkUp({ key }: Cadre): readonly (readonly string[])[] {
  const good = aspects.map((aspect) => [key, aspect, '正面', '是', '']);
  if (failed.has(key)) return [...good, [key, '严守规矩', '负面', '是', '纪检监察建议书']];
  return cleared.has(key) ? [...good, [key, '实事求是', '负面', '否', '群众来信']] : good;
}

/** Two duties each; the last cadre of 区老干部局 has none. */
function duties({ pick }: Random, people: readonly Cadre[]): readonly (readonly string[])[] {
  const idle = people.findLast(({ unit }) => unit.name === '区老干部局')?.key;
  return people.flatMap(({ key, unit }) =>
    key === idle ? [] : [1, 2].map((n) => [unit.name, `职责${key}-${n}`, key, pick(['好', '好', '较好', '较好', '一般', '差'])]),
  );
}

/** Three tasks that make 100, two by midsummer; now and then one that was not passed, and counts for nothing. */
function tasks({ int }: Random, { key, unit }: Cadre): readonly (readonly string[])[] {
  const weights =
    [
      [40, 30, 30],
      [50, 30, 20],
      [20, 40, 40],
    ][int(0, 2)] ?? [];
  const isBehind = int(1, 15) === 1;
  const rows = weights.map((weight, i) => {
    const target = int(10, 90);
    const reached = Math.round((target * int(isBehind ? 30 : 80, isBehind ? 60 : 115)) / 100);
    return [
      key,
      `任务${i + 1}`,
      String(weight),
      String(target),
      String(reached),
      i < 2 ? '2022-06-20' : '2022-11-20',
      '2022-02-07',
      '2022-02-16',
      `${unit.name}班子`,
      '是',
    ];
  });
  return int(1, 20) > 1 ? rows : [...rows, [key, '未过审任务', '30', '10', '10', '2022-11-20', '2022-09-26', '', '', '否']];
}

function frontline({ int, pick }: Random, { key, isFrontline }: Cadre): readonly (readonly string[])[] {
  return Array.from({ length: int(0, isFrontline ? 4 : 2) }, () => {
    const isEpidemic = int(1, 3) > 1;
    return [
      key,
      day(int(1, 11), int(1, 28)),
      isEpidemic ? '疫情防控' : pick(['应急救援', '抢险救灾', '征地拆迁', '乡村振兴']),
      '包保社区',
      pick(['突出', '较好', '较好', '一般', '一般', int(1, 4) === 1 ? '退缩' : '一般']),
      String(isEpidemic ? pick([3, 6, 7, 14, 30, 45]) : int(1, 10)),
    ];
  });
}

/** Leaders rate all; towns rate the departments that they meet; departments rate the towns. */
function mutual(random: Random): readonly (readonly string[])[] {
  const { int } = random;
  const below = units.filter(({ kind }) => kind !== '区直部门');
  const departments = units.filter(({ kind }) => kind === '区直部门');
  return units.flatMap(({ name, kind }, index) => {
    const leaders = Array.from({ length: 5 }, () => [name, '区级领导', '', score(random, 80, 98), score(random, 78, 98)]);
    if (kind !== '区直部门')
      return [
        ...leaders,
        ...departments
          .filter((_, i) => i % 9 === index % 9)
          .map((one) => [name, '区直部门', one.name, score(random, 76, 97), score(random, 74, 97)]),
      ];
    // Every ninth department has nothing to do with the towns; some are thought less of below than above.
    if (index % 9 === 3) return leaders;
    const low = int(1, 8) === 1 ? 60 : 78;
    return [
      ...leaders,
      ...below
        .filter((_, i) => i % 3 === index % 3)
        .map((one) => [name, '镇街开发区', one.name, score(random, low, low + 17), score(random, low, low + 18)]),
    ];
  });
}

/** 130 in 8 batches: 29 young (22 %), 83 proven in the epidemic (64 %). */
function moves({ int }: Random, people: readonly Cadre[]): readonly (readonly string[])[] {
  return people
    .slice(0, 260)
    .filter((_, i) => i % 2 === 0)
    .map(({ key }, i) => [
      key,
      String((i % 8) + 1),
      day((i % 8) + 1, int(1, 28)),
      (i * 29) % 130 < 29 ? '是' : '否',
      (i * 83) % 130 < 83 ? '是' : '否',
    ]);
}

/** After last year's cut-off, on it, and after this year's. */
function honours({ int, pick }: Random, people: readonly Cadre[]): readonly (readonly string[])[] {
  return people
    .filter(() => int(1, 6) === 1)
    .map(({ key }) => {
      const level = pick(['国家级', '省级', '市级', '市级']);
      const date = pick(['2021-11-30', '2021-12-10', '2022-04-29', '2022-11-30', '2022-12-05', day(int(1, 10), int(1, 28))]);
      return [key, `${decimal(int(10, 99), 0)}号表彰`, level, date, date === '2021-12-10' && int(1, 2) === 1 ? '是' : '否'];
    });
}
