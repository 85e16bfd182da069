import { formatExact } from '../../engine/numbers/index.ts';
import type { RoundMode } from '../../engine/plan/index.ts';
import { isRational } from '../../engine/tables/data.ts';
import type { Value } from '../../engine/tables/index.ts';
import type { Difference, Gap, Mutant } from '../../engine/testing/index.ts';
import { formatValue } from '../../engine/trace/index.ts';
import type { Language, Node } from '../../engine/plan/index.ts';
import { fill } from '../wording/index.ts';
import { testWordsOf } from './wording.ts';

/** A gap in a sentence, without its place. */
export function gapText({ kind, label, of, text }: Gap, language: Language): string {
  return fill(testWordsOf[language].gaps[kind], { label, of, text });
}

/** A change that nobody noticed, in a sentence. */
export function mutantText({ kind, label, at, to }: Mutant, language: Language): string {
  const words = testWordsOf[language];
  return fill(words.mutants[kind], { label, from: at.text, to: kind === 'mode' ? modeText(to, words.modes) : to });
}

function modeText(mode: string, modes: Readonly<Record<RoundMode, string>>): string {
  return Object.entries(modes).find(([name]) => name === mode)?.[1] ?? mode;
}

/** Whole percents, rounded down: 100% is all of them. */
export function percentOf(part: number, total: number): number {
  return total === 0 ? 100 : Math.floor((100 * part) / total);
}

/** A value exactly, and by its decimals where no decimal is exact; a percentage also as the ratio that it is. */
export function exactText(value: Value, node: Node | undefined, language: Language): string {
  const text = formatValue(value, node?.type, language);
  const isPercent = node?.type.t === 'num' && node.type.pct === true && isRational(value);
  return isPercent ? `${text} (= ${formatExact(value)})` : text;
}

/** `月度考核 · 甲园 · 2023-06 · 总分` */
export function figureText({ of, key, period, column }: Difference): string {
  return [of, key, period, column].filter((part) => part !== '').join(' · ');
}
