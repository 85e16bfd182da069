import type { Type } from '../../engine/plan/index.ts';
import type { GradeStep, GradeTrace, OrderTrace } from '../../engine/trace/index.ts';
import { fill, wordsOf } from '../wording/index.ts';
import { safe, shown, type Voice } from './explanation-voice.ts';

/** Where a row stands among its group: by what, how many ahead, who is next to it, what keeps it out. */
export function orderFacts({ by, size, ahead, tied, neighbours, exclude }: OrderTrace, type: Type, voice: Voice): readonly string[] {
  if (by.length === 0) return [];
  const words = wordsOf[voice.language].explain;
  const columns = by.map(({ label, order }) => `${label} ${words[order]}`).join(', ');
  return [
    fill(words.by, { columns, size }),
    ...(ahead === undefined ? [] : [fill((tied ?? 1) > 1 ? words.place : words.alone, { ahead, tied: tied ?? 1 })]),
    ...neighbours.map(({ key, keys, value }) => {
      const shownKeys = keys.map((one, i) => shown(one, by[i]?.type, voice)).join(', ');
      return `  ${fill(words.neighbour, { key, keys: shownKeys, value: shown(value, type, voice) })}`;
    }),
    ...exclude
      .filter(({ value }) => value !== false)
      .map(({ label, type: kind, value }) => fill(words.excluded, { label, value: shown(value, kind, voice) })),
  ].map(safe);
}

/** The seats of each grade, what vetoes did, and by which step the row came into its grade. */
export function gradeFacts(
  { steps, effects, ceiling, set, entered, moved, dropped, groupSize, base, baseOf }: GradeTrace,
  voice: Voice,
): readonly string[] {
  const words = wordsOf[voice.language].explain;
  const acted = effects.filter(({ veto }) => veto.value !== false);
  return [
    fill(words.base, { size: groupSize, base, of: words[baseOf] }),
    ...steps.map((step) => `  ${stepFact(step, voice)}`),
    ...acted.map(({ veto, act, grade }) => fill(words.effect, { veto: veto.label, act: [words.acts[act], grade ?? ''].join(' ').trim() })),
    ...(ceiling === undefined ? [] : [fill(words.ceiling, { grade: ceiling })]),
    ...(set === undefined ? [] : [fill(words.set, { grade: set })]),
    ...(entered === undefined ? [] : [fill(words.entered, { grade: entered })]),
    ...(moved === undefined || moved === entered ? [] : [fill(words.moved, { grade: moved })]),
    ...(dropped > 0 ? [fill(words.dropped, { count: dropped })] : []),
  ].map(safe);
}

function stepFact({ grade, condition, atMost, atLeast, inIt }: GradeStep, voice: Voice): string {
  const words = wordsOf[voice.language].explain;
  const seats = (count: bigint | undefined): string => (count === undefined ? '' : String(count));
  const met = condition ? `${condition.label} = ${shown(condition.value, condition.type, voice)}` : '';
  return fill(words.step, { grade, condition: met, seats: seats(atMost), least: seats(atLeast), inIt: String(inIt) });
}
