import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hengScore, rowsOf } from './heng-score.ts';
import { monthly, place, reaches, share, tracks } from './lanzhou-calculation.ts';
import { differences } from './lanzhou-compare.ts';
import { monthOf } from './lanzhou-data.ts';
import { yearOfCadres, yearOfUnits } from './lanzhou-year.ts';

const june = await hengScore('lanzhou-new-area-2023', '--period', '2023-06');
const year = await hengScore('lanzhou-new-area-2023');

describe('the new area, worked out a second time without the engine', () => {
  it('June: every column of the 35 units agrees to the last digit', () => {
    const rows = rowsOf(june, '月度考核', '2023-06');
    expect(rows.length).toBe(35);
    for (const column of ['基础分', '考核系数', '绩效奖励', '负面扣分', '总分', '名次', '月度等次'])
      expect(rows[0]?.columns).toHaveProperty(column);
    expect(differences(rows, monthly(6))).toEqual([]);
  });

  it('every other month, from a run of the whole year', () => {
    for (let month = 1; month <= 12; month += 1) {
      expect(differences(rowsOf(year, '月度考核', monthOf(month)), monthly(month))).toEqual([]);
    }
  }, 60_000);

  it('a month is the same whether later ones are known or not', () => {
    expect(rowsOf(year, '月度考核', '2023-06')).toEqual(rowsOf(june, '月度考核', '2023-06'));
  });

  it('the year of the units', () => {
    expect(differences(rowsOf(year, '单位年度考核', '2023'), yearOfUnits())).toEqual([]);
  });

  it('the year of the cadres: those with six months in post', () => {
    const rows = rowsOf(year, '干部年度考核', '2023');
    expect(rows.length).toBeGreaterThanOrEqual(200);
    expect(differences(rows, yearOfCadres())).toEqual([]);
  });

  it('twins tie in rank; a tie that does not fit into the seats leaves one empty', () => {
    const [copy, original] = ['市场监管局', '政务服务局'].map(
      (unit) => rowsOf(june, '月度考核', '2023-06').find(({ key }) => key === unit)?.columns,
    );
    expect(copy?.['总分']).toBe(original?.['总分']);
    expect(copy?.['名次']).toBe(original?.['名次']);
    const edge = tiedAtTheEdge();
    expect(edge.length).toBeGreaterThan(0);
    for (const { month, keys } of edge) {
      const rows = rowsOf(year, '月度考核', month).filter(({ key }) => keys.includes(key));
      expect(rows.map(({ columns }) => columns['月度等次'])).toEqual(keys.map(() => '良好'));
    }
  });

  it('imports nothing of the engine or the language', () => {
    for (const file of ['fraction', 'data', 'month', 'rates', 'calculation', 'year']) {
      const text = readFileSync(new URL(`lanzhou-${file}.ts`, import.meta.url), 'utf8');
      expect(
        [...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from).filter((from) => !/^\.\/lanzhou-|^node:/.test(from ?? '')),
      ).toEqual([]);
    }
  });

  it('no error among the findings of the whole year', () => {
    expect(year.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

/** Months in which the last seat of 优秀 is wanted by more who tie at 90 or above than there are seats left. */
function tiedAtTheEdge(): readonly { readonly month: string; readonly keys: readonly string[] }[] {
  return [1, 2, 3, 4, 5, 6].flatMap((month) =>
    tracks.flatMap((track) => {
      const group = monthly(month).filter((row) => row.track === track);
      const excellent = group.filter(({ columns }) => columns.get('月度等次') === '优秀').length;
      if (excellent >= share('0.3', group)) return [];
      const next = group.filter((row) => reaches(row, '总分', '90') && row.columns.get('月度等次') !== '优秀');
      const tied = next.filter((row) => next.every((other) => place(row, group, ['总分']) <= place(other, group, ['总分'])));
      return tied.length > 1 ? [{ month: monthOf(month), keys: tied.map(({ key }) => key) }] : [];
    }),
  );
}
