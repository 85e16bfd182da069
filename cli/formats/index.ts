import type { Language } from '../../engine/plan/index.ts';
import type { Findings } from '../diagnostics/finding.ts';
import { type Colours, plain } from '../text/colour.ts';
import { jsonFindings, jsonText } from './json.ts';
import { prettyFindings } from './pretty.ts';

/** The formats in which findings can be had. */
export const findingFormats = ['pretty', 'json'] as const;
export type FindingFormat = (typeof findingFormats)[number];

export function formatFindings(format: FindingFormat, findings: Findings, language: Language, colours: Colours = plain): string {
  switch (format) {
    case 'pretty':
      return prettyFindings(findings, language, colours);
    case 'json':
      return jsonText({ findings: jsonFindings(findings, language) });
  }
}
