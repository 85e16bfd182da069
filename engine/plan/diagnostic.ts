/**
 * A diagnostic is data: a code, a place, parameters. Its wording stands in a catalogue, one file a family of codes, and
 * the frame around it is drawn by a reporter.
 */

export type Severity = 'error' | 'warning' | 'info';

/** Where a diagnostic points: a stretch of a policy file, a cell of a data file, or a file as a whole. */
export type Place =
  | { readonly at: 'source'; readonly file: string; readonly start: number; readonly end: number }
  | {
      readonly at: 'cell';
      readonly file: string;
      /** Sheet of a workbook. */
      readonly sheet?: string;
      /** Line of the file or row of the sheet, from 1, the header included. */
      readonly row?: number;
      readonly column?: string;
    }
  | { readonly at: 'file'; readonly file: string };

/** Another place that belongs to the same mistake; `note` is a key of the table of notes. */
export type Related = { readonly place: Place; readonly note: string; readonly params?: Params };

export type Edit = { readonly start: number; readonly end: number; readonly text: string };
/** Edits of the file in which the diagnostic stands. */
export type Fix = { readonly edits: readonly Edit[] };

/** Words of the tool's own inside a message, in each language. */
export type Localised = Readonly<Record<Language, string>>;
export type Params = Readonly<Record<string, string | number | Localised>>;

export type Diagnostic<Code extends string = string> = {
  readonly code: Code;
  readonly severity: Severity;
  readonly place: Place;
  readonly params: Params;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
};

// ——— Catalogues ———

export type Language = 'zh' | 'en';

/** `message` says what is wrong and why, `hint` the way out; `{name}` stands for a parameter. */
export type Wording = { readonly message: string; readonly hint: string };
export type CatalogueEntry = { readonly severity: Severity } & Readonly<Record<Language, Wording>>;
/** A family of codes: the keys are the closed union of them. */
export type Catalogue = Readonly<Record<string, CatalogueEntry>>;

/**
 * The text of a template with its parameters put in. What stands in brackets around parameters, as in `[ in {name}]`,
 * goes away with them where one of them is absent or empty.
 */
export function fillTemplate(template: string, params: Params, language: Language): string {
  const value = (name: string): string => {
    const param = Object.hasOwn(params, name) ? (params[name] ?? '') : '';
    return typeof param === 'object' ? param[language] : String(param);
  };
  return template
    .replace(/\[((?:[^[\]{}]*\{\w+\})+[^[\]{}]*)\]/g, (_, inner: string) =>
      [...inner.matchAll(/\{(\w+)\}/g)].every(([, name = '']) => value(name) !== '') ? inner : '',
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => value(name));
}
