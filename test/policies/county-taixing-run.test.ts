import { describe, expect, it } from 'vitest';
import { hengScore, rowsOf } from './heng-score.ts';

describe('a full year of the generated data', () => {
  it('of Taixing gives no mistake, ties its twins and keeps to thirty', async () => {
    const result = await hengScore('taixing-2020');
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const rows = rowsOf(result, '综合考核', '2020');
    const columns = (key: string) => rows.find((row) => row.key === key)?.columns ?? {};
    expect(rows.length).toBe(60);
    expect(columns('元竹镇')['总分']).toEqual(columns('古溪镇')['总分']);
    expect(columns('元竹镇')['名次']).toEqual(columns('古溪镇')['名次']);
    expect(columns('市退役军人局')['综合等次']).toBe('第四等次');
    const best =
      rows.filter(({ columns: one }) => one['三十佳'] === true).length +
      rowsOf(result, '园区考核', '2020').filter(({ columns: one }) => one['园区之佳'] === true).length;
    expect(best).toBeGreaterThan(20);
    expect(best).toBeLessThanOrEqual(30);
  }, 60_000);

  it('of the county gives no mistake, and a veto reaches the team, its chief and the deputy in charge', async () => {
    const result = await hengScore('county-annual-2018');
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const team = rowsOf(result, '班子考核', '2018');
    const people = rowsOf(result, '干部考核', '2018');
    const of = (rows: typeof team, key: string) => rows.find((row) => row.key === key)?.columns ?? {};
    expect(team.length).toBe(20);
    expect(of(team, '石桥乡')['总分']).toEqual(of(team, '清泉乡')['总分']);
    expect(of(team, '柳林镇')['先进班子']).toBe(false);
    expect(of(people, '柳林镇正职')['正职受牵连']).toBe(true);
    expect(of(people, '柳林镇副职2')['分管受牵连']).toBe(true);
    expect(of(people, '柳林镇副职1')['分管受牵连']).toBe(false);
    expect(of(team, '南山乡')['末位调整']).toBe(true);
  }, 60_000);
});
