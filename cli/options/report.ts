import { visible } from '../../engine/plan/index.ts';
import { WrongUse } from '../exit.ts';
import { choiceOf } from './choice.ts';

/** `--report FORMAT=FILE`: the same run in another format, into a file. */
export type Report<Format extends string> = { readonly format: Format; readonly file: string };

export function reportsOf<const Format extends string>(written: readonly string[], known: readonly Format[]): readonly Report<Format>[] {
  return written.map((value) => {
    const at = value.indexOf('=');
    if (at < 1 || at === value.length - 1) throw new WrongUse('malformedReport', { value: visible(value) });
    return { format: choiceOf('--report', value.slice(0, at), known), file: value.slice(at + 1) };
  });
}
