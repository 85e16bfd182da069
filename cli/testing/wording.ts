import type { Language, RoundMode } from '../../engine/plan/index.ts';
import type { Gap, MutantKind } from '../../engine/testing/index.ts';

/** What `heng test` says, one table a language; `{name}` stands for a parameter. */
export type TestWords = {
  readonly examples: string;
  readonly none: string;
  readonly broken: string;
  readonly expected: string;
  readonly got: string;
  readonly why: string;
  readonly summary: string;
  readonly coverage: string;
  readonly gaps: Readonly<Record<Gap['kind'], string>>;
  readonly mutation: string;
  readonly mutants: Readonly<Record<MutantKind, string>>;
  readonly modes: Readonly<Record<RoundMode, string>>;
  readonly needsPassing: string;
  readonly progress: string;
};

const zh: TestWords = {
  examples: '例子 {examples} 个，通过 {passed} 个',
  none: '没有例子（tests 和 scenarios 文件夹里没有可核对的内容）',
  broken: '办法有错误，例子没有运行',
  expected: '应得',
  got: '实得',
  why: '怎么来的',
  summary: '办法 {policies} 份，例子 {examples} 个：通过 {passed} 个，未通过 {failed} 个。',
  coverage: '覆盖 {covered}/{total}（{percent}%）',
  gaps: {
    rule: '“{of}”的“{label}”没有例子用到',
    true: '“{of}”的“{label}”没有例子使它成立',
    false: '“{of}”的“{label}”没有例子使它不成立',
    case: '“{of}”的“{label}”没有例子走到这一档：{text}',
  },
  mutation: '改动 {total} 处，例子察觉 {killed} 处（{percent}%）',
  mutants: {
    constant: '“{label}”：{from} 改成 {to}，没有例子察觉',
    date: '“{label}”：{from} 改成 {to}，没有例子察觉',
    comparison: '“{label}”：{from} 的比较改成 {to}，没有例子察觉',
    cap: '“{label}”：去掉“{from}”，没有例子察觉',
    mode: '“{label}”：“{from}”改成{to}，没有例子察觉',
    places: '“{label}”：“{from}”改成 {to} 位，没有例子察觉',
  },
  modes: { halfUp: '四舍五入', halfEven: '五成双', floor: '向下取整', ceil: '进一', trunc: '去尾' },
  needsPassing: '有例子未通过，没有试改动；先让例子全部通过',
  progress: '试改动 {done}/{total} …',
};

const en: TestWords = {
  examples: 'examples: {examples}, passed: {passed}',
  none: 'no examples (there is nothing to run in its folders tests and scenarios)',
  broken: 'the policy has errors, so its examples were not run',
  expected: 'expected',
  got: 'got',
  why: 'how it came about',
  summary: 'Policies: {policies}, examples: {examples}. Passed: {passed}, failed: {failed}.',
  coverage: 'coverage {covered}/{total} ({percent}%)',
  gaps: {
    rule: '"{label}" of "{of}": no example uses it',
    true: '"{label}" of "{of}": it holds in no example',
    false: '"{label}" of "{of}": there is no example in which it does not hold',
    case: '"{label}" of "{of}": no example takes this row: {text}',
  },
  mutation: 'changes tried: {total}, noticed: {killed} ({percent}%)',
  mutants: {
    constant: '"{label}": {from} changed to {to} is noticed by no example',
    date: '"{label}": {from} changed to {to} is noticed by no example',
    comparison: '"{label}": the comparison {from} changed to {to} is noticed by no example',
    cap: '"{label}": leaving out "{from}" is noticed by no example',
    mode: '"{label}": "{from}" changed to {to} is noticed by no example',
    places: '"{label}": "{from}" changed to {to} places is noticed by no example',
  },
  modes: { halfUp: 'half up', halfEven: 'half to even', floor: 'down', ceil: 'up', trunc: 'towards zero' },
  needsPassing: 'examples fail, so no changes were tried; let them all pass first',
  progress: 'trying changes {done}/{total} …',
};

export const testWordsOf: Readonly<Record<Language, TestWords>> = { zh, en };
