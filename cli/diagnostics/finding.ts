import { type Diagnostic, fillTemplate, type Language, type Place, type Wording } from '../../engine/plan/index.ts';
import { relatedNotes } from '../../dsl/diagnostics/index.ts';
import { joinShown } from '../project/disk.ts';
import { type Lines, linesOf } from '../text/lines.ts';
import { catalogue } from './catalogue.ts';

/** Diagnostics as they are shown: places named from the working folder, in order, with the texts they point into. */
export type Findings = { readonly diagnostics: readonly Diagnostic[]; readonly sources: ReadonlyMap<string, Lines> };

/** Where the files of places stand: policy files in one folder, data in another. */
export type Folders = { readonly policy: string; readonly data: string };

/** Puts the folders before the file names of places. A place that is a file as a whole is `whole`'s. */
export function inFolders(diagnostics: readonly Diagnostic[], folders: Folders, whole: keyof Folders): readonly Diagnostic[] {
  const moved = (place: Place): Place => {
    const folder = place.at === 'source' ? folders.policy : place.at === 'cell' ? folders.data : folders[whole];
    return { ...place, file: joinShown(folder, place.file) };
  };
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    place: moved(diagnostic.place),
    ...(diagnostic.related && { related: diagnostic.related.map((related) => ({ ...related, place: moved(related.place) })) }),
  }));
}

/** Findings sorted by place; the same one is kept once, since several policies may share a file. */
export function findingsOf(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): Findings {
  const once = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  const sources = new Map([...texts].map(([file, text]) => [file, linesOf(text)]));
  return { diagnostics: [...once.values()].toSorted(byPlace), sources };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return compareKeys(placeKey(a), placeKey(b));
}

function placeKey({ place, code, params }: Diagnostic): readonly (string | number)[] {
  const rest = [code, JSON.stringify(params)];
  switch (place.at) {
    case 'file':
      return [place.file, '', -1, -1, '', ...rest];
    case 'source':
      return [place.file, '', place.start, place.end, '', ...rest];
    case 'cell':
      return [place.file, place.sheet ?? '', place.row ?? 0, -1, place.column ?? '', ...rest];
  }
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? '';
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
}

/** A diagnostic's words in a language; a code that no catalogue has (it should not happen) stands for itself. */
export function wordingOf({ code, params }: Pick<Diagnostic, 'code' | 'params'>, language: Language): Wording {
  const wording = catalogue.get(code)?.[language];
  if (!wording) return { message: code, hint: '' };
  return { message: fillTemplate(wording.message, params, language), hint: fillTemplate(wording.hint, params, language) };
}

export function noteOf(note: string, language: Language, params: Diagnostic['params'] = {}): string {
  return Object.hasOwn(relatedNotes, note) ? fillTemplate(relatedNotes[note]?.[language] ?? note, params, language) : note;
}

export function countOfSeverity({ diagnostics }: Findings): { readonly errors: number; readonly warnings: number; readonly infos: number } {
  const count = (severity: Diagnostic['severity']): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
