import type { Impact, ImpactMove, Seats, Unit } from '../../engine/index.ts';
import { compare as compareNumbers, formatExact, subtract, zero } from '../../engine/numbers/index.ts';
import { visible } from '../../engine/plan/index.ts';
import { isRational } from '../../engine/tables/data.ts';
import type { Context } from '../context.ts';
import { shownNumber, shownValue } from '../results/value.ts';
import { type DiffWords, diffWordsOf } from '../wording/diff.ts';
import { fill } from '../wording/index.ts';
import type { Comparison } from './compare.ts';
import { sayChange } from './say.ts';

export type Table = {
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly numeric: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
};

/** What a comparison says to people, whatever it is printed as. */
export type DiffReport = {
  readonly title: string;
  /** What must be read if nothing else is. */
  readonly summary: readonly string[];
  readonly rules: { readonly title: string; readonly lines: readonly string[] };
  readonly seats: { readonly title: string; readonly lines: readonly string[] };
  readonly tables: readonly Table[];
};

export function reportOf(comparison: Comparison, context: Context): DiffReport {
  const words = diffWordsOf[context.language];
  const { rules, impact } = comparison;
  const lines = rules.changes.map((change) => sayChange(change, words, context.language));
  const { before, after } = rules.indicators;
  const counted = fill(words.ruleCount, { count: lines.length }) + (before === after ? '' : fill(words.indicators, { before, after }));
  return {
    title: words.title,
    summary: [lines.length === 0 ? words.same : counted, ...(impact ? impactLines(impact, words) : [words.noData])],
    rules: { title: words.rules, lines },
    seats: { title: words.seats, lines: (impact?.seats ?? []).map((seats) => sayOfSeats(seats, words)) },
    tables: impact ? tablesOf(comparison, impact, context) : [],
  };
}

function impactLines(impact: Impact, words: DiffWords): readonly string[] {
  const rounding = impact.moves.filter(({ onlyRounding }) => onlyRounding).length;
  return [
    ...impact.compared.map(({ assessment, period, rows, moved }) =>
      fill(moved === 0 ? words.nobody : words.moved, { assessment: visible(assessment), period, rows, moved }),
    ),
    ...(impact.vetoed.length === 0
      ? []
      : [
          fill(words.vetoed, {
            names: impact.vetoed.map(({ key, label, period }) => `${visible(key)} ${visible(label)} ${period}`.trim()).join(words.list),
          }),
        ]),
    ...(rounding === 0 ? [] : [fill(words.rounding, { count: rounding })]),
  ];
}

function sayOfSeats({ label, track, grade, before, after, gained, lost }: Seats, words: DiffWords): string {
  const names = (all: readonly string[]): string => all.map((one) => visible(one)).join(words.list);
  return [
    fill(words.seatChange, { label: visible(label), track: visible(track), grade: visible(grade), before, after }),
    ...(gained.length === 0 ? [] : [fill(words.gained, { names: names(gained) })]),
    ...(lost.length === 0 ? [] : [fill(words.lost, { names: names(lost) })]),
  ].join('  ');
}

function tablesOf({ units, head, base, rules }: Comparison, impact: Impact, context: Context): readonly Table[] {
  const words = diffWordsOf[context.language];
  const { columns: names } = words;
  const types = new Map([...base.plan.nodes, ...head.plan.nodes].map(({ id, type }) => [id, type]));
  const unitName = nameOfUnits(units, rules.changes);
  const valueOf = ({ column }: ImpactMove, value: ImpactMove['before']): string => {
    const type = types.get(column);
    return type === undefined || value === undefined ? '' : shownValue(value, type, context.words);
  };
  const common = (move: ImpactMove): readonly string[] => [
    `${visible(move.assessment)} ${move.period}`.trim(),
    visible(move.track),
    visible(move.key),
    visible(move.label),
    valueOf(move, move.before),
    valueOf(move, move.after),
  ];
  const because = (move: ImpactMove): string => {
    const said = move.parts
      ? move.parts.map(({ unit, amount }) => `${unitName(unit)} ${signed(formatExact(amount))}`).join(words.list)
      : sayCauses(move, unitName, words);
    return move.onlyRounding ? [words.onlyRounding, said].filter((part) => part !== '').join(words.list) : said;
  };
  const moveOf = ({ before, after, column }: ImpactMove): string => {
    const type = types.get(column);
    if (type === undefined || before === undefined || after === undefined || !isRational(before) || !isRational(after)) return '';
    const by = subtract(after, before);
    return `${compareNumbers(by, zero) > 0 ? '+' : ''}${shownNumber(by, type)}`;
  };
  const scores = impact.moves.filter(({ role }) => role === 'total');
  const others = impact.moves.filter(({ role }) => role !== 'total');
  const head4 = [names.assessment, names.track, names.key, names.column, names.before, names.after];
  return [
    {
      title: words.scores,
      note: impact.among.length > 1 ? words[impact.method] : '',
      head: [...head4, names.move, names.because],
      numeric: [false, false, false, false, true, true, true, false],
      rows: scores.map((move) => [...common(move), moveOf(move), because(move)]),
    },
    {
      title: words.others,
      note: '',
      head: [...head4, names.because],
      numeric: [false, false, false, false, false, false, false],
      rows: others.map((move) => [...common(move), because(move)]),
    },
  ].filter(({ rows }) => rows.length > 0);
}

function sayCauses({ role, causes = [] }: ImpactMove, unitName: (id: string) => string, words: DiffWords): string {
  const names = causes.map(unitName).join(words.list);
  if (role === 'total') return fill(words.unknown, { units: names === '' ? words.none : names });
  return names === '' ? words.joint : names;
}

/** A unit is called by the columns in it that the rules' changes tell of. */
function nameOfUnits(units: readonly Unit[], changes: Comparison['rules']['changes']): (id: string) => string {
  const names = new Map(
    units.map(({ id }) => {
      const labels = changes.filter(({ unit }) => unit === id).map(({ label }) => visible(label));
      const short = labels.length > 3 ? [...labels.slice(0, 3), '…'] : labels;
      return [id, short.length === 0 ? visible(id) : [...new Set(short)].join('+')];
    }),
  );
  return (id) => names.get(id) ?? visible(id);
}

function signed(text: string): string {
  return text.startsWith('-') ? text : `+${text}`;
}
