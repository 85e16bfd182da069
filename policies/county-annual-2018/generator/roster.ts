export type Track = '乡镇' | '涉农部门' | '其他部门';
export type Unit = { readonly name: string; readonly track: Track; readonly deputies: number };

const list: readonly (readonly [Track, readonly string[]])[] = [
  ['乡镇', ['城关镇', '河东镇', '柳林镇', '石桥乡', '清泉乡', '大营镇', '南山乡', '白马镇']],
  ['涉农部门', ['县农业局', '县林业局', '县水务局', '县畜牧局', '县扶贫办', '县国土局']],
  ['其他部门', ['县教育局', '县卫计局', '县财政局', '县住建局', '县交通局', '县档案局']],
];

/** The last one has no deputy. */
export const units: readonly Unit[] = list.flatMap(([track, names]) =>
  names.map((name, i) => ({ name, track, deputies: name === '县档案局' ? 0 : track === '乡镇' ? 4 : 2 + (i % 2) })),
);

/** Last year after year, poor this year too. */
export const weakest = '南山乡';
/** Copy → original: the same figures, so that totals tie on purpose. */
export const twins: ReadonlyMap<string, string> = new Map([['清泉乡', '石桥乡']]);

export type Cadre = { readonly key: string; readonly unit: string; readonly post: '正职' | '副职' };
export const cadres: readonly Cadre[] = units.flatMap(({ name, deputies }) => [
  { key: `${name}正职`, unit: name, post: '正职' } as const,
  ...Array.from({ length: deputies }, (_, i) => ({ key: `${name}副职${i + 1}`, unit: name, post: '副职' }) as const),
]);

export const observers: readonly string[] = Array.from({ length: 16 }, (_, i) => `观察员${String(i + 1).padStart(2, '0')}`);
