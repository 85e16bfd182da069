import { describe, expect, it } from 'vitest';
import { catalogue } from '../../cli/diagnostics/catalogue.ts';
import { heng } from './run.ts';

describe('heng rules', () => {
  it('lists every code once, sorted', async () => {
    const { code, out } = await heng(['rules']);
    expect(code).toBe(0);
    const codes = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]);
    expect(codes).toEqual([...catalogue.keys()]);
    expect(codes).toEqual([...new Set(codes)].toSorted());
  });

  it.each(['zh', 'en'])('prints a page for every code in %s', async (language) => {
    for (const one of catalogue.keys()) {
      const { code, out } = await heng(['rules', one, '--lang', language]);
      expect(code).toBe(0);
      expect(out).toContain(one);
    }
  });
});
