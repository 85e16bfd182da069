/**
 * The new-area policy worked out once more by hand: every column of the monthly assessment, from the CSV files. Nothing
 * of engine/ or dsl/ is used. `null` is 不适用.
 */
import {
  type Fraction,
  average,
  floor,
  fraction,
  hundredths,
  isAtLeast,
  isLess,
  larger,
  minus,
  over,
  plus,
  read,
  same,
  smaller,
  times,
  total,
  within,
} from './lanzhou-fraction.ts';
import { type Line, lines, monthOf } from './lanzhou-data.ts';
import { type Figure, figure, monthOfUnit } from './lanzhou-month.ts';
import { rates } from './lanzhou-rates.ts';

export type Value = Figure | string | boolean;

const zero = read('0');
const one = read('1');
const hundred = read('100');

const unitLines = lines('单位');
const areaLines = new Map(lines('新区.每月').map((line) => [line.get('期间') ?? '', line]));

/** Weights by indicator: 园区, 部门, 企业; 0 where the policy has `-`. */
const weights: readonly (readonly [string, readonly (readonly [string, readonly [number, number, number]])[]])[] = [
  [
    '经济总盘',
    [
      ['地区生产总值', [12, 10, 0]],
      ['规上工业增加值', [8, 0, 8]],
      ['固定资产投资', [10, 0, 12]],
      ['社会消费品零售总额', [6, 0, 0]],
      ['一般公共预算收入', [6, 0, 0]],
      ['招商引资到位资金', [10, 15, 10]],
      ['外贸进出口', [6, 0, 6]],
    ],
  ],
  [
    '发展支撑',
    [
      ['重大项目建设', [6, 10, 8]],
      ['营商环境', [4, 15, 0]],
      ['科技创新', [4, 0, 10]],
      ['国有资产经营', [0, 0, 14]],
    ],
  ],
  [
    '社会治理',
    [
      ['安全生产', [4, 6, 6]],
      ['生态环境', [4, 0, 4]],
      ['乡村振兴', [4, 6, 0]],
      ['基层治理', [4, 8, 4]],
    ],
  ],
  [
    '职能实绩',
    [
      ['特色强项', [4, 8, 6]],
      ['短板弱项', [3, 7, 5]],
      ['重点任务', [5, 10, 7]],
      ['服务评价', [0, 5, 0]],
    ],
  ],
];
export const tracks = ['园区', '部门', '企业'] as const;
const trackIndex = (track: string): number => tracks.findIndex((name) => name === track);

/** What needs no other unit: indicators, groups, coefficient, bonus, deduction. */
function ownColumns(unit: string, track: number, month: number): Map<string, Value> {
  const at = monthOfUnit(unit, month);
  const { rates: byName, let: named } = rates(at);
  const petitions = at.rows('信访件', '受理日').filter((row) => row.get('已销号') === '否');
  const grave = petitions.filter((row) => row.get('性质') === '重大');
  const arrears = ((): Fraction => {
    const reached = named.get('收入进度') ?? null;
    return reached === null ? zero : larger(minus(at.now('时序进度') ?? zero, reached), zero);
  })();
  /** Points lost by the indicators that start from full marks. */
  const lost = new Map<string, Figure>([
    ['一般公共预算收入', named.get('收入进度') === null ? null : times(arrears, read('50'))],
    ['安全生产', times(at.count('一般事故'), read('2'))],
    ['基层治理', plus(fraction(BigInt(petitions.length), 2n), fraction(BigInt(grave.length), 1n))],
  ]);

  const out = new Map<string, Value>(named);
  const groups: { got: Figure; full: Fraction }[] = [];
  for (const [group, rows] of weights) {
    const scored: { got: Fraction; full: Fraction }[] = [];
    const all: Fraction[] = [];
    for (const [name, cells] of rows) {
      const full = fraction(BigInt(cells[track] ?? 0), 1n);
      const loss = lost.get(name);
      const rate = byName.get(name) ?? null;
      const raw =
        loss === undefined ? (rate === null ? null : times(full, rate)) : loss === null ? null : within(minus(full, loss), zero, full);
      const got = full.top === 0n ? null : raw;
      all.push(full);
      out.set(name, got);
      if (got !== null) scored.push({ got, full });
    }
    const full = total(all);
    const got = scored.length === 0 ? null : over(times(full, total(scored.map((s) => s.got))), total(scored.map((s) => s.full)));
    out.set(group, got);
    groups.push({ got, full });
  }
  const present = groups.filter((g): g is { got: Fraction; full: Fraction } => g.got !== null);
  const base = over(times(hundred, total(present.map((g) => g.got))), total(present.map((g) => g.full)));
  out.set('基础分', base);

  const area = areaLines.get(monthOf(month));
  const growth = figure(area, '产值增速') ?? zero;
  const tiers = [
    ['18%', '1.18'],
    ['15%', '1.15'],
    ['12%', '1.10'],
    ['10%', '1.06'],
    ['8%', '1.03'],
  ] as const;
  const tier = read(tiers.find(([from]) => isAtLeast(growth, read(from)))?.[1] ?? '1.00');
  const increment = figure(area, '产值增量') ?? zero;
  const contribution = isLess(zero, increment) ? over(at.now('产值增量') ?? zero, increment) : zero;
  const contributed = within(plus(one, times(contribution, read('0.5'))), one, read('1.1'));
  const coefficient = smaller(isAtLeast(base, read('60')) ? times(tier, contributed) : one, read('1.18'));
  const matters = at.rows('奖惩', '日期');
  const isBlame = (row: Line): boolean => ['造成负面影响', '影响省市考核'].includes(row.get('事由') ?? '');
  const points = (rows: readonly Line[]): Fraction => total(rows.map((row) => read(row.get('分值') ?? '')));
  out.set('基准系数', tier);
  out.set('贡献率', contribution);
  out.set('贡献系数', contributed);
  out.set('考核系数', coefficient);
  out.set('监测分', hundredths(times(base, coefficient)));
  out.set('绩效奖励', smaller(points(matters.filter((row) => !isBlame(row))), read('8')));
  out.set('负面扣分', smaller(points(matters.filter(isBlame)), read('6')));
  out.set('安全否决', isLess(zero, at.count('重大事故')));
  out.set('违纪否决', isLess(zero, at.count('严重违纪')));
  const overdue = at
    .rows('督办', '整改期限')
    .filter((row) => (row.get('销号日') ?? '') === '' || (row.get('销号日') ?? '') > (row.get('整改期限') ?? ''));
  out.set('督办逾期', overdue.length > 0);
  const lags = (name: string): boolean | null => {
    const rate = byName.get(name) ?? null;
    return rate === null ? null : isLess(rate, read('60%'));
  };
  out.set('投资进度滞后', lags('固定资产投资'));
  out.set('招商滞后', lags('招商引资到位资金'));
  return out;
}

export type Scored = { readonly key: string; readonly track: string; readonly columns: Map<string, Value> };

const unitsIn = (month: number): readonly { readonly key: string; readonly track: string }[] =>
  unitLines
    .map((row) => ({ key: row.get('单位') ?? '', track: row.get('类别') ?? '', since: row.get('起') ?? '' }))
    .filter(({ since }) => since <= `${monthOf(month)}-01`);

export function number(row: Scored, column: string): Fraction {
  const value = row.columns.get(column);
  if (typeof value !== 'object' || value === null) throw new Error(`${row.key} has no ${column}`);
  return value;
}

/** Best first by several columns. */
const best =
  (columns: readonly string[]) =>
  (a: Scored, b: Scored): number => {
    const column = columns.find((name) => !same(number(a, name), number(b, name)));
    return column === undefined ? 0 : isLess(number(a, column), number(b, column)) ? 1 : -1;
  };

/** Who enters: in order, a tie that does not fit into the seats stops the filling. */
export function seated(able: readonly Scored[], columns: readonly string[], seats: number): ReadonlySet<string> {
  const order = able.toSorted(best(columns));
  const taken = new Set<string>();
  for (const row of order) {
    if (taken.has(row.key)) continue;
    const tied = order.filter((other) => best(columns)(other, row) === 0);
    if (taken.size + tied.length > seats) break;
    tied.forEach((other) => taken.add(other.key));
  }
  return taken;
}

/** 1, 1, 3. */
export const place = (row: Scored, group: readonly Scored[], columns: readonly string[]): number =>
  1 + group.filter((other) => best(columns)(other, row) < 0).length;

export const share = (part: string, of: readonly Scored[]): number => floor(times(read(part), read(String(of.length))));
export const reaches = (row: Scored, column: string, threshold: string): boolean => isAtLeast(number(row, column), read(threshold));

function quarterGrades(quarter: number): ReadonlyMap<string, string> {
  const ofMonths = [1, 2, 3].map((i) => {
    const month = (quarter - 1) * 3 + i;
    return new Map(unitsIn(month).map(({ key, track }) => [key, ownColumns(key, trackIndex(track), month)]));
  });
  const rows = unitsIn(quarter * 3).map(({ key, track }): Scored => {
    const scores = ofMonths.map((m) => m.get(key)?.get('监测分')).filter((v): v is Fraction => typeof v === 'object' && v !== null);
    return { key, track, columns: new Map([['季度得分', hundredths(average(scores))]]) };
  });
  const grades = new Map<string, string>();
  for (const track of tracks) {
    const group = rows.filter((row) => row.track === track);
    const first = seated(
      group.filter((row) => reaches(row, '季度得分', '88')),
      ['季度得分'],
      share('0.3', group),
    );
    for (const row of group) grades.set(row.key, first.has(row.key) ? '优绩' : reaches(row, '季度得分', '70') ? '平稳' : '差绩');
    const lowest = group.toSorted(best(['季度得分'])).toReversed();
    for (const row of lowest) {
      if (group.filter(({ key }) => grades.get(key) === '差绩').length < share('0.1', group)) grades.set(row.key, '差绩');
    }
  }
  return grades;
}

/** The monthly assessment of every unit that exists in the month. */
export function monthly(month: number): readonly Scored[] {
  const rows = single(month);
  const before = new Map((month === 1 ? [] : single(month - 1)).map((row) => [row.key, row.columns]));
  for (const { key, columns } of rows) {
    const twice = (column: string, value: Value): boolean => columns.get(column) === value && before.get(key)?.get(column) === value;
    columns.set('招商连续滞后', twice('招商滞后', true));
    columns.set('限期整改', twice('月度等次', '较差'));
  }
  return rows;
}

/** A month by itself. */
function single(month: number): readonly Scored[] {
  const quarterEnd = month % 3 === 0;
  const quarter = quarterEnd ? quarterGrades(month / 3) : new Map<string, string>();
  const rows = unitsIn(month).map(({ key, track }): Scored => {
    const columns = ownColumns(key, trackIndex(track), month);
    const twice = (grade: string): Fraction => read(quarter.get(key) === grade ? '2' : '1');
    const row = { key, track, columns };
    columns.set('奖励倍数', twice('优绩'));
    columns.set('扣分倍数', twice('差绩'));
    columns.set('奖惩净分', minus(times(number(row, '绩效奖励'), twice('优绩')), times(number(row, '负面扣分'), twice('差绩'))));
    columns.set('总分', hundredths(larger(plus(number(row, '监测分'), number(row, '奖惩净分')), zero)));
    return row;
  });
  const ladder = ['优秀', '良好', '一般', '较差'];
  for (const track of tracks) {
    const group = rows.filter((row) => row.track === track);
    const able = group.filter((row) => reaches(row, '总分', '90') && row.columns.get('安全否决') !== true);
    const excellent = seated(able, ['总分'], share('0.3', group));
    for (const row of group) {
      const score = number(row, '总分');
      const below = group.filter((other) => isLess(number(other, '总分'), score)).length;
      const earned = excellent.has(row.key) ? 0 : isAtLeast(score, read('80')) ? 1 : isAtLeast(score, read('60')) ? 2 : 3;
      const held = row.columns.get('安全否决') === true ? Math.max(earned, 2) : earned;
      const final = row.columns.get('违纪否决') === true ? Math.min(held + 1, 3) : held;
      row.columns.set('名次', read(String(place(row, group, ['总分']))));
      row.columns.set('月度等次', ladder[final] ?? '');
      row.columns.set('末尾督考', below === 0 && isLess(score, read('80')));
    }
  }
  return rows;
}
