import { type Random, decimal } from '../../random.ts';
import { units } from './roster.ts';

export type Cadre = {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly post: '正职' | '副职';
  readonly own: string;
  readonly before: string;
};

const surnames = ['杨', '龙', '吴', '田', '张', '冉', '罗', '安', '石', '代', '姚', '麻', '刘', '陈'] as const;
const given = ['胜利', '秀英', '再兴', '明芬', '光辉', '昌华', '应丽', '正权', '小燕', '世海', '兴碧', '国祥'] as const;

/** A chief and two or three deputies a unit. */
export function cadres({ int, pick }: Random): readonly Cadre[] {
  return units.flatMap(({ name }, index) =>
    Array.from({ length: int(3, 4) }, (_, place) => ({
      key: `C${String(index + 1).padStart(2, '0')}${place + 1}`,
      name: pick(surnames) + pick(given),
      unit: name,
      post: place === 0 ? ('正职' as const) : ('副职' as const),
      own: decimal(int(index % 9 === 4 && place === 2 ? 380 : 760, index % 9 === 4 && place === 2 ? 640 : 985), 1),
      before: pick(['优秀', '称职', '称职', '称职', '基本称职', '不称职']),
    })),
  );
}
