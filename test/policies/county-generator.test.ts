import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cadres, observers, units } from '../../policies/county-annual-2018/generator/roster.ts';
import { generateTables } from '../../policies/county-annual-2018/generator/tables.ts';

const folder = new URL('../../policies/county-annual-2018/data/', import.meta.url);

describe('the generated tables of the county', () => {
  const files = generateTables();
  const rows = (name: string): readonly string[] => (files.get(`${name}.csv`) ?? '').trim().split('\n').slice(1);

  it('are in data/, byte for byte, and nothing else is', () => {
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.csv'))
        .toSorted(),
    ).toEqual([...files.keys()].toSorted());
    const changed = [...files].filter(([name, text]) => readFileSync(new URL(encodeURIComponent(name), folder), 'utf8') !== text);
    expect(changed.map(([name]) => name)).toEqual([]);
  });

  it('have the sizes that the document gives', () => {
    expect(['班子类别', '班子子项', '班子要点'].map((name) => rows(name).length)).toEqual([4, 13, 35]);
    expect(['干部类别', '干部子项', '干部要点'].map((name) => rows(name).length)).toEqual([5, 14, 43]);
    expect(observers.length).toBe(16);
    expect(rows('班子评点').length).toBe(units.length * 8 * 35);
    expect(rows('干部评点').length).toBe(cadres.length * 4 * 43);
  });

  it('have the hard cases that they are there for', () => {
    const bySlip = new Map<string, Set<string>>();
    for (const line of rows('班子评点')) {
      const [slip = '', , mark = ''] = line.split(',');
      bySlip.set(slip, (bySlip.get(slip) ?? new Set()).add(mark));
    }
    expect([...bySlip.values()].some((marks) => marks.size === 1)).toBe(true);
    expect([...bySlip.values()].some((marks) => marks.has('弃权'))).toBe(true);
    expect(units.filter(({ deputies }) => deputies === 0).length).toBe(1);
    expect(rows('检查验收').filter((line) => line.includes(',是,')).length).toBe(1);
  });
});
