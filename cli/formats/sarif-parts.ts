import type { Severity } from '../../engine/plan/index.ts';
import { whole } from './place.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export function sarifLevel(severity: Severity): string {
  return levels[severity];
}

/** Text in which braces are no placeholders (3.11.5) and brackets no links (3.11.6): names come from anybody. */
export function message(text: string): { readonly text: string } {
  const lines = text.split('\n').map(whole);
  return { text: lines.join('\n').replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '] (') };
}

/** A file by its URI: from the working folder, or with the whole path where it lies outside of it. */
export function artifact(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  // Half a character has no encoding.
  const encoded = file
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (/^[A-Za-z]:\//.test(file)) return { uri: `file:///${encoded.replace('%3A', ':')}` };
  return file.startsWith('/') ? { uri: `file://${encoded}` } : { uri: encoded, uriBaseId: '%SRCROOT%' };
}
