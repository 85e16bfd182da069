import { describe, expect, it } from 'vitest';
import { floatTotal } from './float-department.ts';
import { hengScore, rowsOf } from './heng-score.ts';

/**
 * 城建交通局, February 2023. Growth tier below 8 %: coefficient 1.00; nothing in the ledgers; no project due, no ballots.
 *
 *   经济总盘 25: 10 × 7.4 ÷ 8.0 = 9.25;  15 × (1.52 + 1.18) ÷ 3.00 = 13.5             → 22.75
 *   发展支撑 25: only 营商环境 applies; 97.5 % on time → 80 % + 20 % × 2.5 ÷ 4 = 92.5 % → 23.125
 *   社会治理 20: 6 + 6 × 85 % + 8                                                     → 19.1
 *   职能实绩 30: (8 × 85 % + 7 × 80 % + 10 × 84.5 %) × 30 ÷ 25 = 20.85 × 1.2          → 25.02
 *   together                                                                            89.995 → 90.00
 */
const february = {
  growth: 7.4,
  growthTarget: 8.0,
  attracted: [1.52, 1.18],
  planned: [1.6, 1.4],
  onTime: 975,
  applications: 1000,
  accidents: 0,
  village: 0.85,
  strong: 85.0,
  weak: 86.0,
  weakTarget: 90.0,
  rated: 84.5,
} as const;

const scoredFebruary = await hengScore('lanzhou-new-area-2023', '--period', '2023-02');

describe('a total on the edge between two grades', () => {
  const rows = rowsOf(scoredFebruary, '月度考核', '2023-02');

  it('float64 rounds it down and gives 良好', () => {
    const total = floatTotal(february);
    expect(total).toBeLessThan(89.995);
    expect(Math.round(total * 100) / 100).toBe(89.99);
    expect(total.toFixed(2)).toBe('89.99');
    expect(Number(total.toFixed(2)) >= 90).toBe(false);
  });

  it('Heng gives 89.995, 90.00 and 优秀', () => {
    const row = rows.find(({ key }) => key === '城建交通局');
    expect(row?.columns['基础分']).toBe(89.995);
    expect(row?.columns['总分']).toBe(90);
    expect(row?.columns['月度等次']).toBe('优秀');
  });
});
