import type { Catalogue, Diagnostic, Params, Place } from '../plan/index.ts';

/** What can be wrong with examples (`tests/*.yaml`). Names have gone through `visible`. */
export const testingCatalogue = {
  // ——— Form ———
  /** No YAML. */
  'test-bad-yaml': {
    severity: 'error',
    zh: { message: '这里不是合法的 YAML，例子读不出来', hint: '检查缩进、冒号后的空格、成对的括号和引号；同一个键只能写一次' },
    en: {
      message: 'This is no YAML, so the examples cannot be read',
      hint: 'See to indentation, the blank behind colons, pairs of brackets and quotation marks; a key stands once only',
    },
  },
  /** Something else where a list, a map or a text is due. */
  'test-wrong-shape': {
    severity: 'error',
    zh: { message: '“{what}”应当是{expected}', hint: '例子的写法见 docs/tests.zh.md' },
    en: { message: '"{what}" should be {expected}', hint: 'docs/tests.en.md shows how an example is written' },
  },
  /** A key that an example does not have. */
  'test-unknown-key': {
    severity: 'error',
    zh: { message: '例子里没有“{name}”这一项', hint: '[是否想写“{suggestion}”？]可以写：{known}' },
    en: { message: 'An example has no "{name}"', hint: '[Did you mean "{suggestion}"? ]It has: {known}' },
  },
  /** An example without name, without data, or without anything to compare. */
  'test-missing-key': {
    severity: 'error',
    zh: { message: '例子缺少“{name}”', hint: '补上“{name}”；写法见 docs/tests.zh.md' },
    en: { message: 'The example lacks "{name}"', hint: 'Add "{name}"; docs/tests.en.md shows how' },
  },
  /** A period that is none, or none of the policy year. */
  'test-bad-period': {
    severity: 'error',
    zh: { message: '“{text}”不是 {year} 年度内的考核期', hint: '写成 {year}-06、{year}-Q2、{year}-H1 或 {year}' },
    en: { message: '"{text}" is no period of {year}', hint: 'Write {year}-06, {year}-Q2, {year}-H1 or {year}' },
  },
  /** A day that the calendar does not have. */
  'test-bad-date': {
    severity: 'error',
    zh: { message: '“{text}”不是日期', hint: '写成 2023-06-30' },
    en: { message: '"{text}" is no date', hint: 'Write 2023-06-30' },
  },
  // ——— What is expected ———
  /** Neither an assessment nor a table. */
  'test-unknown-assessment': {
    severity: 'error',
    zh: { message: '办法里没有名为“{name}”的考核或表', hint: '[是否想写“{suggestion}”？]有：{known}' },
    en: { message: 'The policy has no assessment or table "{name}"', hint: '[Did you mean "{suggestion}"? ]It has: {known}' },
  },
  /** A column that the assessment or table does not have. */
  'test-unknown-column': {
    severity: 'error',
    zh: { message: '“{of}”没有“{name}”这一列', hint: '[是否想写“{suggestion}”？]列名要与办法里一致；得分率写“指标.得分率”' },
    en: {
      message: '"{of}" has no column "{name}"',
      hint: '[Did you mean "{suggestion}"? ]Columns are named as in the policy; a rate is written "indicator.rate"',
    },
  },
  /** A row that is not among those given. */
  'test-unknown-row': {
    severity: 'error',
    zh: { message: '给定的“{table}”里没有“{name}”', hint: '[是否想写“{suggestion}”？]名称要与“给定”里的一致，且在该期间在册' },
    en: {
      message: 'The "{table}" that is given has no "{name}"',
      hint: '[Did you mean "{suggestion}"? ]Write the name as under "given"; the row must exist in that period',
    },
  },
  /** An expected row that does not say whose it is. */
  'test-row-open': {
    severity: 'error',
    zh: { message: '这一行没有写是哪个“{table}”', hint: '加上“{table}: 名称”' },
    en: { message: 'This row does not say which "{table}" it is', hint: 'Add "{table}: name"' },
  },
  /** An expected row that does not say of which period it is. */
  'test-period-open': {
    severity: 'error',
    zh: { message: '“{of}”每期都有结果，这一行没有写是哪一期', hint: '加上“期间: …”，或给整个例子写上期间' },
    en: {
      message: '"{of}" has a result each period, and this row does not say which',
      hint: 'Add "period: …" to the row, or to the example',
    },
  },
  /** A period beyond the horizon, or of another grain than the column. */
  'test-period-outside': {
    severity: 'error',
    zh: { message: '“{of}”的“{column}”在 {period} 没有结果', hint: '检查期间的粒度；例子只算到 {until}' },
    en: {
      message: '"{column}" of "{of}" has no result in {period}',
      hint: 'See to the grain of the period; the example goes as far as {until}',
    },
  },
  /** A value that the column cannot have. */
  'test-bad-value': {
    severity: 'error',
    zh: { message: '“{column}”不可能是“{text}”：{expected}', hint: '[是否想写“{suggestion}”？]空值写“缺失”“不适用”“未到期”“免考”或“未定”' },
    en: {
      message: '"{column}" cannot be "{text}": {expected}',
      hint: '[Did you mean "{suggestion}"? ]Blanks are written missing, not_applicable, not_due, exempt or undecided',
    },
  },
  /** A code that no finding has. */
  'test-unknown-code': {
    severity: 'error',
    zh: { message: '没有“{name}”这个诊断代码', hint: '[是否想写“{suggestion}”？]用 heng rules 查看全部代码' },
    en: { message: 'There is no code "{name}"', hint: '[Did you mean "{suggestion}"? ]heng rules lists them all' },
  },
  // ——— Findings ———
  /** A finding that is expected and does not come. */
  'test-finding-absent': {
    severity: 'error',
    zh: { message: '应当发现“{name}”，但没有', hint: '检查给定的数据，或改正“发现”' },
    en: { message: '"{name}" should be found, and is not', hint: 'See to the data given, or correct "findings"' },
  },
  /** A finding that is not expected where findings are looked at. */
  'test-finding-unexpected': {
    severity: 'error',
    zh: { message: '没有写在“发现”里，却有“{name}”[：{text}]', hint: '检查给定的数据；确实应有的，写进“发现”' },
    en: {
      message: '"{name}" is not expected, but is found[: {text}]',
      hint: 'See to the data given; if it should be there, add it to "findings"',
    },
  },
} satisfies Catalogue;

export type TestingCode = keyof typeof testingCatalogue;
export type TestingFinding = Diagnostic<TestingCode>;

export function testingFinding(code: TestingCode, place: Place, params: Params = {}): TestingFinding {
  return { code, severity: testingCatalogue[code].severity, place, params };
}
