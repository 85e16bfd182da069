import type { Change, Detail, EffectText, QuotaText, Rounding } from '../../engine/index.ts';
import { type Language, visible } from '../../engine/plan/index.ts';
import type { DiffWords } from '../wording/diff.ts';
import { fill } from '../wording/index.ts';

/** `指标 月度考核.产值：权重（园区）12 → 10`. Names are safe for a terminal. */
export function sayChange(change: Change, words: DiffWords, language: Language): string {
  const colon = language === 'zh' ? '\uff1a' : ': ';
  const role = words.roles[change.role] ?? '';
  const name =
    change.role === 'assessment' || change.of.startsWith('$') ? visible(change.label) : `${visible(change.of)}.${visible(change.label)}`;
  const details = change.details.map((detail) => sayDetail(detail, words, language));
  const said = change.is === 'changed' ? details : [words.is[change.is], ...details];
  return `${role} ${name}${colon}${said.join(language === 'zh' ? '\uff1b' : '; ')}`.trim();
}

export function sayDetail(detail: Detail, words: DiffWords, language: Language): string {
  const or = (text: string | undefined): string => (text === undefined ? words.none : visible(text));
  switch (detail.kind) {
    case 'renamed':
      return fill(words.renamed, { from: visible(detail.from) });
    case 'weight':
      return fill(words.weight, { track: visible(detail.track), from: or(detail.from), to: or(detail.to) });
    case 'number':
      return fill(words.number[detail.what], { of: visible(detail.of), from: or(detail.from), to: or(detail.to) });
    case 'rounding':
      return fill(words.rounded, { from: sayRounding(detail.from, words), to: sayRounding(detail.to, words) });
    case 'formula':
      return fill(words.formula, { from: visible(detail.from[language], 160), to: visible(detail.to[language], 160) });
    case 'quota':
      return fill(words.quota[detail.side], {
        grade: visible(detail.grade),
        from: sayQuota(detail.from, words),
        to: sayQuota(detail.to, words),
      });
    case 'ties':
      return fill(words.ties, { grade: visible(detail.grade), from: words.tieWays[detail.from], to: words.tieWays[detail.to] });
    case 'grade':
      return fill(words.grade[detail.is], { grade: visible(detail.grade) });
    case 'effect':
      return fill(words.effect, { veto: visible(detail.veto), from: sayEffect(detail.from, words), to: sayEffect(detail.to, words) });
    case 'options': {
      const names = (all: readonly string[]): string => all.map((one) => visible(one)).join(words.list);
      return fill(detail.tracks ? words.tracks : words.options, { added: names(detail.added), removed: names(detail.removed) });
    }
    case 'range':
      return fill(words.range, { from: or(detail.from), to: or(detail.to) });
    case 'rule':
      return words.rule[detail.of];
  }
}

function sayRounding(rounding: Rounding | undefined, words: DiffWords): string {
  return rounding === undefined ? words.none : fill(words.places, { places: rounding.places, mode: words.modes[rounding.mode] });
}

function sayQuota(quota: QuotaText | undefined, words: DiffWords): string {
  return quota === undefined
    ? words.none
    : fill(words.amount[quota.unit], { amount: visible(quota.amount), mode: words.modes[quota.mode] }).trim();
}

function sayEffect(effect: EffectText | undefined, words: DiffWords): string {
  return effect === undefined
    ? words.none
    : fill(words.acts[effect.act], { grade: visible(effect.grade ?? ''), count: effect.count ?? '' });
}
