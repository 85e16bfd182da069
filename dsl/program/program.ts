/**
 * Program: an immutable snapshot of a policy's files and all that is known of them. The command line, the language
 * service and the editor ask it, so that what CI reports and what a drafter sees are the same by construction.
 */

import { type Plan, nearest } from '../../engine/plan/index.ts';
import type * as ast from '../ast/ast.ts';
import { declare } from '../binder/declare.ts';
import type { Symbols } from '../binder/symbols.ts';
import { type Report, type SourceDiagnostic, replacement, reporter } from '../diagnostics/index.ts';
import type { ColumnInfo, Use } from '../lowering/context.ts';
import { lower } from '../lowering/lower.ts';
import { type Parsed, parse } from '../parser/index.ts';
import { preludeFile, preludeText } from '../prelude/prelude.ts';
import { fold } from '../source/fold.ts';
import { lineStarts, positionAt } from '../source/source.ts';

export type Source = { readonly file: string; readonly text: string; readonly lines: readonly number[]; readonly parsed: Parsed };

export type Program = {
  /** The file that says 办法. */
  readonly root: string;
  /** Every file that belongs to the policy, the root first, then by name. */
  readonly sources: ReadonlyMap<string, Source>;
  /** In the order of files and places. */
  readonly diagnostics: readonly SourceDiagnostic[];
  /** Absent where an error stands in the way. */
  readonly plan?: Plan;
  readonly symbols?: Symbols;
  readonly uses: readonly Use[];
  readonly columns: ReadonlyMap<string, ColumnInfo>;
};

export type ProgramInput = {
  readonly root: string;
  /** Files that may belong: those of the root's folder and below. Paths with `/`, relative to where the user stands. */
  readonly files: ReadonlyMap<string, string>;
  /** An earlier snapshot, whose unchanged files need not be read again. */
  readonly previous?: Program;
};

/** Files that hold a 办法, in order of name. */
export function findRoots(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files.keys()].toSorted().filter((file) => {
    const text = files.get(file) ?? '';
    return mentionsPolicy(text) && policyOf(parse(file, text).ast) !== undefined;
  });
}

/** Whether 办法 stands in it at all outside texts and comments: detail rules quote the measures that they belong to. */
function mentionsPolicy(text: string): boolean {
  const bare = fold(text)
    .replace(/"[^"\n]*"|[“”][^“”\n]*[“”]/g, '')
    .replace(/\/\/.*/g, '');
  return /办法|policy/.test(bare);
}

function policyOf(file: ast.SourceFile): ast.Policy | undefined {
  return file.items.find((item) => item.kind === 'policy');
}

/** Parses, binds, checks and lowers a policy. Never throws: whatever is wrong is a diagnostic. */
export function createProgram(input: ProgramInput): Program {
  const found: SourceDiagnostic[] = [];
  const report = reporter(found);
  const sources = collectSources(input, report);
  for (const source of sources.values()) found.push(...source.parsed.diagnostics);
  const files = [...sources.values()].map((source) => source.parsed.ast);
  const symbols = declare(files, parse(preludeFile, preludeText).ast, report);
  if (!symbols) {
    // A text that could not be read as far as its 办法 has been told about already.
    const written = /办法|policy/.test(input.files.get(input.root) ?? '');
    if (found.length === 0 || !written) report('no-policy', { file: input.root, span: { start: 0, end: 0 } });
    return { root: input.root, sources, diagnostics: sorted(found, sources), uses: [], columns: new Map() };
  }
  const lost = lostText(sources);
  const lowered = lower(symbols, access(sources), silentAbout(lost, report));
  const failed = found.some((diagnostic) => diagnostic.severity === 'error');
  return {
    root: input.root,
    sources,
    symbols,
    uses: lowered.uses,
    columns: lowered.columns,
    diagnostics: sorted(found, sources),
    ...(failed ? {} : { plan: lowered.plan }),
  };
}

// ——— Which files belong ———

function collectSources({ root, files, previous }: ProgramInput, report: Report): ReadonlyMap<string, Source> {
  const folder = root.includes('/') ? root.slice(0, root.lastIndexOf('/') + 1) : '';
  const read = (file: string): Source => {
    const text = files.get(file) ?? '';
    const known = previous?.sources.get(file);
    return known?.text === text ? known : { file, text, lines: lineStarts(text), parsed: parse(file, text) };
  };
  const chosen = new Map<string, Source>();
  const follow = (source: Source): void => {
    chosen.set(source.file, source);
    for (const item of usesOf(source.parsed.ast.items)) {
      const used = usedFile(source.file, item, folder, files, report);
      if (used !== undefined && !chosen.has(used)) follow(read(used));
    }
  };
  const first = read(root);
  follow(first);
  const name = policyOf(first.parsed.ast)?.name.text;
  for (const file of [...files.keys()].toSorted()) {
    if (!file.startsWith(folder) || chosen.has(file) || !/细则|detail_rules/.test(fold(files.get(file) ?? ''))) continue;
    const source = read(file);
    const modules = source.parsed.ast.items.filter((item) => item.kind === 'module');
    // Detail rules of another policy in the same folder are that policy's; of no policy at all, a mistake to report here.
    const ours = modules.some((module) => module.policy.text === name) || modules.some((module) => !namesAnotherPolicy(module, files));
    if (ours && !policyOf(source.parsed.ast)) follow(source);
  }
  const rest = [...chosen.values()].filter((source) => source.file !== root).toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return new Map([first, ...rest].map((source) => [source.file, source]));
}

function namesAnotherPolicy(module: ast.Module, files: ReadonlyMap<string, string>): boolean {
  return findRoots(files).some((file) => policyOf(parse(file, files.get(file) ?? '').ast)?.name.text === module.policy.text);
}

function usesOf(items: readonly ast.Item[]): readonly ast.Use[] {
  return items.flatMap((item) => (item.kind === 'use' ? [item] : item.kind === 'module' ? usesOf(item.items) : []));
}

function usedFile(from: string, item: ast.Use, folder: string, files: ReadonlyMap<string, string>, report: Report): string | undefined {
  const site = { file: from, span: item.path };
  const path = normalise(folder + item.path.value);
  if (item.path.value === '') return undefined;
  if (path === undefined || !path.startsWith(folder) || /^([/\\]|[A-Za-z]:)|\\/.test(item.path.value)) {
    report('use-outside-folder', site, { path: item.path.value });
    return undefined;
  }
  if (files.has(path)) return path;
  const names = [...files.keys()].filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length));
  const near = nearest(item.path.value, names);
  report(
    'use-not-found',
    site,
    { path: item.path.value, nearest: near ?? '' },
    near ? { fixes: [replacement(item.path, `"${near}"`)] } : {},
  );
  return undefined;
}

/** `a/./b/../c` → `a/c`; undefined where it leaves the top. */
function normalise(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else {
      parts.push(part);
    }
  }
  return parts.join('/');
}

// ——— Places ———

function access(sources: ReadonlyMap<string, Source>): Parameters<typeof lower>[1] {
  return {
    locate: ({ file, span }) => {
      const { line, column } = positionAt(sources.get(file)?.lines ?? [0], span.start);
      return { file, start: span.start, end: span.end, line, column };
    },
    textOf: ({ file, span }) => (file === preludeFile ? preludeText : (sources.get(file)?.text ?? '')).slice(span.start, span.end),
  };
}

function sorted(found: readonly SourceDiagnostic[], sources: ReadonlyMap<string, Source>): readonly SourceDiagnostic[] {
  const order = new Map([...sources.keys()].map((file, i) => [file, i]));
  const rank = (diagnostic: SourceDiagnostic): readonly [number, number] =>
    diagnostic.place.at === 'source' ? [order.get(diagnostic.place.file) ?? order.size, diagnostic.place.start] : [order.size, 0];
  return [...found].toSorted((a, b) => {
    const [fileA, startA] = rank(a);
    const [fileB, startB] = rank(b);
    return fileA - fileB || startA - startB || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  });
}

// ——— One mistake, one diagnostic ———

/** The text of what could not be parsed: names declared in it are not known to be unknown. */
function lostText(sources: ReadonlyMap<string, Source>): string {
  return [...sources.values()]
    .flatMap(({ text, parsed }) => {
      if (parsed.diagnostics.length === 0) return [];
      const spans: ast.Span[] = [];
      collectBroken(parsed.ast.items, spans);
      return spans.map((span) => text.slice(span.start, span.end));
    })
    .join('\n');
}

function collectBroken(value: unknown, into: ast.Span[]): void {
  if (Array.isArray(value)) {
    for (const part of value) collectBroken(part, into);
  } else if (typeof value === 'object' && value !== null) {
    if (isBroken(value)) into.push(value);
    for (const part of Object.values(value)) collectBroken(part, into);
  }
}

function isBroken(value: object): value is ast.Broken {
  return 'kind' in value && value.kind === 'broken';
}

const aboutNames: ReadonlySet<string> = new Set([
  'unknown-name',
  'unknown-table',
  'unknown-function',
  'weights-unknown-indicator',
  'continues-nothing',
  'not-a-grade-scale',
  'indicator-without-weight',
]);

/** A name whose declaration was lost to a syntax error is not reported a second time. */
function silentAbout(lost: string, report: Report): Report {
  if (lost === '') return report;
  return (code, site, params = {}, extras) => {
    const { name } = params;
    if (aboutNames.has(code) && typeof name === 'string' && lost.includes(name)) return;
    report(code, site, params, extras);
  };
}
