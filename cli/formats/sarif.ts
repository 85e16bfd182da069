import type { Diagnostic, Fix, Language, Place, Related } from '../../engine/plan/index.ts';
import { version } from '../../package.json';
import { catalogue } from '../diagnostics/catalogue.ts';
import { type Findings, noteOf, wordingOf } from '../diagnostics/finding.ts';
import { pageOf, shortOf } from '../diagnostics/pages.ts';
import { wordsOf } from '../wording/index.ts';
import { jsonText } from './json.ts';
import { artifact, message, sarifLevel } from './sarif-parts.ts';
import { shownPlace, type Stretch, stretchOf, stretchOrLine } from './place.ts';

/** Where the pages of codes can be read (`zh/` and `en/` beneath it), and what kept the tool from its work. */
export type SarifOptions = { readonly docs?: string; readonly trouble?: SarifTrouble };
export type SarifTrouble = { readonly kind: 'configuration' | 'execution'; readonly exitCode: number; readonly text: string };

/**
 * Findings as SARIF 2.1.0 (OASIS), one run. The rules are those of the findings, each with its page; the help links to it
 * where the address of the pages is known. Without times and machine, so that the same run gives the same bytes.
 */
export function sarifText(findings: Findings, language: Language, { docs, trouble }: SarifOptions = {}): string {
  const codes = [...new Set(findings.diagnostics.map(({ code }) => code))].toSorted();
  const lang = { zh: 'zh-CN', en: 'en-US' }[language];
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Heng',
            version,
            semanticVersion: version,
            language: lang,
            rules: codes.map((code) => rule(code, language, docs)),
          },
        },
        language: lang,
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(trouble)],
        results: findings.diagnostics.map((one) => result(one, codes.indexOf(one.code), findings, language)),
      },
    ],
  });
}

function invocation(trouble: SarifTrouble | undefined): object {
  if (!trouble) return { executionSuccessful: true };
  const notification = { descriptor: { id: trouble.kind }, level: 'error', message: message(trouble.text) };
  const kind = trouble.kind === 'execution' ? 'toolExecutionNotifications' : 'toolConfigurationNotifications';
  return { executionSuccessful: false, exitCode: trouble.exitCode, [kind]: [notification] };
}

function rule(code: string, language: Language, docs: string | undefined): object {
  const entry = catalogue.get(code);
  if (!entry) return { id: code };
  const page = pageOf(code, entry, language);
  const [, summary = shortOf(entry[language].message)] = page.split('\n\n');
  return {
    id: code,
    shortDescription: { text: summary.trim() },
    fullDescription: { text: shortOf(`${entry[language].message} ${entry[language].hint}`) },
    help: { text: page, markdown: page },
    ...(docs !== undefined && { helpUri: `${docs.replace(/\/*$/, '')}/${language}/${code}.md` }),
    defaultConfiguration: { level: sarifLevel(entry.severity) },
  };
}

function result(diagnostic: Diagnostic, ruleIndex: number, findings: Findings, language: Language): object {
  const { code, severity, place, related, fixes } = diagnostic;
  const { message: what, hint } = wordingOf(diagnostic, language);
  const { sources } = findings;
  return {
    ruleId: code,
    ruleIndex,
    level: sarifLevel(severity),
    message: message([what, hint].filter((part) => part !== '').join('\n')),
    locations: [location(place, sources, language)],
    ...(related && { relatedLocations: related.map((one, id) => ({ id, ...relatedLocation(one, sources, language) })) }),
    ...(fixes && sources.has(place.file) && { fixes: fixes.map((fix) => fixOf(fix, place.file, sources, language)) }),
  };
}

function relatedLocation({ place, note, params }: Related, sources: Findings['sources'], language: Language): object {
  return { ...location(place, sources, language), message: message(noteOf(note, language, params)) };
}

/** A cell is named in words besides: SARIF knows lines, but neither sheets nor columns of a table. */
function location(place: Place, sources: Findings['sources'], language: Language): object {
  const at = stretchOrLine(place, sources);
  const region = at && { region: 'column' in at ? regionOf(at) : { startLine: at.line } };
  const named = place.at === 'cell' ? { logicalLocations: [{ fullyQualifiedName: shownPlace(place, sources, wordsOf[language]) }] } : {};
  return { physicalLocation: { artifactLocation: artifact(place.file), ...region }, ...named };
}

function regionOf({ line, column, endLine, endColumn }: Stretch): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function fixOf({ edits }: Fix, file: string, sources: Findings['sources'], language: Language): object {
  const lines = sources.get(file);
  const replacements = edits.flatMap(({ start, end, text }) =>
    lines ? [{ deletedRegion: regionOf(stretchOf(lines, start, end)), insertedContent: { text } }] : [],
  );
  return { description: message(wordsOf[language].finding.fix), artifactChanges: [{ artifactLocation: artifact(file), replacements }] };
}
