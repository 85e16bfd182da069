import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assessed, units } from '../../policies/taixing-2020/generator/roster.ts';
import { generateTables } from '../../policies/taixing-2020/generator/tables.ts';

const folder = new URL('../../policies/taixing-2020/data/', import.meta.url);

describe('the generated tables of Taixing', () => {
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

  it('have the size and the hard cases that they are there for', () => {
    expect(assessed.length).toBe(60);
    expect(new Set(assessed.map(({ group }) => group)).size).toBe(6);
    expect(units.length - assessed.length).toBe(4);
    expect(rows('单位.每月').length).toBe(64 * 12);
    // 90 and above: at most 30 % of 60; below 80: at least 20 %.
    const party = rows('单位.每年')
      .map((line) => line.split(',').at(-1) ?? '')
      .filter((text) => text !== '不适用')
      .map(Number);
    expect(party.filter((score) => score >= 90).length).toBeLessThanOrEqual(18);
    expect(party.filter((score) => score < 80).length).toBeGreaterThanOrEqual(12);
    expect(party).toEqual(expect.arrayContaining([90, 89.9, 80, 79.9]));
    expect(rows('民意问卷').some((line) => line.endsWith('不了解'))).toBe(true);
    expect(rows('信访件').some((line) => line.includes(',,'))).toBe(true);
  });
});
