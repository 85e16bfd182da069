import type { Io } from '../io.ts';

/** HENG_DOCS: the address beneath which the pages of codes can be read on the web, for the links in reports. */
export function docsOf(env: Io['env']): { readonly docs?: string } {
  const docs = env['HENG_DOCS'] ?? '';
  return /^https?:\/\/[^\s"<>]+$/.test(docs) ? { docs } : {};
}
