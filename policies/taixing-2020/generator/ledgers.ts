import { type Random, decimal } from '../../random.ts';
import { dayOfYear, monthKey } from './days.ts';
import { type Unit, assessed, laggards, twins, units } from './roster.ts';

/** Each row begins with the unit that it belongs to. */
export type Ledger = { readonly name: string; readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function ledgers(random: Random): readonly Ledger[] {
  return [
    twinned({ name: '领导评价票', heading: ['单位', '评价人单位', '评价人', '所属', '评分'], rows: leaders(random) }),
    twinned({ name: '民意问卷', heading: ['单位', '方式', '层次', '主题', '答复'], rows: survey(random) }),
    twinned({
      name: '信访件',
      heading: ['单位', '事项', '性质', '整改结果', '交办日', '承办日', '反馈日', '销号日', '佐证编号', '酌情扣分', '批准人'],
      rows: petitions(random),
    }),
    twinned({ name: '督查发现', heading: ['单位', '督查日', '方式', '证据编号', '扣分'], rows: inspections(random) }),
    {
      name: '督查事项',
      heading: ['单位', '事项', '列入计划', '批准文号', '备案日', '开展日', '采用结果', '报送材料'],
      rows: plannedInspections(random),
    },
    {
      name: '年终考核会',
      heading: ['单位', '会议日', '公众评议', '班子考核'],
      rows: assessed.map(({ name }) => [name, '2020-12-28', '是', '是']),
    },
    {
      name: '业务培训',
      heading: ['培训日', '主题'],
      rows: [
        ['2020-04-15', '指标设置与数据填报'],
        ['2020-11-18', '年终考核实务'],
      ],
    },
  ];
}

/** Twins share what happened to them. */
function twinned(ledger: Ledger): Ledger {
  const own = ledger.rows.filter(([unit = '']) => !twins.has(unit));
  const copies = [...twins].flatMap(([copy, original]) =>
    own.filter(([unit]) => unit === original).map(([, ...cells]) => [copy, ...cells]),
  );
  return { ...ledger, rows: [...own, ...copies] };
}

const seats = [
  ['市委', 3],
  ['人大', 2],
  ['政府', 2],
  ['政协', 2],
  ['市委委员', 4],
  ['部门负责人', 8],
] as const;

function leaders({ int }: Random): readonly (readonly string[])[] {
  const offices = assessed.filter(({ kind }) => kind === '机关');
  return assessed.flatMap((unit, nth) => {
    const level = laggards.has(unit.name) ? 720 : int(820, 930);
    return seats.flatMap(([group, count]) =>
      Array.from({ length: count }, (_, i) => {
        // A head of department never rates the own department.
        const own = offices[(nth * 3 + i * 5) % offices.length];
        const head = group === '部门负责人' ? (own?.name === unit.name ? offices[(nth * 3 + i * 5 + 1) % offices.length] : own) : undefined;
        return [unit.name, head?.name ?? '不适用', `${group}${i + 1}`, group, decimal(level + int(-60, 60), 1)];
      }),
    );
  });
}

const strata = [
  ['两代表一委员', 4],
  ['企业', 4],
  ['村居干部', 4],
  ['群众', 12],
] as const;
const topics = ['政务服务', '干部作风', '公共政策', '人居环境'] as const;

function survey({ int, pick }: Random): readonly (readonly string[])[] {
  return units
    .filter(({ kind }) => kind !== '机关')
    .flatMap(({ name }) =>
      (['电话', '入户'] as const).flatMap((way) =>
        strata.flatMap(([stratum, count]) =>
          Array.from({ length: count }, (_, i) => {
            const mood = laggards.has(name) ? int(4, 10) : int(1, 10);
            const answer = mood <= 5 ? '满意' : mood <= 8 ? '基本满意' : mood === 9 ? '不满意' : pick(['不了解', '满意']);
            return [name, way, stratum, topics[i % topics.length] ?? '政务服务', answer];
          }),
        ),
      ),
    );
}

const most = {
  一般: { 已解决: 0, 部分解决: 5, 未解决: 10 },
  较重: { 已解决: 5, 部分解决: 10, 未解决: 20 },
  严重: { 已解决: 10, 部分解决: 20, 未解决: 40 },
} as const;

function petitions({ int, pick }: Random): readonly (readonly string[])[] {
  let number = 0;
  const make = (unit: Unit): readonly string[] => {
    number += 1;
    const nature = pick<keyof typeof most>(['一般', '一般', '一般', '较重', '严重']);
    const outcome = pick<'已解决' | '部分解决' | '未解决'>(['已解决', '已解决', '已解决', '部分解决', '未解决']);
    const limit: number = most[nature][outcome];
    const tenths = limit === 0 ? 0 : int(Math.ceil(limit / 2), limit);
    const handed = int(40, 300);
    const answered = handed + int(3, 12);
    const closed = outcome === '已解决';
    return [
      unit.name,
      `信访件${number}`,
      nature,
      outcome,
      dayOfYear(handed),
      dayOfYear(handed + int(0, 1)),
      dayOfYear(answered),
      closed ? dayOfYear(answered + int(1, 28)) : '',
      closed ? `佐证${number}` : '',
      decimal(tenths, 1),
      tenths === 0 ? '' : '市考核办',
    ];
  };
  return units.flatMap((unit) => Array.from({ length: [0, 0, 1, 1, 2, 3][int(0, 5)] ?? 0 }, () => make(unit)));
}

function inspections({ int, pick }: Random): readonly (readonly string[])[] {
  let number = 0;
  return assessed.flatMap(({ name }) =>
    Array.from({ length: laggards.has(name) ? 4 : int(0, 2) }, () => {
      number += 1;
      return [
        name,
        `${monthKey(int(2, 12))}-${String(int(1, 28)).padStart(2, '0')}`,
        pick(['集中督查', '专项检查', '随机抽查', '访谈调查']),
        `督字${number}号`,
        decimal(int(0, 15), 1),
      ];
    }),
  );
}

/** All filed in time: one exactly 15 working days before, across the National Day holiday and its make-up days. */
function plannedInspections({ int, pick }: Random): readonly (readonly string[])[] {
  const edge = ['黄桥镇', '国庆后安全生产专项检查', '是', '', '2020-09-17', '2020-10-15', '', '2'];
  const rows = ['济川街道', '姚王街道', '虹桥镇', '滨江镇', '分界镇', '古溪镇', '珊瑚镇', '广陵镇', '市教育局', '市卫健委'].flatMap(
    (unit, i) => {
      const start = int(90, 330);
      const planned = int(1, 4) > 1;
      const shared = int(1, 4) === 1;
      return [
        [
          unit,
          `督查事项${i + 1}`,
          planned ? '是' : '否',
          planned ? '' : `泰政办〔2020〕${i + 1}号`,
          dayOfYear(start - int(32, 50)),
          dayOfYear(start),
          shared ? `结果${i + 1}` : '',
          shared ? '0' : pick(['1', '2', '3']),
        ],
      ];
    },
  );
  return [edge, ...rows];
}
