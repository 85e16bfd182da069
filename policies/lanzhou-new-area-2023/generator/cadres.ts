import { type Random, decimal, twoDigits } from '../../random.ts';
import { newcomer, newcomerSince, units } from './roster.ts';

export type Cadre = {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly post: '正职' | '副职' | '其他';
  /** First day in the register, where that is not the year's. */
  readonly since: string;
  readonly own: string;
  readonly leader: string;
  readonly months: number;
  readonly punished: boolean;
  /** Grade of the year before where it is on record. */
  readonly before?: string;
};

const surnames = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '马',
  '朱',
  '胡',
  '郭',
  '何',
  '高',
  '林',
  '罗',
] as const;
const given = [
  '建国',
  '晓燕',
  '志强',
  '丽娟',
  '永刚',
  '雪梅',
  '文斌',
  '海霞',
  '国栋',
  '秀兰',
  '宏伟',
  '静怡',
  '立新',
  '春华',
  '振东',
  '玉婷',
  '少平',
  '亚楠',
  '学军',
  '佳宁',
] as const;

const punished: ReadonlySet<string> = new Set(['G047', 'G131']);
/** Not a half year in post: not assessed. */
const brief: ReadonlyMap<string, number> = new Map([
  ['G028', 5],
  ['G090', 3],
  ['G156', 0],
]);
/** Around or below the line of 60 on purpose. */
const weak: ReadonlyMap<string, number> = new Map([
  ['G077', 310],
  ['G118', 250],
  ['G189', 385],
  ['G064', 480],
  ['G101', 520],
]);

/** 35 chiefs, about 170 others; the newcomer has no deputy. */
export function cadres({ int, pick }: Random): readonly Cadre[] {
  const result: Cadre[] = [];
  const add = (unit: string, post: Cadre['post'], twin?: Cadre): void => {
    const key = `G${String(result.length + 1).padStart(3, '0')}`;
    const own = decimal(weak.get(key) ?? int(720, 985), 1);
    const leader = decimal(weak.has(key) ? 500 : int(740, 980), 1);
    const bad = punished.has(key) || weak.has(key);
    result.push({
      key,
      name: pick(surnames) + pick(given),
      unit,
      post,
      since: unit === newcomer ? `2023-${twoDigits(newcomerSince)}-01` : '',
      own: twin?.own ?? own,
      leader: post === '副职' ? (twin?.leader ?? leader) : '不适用',
      months: brief.get(key) ?? (unit === newcomer ? 13 - newcomerSince : 12),
      punished: punished.has(key),
      ...(bad ? { before: key === 'G118' || key === 'G131' ? '不称职' : '称职' } : {}),
    });
  };
  units.forEach((unit, index) => {
    add(unit.name, '正职');
    const deputies = unit.name === newcomer ? 0 : int(2, 4);
    for (let i = 0; i < deputies; i += 1) add(unit.name, '副职', index % 6 === 0 && i === 1 ? result.at(-1) : undefined);
    const others = int(1, 3);
    for (let i = 0; i < others; i += 1) add(unit.name, '其他', index % 7 === 3 && i === 1 ? result.at(-1) : undefined);
  });
  return result;
}
