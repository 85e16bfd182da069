/** What the lexer and the parser find: text that is not yet a policy. */

import type { Catalogue } from '../../../engine/plan/diagnostic.ts';

export const syntaxCatalogue = {
  // The file is larger than any policy.
  'file-too-large': {
    severity: 'error',
    zh: { message: '文件太大：{size} 个字符，上限是 {limit}。', hint: '把办法分成几个文件，用“引用”连接。' },
    en: {
      message: 'The file is too large: {size} characters, the limit is {limit}.',
      hint: 'Split the policy into several files and join them with `use`.',
    },
  },
  // A single line is longer than anybody writes.
  'line-too-long': {
    severity: 'error',
    zh: { message: '这一行太长：{size} 个字符，上限是 {limit}。', hint: '把这一行分成几行。' },
    en: { message: 'This line is too long: {size} characters, the limit is {limit}.', hint: 'Break the line into several.' },
  },
  // NUL or control bytes: a workbook, a picture, a compressed file.
  'not-text': {
    severity: 'error',
    zh: { message: '这不是文本文件：其中有不可见的控制字符。', hint: '办法是 UTF-8 纯文本；请检查是否选错了文件。' },
    en: {
      message: 'This is not a text file: it contains control characters.',
      hint: 'A policy is plain UTF-8 text; check that the right file was chosen.',
    },
  },
  // Replacement characters: the text was read in a wrong encoding.
  'wrong-encoding': {
    severity: 'error',
    zh: { message: '文件里有无法识别的字符(�)，多半不是 UTF-8 编码。', hint: '用编辑器把文件另存为 UTF-8。' },
    en: { message: 'The file contains unreadable characters (�); it is probably not UTF-8.', hint: 'Save the file as UTF-8.' },
  },
  // A character that no rule uses.
  'unknown-character': {
    severity: 'error',
    zh: { message: '不认识的符号“{found}”。', hint: '删去它；如果它是名称的一部分，把整个名称写在「」里。' },
    en: { message: 'Unknown character "{found}".', hint: 'Remove it; if it belongs to a name, write the whole name in 「」.' },
  },
  // An operator of another language, with the one that is meant here.
  'foreign-operator': {
    severity: 'error',
    zh: { message: '这里不写“{found}”。', hint: '请写“{instead}”。' },
    en: { message: '"{found}" is not written here.', hint: 'Write "{instead}".' },
  },
  // A text without its closing quotation mark; it ends with its line.
  'unclosed-text': {
    severity: 'error',
    zh: { message: '这段文字没有结束的引号。', hint: '在文字末尾补上引号；文字不能跨行。' },
    en: { message: 'This text has no closing quotation mark.', hint: 'Close it on the same line.' },
  },
  // A 「 without 」 on its line.
  'unclosed-name': {
    severity: 'error',
    zh: { message: '名称缺少结束的“」”。', hint: '在名称末尾补上“」”。' },
    en: { message: 'This name has no closing 」.', hint: 'Close it with 」 on the same line.' },
  },
  // A comment that runs to the end of the file.
  'unclosed-comment': {
    severity: 'error',
    zh: { message: '注释从这里开始，一直没有结束。', hint: '在注释末尾写“*/”。' },
    en: { message: 'This comment is never closed.', hint: 'Close it with */.' },
  },
  // Digits-dash-digits-dash-digits that is no date.
  'not-a-date': {
    severity: 'error',
    zh: { message: '“{found}”不是日期。', hint: '日期写作 2023-03-31 或 2023年3月31日；如果是减法，在减号两边留空格。' },
    en: {
      message: '"{found}" is not a date.',
      hint: 'Write a date as 2023-03-31 or 2023年3月31日; for a subtraction, put spaces around the minus.',
    },
  },
  // A name with a leading digit, a dot or brackets.
  'name-needs-quotes': {
    severity: 'error',
    zh: { message: '名称“{name}”里有名称不能用的字符。', hint: '写作「{name}」。' },
    en: { message: 'The name "{name}" has characters that a name cannot have.', hint: 'Write 「{name}」.' },
  },
  // “…” where a name is due.
  'name-in-text-quotes': {
    severity: 'error',
    zh: { message: '这里应当是名称，引号里的是文字。', hint: '写作「{name}」。' },
    en: { message: 'A name is due here, and quotation marks make a text.', hint: 'Write 「{name}」.' },
  },
  // A keyword where a name is declared.
  'reserved-name': {
    severity: 'error',
    zh: { message: '“{name}”是保留字，不能直接作名称。', hint: '换一个名称，或者写作「{name}」。' },
    en: { message: '"{name}" is reserved and cannot be a name as it stands.', hint: 'Choose another name, or write 「{name}」.' },
  },
  // A bracket without its partner.
  'bracket-not-closed': {
    severity: 'error',
    zh: { message: '“{bracket}”没有对应的“{closing}”。', hint: '在应当结束的地方补上“{closing}”。' },
    en: { message: '"{bracket}" is never closed.', hint: 'Put "{closing}" where it should end.' },
  },
  // A closing bracket too many.
  'bracket-not-opened': {
    severity: 'error',
    zh: { message: '多出一个“{bracket}”。', hint: '删去它，或者补上与它对应的开始括号。' },
    en: { message: 'There is a "{bracket}" too many.', hint: 'Remove it, or add the bracket that it closes.' },
  },
  // Brackets inside brackets, beyond any use.
  'nesting-too-deep': {
    severity: 'error',
    zh: { message: '括号嵌套超过 {limit} 层。', hint: '用“定义”把里面的部分另起名称。' },
    en: { message: 'Brackets are nested more than {limit} deep.', hint: 'Give the inner part a name with `let`.' },
  },
  // One formula with more operators than anybody can read.
  'formula-too-long': {
    severity: 'error',
    zh: { message: '一个算式里的运算超过 {limit} 个。', hint: '用“定义”把它分成几步。' },
    en: { message: 'One formula has more than {limit} operators.', hint: 'Split it into steps with `let`.' },
  },
  // A line that starts no declaration, where only declarations stand.
  'declaration-expected': {
    severity: 'error',
    zh: { message: '这里应当是一条规定，不能以“{found}”开头。', hint: '每条规定以“指标”“定义”“计分”“等次”等词开头，后面写名称。' },
    en: {
      message: 'A declaration is due here; "{found}" does not start one.',
      hint: 'A declaration starts with a word such as `indicator`, `let`, `total`, `grade`, then its name.',
    },
  },
  // A declaration word that is nearly right.
  'misspelt-declaration': {
    severity: 'error',
    zh: { message: '不认识“{found}”。', hint: '是不是“{instead}”？' },
    en: { message: 'There is no word "{found}".', hint: 'Did you mean "{instead}"?' },
  },
  // A declaration that belongs elsewhere.
  'misplaced-declaration': {
    severity: 'error',
    zh: {
      message: '“{found}”不能写在这里。',
      hint: '指标、体系、计分、等次等写在“考核”里，字段写在“对象”“台账”里，对象、台账、考核写在最外层。',
    },
    en: {
      message: '"{found}" cannot stand here.',
      hint: 'Indicators, weights, totals and grades stand in an `assessment`, fields in a `subject` or `ledger`, those themselves at the top.',
    },
  },
  // A line of the header that is none.
  'unknown-header': {
    severity: 'error',
    zh: { message: '“办法”里没有“{found}”这一项。', hint: '可以写：年度、满分、计分保留、缺失、冻结、依据、牵头。' },
    en: { message: 'A policy has no setting "{found}".', hint: 'There are: year, full, round_scores, missing, freeze, basis, leads.' },
  },
  // Two words written as one.
  'glued-words': {
    severity: 'error',
    zh: { message: '“{word}”和后面的“{rest}”连在一起了。', hint: '在“{word}”后面加一个空格。' },
    en: { message: '"{word}" and "{rest}" are written as one word.', hint: 'Put a space behind "{word}".' },
  },
  // Something else stands where a name is due.
  'name-expected': {
    severity: 'error',
    zh: { message: '这里缺少名称[，写的是“{found}”]。', hint: '补上名称。' },
    en: { message: 'A name is missing here[, found "{found}"].', hint: 'Write the name.' },
  },
  // Something else stands where a value is due.
  'value-expected': {
    severity: 'error',
    zh: { message: '这里缺少数值、名称或算式[，写的是“{found}”]。', hint: '补上一个数、一列的名称或括号里的算式。' },
    en: {
      message: 'A number, a name or a formula is missing here[, found "{found}"].',
      hint: 'Write a number, the name of a column, or a formula in parentheses.',
    },
  },
  // A word of the language is missing.
  'word-expected': {
    severity: 'error',
    zh: { message: '这里应当是“{word}”[，写的是“{found}”]。', hint: '补上“{word}”。' },
    en: { message: '"{english}" is due here[, found "{found}"].', hint: 'Write "{english}".' },
  },
  // A sign is missing.
  'symbol-expected': {
    severity: 'error',
    zh: { message: '这里应当是“{symbol}”[，写的是“{found}”]。', hint: '补上“{symbol}”。' },
    en: { message: '"{symbol}" is due here[, found "{found}"].', hint: 'Write "{symbol}".' },
  },
  // A number, date or text is due.
  'literal-expected': {
    severity: 'error',
    zh: { message: '这里应当是{zh}[，写的是“{found}”]。', hint: '补上{zh}。' },
    en: { message: 'A {en} is due here[, found "{found}"].', hint: 'Write a {en}.' },
  },
  // One of several forms is due.
  'form-expected': {
    severity: 'error',
    zh: { message: '这里应当是 {zh}[，写的是“{found}”]。', hint: '按其中一种写法补全。' },
    en: { message: 'One of these is due here: {en}[, found "{found}"].', hint: 'Complete it in one of these ways.' },
  },
  // The line is complete, and something follows.
  'unexpected-text': {
    severity: 'error',
    zh: { message: '到这里已经完整，后面的“{found}”是多余的。', hint: '删去它；如果是另一项，另起一行或用“;”隔开。' },
    en: {
      message: 'This is complete; "{found}" is too much.',
      hint: 'Remove it; if it is another item, start a new line or separate it with ";".',
    },
  },
  // 1 ≤ x ≤ 3
  'chained-comparison': {
    severity: 'error',
    zh: { message: '比较不能连写。', hint: '写成“在 1 .. 3”这样的区间，或用“且”连接两个比较。' },
    en: { message: 'Comparisons cannot be chained.', hint: 'Write a range, as in `in 1 .. 3`, or join two comparisons with `and`.' },
  },
  // a 且 b 或 c
  'mixed-and-or': {
    severity: 'error',
    zh: { message: '“且”和“或”混用，次序不清楚。', hint: '用括号写明哪一部分先算。' },
    en: { message: '`and` and `or` are mixed, and the order is unclear.', hint: 'Put parentheses around the part that belongs together.' },
  },
  // 非 a > b
  'not-needs-parentheses': {
    severity: 'error',
    zh: { message: '“非”后面的比较要写在括号里。', hint: '写作“非 (…)”。' },
    en: { message: 'A comparison behind `not` needs parentheses.', hint: 'Write `not (…)`.' },
  },
  // 按 a + b
  'sort-key-column': {
    severity: 'error',
    zh: { message: '排序只能按一列，不能按算式。', hint: '先用“定义”给算式起名，再按这个名称排序。' },
    en: { message: 'Rows are ordered by a column, not by a formula.', hint: 'Name the formula with `let` and order by that name.' },
  },
  // The rest is not reported.
  'too-many-mistakes': {
    severity: 'error',
    zh: { message: '错误超过 {limit} 处，后面的不再列出。', hint: '先改正前面的错误。' },
    en: { message: 'More than {limit} mistakes; the rest are not listed.', hint: 'Correct the first ones.' },
  },
} satisfies Catalogue;

export type SyntaxCode = keyof typeof syntaxCatalogue;
