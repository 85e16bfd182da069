import { visible } from '../../engine/plan/index.ts';
import { WrongUse } from '../exit.ts';

/** One of the names that an option takes, or wrong use. */
export function choiceOf<const T extends string>(option: string, value: string, known: readonly T[]): T {
  const choice = known.find((name) => name === value);
  if (choice === undefined) throw new WrongUse('unknownChoice', { option, value: visible(value), known: known.join(', ') });
  return choice;
}

/** A whole number from 1, or wrong use. */
export function countOf(option: string, value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new WrongUse('badNumber', { option, value: visible(value) });
  return Number(value);
}
