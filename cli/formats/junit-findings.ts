import type { Diagnostic, Language } from '../../engine/plan/index.ts';
import { type Findings, wordingOf } from '../diagnostics/finding.ts';
import { wordsOf } from '../wording/index.ts';
import { type JunitCase, type JunitSuite, junitText } from './junit.ts';
import { shownPlace, stretchOrLine } from './place.ts';

/**
 * Findings as JUnit XML: a suite a file, a case a finding. Only errors fail; warnings and infos are cases that pass and
 * say what was found. A policy file in which nothing was found is a suite with one case that passes.
 */
export function junitFindings(findings: Findings, language: Language): string {
  const { diagnostics, sources } = findings;
  const files = [...new Set([...sources.keys(), ...diagnostics.map(({ place }) => place.file)])].toSorted();
  return junitText(files.map((file) => suiteOf(file, findings, language)));
}

function suiteOf(file: string, findings: Findings, language: Language): JunitSuite {
  const own = findings.diagnostics.filter(({ place }) => place.file === file);
  const clean: JunitCase = { name: 'check', classname: file, file, outcome: { kind: 'passed' } };
  return { name: file, cases: own.length === 0 ? [clean] : own.map((one) => caseOf(one, findings, language)) };
}

function caseOf(diagnostic: Diagnostic, { sources }: Findings, language: Language): JunitCase {
  const { code, severity, place } = diagnostic;
  const words = wordsOf[language];
  const where = shownPlace(place, sources, words);
  const line = stretchOrLine(place, sources)?.line;
  const { message, hint } = wordingOf(diagnostic, language);
  const text = [`${where} ${words.severity[severity]} ${code}`, message, hint].filter((part) => part !== '').join('\n');
  return {
    name: `${code} ${where}`,
    classname: place.file,
    file: place.file,
    ...(line !== undefined && { line }),
    outcome: severity === 'error' ? { kind: 'failure', type: code, message, text } : { kind: 'passed', said: text },
  };
}
