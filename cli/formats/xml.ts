import { visible } from '../../engine/plan/index.ts';

/** An element as it is to be written: names are our own; texts and values of attributes may be anybody's. */
export type Xml = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly content: string | readonly Xml[];
};

/** A document of XML 1.0, indented; attributes that are undefined are left out. */
export function xmlText(root: Xml): string {
  return ['<?xml version="1.0" encoding="UTF-8"?>', ...linesOf(root, ''), ''].join('\n');
}

function linesOf({ name, attributes, content }: Xml, indent: string): readonly string[] {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${attribute(String(value))}"`,
  );
  const head = `${indent}<${name}${written.join('')}`;
  if (content.length === 0) return [`${head}/>`];
  if (typeof content === 'string') return [`${head}>${escaped(content)}</${name}>`];
  return [`${head}>`, ...content.flatMap((child) => linesOf(child, `${indent}  `)), `${indent}</${name}>`];
}

/** XML 1.0 has no control characters, not even escaped ones, and no halves of characters: they are written as \u001b. */
function escaped(text: string): string {
  const safe = text
    .split('\n')
    .map((line) => visible(line, Number.POSITIVE_INFINITY))
    .join('\n')
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
  return safe.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return escaped(text.replaceAll('\n', ' ')).replaceAll('"', '&quot;');
}
