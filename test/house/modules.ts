import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

/** A module of the repository as the house rules see it: what it imports, and which names of the outer world it uses. */
export type Module = {
  /** From the repository's root: `engine/plan/period.ts`. */
  readonly path: string;
  readonly imports: readonly string[];
  /** Free-standing names and called members: `Date`, `Math.random`, `.toLocaleString`. */
  readonly uses: ReadonlySet<string>;
};

/** Reads a module's text. Relative imports become paths from the root; packages keep their name. */
export function readModule(path: string, text: string): Module {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'does not parse'}`);
  const named = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : []))),
    ...module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
  const imports = named.map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name));
  const uses = new Set<string>();
  collectUses(program, uses);
  return { path, imports: [...new Set(imports)], uses };
}

/** Every module beneath the rooms named. */
export function readModules(root: string, rooms: readonly string[]): readonly Module[] {
  return rooms.flatMap((room) =>
    filesOf(root, room)
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readModule(path, readFileSync(join(root, path), 'utf8'))),
  );
}

function filesOf(root: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesOf(root, path) : [path];
    });
  } catch {
    return [];
  }
}

function collectUses(node: unknown, uses: Set<string>): void {
  if (Array.isArray(node)) {
    for (const child of node) collectUses(child, uses);
    return;
  }
  if (!isRecord(node)) return;
  if (node['type'] === 'Identifier' && typeof node['name'] === 'string') uses.add(node['name']);
  if (node['type'] === 'MemberExpression' && node['computed'] === false) {
    const [object, property] = [nameOf(node['object']), nameOf(node['property'])];
    uses.add(`.${property}`).add(`${object}.${property}`);
    collectUses(node['object'], uses);
    return;
  }
  for (const [key, child] of Object.entries(node)) {
    // The name of a property is no use of that name.
    if (key === 'key' && node['computed'] === false && node['shorthand'] !== true) continue;
    collectUses(child, uses);
  }
}

function nameOf(node: unknown): string {
  return isRecord(node) && typeof node['name'] === 'string' ? node['name'] : '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
