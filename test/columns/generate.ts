/** Policies and data at random: every construct, and data in which ties, zeros, negative targets and blanks are common. */

import fc from 'fast-check';
import { createProgram } from '../../dsl/program/program.ts';
import type { Plan } from '../../engine/plan/index.ts';
import type { Horizon } from '../../engine/reference/index.ts';
import type { Data } from '../../engine/tables/data.ts';
import { blank, type Cell, dataOf } from '../support/data.ts';

export type Generated = { readonly text: string; readonly cells: Cells; readonly horizon: Horizon };
type Cells = {
  readonly units: readonly UnitCells[];
  readonly people: readonly { readonly unit: number | undefined; readonly work: Cell; readonly post: Cell }[];
  readonly events: readonly { readonly unit: number | undefined; readonly day: Cell; readonly points: Cell; readonly kind: Cell }[];
  readonly area: readonly Cell[];
};
type UnitCells = {
  readonly track: Cell;
  readonly joins: string | undefined;
  readonly leaves: string | undefined;
  readonly months: readonly (readonly Cell[])[];
  readonly target: Cell;
  readonly accidents: readonly Cell[];
  readonly due: Cell;
};

const ratios = ['甲', '乙', '丙', '丁'] as const;

// ——— Expressions over one unit's month ———

const literal = fc.constantFrom('0%', '50%', '100%', '80%', '120%', '30%', '33.5%', '7%');
const field = fc.constantFrom(...ratios, '目标', '全区.系');

const { ratio, condition } = fc.letrec<{ ratio: string; condition: string }>((tie) => ({
  ratio: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    field,
    literal,
    fc.tuple(tie('ratio'), fc.constantFrom('+', '−', '×'), tie('ratio')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('ratio'), field).map(([a, b]) => `(${a} ÷ ${b})`),
    fc.tuple(tie('ratio'), tie('ratio')).map(([a, b]) => `(${a} ÷ ${b})`),
    fc.tuple(tie('ratio'), fc.constantFrom('封顶', '保底'), literal).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie('ratio'), fc.integer({ min: 0, max: 4 }), fc.constantFrom('四舍五入', '五成双', '向下取整', '进一', '去尾'))
      .map(([a, places, way]) => `(${a} 保留 ${places} 位 ${way})`),
    fc.tuple(fc.constantFrom('最小', '最大', '平均'), tie('ratio'), tie('ratio')).map(([op, a, b]) => `${op}(${a}, ${b})`),
    fc.tuple(tie('ratio'), tie('ratio')).map(([a, b]) => `缺省(${a}, ${b})`),
    fc.tuple(tie('condition'), tie('ratio'), tie('ratio')).map(([c, a, b]) => `判定 { 当 ${c}: ${a}; 其余: ${b} }`),
    fc
      .tuple(tie('condition'), tie('condition'), tie('ratio'), tie('ratio'))
      .map(([c, d, a, b]) => `判定 依次 { 当 ${c}: ${a}; 当 ${d}: ${b}; 其余: 不适用 }`),
    fc
      .tuple(tie('ratio'), fc.constantFrom('100%', '80%'))
      .map(([x, v]) => `分档 ${x} { ≥ 100%: ${v}; ≥ 60%: 线性 60% 至 100%; ≥ 0%: 50%; 其余: 0% }`),
    fc.constant('分档 类别 { 东: 90%; 其余: 45% }'),
    field.map((x) => `累计(${x === '目标' || x === '全区.系' ? '甲' : x})`),
    fc.constantFrom('缺省(上期(甲), 50%)', '缺省(上期(甲), 乙)', '上期(乙)'),
    fc.constantFrom(
      ...['平均', '最大', '最小', '合计'].map((op) => `${op}(甲 同 类别)`),
      '平均(乙 全体)',
      '占比(甲 ≥ 乙 全体)',
      '平均(甲 全体 当 乙 ≥ 50%)',
      '中位(丙 全体)',
      '去极值平均(乙 同 类别)',
    ),
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(tie('ratio'), fc.constantFrom('≥', '>', '<', '≤', '=', '≠'), tie('ratio')).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.tuple(field, fc.constantFrom('≥', '>', '<', '≤', '=', '≠'), literal).map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.constantFrom('类别 = 东', '类别 在 (东、西)', '类别 ≠ 西', '旗', '非 旗'),
    field.map((a) => `有值(${a})`),
    fc.tuple(tie('condition'), fc.constantFrom('且', '或'), tie('condition')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('condition').map((c) => `非 (${c})`),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([a, b, c]) => `计数(${a}, ${b}, ${c}) ≥ 2`),
  ),
}));

// ——— A policy ———

const missing = fc.constantFrom('', ' 缺失 不适用', ' 缺失 报错', ' 缺失 50%');
const notApplicable = fc.constantFrom(' 不适用 折算', ' 不适用 0分', ' 不适用 满分', ' 不适用 均值');
const tie = fc.constantFrom('不入', '全入');
const weightTable = fc.constantFrom(
  ['40 | 30', '20 | -', '40 | 70'],
  ['50 | 100/3', '25 | 100/3', '25 | 100/3'],
  ['12.5 | 60', '37.5 | 40', '50 | -'],
);

const policy = fc
  .record({
    missing: fc.tuple(missing, missing, missing, missing),
    rates: fc.tuple(ratio, ratio, ratio),
    rules: fc.tuple(notApplicable, notApplicable, notApplicable),
    uncapped: fc.constantFrom('', ' 不限', ' 封顶 110%'),
    weights: weightTable,
    lets: fc.tuple(ratio, ratio, condition),
    when: fc.constantFrom('', '', ' 当 旗', ' 当 目标 > 0%'),
    rounding: fc.constantFrom('2 位 四舍五入', '1 位 五成双', '0 位 向下取整', '3 位 进一'),
    next: fc.constantFrom('', ' 再按 甲', ' 再按 比'),
    group: fc.constantFrom('', ' 全体', ' 同 类别'),
    ties: fc.constantFrom('同名次', '不跳号'),
    tie,
    quota: fc.constantFrom('30%', '50%', '1 名', '2 名'),
    way: fc.constantFrom('向下取整', '四舍五入', '进一'),
    least: fc.constantFrom('', ' 至少 20% 进一', ' 至少 1 名'),
    base: fc.constantFrom('', ' 基数 全部', ' 基数 参评'),
    veto: fc.constantFrom('等次 不高于 中', '等次 = 差', '等次 降 1 级', '取消 先进', '取消 等次', '取消 名次', '等次 = 中 不占名额'),
    direct: fc.constantFrom('', '直评 嘉奖 当 旗 且 甲 > 100% 则 等次 = 优 占名额', '直评 嘉奖 当 甲 = 100% 则 等次 = 优 不占名额'),
    first: fc.integer({ min: 1, max: 3 }),
    streak: fc.integer({ min: 1, max: 3 }),
  })
  .map(
    (p) => `
办法 试 {
  年度 2023
  满分 100
  计分保留 ${p.rounding}
  缺失 报错
}
对象 全区 唯一 { 系 : 百分比 每月 }
对象 单位 {
  类别 : 选项(东、西)
  目标 : 百分比 每年
  ${ratios.map((name, i) => `${name} : 百分比 每月${p.missing[i] ?? ''}`).join('\n  ')}
  旗 : 是否 每月 缺失 否
  期限 : 日期
}
对象 人 属于 单位 {
  职 : 选项(正、副)
  绩 : 分 0 .. 100 每年
}
台账 事 属于 单位 按 日 {
  日 : 日期
  分值 : 分 -9 .. 9
  种 : 选项(奖、惩)
}
考核 月考 于 单位${p.when} 每月 {
  赛道 按 类别
  定义 比 = ${p.lets[0]}
  定义 数 = ${p.lets[1]} + 比
  定义 况 = ${p.lets[2]}
  指标 一 定量 共性 得分率 = ${p.rates[0]}${p.uncapped}${p.rules[0]}
  指标 二 定量 共性 得分率 = ${p.rates[1]}${p.rules[1]}
  指标 三 定量 共性 得分率 = ${p.rates[2]}${p.rules[2]}
  体系 基础 东 | 西 {
    组 {
      一 ${p.weights[0] ?? ''}
      二 ${p.weights[1] ?? ''}
    }
    组二 {
      三 ${p.weights[2] ?? ''}
    }
  }
  加分 奖 = 合计(事.分值 当 种 = 奖) 封顶 5
  扣分 罚 = 合计(事.分值 当 种 = 惩) 封顶 6
  定义 次 = 计数(事)
  计分 总分 = 基础 × 全区.系 + 奖 − 罚
  排名 名次 按 总分${p.next}${p.group} 并列 ${p.ties}
  否决 安全 当 况 则 ${p.veto}
  ${p.direct}
  等次 等次 按 总分${p.next}${p.group}${p.base} {
    优 当 总分 ≥ 60 至多 ${p.quota} ${p.quota.endsWith('%') ? p.way : ''} 并列 ${p.tie}
    中 当 总分 ≥ 30${p.least}
    差 其余
  }
  奖项 先进 取 前 ${p.first} 按 总分${p.group} 并列 ${p.tie} 当 等次 ≠ 差
  运用 约谈 当 连续(等次 = 差, ${p.streak})
  预警 低 当 一.得分率 < 60% "低"
}
考核 年考 于 单位 每年 {
  赛道 按 类别
  计分 均分 = 平均(月考.总分)
  定义 优月 = 占比(月考.等次 = 优)
  定义 线 = 分档 优月 { ≥ 50%: 60%; ≥ 0%: 线性 20% 至 60%; 其余: 20% }
  计分 年分 = 均分 × 80% + 合计(月考.奖) × 20%
  排名 名次 按 年分 并列 同名次
}
考核 人考 于 人 每年 {
  计分 人分 = 绩 × 60% + 单位.年考.均分 × 40%
  定义 同侪 = 平均(人分 同 单位) 保留 2 位
  排名 名次 按 人分 再按 绩 同 单位 并列 同名次
  等次 等次 按 人分 再按 绩 同 单位 {
    优 当 人分 ≥ 50 至多 单位.年考.线 四舍五入 并列 ${p.tie}
    差 其余
  }
}
`,
  );

// ——— Data ———

const number = fc.constantFrom<Cell>('0', '0.5', '0.5', '1', '1', '0.8', '0.85', '0.333', '-0.2', '1.2', '0.07', '0.6', '1.005', '0.335');
const cell = fc.oneof(
  { weight: 14, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom<Cell>(undefined, blank('na'), blank('exempt'), blank('notDue'), blank('missing'), '1/3') },
);
const flag = fc.constantFrom<Cell>(true, false, true, undefined);
const day = fc.constantFrom<Cell>(
  '2023-01-15',
  '2023-02-01',
  '2023-02-28',
  '2023-03-31',
  '2023-05-01',
  undefined,
  blank('na'),
  blank('notDue'),
);
const months = 3;

const unit = fc.record<UnitCells>({
  track: fc.constantFrom<Cell>('东', '西', '东', '西', '东', undefined, blank('na')),
  joins: fc.constantFrom(undefined, undefined, undefined, '2023-02-10'),
  leaves: fc.constantFrom(undefined, undefined, undefined, '2023-02-20'),
  months: fc.array(fc.array(cell, { minLength: ratios.length, maxLength: ratios.length }), { minLength: months, maxLength: months }),
  target: cell,
  accidents: fc.array(flag, { minLength: months, maxLength: months }),
  due: day,
});

/** Alike units are how groups tie as a whole. */
const units = fc
  .array(fc.tuple(unit, fc.constantFrom(1, 1, 2, 4)), { minLength: 1, maxLength: 5 })
  .map((list) => list.flatMap(([one, times]) => Array.from({ length: times }, () => one)));
const place = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 1, arbitrary: fc.constant(undefined) });
const cells = fc.record<Cells>({
  units,
  people: fc.array(
    fc.record({
      unit: place,
      work: fc.constantFrom<Cell>('80', '80', '90.5', '66.65', undefined, blank('na')),
      post: fc.constantFrom<Cell>('正', '副'),
    }),
    { maxLength: 6 },
  ),
  events: fc.array(
    fc.record({
      unit: place,
      day,
      points: fc.constantFrom<Cell>('1', '2.5', '-3', '9', '0.05', undefined, blank('na')),
      kind: fc.constantFrom<Cell>('奖', '惩', '奖', undefined),
    }),
    { maxLength: 8 },
  ),
  area: fc.array(fc.constantFrom<Cell>('1', '1', '1.18', '0.95', undefined), { minLength: months, maxLength: months }),
});

export const generated: fc.Arbitrary<Generated> = fc.record({
  text: policy,
  cells,
  horizon: fc.constantFrom<Horizon>(
    { until: '2023-03' },
    { until: '2023-02' },
    { until: '2023-03', asOf: '2023-02-28' },
    { until: '2023-Q1' },
  ),
});

/** Undefined where the compiler rightly refuses the policy. */
export function compiled({ text, cells: given }: Generated): { readonly plan: Plan; readonly data: Data } | undefined {
  const { plan } = createProgram({ root: 'test.heng', files: new Map([['test.heng', text]]) });
  if (!plan) return undefined;
  const { units: rows, people, events, area } = given;
  const monthly = (of: (row: UnitCells, month: number) => Cell): Record<string, Cell[]> =>
    Object.fromEntries(Array.from({ length: months }, (_, month) => [`2023-0${month + 1}`, rows.map((row) => of(row, month))]));
  const within = (index: number | undefined): number | undefined => (index === undefined || index >= rows.length ? undefined : index);
  const data = dataOf(
    plan,
    {
      单位: { keys: rows.map((_, i) => `单位${i}`), joins: rows.map(({ joins }) => joins), leaves: rows.map(({ leaves }) => leaves) },
      人: { keys: people.map((_, i) => `人${i}`), links: { 单位: people.map(({ unit: at }) => within(at)) } },
      事: { keys: events.map((_, i) => `${i + 2}`), links: { 单位: events.map(({ unit: at }) => within(at)) } },
    },
    {
      '全区.系': Object.fromEntries(area.map((value, month) => [`2023-0${month + 1}`, [value]])),
      '单位.类别': rows.map(({ track }) => track),
      '单位.目标': { '2023': rows.map(({ target }) => target) },
      '单位.期限': rows.map(({ due }) => due),
      ...Object.fromEntries(ratios.map((name, i) => [`单位.${name}`, monthly((row, month) => row.months[month]?.[i])])),
      '单位.旗': monthly((row, month) => row.accidents[month]),
      '人.职': people.map(({ post }) => post),
      '人.绩': { '2023': people.map(({ work }) => work) },
      '事.日': events.map((event) => event.day),
      '事.分值': events.map(({ points }) => points),
      '事.种': events.map(({ kind }) => kind),
    },
  );
  return { plan, data };
}
