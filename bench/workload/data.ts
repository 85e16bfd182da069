import { type PackedData, type PackedInputs, packNumbers, withPacked } from '../../engine/columns/index.ts';
import type { Plan } from '../../engine/plan/index.ts';
import type { Data } from '../../engine/tables/data.ts';
import { random } from './random.ts';
import { indicators, raters, tracks } from './shape.ts';

/** realistic: two decimals, quotients; decimal: one decimal, targets 100; ties: steps of 5 and 25, quotients in thirds. */
export type Style = 'realistic' | 'decimal' | 'ties';
export const styles: readonly Style[] = ['realistic', 'decimal', 'ties'];

/** Figures as integers ÷ 10^scale, by column; events by row of the ledger. */
export type Figures = {
  readonly size: number;
  readonly track: Uint8Array;
  readonly columns: ReadonlyMap<string, { readonly v: Float64Array; readonly scale: number }>;
  readonly events: { readonly subject: Int32Array; readonly kind: Uint8Array; readonly points: Float64Array };
};

export function figuresOf(size: number, style: Style, seed = 7): Figures {
  const next = random(seed);
  const columns = new Map<string, { readonly v: Float64Array; readonly scale: number }>();
  const column = (name: string, scale: number, make: () => number): void => {
    const v = new Float64Array(size);
    for (let i = 0; i < size; i++) v[i] = make();
    columns.set(name, { v, scale });
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const [scale, step] = style === 'realistic' ? [2, 1] : style === 'decimal' ? [1, 1] : [0, 5];
  const figure = (low: number, high: number) => (): number => Math.round(between(low * 10 ** scale, high * 10 ** scale) / step) * step;
  const track = Uint8Array.from({ length: size }, () => between(0, tracks.length - 1));
  for (const { name, kind } of indicators) {
    switch (kind) {
      case 'more':
      case 'less': {
        const target = style === 'decimal' ? () => 1000 : style === 'ties' ? () => 100 : figure(80, 120);
        const actual = style !== 'ties' ? figure(60, 135) : kind === 'more' ? figure(50, 150) : () => 25 * between(2, 6);
        // One decimal over 100 is a decimal; where less is better, the divisor is the figure, and 100 the figure then.
        column(`${name}${kind === 'less' && style === 'decimal' ? '目标' : '实绩'}`, scale, actual);
        column(`${name}${kind === 'less' && style === 'decimal' ? '实绩' : '目标'}`, scale, target);
        break;
      }
      case 'bands':
        column(`${name}值`, scale, figure(55, 100));
        break;
      case 'rated':
        for (let i = 0; i < raters.length; i++) column(`${name}评${i + 1}`, scale, figure(60, 100));
    }
  }
  column('增速', 3, () => between(-50, 250));
  column('重大事故', 0, () => (next() < 0.02 ? 1 : 0));
  const count = 3 * size;
  const subject = Int32Array.from({ length: count }, () => between(0, size - 1));
  const kind = Uint8Array.from({ length: count }, () => between(0, 1));
  const points = Float64Array.from({ length: count }, () => between(1, 8) * 5);
  return { size, track, columns, events: { subject, kind, points } };
}

/** The same as Heng's data, without making a number of any cell. */
export function dataOf(plan: Plan, { size, track, columns, events }: Figures): PackedData {
  const count = events.subject.length;
  const nothing: readonly undefined[] = [];
  const tables: Data['tables'] = new Map([
    [
      '单位',
      { keys: Array.from({ length: size }, (_, i) => `甲${i}`), index: new Map(), joins: nothing, leaves: nothing, links: new Map() },
    ],
    [
      '奖惩',
      {
        keys: Array.from({ length: count }, () => ''),
        index: new Map(),
        joins: nothing,
        leaves: nothing,
        links: new Map([['单位', { to: '单位', period: 'none' as const, target: new Map([['', Array.from(events.subject)]]) }]]),
      },
    ],
  ]);
  const packed: [string, PackedInputs extends ReadonlyMap<string, infer T> ? T : never][] = [
    ['单位.类别', new Map([['', { kind: 'texts', size, v: track, texts: tracks }]])],
    ['奖惩.性质', new Map([['', { kind: 'texts', size: count, v: events.kind, texts: ['奖', '惩'] }]])],
    ['奖惩.分值', new Map([['', packNumbers(events.points, 1)]])],
    ...[...columns].map(([name, { v, scale }]): [string, ReadonlyMap<string, ReturnType<typeof packNumbers>>] => [
      `单位.${name}`,
      new Map([['2023', packNumbers(v, scale)]]),
    ]),
  ];
  const asked = new Set(plan.nodes.map(({ id }) => id));
  const lost = packed.find(([id]) => !asked.has(id));
  if (lost) throw new Error(`the policy has no ${lost[0]}`);
  return withPacked({ tables, inputs: new Map(), history: new Map(), placeOf: () => ({ at: 'file', file: 'bench' }) }, new Map(packed));
}
