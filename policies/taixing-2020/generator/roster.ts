export type Group = '党群综合' | '经济管理' | '执法监管' | '社会服务' | '重点镇街' | '一般乡镇';
export type Unit = { readonly name: string; readonly kind: '机关' | '乡镇' | '园区'; readonly group: Group | undefined };

const groups: readonly (readonly [Group, readonly string[]])[] = [
  [
    '党群综合',
    [
      '市委办',
      '市人大办',
      '市政府办',
      '市政协办',
      '市纪委监委',
      '市委组织部',
      '市委宣传部',
      '市委统战部',
      '市委政法委',
      '市总工会',
      '团市委',
    ],
  ],
  [
    '经济管理',
    ['市发改委', '市工信局', '市财政局', '市商务局', '市统计局', '市审计局', '市科技局', '市国资办', '市金融局', '市粮储局', '市供销社'],
  ],
  [
    '执法监管',
    [
      '市公安局',
      '市司法局',
      '市资规局',
      '市住建局',
      '市城管局',
      '市交通局',
      '市水务局',
      '市生态环境局',
      '市市场监管局',
      '市应急局',
      '市税务局',
    ],
  ],
  [
    '社会服务',
    [
      '市教育局',
      '市民政局',
      '市人社局',
      '市农业农村局',
      '市文旅局',
      '市卫健委',
      '市退役军人局',
      '市医保局',
      '市行政审批局',
      '市残联',
      '市信访局',
    ],
  ],
  ['重点镇街', ['济川街道', '姚王街道', '黄桥镇', '虹桥镇', '滨江镇', '延令街道']],
  ['一般乡镇', ['分界镇', '古溪镇', '元竹镇', '珊瑚镇', '广陵镇', '曲霞镇', '张桥镇', '河失镇', '新街镇', '宣堡镇']],
];
const parks = ['经济开发区', '高新技术产业开发区', '虹桥工业园区', '农产品加工园区'] as const;
const towns: ReadonlySet<Group> = new Set<Group>(['重点镇街', '一般乡镇']);

export const units: readonly Unit[] = [
  ...groups.flatMap(([group, names]) => names.map((name): Unit => ({ name, kind: towns.has(group) ? '乡镇' : '机关', group }))),
  ...parks.map((name): Unit => ({ name, kind: '园区', group: undefined })),
];
/** Those that the general assessment covers; the parks have a method of their own. */
export const assessed: readonly Unit[] = units.filter(({ kind }) => kind !== '园区');

/** Copy → original: the same figures and the same events, so that totals tie on purpose. */
export const twins: ReadonlyMap<string, string> = new Map([
  ['元竹镇', '古溪镇'],
  ['市残联', '市信访局'],
]);
/** Behind in every month: reminders, rectification, and the fourth grade. */
export const laggards: ReadonlySet<string> = new Set(['市供销社', '新街镇', '市退役军人局']);
