/** All that can be said about a policy's text: codes, wording, and the sink that findings go to. */

import type { Diagnostic, Fix, Language, Params, Related } from '../../engine/plan/index.ts';
import type { Span } from '../ast/ast.ts';
import { gradesCatalogue } from './catalogue/grades.ts';
import { namesCatalogue } from './catalogue/names.ts';
import { policyCatalogue } from './catalogue/policy.ts';
import { syntaxCatalogue } from './catalogue/syntax.ts';
import { tablesCatalogue } from './catalogue/tables.ts';
import { typesCatalogue } from './catalogue/types.ts';
import { weightsCatalogue } from './catalogue/weights.ts';

export const sourceCatalogue = {
  ...syntaxCatalogue,
  ...policyCatalogue,
  ...namesCatalogue,
  ...typesCatalogue,
  ...weightsCatalogue,
  ...tablesCatalogue,
  ...gradesCatalogue,
};

/** The closed union of codes about a policy's text. */
export type SourceCode = keyof typeof sourceCatalogue;
export type SourceDiagnostic = Diagnostic<SourceCode>;

/** What a related place is, in the words shown beside it. */
export const relatedNotes: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  first: { zh: '第一次在这里', en: 'first here' },
  step: { zh: '“{name}”用到“{next}”', en: '"{name}" reads "{next}"' },
  declared: { zh: '在这里定义', en: 'declared here' },
  freeze: { zh: '冻结日在这里', en: 'the freeze is here' },
  opened: { zh: '在这里打开', en: 'opened here' },
};

/** A place in a policy file. */
export type Site = { readonly file: string; readonly span: Span };

export type ReportExtras = { readonly related?: readonly Related[]; readonly fixes?: readonly Fix[] };
export type Report = (code: SourceCode, site: Site, params?: Params, extras?: ReportExtras) => void;

/** A sink that fills `into`; severity is the catalogue's. */
export function reporter(into: SourceDiagnostic[]): Report {
  return (code, site, params = {}, extras = {}) => {
    into.push({
      code,
      severity: sourceCatalogue[code].severity,
      place: { at: 'source', file: site.file, start: site.span.start, end: site.span.end },
      params,
      ...extras,
    });
  };
}

/** The edit that puts `text` in the place of a stretch. */
export function replacement(span: Span, text: string): Fix {
  return { edits: [{ start: span.start, end: span.end, text }] };
}
