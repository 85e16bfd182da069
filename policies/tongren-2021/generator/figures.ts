import { type Random, decimal, percent } from '../../random.ts';
import { monthKey } from './days.ts';
import { type Unit, laggard, twins, units, withoutDebt } from './roster.ts';

export type Row = Readonly<Record<string, string>>;
export type UnitFigures = { readonly annual: Row; readonly months: ReadonlyMap<number, Row> };
export const months: readonly number[] = Array.from({ length: 12 }, (_, i) => i + 1);

/** What the platform and the owners of the data report, by unit. */
export function unitFigures({ int, pick }: Random): ReadonlyMap<string, UnitFigures> {
  const figures = new Map<string, UnitFigures>();
  for (const unit of units) {
    const annual = {
      ...economy(unit),
      ...livelihood(unit),
      ...office(unit),
      党建工作成效: decimal(int(780, 985), 1),
      政治格次: pick(['好', '好', '好', '较好', '较好', '一般']),
    };
    const monthly = new Map(months.map((month) => [month, progress(unit, month)]));
    const twin = figures.get(twins.get(unit.name) ?? '');
    figures.set(unit.name, twin ?? { annual, months: monthly });
  }
  return figures;

  function progress(unit: Unit, month: number): Row {
    const due = Math.round((1000 * month) / 12);
    const behind = unit.name === laggard && month >= 4 && month <= 9;
    return { 平台进度: percent(Math.round((due * int(behind ? 60 : 880, behind ? 850 : 1060)) / 1000)), 时序进度: percent(due) };
  }

  function economy(unit: Unit): Row {
    const { track } = unit;
    const hasProjects = ['重点发展县', '较大潜力县', '政府部门', '开发区'].includes(track);
    const hasIndustry = unit.isCounty || track === '开发区';
    const plan = int(200, 1500);
    const adjusted = hasProjects && int(1, 5) === 1;
    const task = int(10, 60);
    return {
      ...(hasProjects && { 投资计划: decimal(plan, 1), 投资完成: decimal(Math.round((plan * int(78, 118)) / 100), 1) }),
      ...(adjusted && { 调整计划: decimal(Math.round(plan * 0.9), 1), 调整文号: `铜考委〔2021〕${int(10, 40)}号` }),
      ...(hasIndustry && {
        产业增速: percent(int(-20, 180)),
        常住人口: decimal(unit.isCounty ? int(120, 700) : int(20, 60), 1),
        到位资金: String(task + int(-8, 16)),
        资金任务: String(task),
      }),
      ...(hasIndustry &&
        track !== '生态保护县' && {
          软件业收入: decimal(int(20, 300), 1),
          电子业收入: decimal(int(50, 900), 1),
          人均目标: decimal(int(10, 40), 2),
        }),
      ...((unit.isCounty || track === '开发区') &&
        unit.name !== withoutDebt && { 债务率: pick(['100%', '150%', percent(int(600, 1600)), percent(int(700, 1200))]) }),
    };
  }

  function livelihood(unit: Unit): Row {
    if (!unit.isCounty) return {};
    return {
      农民收入: String(int(10500, 13800)),
      农民收入增幅: percent(int(70, 120)),
      粮食面积率: percent(int(930, 1060)),
      粮食产量率: percent(int(900, 1080)),
      空气优良率: percent(int(940, 1000)),
      森林覆盖率: percent(int(580, 780)),
      出境锰浓度: decimal(int(2, 60), 2),
      入境锰浓度: decimal(int(2, 30), 2),
      安全感: decimal(int(960, 995), 1),
      ...(unit.track === '生态保护县' && { 交通完成率: percent(int(800, 1050)) }),
    };
  }

  function office(unit: Unit): Row {
    const scored = (): string => decimal(int(70, 99), 1);
    if (unit.isCounty || unit.track === '开发区') return {};
    return {
      政务服务: scored(),
      依法行政: scored(),
      ...(int(1, 3) > 1 && { 信息公开: scored() }),
      ...(unit.track === '政府部门' && { 经济服务: scored() }),
    };
  }
}

export function monthRows(figures: ReadonlyMap<string, UnitFigures>): readonly (readonly string[])[] {
  return months.flatMap((month) =>
    [...figures].map(([name, unit]) => [
      name,
      monthKey(2021, month),
      unit.months.get(month)?.['平台进度'] ?? '',
      unit.months.get(month)?.['时序进度'] ?? '',
    ]),
  );
}
