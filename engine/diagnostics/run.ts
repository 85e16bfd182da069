import type { Catalogue } from '../plan/index.ts';

/** What a run over data can find. `key` is empty for a table of one row, `period` where there are no periods. */
export const runCatalogue = {
  /** An empty cell of a column that must be filled, with the columns that hang on it. */
  'empty-cell': {
    severity: 'error',
    zh: {
      message: '“{key}”[在 {period} ]的“{column}”没有填[，所以算不出：{hangs}]。',
      hint: '填上数值；确实没有的，写“不适用”、“免考”或“未到期”。',
    },
    en: {
      message: '"{column}" of "{key}"[ in {period}] is empty[, so these cannot be worked out: {hangs}].',
      hint: 'Fill it in; where there is nothing to fill in, write not_applicable, exempt or not_due.',
    },
  },
  /** A cell of a period that ends after the as-of date, on which a grade or condition hangs already. */
  'cell-not-due': {
    severity: 'info',
    zh: { message: '“{key}”[在 {period} ]的“{column}”未到期，有待它定的：{hangs}。', hint: '到期填上以后再算一次。' },
    en: {
      message: '"{column}" of "{key}"[ in {period}] is not yet due, and these wait for it: {hangs}.',
      hint: 'Score again once it is filled in.',
    },
  },
  /** A divisor that is zero for some row. */
  'division-by-zero': {
    severity: 'error',
    zh: {
      message: '计算“{key}”[在 {period} ]的“{column}”时除数为 0[，所以算不出：{hangs}]。',
      hint: '改正数据，或在办法里用“判定”写明除数为 0 时怎么算。',
    },
    en: {
      message: '"{column}" of "{key}"[ in {period}] divides by 0[, so these cannot be worked out: {hangs}].',
      hint: 'Correct the data, or say in the policy, with 判定, what holds where the divisor is 0.',
    },
  },
  /** A look back into a year of which nothing is on record. */
  'no-history': {
    severity: 'warning',
    zh: {
      message: '“{key}”的“{column}”[在 {period} ]要用以前年度的结果，而没有那一年的记录[，所以算不出：{hangs}]。',
      hint: '把那一年公布的结果放进“历史.csv”；第一年实行的，在办法里用“缺省”写明没有上年时怎么算。',
    },
    en: {
      message: '"{column}" of "{key}"[ in {period}] looks back to a year that is not on record[, so these cannot be worked out: {hangs}].',
      hint: 'Put the published results of that year into history.csv; in a first year, say in the policy, with default, what holds without one.',
    },
  },
  /** A link without a target. */
  'no-link': {
    severity: 'error',
    zh: {
      message: '“{key}”[在 {period} ]的“{link}”没有填[，所以算不出：{hangs}]。',
      hint: '填上名称，说明这一行归谁；不归任何人的，删去这一行。',
    },
    en: {
      message: '"{link}" of "{key}"[ in {period}] is empty[, so these cannot be worked out: {hangs}].',
      hint: 'Fill in the name of the row that it belongs to; delete the row if it belongs to none.',
    },
  },
  /** 取值 found none, or several. */
  'pick-not-one': {
    severity: 'error',
    zh: {
      message: '“{key}”[在 {period} ]的“{column}”要取唯一的一行，符合条件的却有 {count} 行。',
      hint: '改正数据；如果本来就可能有几行，把“取值”的条件写到只剩一行。',
    },
    en: {
      message: '"{column}" of "{key}"[ in {period}] picks the one row that fits, but {count} rows do.',
      hint: 'Correct the data, or narrow the condition until one row is left.',
    },
  },
  /** 去极值平均 of one or two. */
  'too-few-to-trim': {
    severity: 'error',
    zh: {
      message: '“{key}”[在 {period} ]的“{column}”要去掉最高和最低再平均，却只有 {count} 个值。',
      hint: '至少要有 3 个值；补齐数据，或在办法里写明不够 3 个时怎么算。',
    },
    en: {
      message: '"{column}" of "{key}"[ in {period}] drops the highest and the lowest, but has {count} values only.',
      hint: 'Three are needed: complete the data, or say in the policy what holds where there are fewer.',
    },
  },
  /** The figure that a correction was decided on is not the figure any more. */
  'stale-correction': {
    severity: 'error',
    zh: {
      message: '“{key}”[在 {period} ]的“{column}”现在是 {found}，更正却是按 {from} 作出的，没有采用。',
      hint: '核实数据是否变过；仍要更正的，按现在的值重新报批。',
    },
    en: {
      message: '"{column}" of "{key}"[ in {period}] is {found} now, but the correction was decided on {from}, so it was not applied.',
      hint: 'See whether the data have changed; where the correction still holds, have it approved for the present figure.',
    },
  },
  /** Working days are counted in a year of which 日历 has no holidays. */
  'no-calendar': {
    severity: 'error',
    zh: {
      message: '规则要数 {year} 年的工作日，而“日历”里没有这一年的节假日[，所以算不出：{hangs}]。',
      hint: '在“日历.yaml”里写上 {year} 年的放假和调休上班日。',
    },
    en: {
      message:
        'Working days of {year} are counted, but the calendar has no holidays of that year[, so these cannot be worked out: {hangs}].',
      hint: 'Put the holidays and make-up days of {year} into 日历.yaml.',
    },
  },
  /** 逐级 … 权: the weight of one group differs between its rows. */
  'level-weights-differ': {
    severity: 'error',
    zh: {
      message: '“{key}”[在 {period} ]的“{column}”逐级平均时，同一组里的权不一样。',
      hint: '权要写成这一组共有的一列。',
    },
    en: {
      message: '"{column}" of "{key}"[ in {period}] is a mean by levels, but within one group the weights differ.',
      hint: 'Let the weight be a column that the whole group shares.',
    },
  },
  /** 累进 of an amount beyond reason. */
  'too-many-tiers': {
    severity: 'error',
    zh: {
      message: '“{key}”[在 {period} ]的“{column}”累进超过一万档，多半是数据填错了单位。',
      hint: '检查这一行的数据。',
    },
    en: {
      message: '"{column}" of "{key}"[ in {period}] runs through more than 10,000 tiers; most likely a figure is in the wrong unit.',
      hint: 'Check the data of this row.',
    },
  },
  /** 不适用 in the data of an indicator that does not say how it then scores. */
  'not-applicable-without-rule': {
    severity: 'error',
    zh: {
      message: '“{key}”[在 {period} ]的指标“{column}”不适用，但办法没有写不适用时怎样计分。',
      hint: '在指标后面写：不适用 折算（或 0分、满分、均值）；填错的，改正数据。',
    },
    en: {
      message: 'The indicator "{column}" does not apply to "{key}"[ in {period}], and the policy does not say how it then scores.',
      hint: 'End the indicator with: not_applicable convert (or zero, full, group_mean); or correct the data.',
    },
  },
  /** 要求 that a row does not meet. */
  'requirement-broken': {
    severity: 'error',
    zh: { message: '“{key}”[在 {period} ]不符合要求“{label}”[：{text}]。', hint: '改正数据，或修改这一条要求。' },
    en: {
      message: '"{key}"[ in {period}] does not meet the requirement "{label}"[: {text}].',
      hint: 'Correct the data, or change the requirement.',
    },
  },
  /** 预警 that holds for a row. */
  alert: {
    severity: 'info',
    zh: { message: '预警“{label}”：“{key}”[在 {period} ][，{text}]。', hint: '这不是错误，是办法要求提醒的情形；请有关部门关注。' },
    en: {
      message: 'Alert "{label}": "{key}"[ in {period}][, {text}].',
      hint: 'This is no mistake: the policy asks to be told of it, so that somebody looks into it.',
    },
  },
  /** A track that no row enters. */
  'empty-track': {
    severity: 'warning',
    zh: { message: '考核“{assessment}”的赛道“{track}”里一行也没有。', hint: '看看数据里的类别是否填错；确实没有的，删去这个赛道。' },
    en: {
      message: 'No row enters the track "{track}" of the assessment "{assessment}".',
      hint: 'See whether the column that divides the tracks is filled in rightly; if nobody belongs there, remove the track.',
    },
  },
} satisfies Catalogue;

/** The closed union of codes about a run. */
export type RunCode = keyof typeof runCatalogue;
