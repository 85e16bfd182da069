import type { Language } from '../../engine/plan/index.ts';
import type { Findings } from '../diagnostics/finding.ts';
import { type Colours, plain } from '../text/colour.ts';
import { githubFindings } from './github.ts';
import { jsonFindings, jsonText } from './json.ts';
import { junitFindings } from './junit-findings.ts';
import { prettyFindings } from './pretty.ts';
import { sarifText } from './sarif.ts';

/** The formats in which findings can be had. */
export const findingFormats = ['pretty', 'json', 'sarif', 'junit', 'github'] as const;
export type FindingFormat = (typeof findingFormats)[number];
/** Those in which nothing but findings can be had, whatever the command computes. */
export const reportFormats = ['sarif', 'junit', 'github'] as const satisfies readonly FindingFormat[];
export type ReportFormat = (typeof reportFormats)[number];

/** `docs`: where the pages of codes can be read, for links to them. */
export type FindingOptions = { readonly colours?: Colours; readonly docs?: string };

export function formatFindings(format: FindingFormat, findings: Findings, language: Language, options: FindingOptions = {}): string {
  switch (format) {
    case 'pretty':
      return prettyFindings(findings, language, options.colours ?? plain);
    case 'json':
      return jsonText({ findings: jsonFindings(findings, language) });
    case 'sarif':
      return sarifText(findings, language, options);
    case 'junit':
      return junitFindings(findings, language);
    case 'github':
      return githubFindings(findings, language);
  }
}
