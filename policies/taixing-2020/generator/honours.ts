import type { Random } from '../../random.ts';
import { assessed, twins } from './roster.ts';

/** Matters that were commended, and the commendations of each: the same matter may be commended at several levels. */
export function honours({ int, pick }: Random): {
  readonly matters: readonly (readonly string[])[];
  readonly awards: readonly (readonly string[])[];
} {
  const matters: string[][] = [];
  const awards: string[][] = [];
  for (const { name } of assessed) {
    if (twins.has(name) || [...twins.values()].includes(name)) continue;
    const count = [0, 0, 1, 1, 2][int(0, 4)] ?? 0;
    for (let i = 1; i <= count; i += 1) {
      const matter = `${name}事项${i}`;
      matters.push([matter, name]);
      for (let level = int(1, 2); level > 0; level -= 1) {
        awards.push([
          matter,
          pick(['国家级', '省级', '省级', '泰州市级', '泰州市级', '泰州市级']),
          pick(['一等', '二等']),
          int(1, 8) === 1 ? '否' : '是',
          int(1, 10) === 1 ? '否' : '是',
        ]);
      }
    }
  }
  return { matters, awards };
}
