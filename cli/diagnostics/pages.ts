import type { CatalogueEntry, Language } from '../../engine/plan/index.ts';
import { wordsOf } from '../wording/index.ts';

/** Every page of docs/diagnostics, as text: the bundle carries them. */
const pages: Readonly<Record<string, string>> = import.meta.glob('../../docs/diagnostics/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The page of a code, as Markdown; where none is written yet, the wording of the catalogue. */
export function pageOf(code: string, entry: CatalogueEntry, language: Language): string {
  const path = `../../docs/diagnostics/${language}/${code}.md`;
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  const { message, hint } = entry[language];
  return page ?? `# ${code}\n\n${wordsOf[language].severity[entry.severity]}\n\n${shortOf(message)}\n\n${shortOf(hint)}\n`;
}

/** A message without its particulars: parameters stand as …. */
export function shortOf(message: string): string {
  return message.replace(/\[[^\]]*\]/g, '').replace(/\{\w+\}/g, '…');
}
