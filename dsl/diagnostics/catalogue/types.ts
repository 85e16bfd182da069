import type { Catalogue } from '../../../engine/plan/index.ts';

/** Kinds of values, units, grids, blanks. */
export const typesCatalogue = {
  'wrong-type': {
    severity: 'error',
    zh: { message: '这里要{expected}，而这是{found}。', hint: '[{advice}]' },
    en: { message: '{expected} is due here; this is {found}.', hint: '[{advice}]' },
  },
  /** 元 + 人 … */
  'unit-mismatch': {
    severity: 'error',
    zh: { message: '单位不同：左边是{left}，右边是{right}，不能{operation}。', hint: '先换算成同一单位，或检查是不是写错了列。' },
    en: {
      message: 'Units differ: {left} on the left, {right} on the right; they cannot be {operation}.',
      hint: 'Bring both to one unit, or see whether the wrong column was named.',
    },
  },
  /** 分 − 比率 */
  'points-and-ratio': {
    severity: 'error',
    zh: { message: '一边是分，一边是比率（百分比），不能直接{operation}：1% 值几分没有写。', hint: '写明每 1% 值几分，如：{example}' },
    en: {
      message: 'One side is points, the other a ratio (a percentage); they cannot be {operation}: what 1 % is worth is not said.',
      hint: 'Say how many points 1 % is worth, as: {example}',
    },
  },
  /** 增速 ≥ 60, where 60 % is meant. */
  'percent-sign-missing': {
    severity: 'error',
    zh: {
      message: '一边是百分比，另一边写的是“{found}”：是 {found}%，还是 {found} 倍？',
      hint: '加上百分号：{found}%；真要写倍数，也写成百分比；是分的，写明每 1% 值几分，如“÷ 1% × 0.5分”。',
    },
    en: {
      message: 'One side is a percentage, the other is "{found}": is {found} % meant, or {found} times?',
      hint: 'Add the sign: {found}%; write a multiple as a percentage, too; for points, say what 1 % is worth, as "÷ 1% × 0.5 points".',
    },
  },
  'unknown-unit': {
    severity: 'error',
    zh: { message: '不认识单位“{unit}”。', hint: '[是不是“{nearest}”？]单位要与某一列的“数(单位)”一致；百分比写 %，分数写 分。' },
    en: {
      message: 'The unit "{unit}" is not known.',
      hint: '[Is "{nearest}" meant? ]A unit must be that of some "number(unit)" column; % for a percentage, 分 for points.',
    },
  },
  /** Values on different lattices inside 合计, 平均 … */
  'no-common-grid': {
    severity: 'error',
    zh: {
      message: '“{function}”里的“{name}”是除出来的数，小数位数各不相同；许多这样的数相加，分母会越来越大。',
      hint: '在相加之前说明保留几位：({name} 保留 4 位 四舍五入)。',
    },
    en: {
      message:
        '"{name}" inside "{function}" is a quotient, with other decimals in every row; adding many of them lets the denominator grow without bound.',
      hint: 'Say how many places to keep before adding: ({name} round 4 places half_up).',
    },
  },
  /** 保留 without a way, and none in the header. */
  'rounding-way-open': {
    severity: 'error',
    zh: {
      message: '没有说明怎样舍入。',
      hint: '在“位”后面写：四舍五入、五成双、向下取整、进一 或 去尾；或在办法开头写“计分保留 2 位 四舍五入”。',
    },
    en: {
      message: 'The way of rounding is not said.',
      hint: 'After the places write half_up, half_even, round_down, round_up or truncate; or in the head: round_scores 2 places half_up.',
    },
  },
  'bad-literal': {
    severity: 'error',
    zh: { message: '{what}应当是：{expected}；这里写的是“{found}”。', hint: '[{advice}]' },
    en: { message: '{what} must be {expected}; here is "{found}".', hint: '[{advice}]' },
  },
  /** A comparison whose outcome is the same in every row: a grade that nobody can get, a veto that never strikes. */
  'comparison-decided': {
    severity: 'warning',
    zh: {
      message: '“{condition}”{outcome}：按声明的范围，“{name}”只能在 {range} 之间。',
      hint: '检查门槛有没有写错，或范围是不是声明得太窄。',
    },
    en: {
      message: '"{condition}" {outcome}: by the declared ranges "{name}" can only be {range}.',
      hint: 'See whether the threshold is mistyped, or the range declared too narrow.',
    },
  },
  /** x ÷ y where y can be zero. */
  'unguarded-division': {
    severity: 'warning',
    zh: {
      message: '除数“{name}”可能为零，那一行将算不出来。',
      hint: '给除数写上不含零的范围（如 1 .. 900），或写：判定 { 当 {name} > 0: …; 其余: … }',
    },
    en: {
      message: 'The divisor "{name}" can be zero; that row would have no result.',
      hint: 'Give the divisor a range without zero (such as 1 .. 900), or write: decide { when {name} > 0: …; otherwise: … }',
    },
  },
  'division-by-zero-always': {
    severity: 'error',
    zh: { message: '除数总是零。', hint: '检查这个式子。' },
    en: { message: 'The divisor is always zero.', hint: 'Look at this formula again.' },
  },
  /** Neither the field nor the header says what a missing value means. */
  'missing-rule-open': {
    severity: 'error',
    zh: {
      message: '“{name}”没有数据时怎么办，没有写。',
      hint: '在这一行末尾写“缺失 报错”“缺失 不适用”或“缺失 0”；或在办法开头统一写“缺失 报错”。',
    },
    en: {
      message: 'What holds when "{name}" has no value is not said.',
      hint: 'End the line with "missing error", "missing not_applicable" or "missing 0"; or say "missing error" once in the head of the policy.',
    },
  },
  /** A monthly column of a ledger. */
  'ledger-period': {
    severity: 'error',
    zh: {
      message: '“{table}”是台账，一行记一件事，“{name}”不能再分月、季、年。',
      hint: '去掉“每月”等字样；一行算在哪一期，由台账的“按 日期”决定。',
    },
    en: {
      message: '"{table}" is a ledger: a row is one matter, so "{name}" cannot change by period.',
      hint: 'Remove the period; in which one a row counts is said by the "by date" of the ledger.',
    },
  },
  /** 不适用 can reach an indicator that has no rule for it. */
  'not-applicable-rule-open': {
    severity: 'error',
    zh: {
      message: '指标“{name}”可能不适用（{why}），不适用时怎样计分没有写。',
      hint: '在后面写：不适用 折算（分值由其余指标分担）、不适用 0分、不适用 满分 或 不适用 均值。',
    },
    en: {
      message: 'The indicator "{name}" may be not applicable ({why}); how it then scores is not said.',
      hint: 'End it with: not_applicable convert (the others share its weight), not_applicable zero, not_applicable full or not_applicable group_mean.',
    },
  },
  /** A 仅参考 input in a score. */
  'reference-only': {
    severity: 'error',
    zh: { message: '“{name}”标了“仅参考”，“{reader}”却用它计分。', hint: '去掉“仅参考”，或不在计分里用它；预警、要求和运用可以看它。' },
    en: {
      message: '"{name}" is marked reference_only, but "{reader}" scores by it.',
      hint: 'Take the mark away, or keep it out of scores; alerts, requirements and consequences may look at it.',
    },
  },
} satisfies Catalogue;
