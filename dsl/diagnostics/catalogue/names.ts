import type { Catalogue } from '../../../engine/plan/index.ts';

/** Names: what they mean, and which may stand where. */
export const namesCatalogue = {
  'unknown-name': {
    severity: 'error',
    zh: {
      message: '找不到名称“{name}”[（在“{where}”里）]。',
      hint: '[是不是“{nearest}”？][要分开写成“{split}”吗？]名称要先在表或考核里定义。',
    },
    en: {
      message: 'There is no "{name}"[ in "{where}"].',
      hint: '[Is "{nearest}" meant? ][Should it be written "{split}"? ]A name must be declared in a table or an assessment.',
    },
  },
  'unknown-table': {
    severity: 'error',
    zh: { message: '没有叫“{name}”的对象或台账。', hint: '[是不是“{nearest}”？]表用“对象 {name} { … }”或“台账 {name} { … }”定义。' },
    en: {
      message: 'There is no subject or ledger "{name}".',
      hint: '[Is "{nearest}" meant? ]A table is declared by: subject {name} { … } or ledger {name} { … }',
    },
  },
  'unknown-option': {
    severity: 'error',
    zh: { message: '“{column}”没有“{name}”这个选项。', hint: '[是不是“{nearest}”？]可选：{options}' },
    en: { message: '"{column}" has no option "{name}".', hint: '[Is "{nearest}" meant? ]Its options: {options}' },
  },
  'unknown-function': {
    severity: 'error',
    zh: { message: '没有叫“{name}”的算法。', hint: '[是不是“{nearest}”？]算法用“算法 {name}(参数) = 式”定义。' },
    en: {
      message: 'There is no method "{name}".',
      hint: '[Is "{nearest}" meant? ]A method is declared by: method {name}(parameters) = formula',
    },
  },
  'wrong-arguments': {
    severity: 'error',
    zh: { message: '“{name}”要：{expected}[；这里给了 {found} 个]。', hint: '写法：{usage}' },
    en: { message: '"{name}" takes {expected}[; here are {found}].', hint: 'Written as: {usage}' },
  },
  /** A name that two columns at the same distance bear. */
  'ambiguous-name': {
    severity: 'error',
    zh: { message: '“{name}”可以指{candidates}，不知道是哪一个。', hint: '写全：例如“{example}”。' },
    en: { message: '"{name}" could be {candidates}.', hint: 'Write it in full, such as "{example}".' },
  },
  /** A table, an assessment or a method where a value is due. */
  'not-a-value': {
    severity: 'error',
    zh: { message: '“{name}”是{what}，不是可以计算的一列。', hint: '写它的某一列，如“{name}.列名”；要数它的行，用“计数({name})”。' },
    en: {
      message: '"{name}" is {what}, not a column to compute with.',
      hint: 'Name one of its columns, as "{name}.column"; to count its rows write "count({name})".',
    },
  },
  /** A monthly column read in a yearly assessment without an aggregate. */
  'finer-period': {
    severity: 'error',
    zh: {
      message: '“{name}”{fine}一个值，而这里的一行是“{coarse}”的，不知道取哪一个。',
      hint: '用汇总说明取法，如“合计({name})”“平均({name})”。',
    },
    en: {
      message: '"{name}" has a value {fine}, but a row here stands for {coarse}: which one is meant is open.',
      hint: 'Say how to combine them, as "sum({name})" or "mean({name})".',
    },
  },
  /** A child table's column outside an aggregate. */
  'child-outside-aggregate': {
    severity: 'error',
    zh: {
      message: '一个“{parent}”可以有许多“{table}”，“{name}”不是一个值。',
      hint: '用汇总说明取法，如“合计({name})”“计数({table} 当 …)”。',
    },
    en: {
      message: 'One "{parent}" may have many of "{table}": "{name}" is not one value.',
      hint: 'Say how to combine them, as "sum({name})" or "count({table} when …)".',
    },
  },
  /** 合计(x) where x has one value in the row at hand. */
  'aggregate-over-own-row': {
    severity: 'error',
    zh: {
      message: '“{name}”在这一行只有一个值，没有什么可“{function}”的。',
      hint: '要在同类之间汇总，写“同 列”或“全体”：{function}({name} 同 赛道)。',
    },
    en: {
      message: '"{name}" has just one value in this row: nothing to take the "{function}" of.',
      hint: 'To aggregate among peers say "same column" or "overall": {function}({name} same track).',
    },
  },
  /** Two tables without a many→one path between them. */
  'unrelated-table': {
    severity: 'error',
    zh: {
      message: '“{table}”与“{reader}”之间没有“属于”关系，不知道哪些行算在一起。',
      hint: '写“经 字段”（经哪个引用），或“全体”（全部行）。',
    },
    en: {
      message: '"{table}" does not belong to "{reader}", so which of its rows count together is open.',
      hint: 'Say "via field" (through which reference), or "overall" (all its rows).',
    },
  },
  /** 上期, 累计 … in an assessment without periods. */
  'no-period': {
    severity: 'error',
    zh: { message: '“{function}”要往前看几期，但这里不分期。', hint: '在考核后面写“每月”“每季”“每半年”或“每年”。' },
    en: {
      message: '"{function}" looks along time, but there are no periods here.',
      hint: 'Say "monthly", "quarterly", "half_yearly" or "yearly" after the assessment.',
    },
  },
  /** A formula that in the end depends on itself. */
  cycle: {
    severity: 'error',
    zh: {
      message: '循环：{cycle}。要先有结果才能算出结果，算不出来。',
      hint: '把其中一步单独立一列，不再回头引用；正职与副职互相引用时，先给副职单独一列得分；或用“上期(…)”引用上一期。',
    },
    en: {
      message: 'A circle: {cycle}. Each would be needed before itself.',
      hint: 'Give one step a column of its own that does not look back; for chief and deputy, first a score of the deputies alone; or read the last period by "previous(…)".',
    },
  },
  /** 甲 属于 乙, 乙 属于 甲. */
  'parents-in-circle': {
    severity: 'error',
    zh: { message: '“属于”绕了一圈：{cycle}。', hint: '“属于”从下级写向上级，最上一级不写“属于”。' },
    en: {
      message: '"belongs_to" goes round in a circle: {cycle}.',
      hint: 'It leads from the lower table to the upper; the topmost says no "belongs_to".',
    },
  },
  /** 算法 合计(…), 算法 完成率(…). */
  'standard-name': {
    severity: 'error',
    zh: { message: '“{name}”是语言自带的算法，重新定义会让读规则的人误解。', hint: '换一个名称，如“本办法{name}”。' },
    en: {
      message: '"{name}" is a standard function; giving it another meaning would mislead whoever reads the rules.',
      hint: 'Choose another name, such as "our_{name}".',
    },
  },
  'recursive-method': {
    severity: 'error',
    zh: { message: '算法“{name}”最终用到了自己：{cycle}。', hint: '算法是代入式子的简写，不能调用自己。' },
    en: {
      message: 'The method "{name}" in the end uses itself: {cycle}.',
      hint: 'A method is a shorthand that is put in place; it cannot call itself.',
    },
  },
} satisfies Catalogue;
