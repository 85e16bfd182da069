/**
 * Every word of the language, once for each of its meanings, in both spellings. The lexer, the binder, the printer and
 * the editor read this table; nothing else spells a keyword.
 */

import { fold } from '../source/fold.ts';
import type { Language } from '../../engine/plan/diagnostic.ts';

export type WordKind = keyof typeof table;

export type Word = {
  /** The English spelling. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: WordKind;
  /** Never a name, unless it is quoted or stands behind a `.`. */
  readonly reserved?: true;
};

/** `id 中文` pairs; a `!` marks a reserved word. */
const table = {
  // Begin a statement; keywords only there, and only before a name.
  declaration: `policy 办法, use 引用, detail_rules 细则, method 算法, subject 对象, ledger 台账, assessment 考核, procedure 程序,
    track 赛道, indicator 指标, weights 体系, let 定义, coefficient 系数, bonus 加分, deduct 扣分, total 计分,
    veto 否决, direct 直评, rank 排名, grade 等次, award 奖项, consequence 运用, alert 预警, require 要求`,
  header: `year 年度, full 满分, round_scores 计分保留, missing 缺失, freeze 冻结, basis 依据, leads 牵头`,
  clause: `single 唯一, belongs_to 属于, by 按!, then_by 再按!, of 于!, when 当!, then 则!, cap 封顶!, at_lowest 保底!, round 保留!,
    unbounded 不限, missing 缺失, not_applicable 不适用, no_higher_than 不高于!, lower_by 降, bar 取消!, seated 占名额, unseated 不占名额,
    ties 并列!, at_most 至多!, at_least 至少!, base 基数, take 取, first 前, before 前, after 后!, each 每个!, same 同!, overall 全体!,
    via 经, level_by 逐级, weighted 权, otherwise 其余!, linear 线性!, to 至, in_order 依次, next 其次, beyond 此后, every 每!,
    no_later_than 不晚于`,
  operator: `and 且!, or 或!, not 非!, in 在!, not_in 不在`,
  // Open a table of rows inside an expression.
  block: `bands 分档!, decide 判定!, progressive 累进!`,
  // What an indicator's formula gives.
  role: `rate 得分率, score 得分, rated_by 评分人`,
  type: `number 数, integer 整数, percent 百分比, points 分, date 日期, yes_no 是否, text 文本, option 选项`,
  period: `monthly 每月, quarterly 每季, half_yearly 每半年, yearly 每年`,
  // Behind an indicator's name; behind a field's type.
  tag: `quantitative 定量, qualitative 定性, common 共性, individual 个性`,
  fieldTag: `reference_only 仅参考`,
  mode: `half_up 四舍五入, half_even 五成双, round_down 向下取整, round_up 进一, truncate 去尾`,
  missingRule: `error 报错, not_applicable 不适用, convert 折算, zero 0分, full 满分, group_mean 均值`,
  blank: `not_applicable 不适用, not_due 未到期, exempt 免考`,
  ties: `same_rank 同名次, dense 不跳号, none 不入, all 全入`,
  base: `assessed 参评, all_rows 全部`,
  order: `ascending 升序, descending 降序`,
  // Stand behind a number.
  measure: `places 位, levels 级, seats 名, points 分, days 天, workdays 工作日`,
  builtin: `sum 合计, mean 平均, count 计数, share 占比, max 最大, min 最小, median 中位, trimmed_mean 去极值平均, weighted_mean 加权平均,
    pick 取值, has_value 有值, default 缺省, previous 上期, year_ago 同期, to_date 累计, streak 连续,
    weight_share 权重占比, indicator_count 指标数, module_count 细则数,
    year_of 年, quarter_of 季, month_of 月, tier 档, full 满分, period_end 期末`,
  // Stand behind a column's name and a dot.
  accessor: `rate 得分率, from_last 倒数`,
  // Defined in the prelude.
  method: `completion 完成率, inverse_completion 逆向完成率, share_of_best 占最优, rank_rate 名次率, efficacy 功效`,
  annotation: `lead 牵头, owner 责任, source 来源, basis 依据, note 说明, illustrative 示例, approval 批准, added 新增, range 范围,
    secret 保密, former_name 原名, merged_from 并自`,
} satisfies Record<string, string>;

export const words: readonly Word[] = kinds().flatMap((kind) => table[kind].split(',').map((entry) => readWord(kind, entry.trim())));

function kinds(): readonly WordKind[] {
  const isKind = (name: string): name is WordKind => Object.hasOwn(table, name);
  return Object.keys(table).filter(isKind);
}

function readWord(kind: WordKind, entry: string): Word {
  const [id = '', zh = ''] = entry.split(' ');
  return zh.endsWith('!') ? { id, zh: zh.slice(0, -1), en: id, kind, reserved: true } : { id, zh, en: id, kind };
}

const ids: ReadonlyMap<string, string> = new Map(
  words.flatMap((w): [string, string][] => [
    [`${w.kind} ${w.zh}`, w.id],
    [`${w.kind} ${w.en}`, w.id],
  ]),
);
const byId: ReadonlyMap<string, Word> = new Map(words.map((w) => [`${w.kind} ${w.id}`, w]));

/** The word that `text` spells, in either spelling and either width, among the words of `kind`. */
export function wordId(text: string, kind: WordKind): string | undefined {
  return ids.get(`${kind} ${fold(text)}`);
}

/** Whether a word may stand behind the name of an indicator or the type of a field. */
export function isTag(text: string): boolean {
  return (wordId(text, 'tag') ?? wordId(text, 'fieldTag')) !== undefined;
}

/** How `id` is written in that language; the id itself where there is no such word. */
export function spelling(id: string, kind: WordKind, language: Language): string {
  return byId.get(`${kind} ${id}`)?.[language] ?? id;
}

/** The words of one kind, for lists of what may stand somewhere and for did-you-mean. */
export function wordsOfKind(kind: WordKind): readonly Word[] {
  return words.filter((w) => w.kind === kind);
}
