import type { Diagnostic, PeriodKey } from '../../engine/plan/index.ts';
import { type Context, note } from '../context.ts';
import type { Findings } from '../diagnostics/finding.ts';
import { formatFindings } from '../formats/index.ts';

/** How many findings are printed beside a result: a column of empty cells must not push the result off the screen. */
const shownAtMost = 50;

/** Alerts of other periods than the one that is asked for are left to it; whatever is wrong counts in every period. */
export function ofPeriod(findings: Findings, period: PeriodKey | undefined): Findings {
  const isHere = ({ severity, params: { period: own } }: Diagnostic): boolean =>
    severity !== 'info' || period === undefined || own === undefined || own === '' || own === period;
  return { ...findings, diagnostics: findings.diagnostics.filter(isHere) };
}

/** Findings on stderr, beside a result on stdout: errors first where there are more than can be shown. */
export function sayFindings(findings: Findings, context: Context): void {
  const { io, language, words, colours } = context;
  const { diagnostics } = findings;
  const few = diagnostics.length <= shownAtMost;
  const first = few
    ? diagnostics
    : diagnostics.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')).slice(0, shownAtMost);
  io.err.write(formatFindings('pretty', { ...findings, diagnostics: first }, language, { colours: colours.err }));
  if (!few) note(context, words.summary.more, { count: diagnostics.length - shownAtMost });
}
