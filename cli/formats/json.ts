import { type Diagnostic, type Language, type Place, type Related, visibleJson } from '../../engine/plan/index.ts';
import { type Findings, noteOf, wordingOf } from '../diagnostics/finding.ts';
import { stretchOf } from './place.ts';

/** A diagnostic as data with its words, and with lines and columns (from 1; columns count UTF-16 code units) at its places. */
export type JsonFinding = Omit<Diagnostic, 'place' | 'related'> & {
  readonly message: string;
  readonly hint: string;
  readonly place: JsonPlace;
  readonly related?: readonly (Omit<Related, 'place'> & { readonly message: string; readonly place: JsonPlace })[];
};

type JsonPlace = Place & {
  readonly line?: number;
  readonly column?: number | string;
  readonly endLine?: number;
  readonly endColumn?: number;
};

export function jsonFindings(findings: Findings, language: Language): readonly JsonFinding[] {
  return findings.diagnostics.map(({ code, severity, place, params, related, fixes }) => ({
    code,
    severity,
    ...wordingOf({ code, params }, language),
    place: jsonPlace(place, findings.sources),
    params,
    ...(related && {
      related: related.map((one) => ({
        ...one,
        message: noteOf(one.note, language, one.params),
        place: jsonPlace(one.place, findings.sources),
      })),
    }),
    ...(fixes && { fixes }),
  }));
}

function jsonPlace(place: Place, sources: Findings['sources']): JsonPlace {
  const lines = place.at === 'source' ? sources.get(place.file) : undefined;
  if (place.at !== 'source' || !lines) return place;
  return { ...place, ...stretchOf(lines, place.start, place.end) };
}

export function jsonText(value: unknown): string {
  return `${visibleJson(JSON.stringify(value, undefined, 2))}\n`;
}
