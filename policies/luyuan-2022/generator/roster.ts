import { type Random, decimal } from '../../random.ts';

export type Kind = '区直部门' | '镇街' | '开发区';
export type Field = '党群政务' | '经济发展' | '民生服务' | '执法监管' | '镇街园区';
export type Unit = { readonly name: string; readonly kind: Kind; readonly field: Field; readonly isNew: boolean };

const departments: Readonly<Record<Exclude<Field, '镇街园区'>, readonly string[]>> = {
  党群政务: [
    '区委办公室',
    '区政府办公室',
    '区人大机关',
    '区政协机关',
    '区纪委监委',
    '区委宣传部',
    '区委统战部',
    '区委政法委',
    '区委编办',
    '区直机关工委',
    '区总工会',
    '团区委',
    '区妇联',
    '区残联',
    '区委党校',
  ],
  经济发展: [
    '区发展改革局',
    '区工业信息化局',
    '区财政局',
    '区商务局',
    '区统计局',
    '区农业农村局',
    '区投资促进局',
    '区科技局',
    '区金融办',
    '区供销社',
    '区国资中心',
    '区乡村振兴局',
    '区项目中心',
  ],
  民生服务: [
    '区教育局',
    '区民政局',
    '区人社局',
    '区卫生健康局',
    '区文化旅游局',
    '区医疗保障局',
    '区退役军人局',
    '区住房保障中心',
    '区就业局',
    '区疾控中心',
    '区政务服务局',
    '区信访局',
    '区社保中心',
    '区老干部局',
  ],
  执法监管: [
    '区司法局',
    '区住建局',
    '区城管执法局',
    '区市场监管局',
    '区应急局',
    '区审计局',
    '区生态环境分局',
    '区水务局',
    '区林业园林局',
    '区交通局',
    '区自然资源分局',
    '区征收中心',
    '区环卫中心',
    '区物业中心',
  ],
};
const streets = [
  '正阳街道',
  '普阳街道',
  '铁西街道',
  '春城街道',
  '青年路街道',
  '锦程街道',
  '东风街道',
  '同心街道',
  '城西镇',
  '合心镇',
  '西新镇',
  '四季青街道',
  '林园街道',
  '双丰街道',
  '景阳街道',
] as const;
const parks = ['绿园经济开发区', '西客站开发区'] as const;

export const units: readonly Unit[] = [
  ...(['党群政务', '经济发展', '民生服务', '执法监管'] as const).flatMap((field) =>
    departments[field].map((name) => ({ name, kind: '区直部门' as const, field, isNew: name === '区物业中心' || name === '区项目中心' })),
  ),
  ...streets.map((name) => ({ name, kind: '镇街' as const, field: '镇街园区' as const, isNew: false })),
  ...parks.map((name) => ({ name, kind: '开发区' as const, field: '镇街园区' as const, isNew: false })),
];

export type Cadre = {
  readonly key: string;
  readonly name: string;
  readonly unit: Unit;
  readonly post: '正职' | '副职';
  readonly born: string;
  readonly isFrontline: boolean;
  readonly team: string;
};

/** 299 in all: four each, and seven of five. */
export const cadreCount = 299;
const surnames = ['王', '李', '张', '刘', '孙', '赵', '于', '姜', '关', '曲', '佟', '齐', '徐', '宋', '韩'] as const;
const given = [
  '长春',
  '立春',
  '雪松',
  '冬梅',
  '铁军',
  '凤霞',
  '丽华',
  '晓东',
  '海波',
  '艳秋',
  '春雷',
  '玉洁',
  '志远',
  '桂兰',
  '文博',
  '佳慧',
] as const;
export const teams = Array.from({ length: 8 }, (_, i) => `第${i + 1}考核组`);

export function cadres({ int, pick }: Random): readonly Cadre[] {
  const extra = cadreCount - units.length * 4;
  return units.flatMap((unit, index) =>
    Array.from(
      { length: index < extra ? 5 : 4 },
      (_, place): Cadre => ({
        key: `L${String(index + 1).padStart(2, '0')}${place + 1}`,
        name: pick(surnames) + pick(given),
        unit,
        post: place === 0 ? '正职' : '副职',
        born: `${int(1966, 1990)}-${String(int(1, 12)).padStart(2, '0')}-15`,
        isFrontline: unit.field === '镇街园区' || unit.field === '执法监管',
        team: teams[index % teams.length] ?? '',
      }),
    ),
  );
}

export const score = ({ int }: Random, low: number, high: number): string => decimal(int(low * 10, high * 10), 1);
