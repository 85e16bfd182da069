import { decimal, percent } from '../../random.ts';
import { monthKey } from './days.ts';
import { months, type UnitFigures } from './figures.ts';
import type { Row } from './row.ts';

/** Growth of the whole area, in tenths of a percent: every tier of the coefficient occurs, 8.0% exactly on its threshold. */
const growth = [86, 72, 124, 91, 108, 104, 68, 80, 153, 112, 130, 182] as const;
/** What the area's increment has beside that of the parks; July's makes the whole negative. */
const rest = [1850, 1240, 2310, 1780, 2040, 1965, -9000, 1500, 2890, 2105, 2470, 3660] as const;

/** Two-place decimals of these data as whole hundredths. */
const hundredths = (text: string): number => Number(text.replace('.', ''));

export function areaMonths(units: ReadonlyMap<string, UnitFigures>): readonly (readonly string[])[] {
  return months.map((month) => {
    const parks = [...units.values()].reduce((sum, unit) => {
      const text = unit.months.get(month)?.['产值增量'] ?? '不适用';
      return text === '不适用' ? sum : sum + hundredths(text);
    }, 0);
    return [
      monthKey(2023, month),
      month % 3 === 0 ? '是' : '否',
      percent(growth[month - 1] ?? 0),
      decimal(month === 7 ? -350 : parks + (rest[month - 1] ?? 0), 2),
    ];
  });
}

/** The province's target and the area's own, higher one; additive ones stay below the sum of the units' tasks. */
export function areaYear(units: ReadonlyMap<string, UnitFigures>): Row {
  const total = (column: string, places: number): number =>
    [...units.values()].reduce((sum, unit) => {
      const text = unit.annual[column] ?? '不适用';
      return text === '不适用' ? sum : sum + Math.round(Number(text) * 10 ** places);
    }, 0);
  const [investment, revenue, attracted] = [total('投资年目标', 1), total('预算收入年目标', 2), total('招商年目标', 2)];
  const below = (value: number, thousandths: number): number => Math.floor((value * thousandths) / 1000);
  return {
    产值省定目标: '9%',
    产值奋斗目标: '12%',
    工业省定目标: '10%',
    工业奋斗目标: '13.5%',
    投资省定目标: decimal(below(investment, 900), 1),
    投资奋斗目标: decimal(below(investment, 980), 1),
    社零省定目标: '7%',
    社零奋斗目标: '9%',
    预算收入省定目标: decimal(below(revenue, 910), 2),
    预算收入奋斗目标: decimal(revenue, 2),
    招商省定目标: decimal(below(attracted, 850), 2),
    招商奋斗目标: decimal(below(attracted, 970), 2),
    外贸省定目标: '8%',
    外贸奋斗目标: '10%',
  };
}
