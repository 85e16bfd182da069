import { type Diagnostic, visible } from '../../engine/plan/index.ts';

export type Text = { readonly text: string } | { readonly diagnostic: Diagnostic };

/** The text of a policy file's bytes. Policies are UTF-8: a guess at another encoding could change a rule unnoticed. */
export function textOf(bytes: Uint8Array, name: string): Text {
  const about = { severity: 'error', place: { at: 'file', file: name } } as const;
  if (bytes.includes(0)) return { diagnostic: { ...about, code: 'file-binary', params: { file: visible(name) } } };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { diagnostic: { ...about, code: 'file-not-utf8', params: { file: visible(name), line: firstWrongLine(bytes) } } };
  }
}

function firstWrongLine(bytes: Uint8Array): number {
  const readable = new TextDecoder('utf-8').decode(bytes);
  const at = readable.indexOf('\ufffd');
  return readable.slice(0, Math.max(at, 0)).split('\n').length;
}
