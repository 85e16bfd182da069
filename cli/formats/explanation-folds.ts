import type { Type } from '../../engine/plan/index.ts';
import type { FoldTrace, LagTrace, MemberTrace, PeriodTrace, TiersTrace } from '../../engine/trace/index.ts';
import { type ExplainWords, fill, wordsOf } from '../wording/index.ts';
import { safe, shown, type Voice } from './explanation-voice.ts';

/** Members beyond this are counted, not listed: those that entered come first. */
const listed = 12;

/** What an aggregate took in and what it left out. */
export function foldFacts({ op, of, where, members }: FoldTrace, voice: Voice): readonly string[] {
  const words = wordsOf[voice.language].explain;
  const kept = members.filter(({ state }) => state === 'kept');
  const others = members.filter(({ state }) => state !== 'kept' && state !== 'not-held');
  const head = fill(words.fold, { fold: words.folds[op], of: of.join('、'), where: where ?? '', count: kept.length });
  const rest = kept.length + others.length - listed;
  return [
    safe(head),
    ...[...kept, ...others].slice(0, listed).map((member) => memberFact(member, words, voice)),
    ...(rest > 0 ? [fill(words.more, { count: rest })] : []),
    ...(kept.length === 0 && others.length === 0 ? [words.none] : []),
  ];
}

function memberFact({ key, period, state, values }: MemberTrace, words: ExplainWords, voice: Voice): string {
  const name = [key, period].filter((part) => part !== '').join(' ');
  const value = values.map((one) => shown(one, undefined, voice)).join(' × ');
  return safe([`  ${name}`, value, stateWord(state, words)].filter((part) => part !== '').join('  '));
}

function stateWord(state: MemberTrace['state'], words: ExplainWords): string {
  switch (state) {
    case 'kept':
      return '';
    case 'left-out':
      return words.leftOut;
    case 'not-held':
      return words.notHeld;
    case 'unknown':
      return words.unknown;
  }
}

/** The periods that a look along time reached, oldest first. */
export function lagFacts({ how, of, periods }: LagTrace, type: Type, voice: Voice): readonly string[] {
  const words = wordsOf[voice.language].explain;
  return [
    safe(`${words.lags[how]} ${of}`),
    ...periods.map(({ period, value, from }) => {
      const origin = originWord(from, words);
      return safe(`  ${period}  ${shown(value, type, voice)}${origin === '' ? '' : `  ${origin}`}`);
    }),
  ];
}

function originWord(from: PeriodTrace['from'], words: ExplainWords): string {
  switch (from) {
    case 'run':
      return '';
    case 'history':
      return words.history;
    case 'nowhere':
      return words.nowhere;
    case 'before-joining':
      return words.beforeJoining;
  }
}

/** What lies in each tier that was reached, and what it is worth. */
export function tierFacts({ parts }: TiersTrace, voice: Voice): readonly string[] {
  const words = wordsOf[voice.language].explain;
  const rest = parts.length - listed;
  return [
    ...parts
      .slice(0, listed)
      .map(({ tier, amount, value }) =>
        fill(words.tier, { tier, amount: shown(amount, undefined, voice), value: shown(value, undefined, voice) }),
      ),
    ...(rest > 0 ? [fill(words.more, { count: rest })] : []),
  ];
}
