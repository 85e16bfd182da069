/** The rates of the indicators, worked out by hand. Nothing of engine/ or dsl/ is used. */
import { type Fraction, average, fraction, isAtLeast, isLess, minus, over, plus, read, times, within } from './lanzhou-fraction.ts';
import { type Figure, type MonthOfUnit, ratio } from './lanzhou-month.ts';

const zero = read('0');
const one = read('1');
const hundred = read('100');

function add(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

/** The straight line through (x0, y0) and (x1, y1). */
function line(x: Fraction, x0: string, y0: string, x1: string, y1: string): Fraction {
  const share = over(minus(x, read(x0)), minus(read(x1), read(x0)));
  return plus(read(y0), times(share, minus(read(y1), read(y0))));
}

/** Rates of the indicators that are a share of their weight, and what the policy names on the way. */
export function rates(at: MonthOfUnit): { readonly rates: ReadonlyMap<string, Figure>; readonly let: ReadonlyMap<string, Figure> } {
  const { now, target } = at;
  const on = (x: Figure, f: (x: Fraction) => Fraction): Figure => (x === null ? null : f(x));
  const capped = (x: Figure, cap: string): Figure => on(x, (value) => within(value, zero, read(cap)));

  const industry = ratio(now('工业增速'), target('工业目标'));
  const due = (annual: Figure): Figure => (annual === null ? null : times(annual, now('时序进度') ?? zero));
  const sales = now('社零额');
  const salesBefore = sales === null ? null : at.yearAgo();
  const salesGrowth = sales === null || salesBefore === null ? null : over(minus(sales, salesBefore), salesBefore);
  const [came, planned] = [at.soFar('到位资金'), at.soFar('到位计划')];
  const attracted = ratio(came, planned);
  const projects = at.rows('重大项目', '计划开工日');
  const onTime = projects.filter((row) => {
    const actual = row.get('实际开工日') ?? '';
    return actual !== '' && actual <= add(row.get('计划开工日') ?? '', 15);
  });
  const done = ratio(now('按时办结'), now('办件总数'));
  const profit = on(ratio(at.soFar('净利润'), due(target('利润年目标'))), (x) => within(x, zero, read('1.2')));
  const debt = on(now('资产负债率'), (x) =>
    isAtLeast(read('60%'), x) ? one : isAtLeast(read('75%'), x) ? line(x, '75%', '0', '60%', '1') : zero,
  );
  const weak = now('弱项达标率') ?? zero;
  const weakTarget = target('弱项目标') ?? one;
  const weakBefore = at.lastMonth('弱项达标率') ?? weak;
  const ballots = at.rows('服务评价单', '评价日').map((row) => read(row.get('评分') ?? ''));
  const rated = now('重点任务');
  const village = at.text('乡村格次');

  return {
    let: new Map([
      ['工业完成率', industry],
      ['社零增速', salesGrowth],
      ['收入进度', ratio(at.soFar('预算收入'), target('预算收入年目标'))],
      ['应到位', planned],
      ['已到位', came],
      ['招商完成率', attracted],
      ['办结率', done],
      ['利润完成率', profit],
      ['负债得分率', debt],
    ]),
    rates: new Map([
      ['地区生产总值', capped(ratio(now('产值增速'), target('产值目标')), '1.2')],
      [
        '规上工业增加值',
        on(industry, (x) =>
          isAtLeast(x, one)
            ? one
            : isAtLeast(x, read('60%'))
              ? line(x, '60%', '60%', '1', '1')
              : isAtLeast(x, zero)
                ? line(x, '0', '0', '60%', '60%')
                : zero,
        ),
      ],
      ['固定资产投资', capped(ratio(at.soFar('投资完成'), due(target('投资年目标'))), '1.1')],
      ['社会消费品零售总额', capped(ratio(salesGrowth, target('社零目标')), '1')],
      [
        '招商引资到位资金',
        on(attracted, (x) =>
          isAtLeast(x, read('1.2'))
            ? read('1.2')
            : isAtLeast(x, one)
              ? line(x, '1', '1', '1.2', '1.2')
              : isAtLeast(x, read('60%'))
                ? line(x, '60%', '60%', '1', '1')
                : zero,
        ),
      ],
      [
        '外贸进出口',
        capped(
          on(ratio(now('外贸增速'), target('外贸目标')), (x) => plus(read('0.6'), times(read('0.4'), x))),
          '1.1',
        ),
      ],
      ['重大项目建设', projects.length === 0 ? null : fraction(BigInt(onTime.length), BigInt(projects.length))],
      [
        '营商环境',
        on(done, (x) =>
          isAtLeast(x, read('99%'))
            ? one
            : isAtLeast(x, read('95%'))
              ? line(x, '95%', '80%', '99%', '1')
              : isAtLeast(x, read('80%'))
                ? line(x, '80%', '0', '95%', '80%')
                : zero,
        ),
      ],
      ['科技创新', capped(ratio(now('研发强度'), target('研发目标')), '1.1')],
      [
        '国有资产经营',
        profit === null || debt === null ? null : capped(plus(times(profit, read('70%')), times(debt, read('30%'))), '1.15'),
      ],
      ['生态环境', capped(ratio(target('PM2.5目标'), now('PM2.5浓度')), '1')],
      [
        '乡村振兴',
        village === '不适用' ? null : village === '好' ? one : village === '较好' ? read('0.85') : village === '一般' ? read('0.6') : zero,
      ],
      ['特色强项', capped(now('强项完成率'), '1.1')],
      ['短板弱项', isAtLeast(weak, weakTarget) ? one : isLess(weakBefore, weak) ? read('80%') : times(over(weak, weakTarget), read('80%'))],
      ['重点任务', rated === null ? null : over(rated, hundred)],
      ['服务评价', ballots.length === 0 ? null : over(average(ballots), hundred)],
    ]),
  };
}
