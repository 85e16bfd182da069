/** 判定, 分档 and choices by value: nested conditions over whole blocks, every branch worked out, the right one kept. */

import { Tag } from '../column.ts';
import { Unfit } from '../unfit.ts';
import { aligned, blankVec, type BoolVec, type NumberVec, type Scratch, type Vec } from './vec.ts';

export type Case = { readonly when: Vec; readonly value: Vec };

/** The first case that holds; 不适用 and 免考 do not; an unknown condition before it decides nothing and is the result. */
export function choose(cases: readonly Case[], otherwise: Vec, scratch: Scratch): Vec {
  const open: Case[] = [];
  let last = otherwise;
  for (const { when, value } of cases) {
    if (when.always !== undefined) {
      if (when.always <= Tag.exempt) continue;
      last = blankVec(when.always);
      break;
    }
    if (when.type === 'bool' && when.constant === false) continue;
    if (when.type === 'bool' && when.constant === true) {
      last = value;
      break;
    }
    open.push({ when, value });
  }
  if (open.length === 0) return last;
  return chosen(open, last, scratch);
}

function chosen(cases: readonly Case[], otherwise: Vec, scratch: Scratch): Vec {
  const values = likeTypes([...cases.map(({ value }) => value), otherwise]);
  const blank = values.some((value) => value.blank) || cases.some(({ when }) => when.blank);
  const [condition, x, conditionTags, tags] = [scratch.numbers(), scratch.numbers(), scratch.tags(), scratch.tags()];
  const last = values.at(-1) ?? otherwise;
  const run = (block: Parameters<Vec['run']>[0], v: Float64Array, t: Uint8Array): void => {
    const { n } = block;
    last.run(block, v, t);
    if (blank && !last.blank) t.fill(0, 0, n);
    for (let j = cases.length - 1; j >= 0; j--) {
      const [when, then] = [cases[j]?.when, values[j]];
      if (when === undefined || then === undefined) continue;
      when.run(block, condition, conditionTags);
      then.run(block, x, tags);
      for (let i = 0; i < n; i++) {
        const tag = when.blank ? (conditionTags[i] ?? 0) : 0;
        if (tag > Tag.exempt) t[i] = tag;
        else if (tag === 0 && condition[i] === 1) {
          v[i] = x[i] ?? 0;
          if (blank) t[i] = then.blank ? (tags[i] ?? 0) : 0;
        }
      }
    }
  };
  const known = values.find((value) => value.type !== 'blank');
  switch (known?.type) {
    case 'number': {
      const numbers = values.filter((value) => value.type === 'number');
      const { scale } = known;
      const error = Math.max(...numbers.map((value) => value.error));
      const [low, high] = [Math.min(...numbers.map((value) => value.low)), Math.max(...numbers.map((value) => value.high))];
      return { type: 'number', blank, scale, error, low, high, run };
    }
    case 'bool':
      return { type: 'bool', blank, run };
    case 'text':
      return { type: 'text', blank, run };
    default:
      return { type: 'blank', blank: true, always: firstBlank(values, cases), run };
  }
}

/** Blank whatever happens, but of several strengths: no kernel says which. */
function firstBlank(values: readonly Vec[], cases: readonly Case[]): number {
  const tags = new Set(values.map((value) => value.always));
  const [only] = tags;
  if (tags.size !== 1 || only === undefined || cases.some(({ when }) => when.blank)) throw new Unfit('a choice between blanks');
  return only;
}

function likeTypes(values: readonly Vec[]): readonly Vec[] {
  const types = new Set(values.map(({ type }) => type).filter((type) => type !== 'blank'));
  if (types.size > 1) throw new Unfit('a choice between types');
  const numbers = values.filter((value): value is NumberVec => value.type === 'number');
  if (numbers.length === 0) return values;
  const alike = aligned(numbers);
  let next = 0;
  return values.map((value) => (value.type === 'number' ? (alike[next++] ?? value) : value));
}

/** x, but in the rows whose blank `replaces` says, another. */
export function fallback(x: Vec, other: Vec, replaces: (tag: number) => boolean, scratch: Scratch): Vec {
  if (x.always !== undefined) return replaces(x.always) ? other : x;
  if (!x.blank) return x;
  const tags = scratch.tags();
  const isReplaced: BoolVec = {
    type: 'bool',
    blank: false,
    run: (block, v) => {
      x.run(block, v, tags);
      for (let i = 0; i < block.n; i++) v[i] = replaces(tags[i] ?? 0) ? 1 : 0;
    },
  };
  const result = choose([{ when: isReplaced, value: other }], x, scratch);
  return other.blank ? result : dropBlank(result, replaces);
}

/** No row is blank any more where every blank is replaced. */
function dropBlank(vec: Vec, replaces: (tag: number) => boolean): Vec {
  return replaces(Tag.missing) && vec.type !== 'blank' ? { ...vec, blank: false } : vec;
}
