import { type Document, type LineCounter, type YAMLMap, isAlias, isScalar } from 'yaml';
import type { Mark } from './example.ts';

/** A YAML file as it is being read. */
export type YamlSource = { readonly file: string; readonly document: Document.Parsed; readonly lines: LineCounter };

/** What an alias stands for. */
export function resolved(node: unknown, document: Document.Parsed): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

/** The text of a scalar as it stands in the file; undefined of a collection. */
export function scalarText(node: unknown): string | undefined {
  if (node === null || node === undefined) return '';
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'string') return node.value.trim();
  return node.value === null || node.value === undefined ? '' : (node.source ?? String(node.value));
}

/** Where a node stands. */
export function markOf(node: unknown, { lines }: Pick<YamlSource, 'lines'>): Mark {
  const [start, end] = rangeOf(node) ?? [0, 0];
  return { text: scalarText(node) ?? '', start, end, line: lines.linePos(start).line };
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [start, end]: readonly unknown[] = node.range;
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : undefined;
}

/** Keys with their places, and what stands behind them. */
export function pairsOf(map: YAMLMap, source: YamlSource): readonly { readonly key: Mark; readonly value: unknown }[] {
  return map.items.map(({ key, value }) => ({ key: markOf(key, source), value }));
}
