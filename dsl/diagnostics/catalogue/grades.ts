import type { Catalogue } from '../../../engine/plan/index.ts';

/** Ranks, grades, quotas, vetoes. */
export const gradesCatalogue = {
  'ties-open': {
    severity: 'error',
    zh: { message: '“{name}”没有说明并列怎么办。', hint: '{advice}' },
    en: { message: '"{name}" does not say what happens to ties.', hint: '{advice}' },
  },
  'quota-rounding-open': {
    severity: 'error',
    zh: {
      message: '{name}的名额按比例算，常常不是整数（如 7 人的 30% 是 2.1 名），怎样取整没有写。',
      hint: '在比例后面写：向下取整、四舍五入、五成双、进一 或 去尾。',
    },
    en: {
      message: 'The seats of {name} are a share, often no whole number (30 % of 7 is 2.1); how to round is not said.',
      hint: 'After the share write round_down, half_up, half_even, round_up or truncate.',
    },
  },
  'quota-unit-open': {
    severity: 'error',
    zh: { message: '“{found}”是比例还是人数？', hint: '比例写“30%”，人数写“3 名”。' },
    en: { message: 'Is "{found}" a share or a number of seats?', hint: 'Write a share as "30%", seats as "3 seats".' },
  },
  /** A quota, and no order to fill it by. */
  'quota-without-order': {
    severity: 'error',
    zh: { message: '“{name}”有名额，却没有说明按什么从高到低排。', hint: '写：等次 {name} 按 总分 { … }。' },
    en: { message: '"{name}" has a quota, but does not say by what rows are ordered.', hint: 'Write: grade {name} by total { … }.' },
  },
  'quota-not-constant': {
    severity: 'error',
    zh: {
      message: '名额要对同一组的人相同，而“{name}”各行可以不同。',
      hint: '引用这一组共有的列，如上级单位的列（同 单位 时写“单位.…”）。',
    },
    en: {
      message: 'A quota must be the same for all of a group, but "{name}" may differ from row to row.',
      hint: 'Name a column that the group shares, such as one of its parent (with "same unit", "unit.…").',
    },
  },
  'unknown-grade': {
    severity: 'error',
    zh: { message: '“{scale}”没有“{name}”这一等。', hint: '[是不是“{nearest}”？]等次有：{grades}' },
    en: { message: '"{scale}" has no grade "{name}".', hint: '[Is "{nearest}" meant? ]Its grades: {grades}' },
  },
  'not-a-grade-scale': {
    severity: 'error',
    zh: { message: '“{name}”不是本考核的{expected}。', hint: '[是不是“{nearest}”？]否决和直评作用于本考核里的等次、排名、奖项。' },
    en: {
      message: '"{name}" is no {expected} of this assessment.',
      hint: '[Is "{nearest}" meant? ]Vetoes and direct awards act on grades, ranks and awards of their own assessment.',
    },
  },
} satisfies Catalogue;
