import { unzipSync } from 'fflate';

export type Unzipped =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly why: 'broken' | 'too-large' };

/**
 * The entries of a zip archive whose names `wanted` accepts. Their declared sizes are summed up before anything is
 * inflated; an entry is inflated into exactly the space that it declares, so that a lie about the size breaks the archive
 * and not the memory.
 */
export function unzipWithin(bytes: Uint8Array, limit: number, wanted: (name: string) => boolean): Unzipped {
  try {
    let total = 0;
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (wanted(name)) total += originalSize;
        return false;
      },
    });
    if (total > limit) return { ok: false, why: 'too-large' };
    return { ok: true, entries: new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => wanted(name) }))) };
  } catch {
    return { ok: false, why: 'broken' };
  }
}
