/** The trees of points and the ballots on them. */
import type { Random } from '../../random.ts';
import { cadres, twins, units, weakest } from './roster.ts';

export type Table = { readonly name: string; readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] };
type Category = readonly [name: string, weight: number, items: readonly (readonly [name: string, points: number])[]];

/** 4 categories, 13 items, 35 points. */
const teamTree: readonly Category[] = [
  [
    '政治方向',
    25,
    [
      ['理论学习', 3],
      ['执行决策', 3],
      ['民主集中', 3],
    ],
  ],
  [
    '工作实绩',
    35,
    [
      ['发展实绩', 3],
      ['民生实绩', 3],
      ['基层党建', 3],
      ['改革创新', 2],
    ],
  ],
  [
    '领导能力',
    20,
    [
      ['决策能力', 3],
      ['执行能力', 2],
      ['应急能力', 3],
    ],
  ],
  [
    '廉洁作风',
    20,
    [
      ['廉洁自律', 3],
      ['联系群众', 2],
      ['求真务实', 2],
    ],
  ],
];
/** 5 categories, 14 items, 43 points. */
const cadreTree: readonly Category[] = [
  [
    '德',
    20,
    [
      ['政治品质', 3],
      ['道德品行', 3],
      ['家风社交', 3],
    ],
  ],
  [
    '能',
    20,
    [
      ['业务能力', 3],
      ['组织协调', 3],
      ['学习创新', 3],
    ],
  ],
  [
    '勤',
    15,
    [
      ['精神状态', 3],
      ['工作作风', 3],
    ],
  ],
  [
    '绩',
    30,
    [
      ['履职成效', 4],
      ['分管工作', 3],
      ['重点任务', 3],
    ],
  ],
  [
    '廉',
    15,
    [
      ['廉洁从政', 3],
      ['遵规守纪', 3],
      ['接受监督', 3],
    ],
  ],
];

type Point = string;
const pointsOf = (tree: readonly Category[], prefix: string): readonly Point[] =>
  tree.flatMap(([, , items]) => items.flatMap(([item, count]) => Array.from({ length: count }, (_, i) => `${prefix}${item}${i + 1}`)));

/** The three tables of a tree; names of cadre points begin with 干部, so that none is in both. */
function treeTables(tree: readonly Category[], whose: '班子' | '干部'): readonly Table[] {
  const prefix = whose === '干部' ? '干部' : '';
  const items = tree.flatMap(([category, , list]) => list.map(([item, count]) => ({ category, item: `${prefix}${item}`, count })));
  return [
    { name: `${whose}类别`, heading: [`${whose}类别`, '类别权重'], rows: tree.map(([name, weight]) => [name, String(weight)]) },
    {
      name: `${whose}子项`,
      heading: [`${whose}子项`, `${whose}类别`, '子项内容'],
      rows: items.map(({ category, item }) => [item, category, item]),
    },
    {
      name: `${whose}要点`,
      heading: [`${whose}要点`, `${whose}子项`, '要点内容'],
      rows: items.flatMap(({ item, count }) => Array.from({ length: count }, (_, i) => [`${item}${i + 1}`, item, `${item}第${i + 1}点`])),
    },
  ];
}

const teamVoters = ['领导干部', '中层干部', '中层干部', '基层负责人', '一般干部', '一般干部', '代表委员', '群众代表'] as const;
const cadreVoters = ['领导干部', '中层干部', '一般干部', '群众代表'] as const;

export function appraisal(random: Random): readonly Table[] {
  const teams = units.map(({ name }) => ({ of: name, mood: name === weakest ? 35 : random.int(55, 80), divided: name === '大营镇' }));
  const people = cadres.map(({ key, unit }) => ({
    of: key,
    mood: unit === weakest ? random.int(25, 45) : random.int(50, 80),
    divided: false,
  }));
  return [
    ...treeTables(teamTree, '班子'),
    ...treeTables(cadreTree, '干部'),
    ...ballots(random, '班子', '单位', teams, teamVoters, pointsOf(teamTree, '')),
    ...ballots(random, '干部', '干部', people, cadreVoters, pointsOf(cadreTree, '干部')),
  ];
}

type Judged = { readonly of: string; readonly mood: number; readonly divided: boolean };

function ballots(
  { int }: Random,
  whose: string,
  table: string,
  judged: readonly Judged[],
  voters: readonly string[],
  points: readonly Point[],
): readonly Table[] {
  const slips: string[][] = [];
  const marks: string[][] = [];
  for (const [nth, { of, mood, divided }] of judged.entries()) {
    const original = twins.get(of);
    voters.forEach((group, i) => {
      const slip = `${whose}票${String(nth + 1).padStart(3, '0')}-${i + 1}`;
      slips.push([slip, of, group]);
      // A twin is judged as its original was.
      const copied = original === undefined ? undefined : marksOf(slips, marks, original, i);
      // Some slips are marked the same throughout: they do not count.
      const uniform = whose === '班子' && i === 1 && nth % 6 === 3;
      points.forEach((point, p) => {
        const roll = int(1, 100);
        const free =
          roll === 100
            ? '弃权'
            : divided
              ? roll <= 45
                ? '好'
                : roll <= 60
                  ? '中'
                  : '差'
              : roll <= mood
                ? '好'
                : roll <= mood + 16
                  ? '中'
                  : '差';
        marks.push([slip, point, copied?.[p] ?? (uniform ? '好' : free)]);
      });
    });
  }
  return [
    { name: `${whose}测评票`, heading: [`${whose}测评票`, table, '人群'], rows: slips },
    { name: `${whose}评点`, heading: [`${whose}测评票`, '要点', '评价'], rows: marks },
  ];
}

function marksOf(
  slips: readonly (readonly string[])[],
  marks: readonly (readonly string[])[],
  of: string,
  nth: number,
): readonly string[] | undefined {
  const slip = slips.filter(([, who]) => who === of)[nth]?.[0];
  return slip === undefined ? undefined : marks.filter(([owner]) => owner === slip).map(([, , mark]) => mark ?? '');
}
