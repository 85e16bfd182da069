import { describe, expect, it } from 'vitest';
import { readModule, readModules } from './modules.ts';
import { violations } from './rule.ts';

const rooms = ['engine', 'dsl', 'cli', 'editor', 'bench', 'policies', 'test'];

describe('dependency rule', () => {
  it('holds in the repository', () => {
    const modules = readModules(process.cwd(), rooms);
    expect(modules.length).toBeGreaterThan(50);
    expect(violations(modules)).toEqual([]);
  });
});

describe('the checker of the rule', () => {
  const broken = (path: string, text: string): readonly string[] => violations([readModule(path, text)]);

  it.each([
    ['engine/plan/a.ts', "import { x } from '../../dsl/index.ts';"],
    ['engine/plan/a.ts', "import type { X } from '../../cli/io.ts';"],
    ['dsl/binder/a.ts', "import { evaluate } from '../../engine/index.ts';"],
    ['dsl/binder/a.ts', "export * from '../../engine/tables/data.ts';"],
    ['cli/commands/a.ts', "const editor = await import('../../editor/page.ts');"],
    ['editor/page.ts', "import { main } from '../cli/main.ts';"],
    ['engine/sheets/a.ts', "import { readFile } from 'node:fs';"],
    ['engine/sheets/a.ts', "import { readFile } from 'fs/promises';"],
    ['dsl/lexer/a.ts', 'export const now = () => new Date();'],
    ['dsl/lexer/a.ts', 'export const luck = Math.random();'],
    ['dsl/lexer/a.ts', 'export const text = (1).toLocaleString();'],
    ['dsl/lexer/a.ts', "export const order = 'a'.localeCompare('b');"],
    ['engine/plan/a.ts', 'export const home = process.env.HOME;'],
    ['engine/plan/a.ts', "export const run = new Function('return 1');"],
    ['engine/plan/a.ts', "export const run = eval('1');"],
  ])('finds the offence in %s: %s', (path, text) => {
    expect(broken(path, text)).toHaveLength(1);
  });

  it.each([
    [
      'dsl/binder/a.ts',
      "import { zero } from '../../engine/numbers/index.ts'; import { parse } from 'yaml'; export const a = [zero, parse];",
    ],
    ['engine/plan/a.ts', "export const a = { Date: 1, process: 2 }; // new Date() and 'eval' are only spoken of"],
    [
      'cli/commands/a.ts',
      "import { evaluate } from '../../engine/index.ts'; import { readFile } from 'node:fs'; export const a = [evaluate, readFile, new Date()];",
    ],
  ])('lets %s be: %s', (path, text) => {
    expect(broken(path, text)).toEqual([]);
  });

  it('finds a cycle and shows it whole', () => {
    const modules = [
      readModule('dsl/b.ts', "import { c } from './c.ts'; export const b = () => c;"),
      readModule('dsl/a.ts', "import { b } from './b.ts'; export const a = () => b;"),
      readModule('dsl/c.ts', "import type { a } from './a.ts'; export type C = typeof a; export const c = 1;"),
    ];
    expect(violations(modules)).toEqual(['cycle: dsl/a.ts → dsl/b.ts → dsl/c.ts']);
  });
});
