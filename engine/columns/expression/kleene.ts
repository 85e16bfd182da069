/** 且 或 非, 有值 缺省, and counting: what looks at blanks. */

import { Tag } from '../column.ts';
import type { BoolVec, NumberVec, Scratch, Vec } from './vec.ts';

/** `settles`: what one operand must be to settle the matter: 0 for all, 1 for any. Else the strongest blank, else the other. */
export function kleene(args: readonly Vec[], settles: 0 | 1, scratch: Scratch): BoolVec {
  const [x, tags] = [scratch.numbers(), scratch.tags()];
  const blank = args.some((arg) => arg.blank);
  return {
    type: 'bool',
    blank,
    run: (block, v, t) => {
      const { n } = block;
      v.fill(1 - settles, 0, n);
      if (blank) t.fill(0, 0, n);
      for (const arg of args) {
        arg.run(block, x, tags);
        for (let i = 0; i < n; i++) {
          const tag = arg.blank ? (tags[i] ?? 0) : 0;
          if (tag !== 0) {
            if (tag > (t[i] ?? 0)) t[i] = tag;
          } else if (x[i] === settles) v[i] = settles;
        }
      }
      if (blank) for (let i = 0; i < n; i++) if (v[i] === settles) t[i] = 0;
    },
  };
}

export function not(arg: Vec): BoolVec {
  return {
    type: 'bool',
    blank: arg.blank,
    run: (block, v, t) => {
      arg.run(block, v, t);
      for (let i = 0; i < block.n; i++) v[i] = v[i] === 1 ? 0 : 1;
    },
  };
}

export function has(arg: Vec, scratch: Scratch): BoolVec {
  const tags = scratch.tags();
  return {
    type: 'bool',
    blank: false,
    run: (block, v) => {
      arg.run(block, v, tags);
      for (let i = 0; i < block.n; i++) v[i] = !arg.blank || tags[i] === 0 ? 1 : 0;
    },
  };
}

/** How many hold; 不适用 and 免考 do not, an unknown one makes the count unknown. */
export function countTrue(args: readonly Vec[], scratch: Scratch): NumberVec {
  const [x, tags] = [scratch.numbers(), scratch.tags()];
  const blank = args.some((arg) => arg.blank);
  return {
    type: 'number',
    blank,
    scale: 0,
    error: 0,
    low: 0,
    high: args.length,
    run: (block, v, t) => {
      const { n } = block;
      v.fill(0, 0, n);
      if (blank) t.fill(0, 0, n);
      for (const arg of args) {
        arg.run(block, x, tags);
        for (let i = 0; i < n; i++) {
          const tag = arg.blank ? (tags[i] ?? 0) : 0;
          if (tag > Tag.exempt) {
            if (tag > (t[i] ?? 0)) t[i] = tag;
          } else if (tag === 0 && x[i] === 1) v[i] = (v[i] ?? 0) + 1;
        }
      }
    },
  };
}
