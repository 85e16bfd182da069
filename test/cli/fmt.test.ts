import { readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, heng } from './run.ts';

const laidOut = '对象 单位 {\n  甲   : 数\n  乙乙 : 百分比   // 说明\n}\n';
const loose = '对象 单位 {\n甲:数;乙乙:百分比 // 说明\n\n}\n';
const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

describe('heng fmt', () => {
  it('rewrites the files that are not in the layout, names them, and leaves the others untouched', async () => {
    const cwd = folderWith({ 'a.heng': laidOut, '细则/b.heng': loose });
    utimesSync(join(cwd, 'a.heng'), 1, 1);
    const { code, out } = await heng(['fmt'], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: '细则/b.heng\n' });
    expect(read(cwd, '细则/b.heng')).toBe(laidOut);
    expect(statSync(join(cwd, 'a.heng')).mtimeMs).toBe(1000);
    expect(await heng(['fmt'], { cwd })).toMatchObject({ code: 0, out: '' });
  });

  it('with --check writes nothing and exits 1 where something would change', async () => {
    const cwd = folderWith({ 'a.heng': laidOut, 'b.heng': loose });
    expect(await heng(['fmt', '--check', '.'], { cwd })).toMatchObject({ code: 1, out: 'b.heng\n' });
    expect(read(cwd, 'b.heng')).toBe(loose);
    expect(await heng(['fmt', '--check', 'a.heng'], { cwd })).toMatchObject({ code: 0, out: '' });
  });

  it('leaves a file with mistakes alone, shows them, and formats the rest', async () => {
    const broken = '对象 单位 {\n甲:数\n';
    const cwd = folderWith({ 'a.heng': broken, 'b.heng': loose });
    const { code, out, err } = await heng(['fmt'], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: 'b.heng\n' });
    expect(err).toContain('bracket-not-closed');
    expect(read(cwd, 'a.heng')).toBe(broken);
    expect(read(cwd, 'b.heng')).toBe(laidOut);
  });

  it('leaves alone what is no text', async () => {
    const bytes = new Uint8Array([0xb0, 0xec, 0xb7, 0xa8]);
    const cwd = folderWith({ 'a.heng': bytes });
    const { code, err } = await heng(['fmt'], { cwd });
    expect(code).toBe(1);
    expect(err).toContain('file-not-utf8');
    expect(new Uint8Array(readFileSync(join(cwd, 'a.heng')))).toEqual(bytes);
  });

  it('settles on a spelling, and knows the names of the other files of the folder', async () => {
    const cwd = folderWith({ 'a.heng': '定义 甲 = 满分 − 档\n', 'b.heng': '对象 单位 { full : 数 }\n' });
    expect((await heng(['fmt', '--keywords', 'en'], { cwd })).out).toBe('a.heng\nb.heng\n');
    // 满分 may be the column `full` of b.heng: it stays as it was written.
    expect(read(cwd, 'a.heng')).toBe('let 甲 = 满分 - tier\n');
    expect(read(cwd, 'b.heng')).toBe('subject 单位 { full : number }\n');
    await heng(['fmt', '--keywords', 'zh'], { cwd });
    expect(read(cwd, 'a.heng')).toBe('定义 甲 = 满分 − 档\n');
  });

  it('goes from standard input to standard output', async () => {
    expect(await heng(['fmt', '-'], { stdin: loose })).toMatchObject({ code: 0, out: laidOut, err: '' });
    expect(await heng(['fmt', '-', '--check'], { stdin: loose })).toMatchObject({ code: 1, out: '-\n' });
    expect(await heng(['fmt', '-', '--check'], { stdin: laidOut })).toMatchObject({ code: 0, out: '' });
    expect(await heng(['fmt', '-'], { stdin: '定义 甲 =' })).toMatchObject({ code: 1, out: '' });
  });

  it.each([{ args: ['fmt', 'nowhere.heng'] }, { args: ['fmt', '--keywords', 'fr'] }, { args: ['fmt', '--chekc'] }, { args: ['fmt'] }])(
    'exits 2 for $args, without a word on stdout',
    async ({ args }) => {
      const { code, out } = await heng(args, { cwd: folderWith({ 'a.txt': 'x' }) });
      expect({ code, out }).toEqual({ code: 2, out: '' });
    },
  );
});
