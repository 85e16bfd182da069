import { type Random, decimal, percent } from '../../random.ts';
import { type Unit, newcomer, twins, units, withoutApplicants, withoutIndustry, withoutInvestors } from './roster.ts';
import type { Row } from './row.ts';
import { trapAnnual, trapAttracted, trapMonths, trapUnit } from './float-trap.ts';

export type UnitFigures = {
  readonly annual: Row;
  /** By month, 1 to 12; absent before the unit exists. */
  readonly months: ReadonlyMap<number, Row>;
  /** Retail sales of the year before, by month. */
  readonly before: ReadonlyMap<number, string>;
};

const na = '不适用';
export const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** Share of the year's task due by the end of each month, in percent. */
const schedule = [8, 15, 24, 32, 41, 52, 60, 68, 77, 85, 93, 100] as const;
const newcomerSchedule = [0, 0, 0, 0, 10, 24, 36, 48, 62, 76, 90, 100] as const;

function scheduleOf(unit: Unit): readonly number[] {
  return unit.name === newcomer ? newcomerSchedule : schedule;
}

/** Figures of all units, in the order of the roster. */
export function unitFigures(random: Random): ReadonlyMap<string, UnitFigures> {
  const result = new Map<string, UnitFigures>(units.map((unit) => [unit.name, figuresOf(unit, random)]));
  for (const [copy, { of, until }] of twins) {
    const [own, original] = [result.get(copy), result.get(of)];
    if (own === undefined || original === undefined) continue;
    const shared = new Map(
      [...original.months].map(([month, row]) => [month, month <= until ? row : { ...row, ...parting(own.months.get(month) ?? {}) }]),
    );
    const sharedBefore = new Map([...original.before].filter(([month]) => month <= until));
    result.set(copy, {
      annual: { ...original.annual, 年度测评: own.annual['年度测评'] ?? '', 民意调查: own.annual['民意调查'] ?? '' },
      months: shared,
      before: new Map([...own.before, ...sharedBefore]),
    });
  }
  return result;
}

/** What a twin has of its own once the two part: nothing that its year's targets bind. */
function parting(row: Row): Row {
  const own = ['产值增速', '重点任务', '强项完成率', '弱项达标率', '乡村格次', '一般事故'];
  return Object.fromEntries(Object.entries(row).filter(([column]) => own.includes(column)));
}

function figuresOf(unit: Unit, random: Random): UnitFigures {
  const { int } = random;
  const park = unit.track === '园区';
  const company = unit.track === '企业';
  const economic = park || company;
  const due = scheduleOf(unit);
  /** What this unit reaches of its targets, in thousandths. */
  const ability = int(730, 950);

  const target = {
    growth: int(60, 140),
    industry: withoutIndustry.has(unit.name) ? 0 : int(50, 160),
    investment: int(300, 3000),
    retail: int(40, 120),
    revenue: int(200, 2000),
    attracted: withoutInvestors.has(unit.name) ? 0 : unit.name === trapUnit ? trapAttracted : int(500, economic ? 6000 : 2000),
    trade: int(50, 200),
    research: int(10, 60),
    profit: int(2000, 30000),
    particles: int(25, 40),
    weakness: int(800, 950),
  };
  const annual: Row = {
    产值目标: company ? na : percent(target.growth),
    工业目标: economic ? percent(target.industry) : na,
    投资年目标: economic ? decimal(target.investment, 1) : na,
    社零目标: park ? percent(target.retail) : na,
    预算收入年目标: park ? decimal(target.revenue, 2) : na,
    招商年目标: decimal(target.attracted, 2),
    外贸目标: economic ? percent(target.trade) : na,
    研发目标: economic ? percent(target.research) : na,
    利润年目标: company ? decimal(target.profit, 0) : na,
    'PM2.5目标': economic ? decimal(target.particles, 0) : na,
    弱项目标: percent(target.weakness),
    年度测评: decimal(int(820, 960), 1),
    民意调查: int(1, 5) === 1 ? '未到期' : decimal(int(560, 950), 1),
    ...(unit.name === trapUnit ? trapAnnual : {}),
  };

  const rows = new Map<number, Row>();
  const before = new Map<number, string>();
  let planned = 0;
  for (const month of months) {
    const share = (due[month - 1] ?? 0) - (due[month - 2] ?? 0);
    /** This month's level of fulfilment in thousandths. */
    const level = slump(unit.name, month) ?? ability + int(-70, 70);
    const of = (value: number, spread = 0): number => Math.round((value * (level + (spread === 0 ? 0 : int(-spread, spread)))) / 1000);
    const sales = int(200, 4000);
    const plan = month === 12 ? target.attracted - planned : Math.floor((target.attracted * share) / 100);
    planned += plan;
    const applications = withoutApplicants.has(unit.name) || (unit.name === '职教园区' && month % 3 === 2) ? 0 : int(200, 2000);
    const weakest = Math.min(1000, of(target.weakness, 20));
    const grade = level > 960 ? '好' : level > 860 ? '较好' : level > 760 ? '一般' : '差';
    const accidents = int(1, 14) === 1 ? 1 : 0;
    const rated = int(1, 40) === 1 ? na : int(1, 60) === 1 ? '免考' : decimal(Math.min(990, 20 + of(900, 30)), 1);
    if (park) before.set(month, decimal(sales, 2));
    if (month < unit.since) continue;
    /** Nobody lags in a first month: whether it is the second in a row would hang on a year that is not on record. */
    const first = month === unit.since;
    const row: Row = {
      时序进度: `${due[month - 1] ?? 100}%`,
      产值增速: company ? na : percent(of(target.growth, 60)),
      产值增量: park ? decimal(int(30, 500), 2) : na,
      工业增速: economic ? percent(of(target.industry, 80)) : na,
      投资完成: economic ? decimal(of(Math.round((target.investment * share) / 10), 40), 2) : na,
      社零额: park ? decimal(sales + Math.round((sales * of(target.retail, 60)) / 1000), 2) : na,
      预算收入: park ? decimal(of(Math.round((target.revenue * share) / 100), 30), 2) : na,
      到位资金: decimal(first ? Math.ceil((plan * Math.max(level, 700)) / 1000) : of(plan, 150), 2),
      到位计划: decimal(plan, 2),
      外贸增速: economic ? percent(of(target.trade, 400)) : na,
      办件总数: company ? na : String(applications),
      按时办结: company ? na : String(Math.floor((applications * int(955, 1000)) / 1000)),
      研发强度: economic ? percent(of(target.research, 40)) : na,
      净利润: company ? decimal(of(Math.round((target.profit * share) / 100), 120), 0) : na,
      资产负债率: company ? percent(int(540, 720)) : na,
      一般事故: accidents === 0 ? (int(0, 1) === 0 ? '' : '0') : '1',
      重大事故: '',
      严重违纪: '',
      'PM2.5浓度': economic ? decimal(Math.round((target.particles * 10000) / (level + 40)), 1) : na,
      乡村格次: company ? na : grade,
      强项完成率: percent(of(1020, 30)),
      弱项达标率: percent(weakest),
      重点任务: rated,
    };
    const pinned = unit.name === trapUnit ? (trapMonths.get(month) ?? {}) : {};
    rows.set(month, { ...row, ...incident(unit.name, month), ...pinned });
  }
  return { annual, months: rows, before };
}

/** One park does badly for five months: alerts, talks and the lowest grade are there to be seen. */
function slump(unit: string, month: number): number | undefined {
  return unit === '职教园区' && month >= 3 && month <= 7 ? 430 : undefined;
}

/** The year's grave matters, few and known. */
function incident(unit: string, month: number): Row {
  if (unit === '石化产业园' && month === 8) return { 重大事故: '1', 一般事故: '1' };
  if (unit === '商贸物流园' && month === 4) return { 严重违纪: '1' };
  if (unit === '农投集团' && month >= 9 && month <= 11) return { 严重违纪: '1' };
  return {};
}
