import { type Random, decimal } from '../../random.ts';
import { day } from './days.ts';
import { type Unit, twins, units } from './roster.ts';
import { months } from './figures.ts';
import { quietMonths } from './float-trap.ts';

/** One row of a ledger: whose, in which month it counts, and its cells after the unit's. */
type Entry = { readonly unit: string; readonly month: number; readonly cells: readonly string[] };
export type Ledger = { readonly name: string; readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] };

const praise = ['省部级表彰', '重大政策', '重大项目', '急难险重'] as const;
const blame = ['造成负面影响', '影响省市考核'] as const;
const approvers = ['考核领导小组', '党工委会议', '管委会常务会'] as const;

export function ledgers(random: Random): readonly Ledger[] {
  return [
    ledger('奖惩', ['日期', '事由', '分值', '认定文号', '批准人'], rewards(random)),
    ledger('信访件', ['受理日', '性质', '已销号'], petitions(random)),
    ledger('重大项目', ['项目名称', '总投资', '计划开工日', '实际开工日'], projects(random)),
    ledger('服务评价单', ['评价日', '评分'], ballots(random)),
    ledger('督办', ['事项', '下达日', '整改期限', '销号日'], supervision(random)),
  ];
}

/** Twins share what happened to them; nothing happens in the months that a worked example pins. */
function ledger(name: string, heading: readonly string[], entries: readonly Entry[]): Ledger {
  const own = entries.filter(({ unit, month }) => {
    const twin = twins.get(unit);
    return !(twin && month <= twin.until) && !quietMonths.some((quiet) => quiet.unit === unit && quiet.month === month);
  });
  const copies = [...twins].flatMap(([copy, { of, until }]) =>
    own.filter(({ unit, month }) => unit === of && month <= until).map((entry) => ({ ...entry, unit: copy })),
  );
  return { name, heading: ['单位', ...heading], rows: [...own, ...copies].map(({ unit, cells }) => [unit, ...cells]) };
}

/** `times(unit, month)` entries for each unit and month in which it exists. */
function entries(times: (unit: Unit, month: number) => number, make: (unit: Unit, month: number) => readonly string[]): readonly Entry[] {
  return months.flatMap((month) =>
    units.flatMap((unit) =>
      month < unit.since ? [] : Array.from({ length: times(unit, month) }, () => ({ unit: unit.name, month, cells: make(unit, month) })),
    ),
  );
}

function rewards({ int, pick }: Random): readonly Entry[] {
  let number = 0;
  return entries(
    () => [0, 0, 0, 0, 1, 1, 1, 1, 2, 3][int(0, 9)] ?? 0,
    (_, month) => {
      number += 1;
      const good = int(1, 10) <= 6;
      const points = good ? int(4, 10) * 5 : int(2, 8) * 5;
      return [
        day(month, int(1, 28)),
        good ? pick(praise) : pick(blame),
        decimal(good && int(1, 12) === 1 ? 80 : points, 1),
        `新考〔2023〕${number}号`,
        pick(approvers),
      ];
    },
  );
}

function petitions({ int }: Random): readonly Entry[] {
  return entries(
    () => [0, 0, 0, 1, 1, 2][int(0, 5)] ?? 0,
    (_, month) => [day(month, int(1, 28)), int(1, 6) === 1 ? '重大' : '一般', int(1, 5) <= 3 ? '是' : '否'],
  );
}

function projects({ int }: Random): readonly Entry[] {
  let number = 0;
  return entries(
    () => (int(1, 3) === 1 ? int(1, 3) : 0),
    (unit, month) => {
      number += 1;
      const due = int(5, 25);
      const fate = int(1, 8);
      const actual = fate === 1 ? '' : fate === 2 ? day(Math.min(12, month + 2), 20) : day(month, Math.min(28, due + int(-4, 3)));
      return [`${unit.name}项目${number}`, decimal(int(50, 3000), 2), day(month, due), actual];
    },
  );
}

/** Parks and companies rate the departments at each quarter's end. */
function ballots({ int }: Random): readonly Entry[] {
  return entries(
    (unit, month) => (unit.track === '部门' && month % 3 === 0 ? 3 : 0),
    (_, month) => [day(month, int(20, 28)), decimal(int(720, 990), 1)],
  );
}

function supervision({ int }: Random): readonly Entry[] {
  let number = 0;
  return entries(
    () => (int(1, 7) === 1 ? 1 : 0),
    (_, month) => {
      number += 1;
      const deadline = int(15, 24);
      const closed = int(1, 4) === 1 ? '' : day(month, deadline + int(-3, 4));
      return [`督办事项${number}`, day(month, int(1, 10)), day(month, deadline), closed];
    },
  );
}
