import { builtinModules } from 'node:module';
import type { Module } from './modules.ts';

/** What each room may import of the others; whatever is not named is forbidden. Tests may import everything. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: ['engine/'],
  dsl: ['dsl/', 'engine/plan/', 'engine/numbers/'],
  cli: ['cli/', 'dsl/', 'engine/', 'package.json'],
  editor: ['editor/', 'dsl/', 'engine/'],
  bench: ['bench/', 'dsl/', 'engine/'],
  policies: ['policies/'],
};

/** Rooms that run unchanged in Node, in a worker, in a browser. */
const pure = new Set(['engine', 'dsl']);

/** Clock, chance, locale, environment, code from text: nothing that a result may depend on. */
const impureNames: ReadonlySet<string> = new Set([
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'Math.random', 'crypto', 'Intl', '.localeCompare'],
  ...['.toLocaleString', '.toLocaleUpperCase', '.toLocaleLowerCase', '.toLocaleDateString', '.toLocaleTimeString'],
  ...['process', 'Buffer', 'require', 'globalThis', 'fetch', 'eval', 'Function'],
]);

const nodeModules: ReadonlySet<string> = new Set(builtinModules);

/** Where the modules break the dependency rule of docs/architecture.md, one sentence each. */
export function violations(modules: readonly Module[]): readonly string[] {
  return [...modules.flatMap(forbiddenImports), ...modules.flatMap(impurities), ...cycles(modules)];
}

function forbiddenImports({ path, imports }: Module): readonly string[] {
  const room = roomOf(path);
  const allowed = mayImport[room];
  if (!allowed) return [];
  return imports
    .filter((name) => isOwn(name) && !allowed.some((prefix) => name.startsWith(prefix)))
    .map((name) => `${path} imports ${name}: not open to ${room}`);
}

function impurities({ path, imports, uses }: Module): readonly string[] {
  if (!pure.has(roomOf(path))) return [];
  const node = imports.filter((name) => name.startsWith('node:') || nodeModules.has(name.split('/')[0] ?? ''));
  const names = [...uses].filter((name) => impureNames.has(name));
  return [...node.map((name) => `${path} imports ${name}: a Node module`), ...names.map((name) => `${path} uses ${name}: not pure`)];
}

/** Each cycle once, from its first module by name. */
function cycles(modules: readonly Module[]): readonly string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const found = new Set<string>();
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const loop = trail.slice(at);
      const first = loop.indexOf(loop.toSorted()[0] ?? '');
      found.add([...loop.slice(first), ...loop.slice(0, first)].join(' → '));
      return;
    }
    if (finished.has(path)) return;
    for (const next of byPath.get(path)?.imports ?? []) if (byPath.has(next)) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const { path } of modules) visit(path, []);
  return [...found].map((loop) => `cycle: ${loop}`);
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Whether an import names a file of the repository rather than a package. */
function isOwn(name: string): boolean {
  return /\.(?:ts|tsx|json)$/.test(name) || name.startsWith('..');
}
