import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateTables } from '../../policies/lanzhou-new-area-2023/generator/tables.ts';
import { units } from '../../policies/lanzhou-new-area-2023/generator/roster.ts';
import { lines } from './lanzhou-data.ts';

const folder = new URL('../../policies/lanzhou-new-area-2023/data/', import.meta.url);

describe('the generated tables of the new area', () => {
  const files = generateTables();

  it('are in data/, byte for byte, and nothing else is', () => {
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.csv'))
        .toSorted(),
    ).toEqual([...files.keys()].toSorted());
    const changed = [...files].filter(([name, text]) => readFileSync(new URL(encodeURIComponent(name), folder), 'utf8') !== text);
    expect(changed.map(([name]) => name)).toEqual([]);
  });

  it('have the size and the hard cases that they are there for', () => {
    expect(units.length).toBe(35);
    expect(lines('单位.每月').length).toBe(34 * 12 + 8);
    expect(lines('干部').length).toBeGreaterThanOrEqual(200);
    expect(lines('干部').filter((line) => line.get('职务') === '正职').length).toBe(35);
    expect(lines('奖惩').length).toBeGreaterThanOrEqual(250);
    expect(lines('单位').filter((line) => line.get('起') === '2023-05-01').length).toBe(1);
    const cells = (name: string): readonly string[] => lines(name).flatMap((line) => [...line.values()]);
    const monthly = cells('单位.每月');
    for (const text of ['不适用', '免考', '']) expect(monthly).toContain(text);
    expect(cells('单位.每年')).toContain('未到期');
    expect(lines('单位.每年').some((line) => line.get('工业目标') === '0.0%')).toBe(true);
    expect(lines('单位.每月').some((line) => line.get('办件总数') === '0')).toBe(true);
  });
});
