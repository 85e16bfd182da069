import type { Change, Detail } from '../../engine/index.ts';
import type { Language, RoundMode } from '../../engine/plan/index.ts';

/** What `heng diff` says, one table a language; `{name}` stands for a parameter, `[…]` is left out where it has none. */
export type DiffWords = {
  readonly title: string;
  readonly same: string;
  readonly rules: string;
  readonly ruleCount: string;
  readonly indicators: string;
  readonly noData: string;
  readonly nobody: string;
  readonly moved: string;
  readonly seats: string;
  readonly seatChange: string;
  readonly gained: string;
  readonly lost: string;
  readonly vetoed: string;
  readonly rounding: string;
  readonly scores: string;
  readonly others: string;
  readonly shapley: string;
  readonly sequential: string;
  readonly joint: string;
  readonly unknown: string;
  readonly onlyRounding: string;
  readonly more: string;
  readonly failed: string;
  readonly list: string;
  readonly columns: Readonly<Record<'assessment' | 'track' | 'key' | 'column' | 'before' | 'after' | 'move' | 'because', string>>;
  readonly roles: Readonly<Partial<Record<Change['role'], string>>>;
  readonly is: Readonly<Record<Change['is'], string>>;
  readonly weight: string;
  readonly none: string;
  readonly number: Readonly<Record<'cap' | 'floor' | 'threshold' | 'constant', string>>;
  readonly rounded: string;
  readonly places: string;
  readonly modes: Readonly<Record<RoundMode, string>>;
  readonly formula: string;
  readonly quota: Readonly<Record<'atMost' | 'atLeast', string>>;
  readonly amount: Readonly<Record<'share' | 'seats', string>>;
  readonly ties: string;
  readonly tieWays: Readonly<Record<'out' | 'in' | 'min' | 'dense', string>>;
  readonly grade: Readonly<Record<'added' | 'removed', string>>;
  readonly effect: string;
  readonly acts: Readonly<Record<'ceiling' | 'set' | 'drop' | 'bar', string>>;
  readonly options: string;
  readonly tracks: string;
  readonly added: string;
  readonly removed: string;
  readonly range: string;
  readonly renamed: string;
  readonly rule: Readonly<Record<Extract<Detail, { readonly kind: 'rule' }>['of'], string>>;
};

const zh: DiffWords = {
  title: '考核办法改动的影响',
  same: '规则没有变化。',
  rules: '规则的改动',
  ruleCount: '规则改动 {count} 处',
  indicators: '；指标 {before} 项 → {after} 项',
  noData: '没有数据：只列规则的改动，谁受影响不详（--data 指明数据文件夹）。',
  nobody: '{assessment}[ {period}]：{rows} 行，无人变动',
  moved: '{assessment}[ {period}]：{rows} 行中 {moved} 行有变动',
  seats: '等次与名额',
  seatChange: '{label}[（{track}）]{grade}：{before} → {after}',
  gained: '进入 {names}',
  lost: '离开 {names}',
  vetoed: '新触发否决：{names}',
  rounding: '仅因舍入：{count} 处',
  scores: '得分的变动及其来由',
  others: '名次、等次等的变动及其来由',
  shapley: '各项改动的份额为沙普利值：按所有先后次序平均，合计恰为变动数。',
  sequential: '得分所系的改动多于六项：按办法中的次序逐项计入，合计恰为变动数。',
  joint: '非单独一项改动所致',
  unknown: '途中有空缺，不能分摊；相关改动：{units}',
  onlyRounding: '仅因舍入',
  more: '另有 {count} 行；--format json 给出全部。',
  failed: '--fail-on {what}：有此类变动',
  list: '、',
  columns: { assessment: '考核', track: '赛道', key: '对象', column: '列', before: '原', after: '现', move: '变动', because: '来由' },
  roles: {
    assessment: '考核',
    indicator: '指标',
    group: '指标组',
    weights: '体系',
    total: '计分',
    coefficient: '系数',
    bonus: '加分',
    deduct: '减分',
    let: '定义',
    constant: '定义',
    rank: '排名',
    grade: '等次',
    veto: '否决',
    direct: '直评',
    award: '奖项',
    consequence: '结果运用',
    requirement: '要求',
    alert: '预警',
    field: '数据列',
    raterScore: '评分',
  },
  is: { added: '新增', removed: '删除', changed: '修改' },
  weight: '权重[（{track}）] {from} → {to}',
  none: '无',
  number: {
    cap: '封顶 {from} → {to}',
    floor: '保底 {from} → {to}',
    threshold: '界线[（{of}）] {from} → {to}',
    constant: '数值[（{of}）] {from} → {to}',
  },
  rounded: '保留 {from} → {to}',
  places: '{places} 位{mode}',
  modes: { halfUp: '四舍五入', halfEven: '五成双', floor: '向下取整', ceil: '进一', trunc: '去尾' },
  formula: '算法 {from} → {to}',
  quota: { atMost: '{grade} 至多 {from} → {to}', atLeast: '{grade} 至少 {from} → {to}' },
  amount: { share: '{amount} {mode}', seats: '{amount} 名' },
  ties: '[{grade} ]并列 {from} → {to}',
  tieWays: { out: '不入', in: '全入', min: '同名次', dense: '不跳号' },
  grade: { added: '新增等次 {grade}', removed: '取消等次 {grade}' },
  effect: '“{veto}”的后果 {from} → {to}',
  acts: { ceiling: '不高于 {grade}', set: '定为 {grade}', drop: '降 {count} 级', bar: '取消' },
  options: '选项[ 增加 {added}][ 取消 {removed}]',
  tracks: '赛道[ 增加 {added}][ 取消 {removed}]',
  added: '增加 {names}',
  removed: '取消 {names}',
  range: '取值范围 {from} → {to}',
  renamed: '原名 {from}',
  rule: {
    order: '排序依据改了',
    group: '分组改了',
    base: '基数改了',
    missing: '缺失的处理改了',
    type: '类型改了',
    frame: '对象或周期改了',
    track: '赛道的划分改了',
    when: '参加考核的条件改了',
    condition: '条件改了',
    seats: '名额改了',
  },
};

const en: DiffWords = {
  title: 'What this change of the policy does',
  same: 'The rules are the same.',
  rules: 'Changes of the rules',
  ruleCount: 'Rules changed: {count}',
  indicators: '; indicators {before} → {after}',
  noData: 'No data: only the changes of the rules are shown, not who moves (--data names the data folder).',
  nobody: '{assessment}[ {period}]: rows {rows}, nobody moves',
  moved: '{assessment}[ {period}]: rows {rows}, moved {moved}',
  seats: 'Grades and seats',
  seatChange: '{label}[ ({track})] {grade}: {before} → {after}',
  gained: 'in: {names}',
  lost: 'out: {names}',
  vetoed: 'Newly vetoed: {names}',
  rounding: 'Only due to rounding: {count}',
  scores: 'Scores that moved, and why',
  others: 'Ranks, grades and the like that moved, and why',
  shapley:
    'A change has its Shapley value as its part: the average over all orders of making the changes; the parts add up to the move exactly.',
  sequential:
    'Scores hang on more than six changes: they are made one after the other in the order of the policy; the parts add up to the move exactly.',
  joint: 'no single change',
  unknown: 'blank on the way, not divided; changes concerned: {units}',
  onlyRounding: 'only rounding',
  more: '{count} more rows; --format json gives them all.',
  failed: '--fail-on {what}: there are such moves',
  list: ', ',
  columns: {
    assessment: 'assessment',
    track: 'track',
    key: 'key',
    column: 'column',
    before: 'before',
    after: 'after',
    move: 'move',
    because: 'because of',
  },
  roles: {
    assessment: 'assessment',
    indicator: 'indicator',
    group: 'group',
    weights: 'weights',
    total: 'total',
    coefficient: 'coefficient',
    bonus: 'bonus',
    deduct: 'deduction',
    let: 'definition',
    constant: 'definition',
    rank: 'rank',
    grade: 'grade',
    veto: 'veto',
    direct: 'direct award',
    award: 'award',
    consequence: 'consequence',
    requirement: 'requirement',
    alert: 'alert',
    field: 'field',
    raterScore: 'score',
  },
  is: { added: 'added', removed: 'removed', changed: 'changed' },
  weight: 'weight[ ({track})] {from} → {to}',
  none: 'none',
  number: {
    cap: 'cap {from} → {to}',
    floor: 'floor {from} → {to}',
    threshold: 'threshold[ ({of})] {from} → {to}',
    constant: 'number[ ({of})] {from} → {to}',
  },
  rounded: 'rounding {from} → {to}',
  places: '{places} places {mode}',
  modes: { halfUp: 'half up', halfEven: 'half to even', floor: 'down', ceil: 'up', trunc: 'towards zero' },
  formula: 'formula {from} → {to}',
  quota: { atMost: '{grade} at most {from} → {to}', atLeast: '{grade} at least {from} → {to}' },
  amount: { share: '{amount} {mode}', seats: '{amount} seats' },
  ties: '[{grade} ]ties {from} → {to}',
  tieWays: { out: 'none', in: 'all', min: 'same rank', dense: 'dense rank' },
  grade: { added: 'grade {grade} added', removed: 'grade {grade} removed' },
  effect: 'effect of "{veto}" {from} → {to}',
  acts: { ceiling: 'not above {grade}', set: 'set to {grade}', drop: 'down by {count}', bar: 'barred' },
  options: 'options[ added {added}][ removed {removed}]',
  tracks: 'tracks[ added {added}][ removed {removed}]',
  added: 'added {names}',
  removed: 'removed {names}',
  range: 'range {from} → {to}',
  renamed: 'was {from}',
  rule: {
    order: 'other keys of order',
    group: 'other groups',
    base: 'another base',
    missing: 'another rule for missing values',
    type: 'another type',
    frame: 'another table or period',
    track: 'another division into tracks',
    when: 'another condition of being assessed',
    condition: 'another condition',
    seats: 'another number of seats',
  },
};

export const diffWordsOf: Readonly<Record<Language, DiffWords>> = { zh, en };
