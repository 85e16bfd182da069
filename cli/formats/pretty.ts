import type { Diagnostic, Language, Place } from '../../engine/plan/index.ts';
import { type Findings, noteOf, wordingOf } from '../diagnostics/finding.ts';
import { type Colours, severityColour } from '../text/colour.ts';
import { fixedLines, type FrameLine, frameOf, withGutter } from '../text/frame.ts';
import { wordsOf } from '../wording/index.ts';
import { shownPlace, whole } from './place.ts';

/**
 * Findings for people: place, level, code, message; the source with carets beneath; hint, related places, and the line as
 * it would read once fixed; about a cell of data, the rule that reads it is named, not shown. Nothing of what a file says reaches the terminal unescaped.
 */
export function prettyFindings(findings: Findings, language: Language, colours: Colours): string {
  const groups: (readonly [Diagnostic, ...Diagnostic[]])[] = [];
  for (const diagnostic of findings.diagnostics) {
    const last = groups.at(-1);
    if (last && isAlike(last[0], diagnostic, language)) groups[groups.length - 1] = [...last, diagnostic];
    else groups.push([diagnostic]);
  }
  return groups.map((group) => `${prettyFinding(group, findings, language, colours).join('\n')}\n`).join('\n');
}

/** Whether two findings differ in their messages alone: thirty rows that break one rule show the rule once. */
function isAlike(a: Diagnostic, b: Diagnostic, language: Language): boolean {
  const rest = (one: Diagnostic): string =>
    JSON.stringify([one.code, one.severity, one.place, one.related ?? [], one.fixes ?? [], wordingOf(one, language).hint]);
  return rest(a) === rest(b);
}

function prettyFinding(
  group: readonly [Diagnostic, ...Diagnostic[]],
  { sources }: Findings,
  language: Language,
  colours: Colours,
): readonly string[] {
  const [diagnostic] = group;
  const words = wordsOf[language];
  const paint = severityColour(colours, diagnostic.severity);
  const { hint } = wordingOf(diagnostic, language);
  const [fix] = diagnostic.fixes ?? [];
  const lines = sources.get(diagnostic.place.file);
  const fixed = fix && lines ? fixedLines(lines, fix.edits) : [];
  const label = (text: string): string => `  ${colours.bold(text)}  `;
  return [
    `${colours.bold(shownPlace(diagnostic.place, sources, words))} ${paint(words.severity[diagnostic.severity])} ${colours.dim(diagnostic.code)}`,
    ...group.map((one) => `  ${whole(wordingOf(one, language).message)}`),
    ...framed(diagnostic.place, sources, paint, colours),
    ...(hint === '' ? [] : [label(words.finding.hint) + whole(hint)]),
    ...(diagnostic.related ?? []).flatMap(({ place, note, params }) => [
      `${label(words.finding.related)}${shownPlace(place, sources, words)} ${whole(noteOf(note, language, params))}`,
      ...(diagnostic.place.at === 'source' ? framed(place, sources, colours.cyan, colours) : []),
    ]),
    ...(fixed.length === 0 ? [] : [label(words.finding.fix).trimEnd(), ...gutter(fixed, '+', colours.green, colours)]),
  ];
}

function framed(place: Place, sources: Findings['sources'], paint: (text: string) => string, colours: Colours): readonly string[] {
  const lines = place.at === 'source' ? sources.get(place.file) : undefined;
  return place.at === 'source' && lines ? gutter(frameOf(lines, place.start, place.end), '│', paint, colours) : [];
}

/** Carets and fixed lines are painted; the source is left as it is. */
function gutter(frame: readonly FrameLine[], rule: string, paint: (text: string) => string, colours: Colours): readonly string[] {
  return withGutter(frame, rule).map(({ kind, gutter: left, text }) => {
    const painted = kind === 'carets' || rule === '+' ? paint(text) : text;
    return `  ${colours.dim(left)}${painted}`.trimEnd();
  });
}
