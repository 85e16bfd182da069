import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateTables } from '../../policies/tongren-2021/generator/tables.ts';

describe('the generator of policies/tongren-2021', () => {
  it('gives the tables that are kept in data/, byte for byte', () => {
    for (const [name, text] of generateTables()) {
      expect(readFileSync(new URL(`../../policies/tongren-2021/data/${encodeURIComponent(name)}`, import.meta.url), 'utf8')).toBe(text);
    }
  });
});
