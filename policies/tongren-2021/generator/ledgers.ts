import { type Random, decimal } from '../../random.ts';
import { day } from './days.ts';
import { months } from './figures.ts';
import { twins, units } from './roster.ts';

export type Sheet = { readonly name: string; readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What is wrong with it, what it costs; two are red lines. */
const negative = [
  ['工作推进逾期', '扣分', '0.5'],
  ['数据填报失实', '扣分', '2'],
  ['整改不到位', '扣分', '1'],
  ['民生事项未兑现', '扣分', '1.5'],
  ['瞒报重大事项', '否决', '0'],
  ['违规增加基层负担', '扣分', '1'],
  ['突破生态红线', '否决', '0'],
] as const;
const papers = [
  ['年度考核办法', '铜委办〔2021〕3号', '2021-01-01', ''],
  ['减负若干措施', '铜委办〔2019〕12号', '2019-06-01', '2021-06-30'],
  ['生态考核办法', '铜府办〔2020〕9号', '2020-05-01', ''],
] as const;
const grounds = ['操作性不强', '区分度不大', '权责边界不清', '不适应', '已完成', '意义不大'] as const;

/** Everything on record: the list of matters, the three ledgers, what was exempted, visited, appealed and shared. */
export function ledgers(random: Random): readonly Sheet[] {
  return [
    { name: '考核事项', heading: ['事项', '去向', '列入日', '批准文号', '并入事项', '剔除理由'], rows: matters() },
    {
      name: '负面清单',
      heading: ['负面清单', '事项', '后果', '分值'],
      rows: negative.map(([what, then, points], i) => [`F${i + 1}`, what, then, points]),
    },
    { name: '考核文件', heading: ['考核文件', '文号', '施行日', '失效日'], rows: papers },
    ...problems(random),
    { name: '重点事项清单', heading: ['单位', '事项', '下达日', '批准文号', '撤销', '权数', '完成率'], rows: tasks(random) },
    { name: '平台上传', heading: ['单位', '指标名', '归口部门', '应报日', '上传日'], rows: uploads(random) },
    {
      name: '现场考核',
      heading: ['单位', '考核日', '组织部门', '年度综合', '发通知', '听汇报', '要陪同', '材料份数', '全县会议'],
      rows: visits(random),
    },
    {
      name: '申诉',
      heading: ['单位', '通报日', '申请日', '复核日', '结论', '更正文号'],
      rows: [
        // The ninth and the tenth day; the review falls behind the holidays of October.
        ['松桃县', '2021-09-20', '2021-09-29', '2021-10-25', '纠正', '铜考委〔2021〕31号'],
        ['市商务局', '2021-07-20', '2021-07-30', '2021-08-11', '维持', ''],
        ['江口县', '2021-12-20', '2021-12-28', '', '复核中', ''],
      ],
    },
  ];
}

function matters(): readonly (readonly string[])[] {
  const kept = Array.from({ length: 62 }, (_, i) => [`重点事项${i + 1}`, '沿用', '2021-01-15', '', '', '']);
  const added = ['债务风险防控', '锰污染治理', '政治素质考察'].map((name) => [name, '新增', '2021-05-10', '铜考委〔2021〕7号', '', '']);
  const merged = [
    '政治建设',
    '思想建设',
    '组织建设',
    '作风建设',
    '纪律建设和反腐败斗争',
    '社会主义民主政治',
    '深化依法治市',
    '党组抓党建工作',
    '党建与业务融合',
  ].map((name) => [name, '合并', '2021-01-15', '', '党建工作成效', '']);
  const turned = [['重大项目（生态保护县）', '变通', '2021-01-15', '', '城市交通建设', '']];
  const dropped = grounds.map((ground, i) => [`旧事项${i + 1}`, '剔除', '2021-01-15', '', '', ground]);
  return [...kept, ...added, ...merged, ...turned, ...dropped];
}

/** 问题 → 预警 → 扣分, and what was exempted: mended in time, late, or not at all. */
function problems({ int, pick }: Random): readonly Sheet[] {
  const found: string[][] = [];
  const warned: string[][] = [];
  const charged: string[][] = [];
  const exempted: string[][] = [];
  const shared: string[][] = [];
  const copies = new Set(twins.keys());
  for (const month of months) {
    for (const unit of units) {
      if (copies.has(unit.name) || [...twins.values()].includes(unit.name) || int(1, 8) > 1) continue;
      const key = `W${String(found.length + 1).padStart(3, '0')}`;
      found.push([key, unit.name, day(month, int(1, 5)), pick(['月度分析', '季度监测', '半年评估', '现场考核']), `${unit.name}进度问题`]);
      if (int(1, 5) === 1) continue;
      warned.push([key, day(month, int(6, 9))]);
      if (int(1, 4) === 1) continue;
      // One red line for 德江县, two for 市烟草局: see below.
      const fate = int(1, 5);
      const mended = fate <= 3 ? day(month, 20 + int(0, 5)) : fate === 4 ? day(month, 27) : '';
      const isExempt = int(1, 9) === 1;
      const exemption = isExempt ? `R${exempted.length + 1}` : '';
      if (isExempt) {
        const verdict = pick(['建议免扣', '建议减扣', '不予容错']);
        const decided = int(1, 4) > 1;
        exempted.push([
          exemption,
          unit.name,
          pick(['政策调整', '不可抗力', '改革探索']),
          day(month, 11),
          day(month, 18),
          decided ? day(month, 25) : '',
          verdict,
          !decided ? '未审' : verdict === '不予容错' ? '不同意' : '同意',
          verdict === '建议减扣' ? pick(['50%', '30%']) : '0%',
        ]);
      }
      charged.push([unit.name, key, `F${pick([1, 2, 3, 4, 6])}`, '年度考核办法', day(month, 10), day(month, 25), mended, exemption]);
      if (int(1, 3) === 1) shared.push([key, pick(['政治巡察', '民生实事督查', '重大项目督查'])]);
    }
  }
  for (const [unit, item, month] of [
    ['德江县', 'F7', 8],
    ['市烟草局', 'F5', 3],
    ['市烟草局', 'F7', 9],
  ] as const) {
    const key = `W${String(found.length + 1).padStart(3, '0')}`;
    found.push([key, unit, day(month, 2), '现场考核', '触碰红线']);
    warned.push([key, day(month, 3)]);
    charged.push([unit, key, item, '年度考核办法', day(month, 10), day(month, 25), '', '']);
    shared.push([key, '政治巡察']);
  }
  return [
    { name: '问题', heading: ['问题', '单位', '发现日', '发现方式', '内容'], rows: found },
    { name: '预警台账', heading: ['问题', '预警日'], rows: warned },
    { name: '扣分台账', heading: ['单位', '问题', '清单项', '依据文件', '预扣日', '整改期限', '整改日', '容错'], rows: charged },
    { name: '容错', heading: ['容错', '单位', '情形', '申请日', '评定日', '审定日', '专家评定', '考核委', '减扣比例'], rows: exempted },
    { name: '结果共享', heading: ['问题', '接收'], rows: shared },
  ];
}

function tasks({ int }: Random): readonly (readonly string[])[] {
  const own = units
    .filter(({ isCounty, name }) => !isCounty && !twins.has(name))
    .flatMap(({ name }) =>
      Array.from({ length: int(3, 5) }, (_, i) => {
        const late = int(1, 8) === 1;
        return [
          name,
          `任务${i + 1}`,
          late ? '2021-06-15' : '2021-02-20',
          late ? '铜考委〔2021〕12号' : '',
          int(1, 12) === 1 ? '是' : '否',
          String(int(1, 5) * 10),
          `${decimal(int(720, 1080), 1)}%`,
        ];
      }),
    );
  return [...own, ...[...twins].flatMap(([copy, of]) => own.filter(([name]) => name === of).map((row) => [copy, ...row.slice(1)]))];
}

/** Some late, some never. */
function uploads({ int }: Random): readonly (readonly string[])[] {
  return months.flatMap((month) =>
    units
      .filter(({ isCounty }) => isCounty)
      .map(({ name }) => {
        const fate = int(1, 15);
        return [name, '重大项目', '市发展改革委', day(month, 20), fate === 1 ? '' : day(month, fate === 2 ? 28 : int(16, 22))];
      }),
  );
}

function visits({ int, pick }: Random): readonly (readonly string[])[] {
  const surprise = units
    .filter(() => int(1, 2) === 1)
    .map(({ name }) => [
      name,
      day(int(3, 11), int(1, 28)),
      pick(['市考核办', '市应急局', '市生态环境局']),
      '否',
      '否',
      '否',
      '否',
      '0',
      '否',
    ]);
  const yearly = units.map(({ name }) => [name, '2021-12-22', '市考核办', '是', '是', '是', '否', '1', '否']);
  return [...surprise, ...yearly];
}
