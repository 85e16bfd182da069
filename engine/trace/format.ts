import { decimalPlaces, formatExact, formatScaled, integer, multiply, type Rational, round } from '../numbers/index.ts';
import type { Language, Type } from '../plan/index.ts';
import { type BlankLabel, isBlank, isRational, type Value } from '../tables/data.ts';

const words: Readonly<
  Record<Language, { readonly blanks: Readonly<Record<BlankLabel, string>>; readonly yes: string; readonly no: string }>
> = {
  zh: { blanks: { na: '不适用', exempt: '免考', notDue: '未到期', missing: '缺失', undecided: '待定' }, yes: '是', no: '否' },
  en: {
    blanks: { na: 'not applicable', exempt: 'exempt', notDue: 'not due', missing: 'missing', undecided: 'undecided' },
    yes: 'yes',
    no: 'no',
  },
};

/** A value for people: exact. Percentages as such; what no decimal writes as a quotient with its first places, "1/3 (0.3333…)". */
export function formatValue(value: Value, type: Type | undefined, language: Language = 'zh'): string {
  if (isBlank(value)) return words[language].blanks[value.blank];
  if (isRational(value)) return formatNumber(value, type?.t === 'num' && type.pct === true);
  if (typeof value === 'boolean') return value ? words[language].yes : words[language].no;
  return value;
}

/** Decimals shown of a number that no decimal writes. */
const shownPlaces = 4;

export function formatNumber(value: Rational, pct = false): string {
  const shown = pct ? multiply(value, integer(100)) : value;
  const sign = pct ? '%' : '';
  if (decimalPlaces(shown) !== undefined) return formatExact(shown) + sign;
  const cut = formatScaled(round(shown, { places: shownPlaces, mode: 'trunc' }), shownPlaces);
  return `${formatExact(value)} (${cut}…${sign})`;
}
