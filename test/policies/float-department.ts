/** February of a department in float64, as a spreadsheet or an ordinary program would work it out. */
export type DepartmentMonth = {
  readonly growth: number;
  readonly growthTarget: number;
  readonly attracted: readonly [number, number];
  readonly planned: readonly [number, number];
  readonly onTime: number;
  readonly applications: number;
  readonly accidents: number;
  readonly village: number;
  readonly strong: number;
  readonly weak: number;
  readonly weakTarget: number;
  readonly rated: number;
};

/** Shares are percentages as written in the table: 8.4 for 8.4%. No project was due and no ballots were cast. */
export function floatTotal(m: DepartmentMonth): number {
  const growth = 10 * Math.min(m.growth / 100 / (m.growthTarget / 100), 1.2);
  const investors = (m.attracted[0] + m.attracted[1]) / (m.planned[0] + m.planned[1]);
  const done = m.onTime / m.applications;
  const service = done >= 0.99 ? 1 : 0.8 + ((done - 0.95) / (0.99 - 0.95)) * (1 - 0.8);
  const economy = growth + 15 * investors;
  const support = (25 * (15 * service)) / 15;
  const governance = 6 - m.accidents * 2 + 6 * m.village + 8;
  const weak = m.weak / 100 >= m.weakTarget / 100 ? 1 : 0.8;
  const duties = (30 * (8 * Math.min(m.strong / 100, 1.1) + 7 * weak + (10 * m.rated) / 100)) / (8 + 7 + 10);
  return economy + support + governance + duties;
}
