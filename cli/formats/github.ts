import type { Diagnostic, Language, Severity } from '../../engine/plan/index.ts';
import { type Findings, wordingOf } from '../diagnostics/finding.ts';
import { wordsOf } from '../wording/index.ts';
import { shownPlace, stretchOrLine, whole } from './place.ts';

/** Findings as workflow commands of GitHub Actions, a line each: it shows them beside the lines of a pull request. */
export function githubFindings(findings: Findings, language: Language): string {
  return findings.diagnostics.map((one) => annotationOf(one, findings, language)).join('');
}

const levels: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', info: 'notice' };
type Level = 'error' | 'warning' | 'notice';

function annotationOf(diagnostic: Diagnostic, { sources }: Findings, language: Language): string {
  const { code, severity, place } = diagnostic;
  const { message, hint } = wordingOf(diagnostic, language);
  const at = stretchOrLine(place, sources);
  // An annotation has columns only within a line, and none for cells: those are named in the message.
  const columns = at && 'column' in at && at.line === at.endLine ? { col: at.column, endColumn: at.endColumn } : {};
  const endLine = at && ('endLine' in at ? at.endLine : at.line);
  const where = place.at === 'cell' ? `${shownPlace(place, sources, wordsOf[language])}: ` : '';
  const text = [`${where}${message}`, hint].filter((part) => part !== '').join('\n');
  return githubCommand(levels[severity], { file: place.file, line: at?.line, endLine, ...columns, title: code }, text);
}

/** `::error file=a.heng,line=3::text`: whatever the texts hold, it is one command and begins no other. */
export function githubCommand(level: Level, properties: Readonly<Record<string, string | number | undefined>>, text: string): string {
  const written = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(String(value))}`],
  );
  return `::${level}${written.length === 0 ? '' : ` ${written.join(',')}`}::${data(text)}\n`;
}

function data(text: string): string {
  const lines = text.split('\n').map((line) => whole(line).replaceAll('%', '%25'));
  return lines.join('%0A');
}

function property(text: string): string {
  return whole(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
