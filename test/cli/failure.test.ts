import { describe, expect, it } from 'vitest';
import { main } from '../../cli/main.ts';
import type { Io } from '../../cli/io.ts';

describe('a failure of the tool itself', () => {
  const failing = (env: Io['env']): { readonly io: Io; readonly said: () => string } => {
    let err = '';
    const io: Io = {
      out: { write: () => {}, isTerminal: false },
      err: { write: (text) => void (err += text), isTerminal: false },
      cwd: process.cwd(),
      env,
      readStdin: () => Promise.reject(new Error('the wire is cut')),
    };
    return { io, said: () => err };
  };

  it('exits 3, asks for a report, and shows no stack trace', async () => {
    const { io, said } = failing({ LANG: 'zh_CN.UTF-8' });
    expect(await main(['check', '-'], io)).toBe(3);
    expect(said()).toContain('the wire is cut');
    expect(said()).toContain('报告给开发者');
    expect(said()).not.toContain('    at ');
  });

  it('shows it to who asks', async () => {
    const { io, said } = failing({ HENG_DEBUG: '1' });
    expect(await main(['check', '-'], io)).toBe(3);
    expect(said()).toContain('    at ');
  });
});
