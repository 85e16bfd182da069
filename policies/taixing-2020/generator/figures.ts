import { type Random, decimal, percent } from '../../random.ts';
import { monthKey } from './days.ts';
import { type Unit, assessed, laggards, twins, units } from './roster.ts';

export type Row = Readonly<Record<string, string>>;
export type Figures = { readonly annual: Row; readonly months: readonly Row[]; readonly staff: number };

const none = '不适用';

/** What the units report, by unit; a twin repeats the figures of its original. */
export function unitFigures(random: Random): ReadonlyMap<string, Figures> {
  const figures = new Map<string, Figures>();
  units.forEach((unit, i) => figures.set(unit.name, figuresOf(random, unit, i)));
  for (const [copy, original] of twins) {
    const same = figures.get(original);
    if (same) figures.set(copy, same);
  }
  return figures;
}

function figuresOf(random: Random, unit: Unit, nth: number): Figures {
  const { int } = random;
  const slow = laggards.has(unit.name);
  // No node is planned in January.
  const planned = Array.from({ length: 12 }, (_, month) => (month === 0 ? 0 : int(2, 9)));
  const done = planned.map((nodes) =>
    nodes === 0 ? 0 : slow ? Math.floor(nodes / 2) : Math.max(0, nodes + ([0, 0, 0, 0, 1, -1][int(0, 5)] ?? 0)),
  );
  const cases = unit.name === '市委统战部' ? 0 : int(40, 900);
  return {
    staff: int(12, 120),
    annual: {
      个性年目标: String(planned.reduce((sum, nodes) => sum + nodes, 0)),
      ...growth(random, unit),
      办件总数: String(cases),
      按时办结: String(
        unit.name === '分界镇' ? cases : slow ? Math.floor(cases * 0.88) : cases - int(0, Math.max(1, Math.floor(cases / 25))),
      ),
      作风格次: unit.kind === '园区' ? none : styleOf(nth),
      ...park(random, unit),
      党的建设: unit.kind === '园区' ? none : partyWork(random, nth),
    },
    months: planned.map((nodes, month) => ({ 期间: monthKey(month + 1), 月节点: String(nodes), 节点完成: String(done[month] ?? 0) })),
  };
}

function growth({ int }: Random, { group }: Unit): Row {
  const hasIndex = group === '经济管理' || group === '社会服务' || group === '重点镇街' || group === '一般乡镇';
  const hasProjects = group === '经济管理' || group === '重点镇街' || group === '一般乡镇';
  const hasEnergy = (hasProjects && group !== '经济管理') || group === '执法监管' || group === '社会服务';
  return {
    发展指数: hasIndex ? decimal(int(880, 1180), 1) : none,
    发展目标: hasIndex ? '105' : none,
    项目投资: hasProjects ? decimal(int(100, 6000), 2) : none,
    能耗降幅: hasEnergy ? percent(int(-6, 45)) : none,
    能耗目标: hasEnergy ? '3%' : none,
  };
}

/** Of the 60 assessed units 18 get 好 and 12 差: exactly the 30 % and 20 % that the policy asks. */
function styleOf(nth: number): string {
  const place = (nth * 7) % assessed.length;
  return place < 18 ? '好' : place < 30 ? '较好' : place < 48 ? '一般' : '差';
}

/** 18 of 60 at 90 or above, 12 below 80, one of them at 79.9 and one unit at 80.0. */
function partyWork({ int }: Random, nth: number): string {
  const place = (nth * 11) % assessed.length;
  if (place === 0) return '90';
  if (place === 18) return '89.9';
  if (place === 47) return '80';
  if (place === 48) return '79.9';
  return decimal(place < 18 ? int(900, 965) : place < 48 ? int(800, 898) : int(650, 798), 1);
}

function park({ int }: Random, { kind, name }: Unit): Row {
  if (kind !== '园区') {
    const columns = [
      '开工项目额',
      '规上产值',
      '上年规上产值',
      '入库税收',
      '特色产值',
      '上年特色产值',
      '超标倍数',
      '农户增收率',
      '农户增收目标',
    ];
    return Object.fromEntries(columns.map((column) => [column, none]));
  }
  const before = int(2000, 6000);
  const output = before + Math.floor((before * int(40, 130)) / 1000);
  const special = Math.floor((output * int(250, 480)) / 1000);
  return {
    开工项目额: decimal(int(2000, 9000), 2),
    规上产值: decimal(output, 1),
    上年规上产值: decimal(before, 1),
    入库税收: decimal(int(500, 3000), 2),
    特色产值: decimal(special, 1),
    上年特色产值: decimal(special - int(-150, 700), 1),
    超标倍数: name === '虹桥工业园区' ? '0.5' : '0',
    农户增收率: percent(int(50, 100)),
    农户增收目标: '8%',
  };
}
