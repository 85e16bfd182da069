/**
 * Bytes → text. Chinese spreadsheets save CSV as GB18030, everything else as UTF-8; no guess is needed, because text in
 * GB18030 is as good as never valid UTF-8.
 */

/** The platform's decoder, of which this needs no more; Node, browsers and workers have it. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: true },
) => { decode(bytes: Uint8Array, options?: { readonly stream: boolean }): string };

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: 'utf-8' | 'gb18030' }
  | { readonly ok: false; readonly code: 'not-a-text-file' | 'unknown-encoding' | 'truncated-file' };

/** The text without its byte order mark. */
export function decodeText(bytes: Uint8Array): Decoded {
  // No text in either encoding contains NUL; pictures, archives and UTF-16 do.
  if (bytes.includes(0)) return { ok: false, code: 'not-a-text-file' };
  const utf8 = decode('utf-8', bytes, false);
  if (utf8 !== undefined) return { ok: true, text: utf8, encoding: 'utf-8' };
  // UTF-8 but for the very end: a file that was cut off. It must contain more than ASCII to be told from GB18030.
  const start = decode('utf-8', bytes, true);
  if (start !== undefined && /[^\u0000-\u007f]/.test(start)) return { ok: false, code: 'truncated-file' };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const gb18030 = marked ? undefined : decode('gb18030', bytes, false);
  return gb18030 === undefined ? { ok: false, code: 'unknown-encoding' } : { ok: true, text: gb18030, encoding: 'gb18030' };
}

function decode(label: string, bytes: Uint8Array, stream: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream });
  } catch {
    return undefined;
  }
}
