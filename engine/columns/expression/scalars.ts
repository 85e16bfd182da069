/** 最小 最大 平均 of several columns of one row: what does not apply is skipped, what is not known makes the whole unknown. */

import { Tag, unit } from '../column.ts';
import { aligned, magnitude, type NumberVec, type Scratch } from './vec.ts';

export function overThoseThatApply(op: 'min' | 'max' | 'mean', args: readonly NumberVec[], scratch: Scratch): NumberVec {
  const vecs = aligned(args);
  const [x, tags, counts] = [scratch.numbers(), scratch.tags(), scratch.numbers()];
  const blank = vecs.some((vec) => vec.blank);
  const size = Math.max(...vecs.map(magnitude));
  const carried = Math.max(...vecs.map((vec) => vec.error));
  const [low, high] = [Math.min(...vecs.map((vec) => vec.low)), Math.max(...vecs.map((vec) => vec.high))];
  const scale = vecs[0]?.scale ?? 0;
  // A mean of m adds with at most (m − 1) roundings of sums below m·max|x|, and divides once.
  const error = op === 'mean' ? 1.01 * (carried + (vecs.length * vecs.length + 1) * unit * size) + 1e-300 : carried;
  return {
    type: 'number',
    blank,
    scale,
    error,
    low: low - error,
    high: high + error,
    run: (block, v, t) => {
      const { n } = block;
      v.fill(0, 0, n);
      counts.fill(0, 0, n);
      if (blank) t.fill(0, 0, n);
      for (const vec of vecs) {
        vec.run(block, x, tags);
        for (let i = 0; i < n; i++) {
          const tag = vec.blank ? (tags[i] ?? 0) : 0;
          if (tag !== 0) {
            if (tag > Tag.exempt && tag > (t[i] ?? 0)) t[i] = tag;
            continue;
          }
          const [before, here, count] = [v[i] ?? 0, x[i] ?? 0, counts[i] ?? 0];
          v[i] = op === 'mean' ? before + here : count === 0 || (op === 'min' ? here < before : here > before) ? here : before;
          counts[i] = count + 1;
        }
      }
      if (op === 'mean') for (let i = 0; i < n; i++) v[i] = (v[i] ?? 0) / (counts[i] ?? 0);
      if (blank) for (let i = 0; i < n; i++) if (t[i] === 0 && counts[i] === 0) t[i] = Tag.na;
    },
  };
}
