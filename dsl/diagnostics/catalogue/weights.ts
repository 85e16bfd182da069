import type { Catalogue } from '../../../engine/plan/index.ts';

/** Weight tables and tracks. */
export const weightsCatalogue = {
  'weights-do-not-sum': {
    severity: 'error',
    zh: {
      message: '[赛道“{track}”里，]“{group}”的分值合计是 {sum}，应为 {expected}[，{difference}]。',
      hint: '调整其中的分值，使合计为 {expected}。',
    },
    en: {
      message: '[In track "{track}" ]the weights of "{group}" add up to {sum}; they should make {expected}[ ({difference})].',
      hint: 'Change the weights so that they make {expected}.',
    },
  },
  'weights-unknown-track': {
    severity: 'error',
    zh: { message: '没有“{track}”这个赛道。', hint: '[是不是“{nearest}”？][赛道有：{tracks}][{advice}]' },
    en: { message: 'There is no track "{track}".', hint: '[Is "{nearest}" meant? ][The tracks: {tracks}][{advice}]' },
  },
  'weights-missing-track': {
    severity: 'error',
    zh: {
      message: '“{name}”没有给赛道“{track}”写分值，这个赛道的对象将没有得分。',
      hint: '在表头加一栏“| {track}”，每个指标填上分值（不适用的写 -）。',
    },
    en: {
      message: '"{name}" has no weights for the track "{track}": its rows would have no score.',
      hint: 'Add a column "| {track}" to the head and a weight to each indicator (- where it does not apply).',
    },
  },
  'weights-cells': {
    severity: 'error',
    zh: { message: '“{name}”这一行有 {found} 个分值，表头有 {expected} 栏。', hint: '每个赛道填一个分值；不适用的写 -。' },
    en: {
      message: 'The row "{name}" has {found} weights; the head has {expected} columns.',
      hint: 'Give one weight for each track; - where it does not apply.',
    },
  },
  'weights-unknown-indicator': {
    severity: 'error',
    zh: { message: '“{name}”不是这个考核的指标。', hint: '[是不是“{nearest}”？]先写“指标 {name} …”；一组指标要写成“{name} { … }”。' },
    en: {
      message: '"{name}" is no indicator of this assessment.',
      hint: '[Is "{nearest}" meant? ]Declare it by "indicator {name} …"; a group is written "{name} { … }".',
    },
  },
  'indicator-without-weight': {
    severity: 'error',
    zh: { message: '指标“{name}”不在任何“体系”里，没有分值，不会影响得分。', hint: '在“体系”里给它一行，或删去它。' },
    en: {
      message: 'The indicator "{name}" stands in no weight table; without a weight it counts for nothing.',
      hint: 'Give it a row in "weights", or remove it.',
    },
  },
  'indicator-in-two-schemes': {
    severity: 'error',
    zh: { message: '指标“{name}”在体系里出现了两次，会重复计分。', hint: '只留一处。' },
    en: { message: 'The indicator "{name}" stands in the weights twice and would count twice.', hint: 'Keep one of them.' },
  },
  'negative-weight': {
    severity: 'error',
    zh: { message: '“{name}”的分值是负数。', hint: '分值不能小于零；要扣分，写“扣分”。' },
    en: { message: 'The weight of "{name}" is negative.', hint: 'A weight cannot be below zero; to take points off write "deduct".' },
  },
  'tracks-not-options': {
    severity: 'error',
    zh: { message: '赛道要按一个选项列划分，“{name}”不是选项。', hint: '把它声明为“选项(甲、乙、…)”，使每个对象恰好在一个赛道。' },
    en: {
      message: 'Tracks divide by an option column; "{name}" is none.',
      hint: 'Declare it as "option(a, b, …)", so that each row has exactly one track.',
    },
  },
} satisfies Catalogue;
