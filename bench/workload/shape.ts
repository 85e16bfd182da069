/** The work that everybody is measured on: the numbers of issue 3, as tables. */

export const tracks = ['园区', '部门', '企业'] as const;

/** 28 rates where more is better, 12 where less is, 10 band tables, 10 qualitative ones of three groups of evaluators. */
export type Indicator = { readonly name: string; readonly kind: 'more' | 'less' | 'bands' | 'rated' };
export const indicators: readonly Indicator[] = Array.from({ length: 60 }, (_, i) => ({
  name: `指标${i + 1}`,
  kind: i % 6 === 4 ? 'bands' : i % 6 === 5 ? 'rated' : i % 10 === 1 || i % 10 === 7 || [3, 6, 33, 36].includes(i) ? 'less' : 'more',
}));

/** Five indicators a dimension, three dimensions a group. */
export const dimensions = 12;
export const groups = 4;

/** Weights by track; each track's sum to 100. */
export const weights: readonly (readonly number[])[] = [
  [2, 1, 2, 1.5, 1.5],
  [1, 2, 1.5, 2, 1.5],
  [2, 2, 1, 1.5, 1.5],
].map((pattern, track) => {
  const given = indicators.map((_, i) => pattern[(i + track) % 5] ?? 1);
  const rest = 100 - given.reduce((sum, weight) => sum + weight, 0);
  return given.map((weight, i) => (i < 8 ? weight + rest / 8 : weight));
});

/** Thresholds and rates of the i-th band table, best first; below the last: nothing. */
export function bandsOf(i: number): readonly { readonly from: number; readonly rate: number }[] {
  const rows = [
    { from: 95, rate: 1 },
    { from: 90, rate: 0.95 },
    { from: 80, rate: 0.85 },
    { from: 60, rate: 0.6 },
  ];
  return i % 2 === 0 ? rows : [...rows.slice(0, 3), { from: 70, rate: 0.75 }, { from: 60, rate: 0.6 }];
}

export const raters = [0.5, 0.3, 0.2] as const;
export const coefficients = [
  { from: 0.18, value: 1.18 },
  { from: 0.15, value: 1.15 },
  { from: 0.12, value: 1.1 },
  { from: 0.1, value: 1.06 },
  { from: 0.08, value: 1.03 },
] as const;
