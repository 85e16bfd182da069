import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateTables } from '../../policies/luyuan-2022/generator/tables.ts';

describe('the generator of policies/luyuan-2022', () => {
  it('gives the tables that are kept in data/, byte for byte', () => {
    for (const [name, text] of generateTables()) {
      expect(readFileSync(new URL(`../../policies/luyuan-2022/data/${encodeURIComponent(name)}`, import.meta.url), 'utf8')).toBe(text);
    }
  });
});
