/**
 * `npm run bench:compile`: how long a drafter waits. Warm: parse, bind, check and lower a policy of 500 lines, as an editor
 * does at each stroke. Cold: `heng check policies` from the shell. A machine's speed varies from run to run, so each figure
 * is also given as a multiple of a fixed work that is timed beside it.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import type * as dsl from '../dsl/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const wantedLines = 500;

type Compiler = typeof dsl;

/** The compiler as it ships: run from its sources, each function would first be given its name, at every call. */
async function bundledCompiler(): Promise<Compiler> {
  const outDir = mkdtempSync(join(tmpdir(), 'heng-bench-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      rolldownOptions: { input: join(root, 'dsl/index.ts'), output: { entryFileNames: 'compiler.mjs' } },
    },
  });
  const compiler: Compiler = await import(pathToFileURL(join(outDir, 'compiler.mjs')).href);
  rmSync(outDir, { recursive: true });
  return compiler;
}

type Policy = { readonly root: string; readonly files: ReadonlyMap<string, string>; readonly lines: number };

/** The policy of the new area with all its detail rules. */
function newArea(): Policy {
  const folder = join(root, 'policies/lanzhou-new-area-2023');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.heng'));
  const files = new Map(names.toSorted().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]));
  const lines = [...files.values()].reduce((sum, text) => sum + text.split('\n').length, 0);
  return { root: 'lanzhou-new-area.heng', files, lines };
}

/** Milliseconds of each of `count` runs, in order of size. */
function times(count: number, work: () => unknown): readonly number[] {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
}

const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

function report(what: string, sorted: readonly number[], target: number, reference: number): void {
  const [fastest = 0, middle] = [sorted[0], median(sorted)];
  const words = [
    `median ${middle.toFixed(1)} ms`,
    `fastest ${fastest.toFixed(1)} ms`,
    `${(middle / reference).toFixed(2)} × the reference work`,
    `target ${target} ms`,
  ];
  console.log(`${what}: ${words.join(', ')}`);
}

const text = JSON.stringify(Array.from({ length: 40_000 }, (_, i) => ({ name: `单位${i}`, score: i / 7, periods: [i, i + 1] })));
const reference = median(times(15, () => JSON.parse(text)));
console.log(`reference work (JSON.parse of ${(text.length / 1e6).toFixed(1)} MB): ${reference.toFixed(1)} ms`);

const { createProgram } = await bundledCompiler();
const policy = newArea();
const { diagnostics } = createProgram(policy);
if (diagnostics.length > 0) throw new Error(`the policy of the benchmark has findings: ${diagnostics.map(({ code }) => code).join(', ')}`);
times(150, () => createProgram(policy));
const scale = wantedLines / policy.lines;
const warm = times(100, () => createProgram(policy)).map((ms) => ms * scale);
report(`warm compile, ${policy.lines} lines, scaled to ${wantedLines}`, warm, 15, reference);

const cold = times(15, () =>
  execFileSync(process.execPath, [join(root, 'dist/heng.mjs'), 'check', 'policies'], { cwd: root, stdio: 'ignore' }),
);
report('cold heng check policies', cold, 400, reference);
