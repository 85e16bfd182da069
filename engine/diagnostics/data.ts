import type { Catalogue, Diagnostic, Params, Place, Related } from '../plan/index.ts';

/**
 * What can be wrong with data. Parameters: `text` what stands in the cell; `column`, `table`, `key` names; `suggestion` a
 * near name. All of them have gone through `visible`.
 */
export const dataCatalogue = {
  // ——— Files ———
  /** The data folder holds no file that could be a table. */
  'empty-folder': {
    severity: 'error',
    zh: { message: '数据文件夹里一张表也没有。', hint: '用 heng data 命令生成待填的表，填好后放进来（CSV、XLSX、JSON、YAML 均可）。' },
    en: {
      message: 'There are no tables in the data folder.',
      hint: 'Let heng data write the tables to fill in, and put them here (CSV, XLSX, JSON or YAML).',
    },
  },
  /** A file whose ending is none of those that are read. */
  'unknown-file-kind': {
    severity: 'warning',
    zh: { message: '这种文件不是数据表，没有读取。', hint: '数据表可以是 .csv、.xlsx、.json、.yaml；其他文件请放到别的文件夹。' },
    en: {
      message: 'A file of this kind is no table of data; it was not read.',
      hint: 'Tables are .csv, .xlsx, .json or .yaml; keep other files in another folder.',
    },
  },
  /** A spreadsheet in a form that is not read; its table stands there all the same. */
  'old-spreadsheet': {
    severity: 'error',
    zh: { message: '.{ending} 格式的表格读不了，里面的数据没有用上。', hint: '用 Excel 或 WPS 打开，另存为 .xlsx，再删去这个文件。' },
    en: {
      message: 'Spreadsheets of the form .{ending} cannot be read, so its data were not used.',
      hint: 'Open it in a spreadsheet program, save it as .xlsx and delete this file.',
    },
  },
  /** Bytes that are no text: an image, a workbook under a wrong name. */
  'not-a-text-file': {
    severity: 'error',
    zh: { message: '这不是文本文件。', hint: '用 Excel 打开原来的表，另存为“CSV UTF-8”；如果本来就是 Excel 文件，把扩展名改回 .xlsx。' },
    en: {
      message: 'This is not a text file.',
      hint: 'Save it as CSV from the spreadsheet; if it is a workbook, give it its ending .xlsx back.',
    },
  },
  /** Neither UTF-8 nor GB18030. */
  'unknown-encoding': {
    severity: 'error',
    zh: { message: '文字编码既不是 UTF-8，也不是 GB18030。', hint: '用 Excel 打开，另存为“CSV UTF-8”。' },
    en: { message: 'The text is neither UTF-8 nor GB18030.', hint: 'Save it as "CSV UTF-8".' },
  },
  /** UTF-8 that stops inside a character. */
  'truncated-file': {
    severity: 'error',
    zh: { message: '文件不完整，末尾的字只有一半，后面可能还缺若干行。', hint: '重新复制或重新导出这个文件。' },
    en: { message: 'The file is cut off inside its last character; more rows may be missing.', hint: 'Copy or export the file again.' },
  },
  /** Nothing in it, not even a header. */
  'empty-file': {
    severity: 'error',
    zh: { message: '文件是空的，连表头也没有。', hint: '用 heng data 命令重新生成这张表，或删掉这个文件。' },
    en: { message: 'The file is empty: there is not even a header.', hint: 'Let heng data write this table anew, or delete the file.' },
  },
  /** A line beyond the limit: not a table, or a quotation mark that is never closed. */
  'overlong-line': {
    severity: 'error',
    zh: { message: '第 {line} 行太长，超过 {limit} 个字符。', hint: '看看这里是否少了换行，或有引号没有配对。' },
    en: {
      message: 'Line {line} is too long: more than {limit} characters.',
      hint: 'See whether a line break or a quotation mark is missing there.',
    },
  },
  /** More or fewer cells than the header has. */
  'bad-cell-count': {
    severity: 'error',
    zh: {
      message: '这一行有 {found} 格，表头有 {expected} 格，不知道哪一格属于哪一列。',
      hint: '含逗号的内容要加引号（"1,234.50"）；缺的格子要留出逗号。改好之前这一行按缺失处理。',
    },
    en: {
      message: 'This line has {found} cells and the header {expected}, so it is not clear which cell belongs to which column.',
      hint: 'Put quotation marks around what contains a comma ("1,234.50"); keep the commas of empty cells. Until then the line counts as missing.',
    },
  },
  /** A quotation mark inside a cell, or one that is never closed. */
  'bad-quote': {
    severity: 'error',
    zh: { message: '第 {line} 行附近的引号不成对。', hint: '格子里的引号写成两个（""），整格再用引号括起来；用 Excel 另存会自动写对。' },
    en: {
      message: 'The quotation marks near line {line} do not pair.',
      hint: 'Double a quotation mark inside a cell ("") and put the whole cell into quotation marks; a spreadsheet program does so by itself.',
    },
  },
  /** No JSON. */
  'bad-json': {
    severity: 'error',
    zh: {
      message: '这个 JSON 文件写得不完整[（第 {line} 行附近）]，没有读取。',
      hint: '检查括号、逗号、引号是否齐全，两行之间是否少了逗号。',
    },
    en: {
      message: 'This JSON file is not complete[ (near line {line})]; it was not read.',
      hint: 'Check brackets, quotation marks, and the commas between entries.',
    },
  },
  /** No YAML. */
  'bad-yaml': {
    severity: 'error',
    zh: { message: '第 {line} 行附近不合 YAML 的写法，整个文件没有读取。', hint: '检查缩进、冒号后面的空格和引号。' },
    en: {
      message: 'Near line {line} this is not proper YAML; the file was not read.',
      hint: 'Check the indentation, the spaces after colons and the quotation marks.',
    },
  },
  /** A row that gives the same column twice (JSON, YAML). */
  'duplicate-entry': {
    severity: 'error',
    zh: { message: '第 {line} 行的名称在同一条里已经写过，不知道以哪一个为准，整个文件没有读取。', hint: '只留一个。' },
    en: {
      message: 'The name in line {line} stands in the same entry already, so it is not clear which value counts; the file was not read.',
      hint: 'Keep one of them.',
    },
  },
  /** YAML aliases that multiply beyond the limit. */
  'too-many-aliases': {
    severity: 'error',
    zh: { message: '别名（*）层层引用，展开后会占满内存，没有读取。', hint: '把内容直接写出来，不用别名。' },
    en: {
      message: 'The aliases (*) refer to each other so often that the contents would fill the memory; the file was not read.',
      hint: 'Write the contents out, without aliases.',
    },
  },
  /** JSON or YAML that is no list of rows. */
  'not-a-table': {
    severity: 'error',
    zh: { message: '这里应当是一张表：若干行，每行写“列名: 值”。', hint: '写成 [{"单位": "甲", "产值": 1}, …]，或 {"表名": [ … ]}。' },
    en: {
      message: 'A table is due here: rows, each with "column: value".',
      hint: 'Write [{"单位": "甲", "产值": 1}, …] or {"table": [ … ]}.',
    },
  },
  /** A cell that is itself a list or a map (JSON, YAML). */
  'nested-value': {
    severity: 'error',
    zh: { message: '“{column}”里写了一组内容，而一格只能有一个值。', hint: '只写一个数、一个词或一个日期；改好之前这一格按缺失处理。' },
    en: {
      message: '"{column}" holds a collection, but a cell takes a single value.',
      hint: 'Write one number, one word or one date; until then the cell counts as missing.',
    },
  },
  /** An XLSX file that cannot be opened. */
  'bad-workbook': {
    severity: 'error',
    zh: {
      message: '打不开这个 Excel 文件：内容不完整，或加了密码，或不是 .xlsx。',
      hint: '用 Excel 打开，另存为 .xlsx（不设密码）；打不开就重新复制。',
    },
    en: {
      message: 'This workbook cannot be opened: it is incomplete, has a password, or is no .xlsx.',
      hint: 'Open it and save it as .xlsx, without a password; if it does not open, copy it again.',
    },
  },
  /** An XLSX file whose contents exceed the limit. */
  'workbook-too-large': {
    severity: 'error',
    zh: { message: '这个 Excel 文件展开后超过 {limit} MB，没有读取。', hint: '只保留要填的表，删去图片和多余的格式。' },
    en: {
      message: 'Unpacked, this workbook exceeds {limit} MB; it was not read.',
      hint: 'Keep only the tables, without pictures and surplus formats.',
    },
  },

  // ——— Tables and columns ———
  /** A file or sheet named as no table of the policy. */
  'unused-table': {
    severity: 'warning',
    zh: { message: '办法不用“{table}”这张表，没有读取。', hint: '表名就是文件名或工作表名，如“单位”“单位.每月”；不用的表可以移走。' },
    en: {
      message: 'The policy uses no table "{table}"; it was not read.',
      hint: 'A table goes by the name of its file or sheet, such as "unit" or "unit.monthly"; take away what is not used.',
    },
  },
  /** A name next to that of a table that is missing. */
  'misspelt-table': {
    severity: 'error',
    zh: {
      message: '办法里没有“{table}”这张表，也没有找到“{suggestion}”的数据。',
      hint: '如果这就是“{suggestion}”，把文件或工作表改成这个名称。',
    },
    en: {
      message: 'The policy has no table "{table}", and there are no data for "{suggestion}".',
      hint: 'If it is "{suggestion}", give the file or sheet that name.',
    },
  },
  /** Two files or sheets for one table. */
  'duplicate-table': {
    severity: 'error',
    zh: { message: '“{table}”的数据有两份，这一份没有读取。', hint: '只留一份，或合并成一份。' },
    en: { message: 'There are two sets of data for "{table}"; this one was not read.', hint: 'Keep one, or merge them.' },
  },
  /** No data for a table of the policy. */
  'missing-table': {
    severity: 'error',
    zh: { message: '缺少“{table}”这张表。', hint: '用 heng data 命令生成这张表，填好后放进数据文件夹。' },
    en: { message: 'The table "{table}" is missing.', hint: 'Let heng data write this table, fill it in and put it into the data folder.' },
  },
  /** A column that the policy needs. */
  'missing-column': {
    severity: 'error',
    zh: { message: '“{table}”缺少“{column}”一列。', hint: '加上这一列；表头文字要与办法里的名称相同。' },
    en: { message: '"{table}" has no column "{column}".', hint: 'Add it; the heading is the name in the policy.' },
  },
  /** A column of which the policy knows nothing. */
  'unknown-column': {
    severity: 'warning',
    zh: { message: '办法不用“{table}”里的“{column}”这一列，没有读取。', hint: '可以删去；如果要用，先在办法里写上这一项。' },
    en: {
      message: 'The policy does not use the column "{column}" of "{table}"; it was not read.',
      hint: 'Delete it; if it is to be used, declare it in the policy.',
    },
  },
  /** A heading next to that of a column that is missing. */
  'misspelt-column': {
    severity: 'error',
    zh: { message: '“{table}”没有“{column}”这一列，却缺少“{suggestion}”。', hint: '如果就是这一列，把表头改成“{suggestion}”。' },
    en: {
      message: '"{table}" has no column "{column}", but lacks "{suggestion}".',
      hint: 'If it is that one, change the heading to "{suggestion}".',
    },
  },
  /** A column that belongs into the table of another grain. */
  'misplaced-column': {
    severity: 'error',
    zh: { message: '“{column}”不在“{table}”里填。', hint: '把这一列移到“{home}”表。' },
    en: { message: '"{column}" does not belong in "{table}".', hint: 'Move the column to the table "{home}".' },
  },
  /** Two columns of the same heading. */
  'duplicate-column': {
    severity: 'error',
    zh: { message: '“{column}”一列出现两次，只读了第一次出现的那一列。', hint: '删去一列，留下正确的。' },
    en: { message: 'The column "{column}" is there twice; only the first was read.', hint: 'Keep the right one and delete the other.' },
  },
  /** Cells under an empty heading. */
  'empty-heading': {
    severity: 'error',
    zh: { message: '第 {number} 列有内容，却没有表头。', hint: '写上表头，或删去这一列。' },
    en: { message: 'Column number {number} has contents but no heading.', hint: 'Give it a heading, or delete it.' },
  },

  // ——— Rows ———
  /** A table of subjects in which nobody stands. */
  'empty-table': {
    severity: 'error',
    zh: { message: '“{table}”只有表头，名单是空的。', hint: '每个考核对象填一行。' },
    en: { message: '"{table}" has a header only: there is nobody in it.', hint: 'Give every subject a row.' },
  },
  /** A row without a key. */
  'empty-key': {
    severity: 'error',
    zh: { message: '这一行没有写“{column}”，不知道是谁的数据。', hint: '填上“{column}”，或删去这一行。' },
    en: { message: 'This row has no "{column}", so it is not clear whose it is.', hint: 'Fill in "{column}", or delete the row.' },
  },
  /** A second row of the same key, or of the same key and period. */
  'duplicate-key': {
    severity: 'error',
    zh: { message: '“{key}”[（{period}）]重复出现，不知道以哪一行为准。', hint: '只留一行；改好之前这些行都按缺失处理。' },
    en: {
      message: '"{key}"[ ({period})] appears again, so that it is not clear which row counts.',
      hint: 'Keep one row; until then these rows count as missing.',
    },
  },
  /** A key that is not in the table it refers to. */
  'unknown-key': {
    severity: 'error',
    zh: { message: '“{table}”的名单里没有“{text}”。', hint: '[是不是“{suggestion}”？]改正名称，或先在“{table}”表里加上这一行。' },
    en: {
      message: '"{text}" is not in the list of "{table}".',
      hint: '[Did you mean "{suggestion}"? ]Correct the name, or add a row to the table "{table}" first.',
    },
  },
  /** A table of a single row that has several. */
  'several-rows': {
    severity: 'error',
    zh: { message: '“{table}”[（{period}）]只能有一行。', hint: '只留一行；改好之前按缺失处理。' },
    en: { message: '"{table}"[ ({period})] can have one row only.', hint: 'Keep one row; until then they count as missing.' },
  },
  /** No period at all, or text that is none. */
  'not-a-period': {
    severity: 'error',
    zh: { message: '“{text}”不是期间。', hint: '写成 2023-06（月）、2023-Q2（季）、2023-H1（半年）或 2023（年）。' },
    en: { message: '"{text}" is not a period.', hint: 'Write 2023-06 (month), 2023-Q2 (quarter), 2023-H1 (half-year) or 2023 (year).' },
  },
  /** A quarter where a month is due. */
  'wrong-grain': {
    severity: 'error',
    zh: { message: '“{table}”的期间应当像“{example}”，这里是“{text}”。', hint: '改成相应的期间，或移到相应的表。' },
    en: {
      message: 'A period of "{table}" is written like "{example}"; here stands "{text}".',
      hint: 'Change the period, or move the row to the table of its grain.',
    },
  },
  /** A period of another year. */
  'period-outside-year': {
    severity: 'error',
    zh: { message: '期间“{text}”不在 {year} 年度内。', hint: '改正期间；往年的结果请放在“历史”表。' },
    en: { message: 'The period "{text}" is not in {year}.', hint: 'Correct it; results of earlier years belong in the table "history".' },
  },
  /** A ledger's row that no period of the year contains. */
  'date-outside-year': {
    severity: 'warning',
    zh: { message: '日期“{text}”不在 {year} 年度内，这一行不计。', hint: '检查年份是否写错。' },
    en: { message: 'The date "{text}" is not in {year}; the row does not count.', hint: 'See whether the year was mistyped.' },
  },
  /** A row that leaves before it joins. */
  'leaves-before-joins': {
    severity: 'error',
    zh: { message: '“止”（{leaves}）早于“起”（{joins}）。', hint: '改正其中一个日期。' },
    en: { message: '"leaves" ({leaves}) is before "joins" ({joins}).', hint: 'Correct one of the dates.' },
  },

  // ——— Cells ———
  /** Text in a number column. */
  'not-a-number': {
    severity: 'error',
    zh: { message: '“{column}”要填数，这里是“{text}”。', hint: '只写数，如 1234.5；没有数就留空，或写 不适用、免考、未到期。' },
    en: {
      message: '"{column}" takes a number; here stands "{text}".',
      hint: 'Write the number only: 1234.5; if there is none leave it empty, or write not_applicable, exempt or not_due.',
    },
  },
  /** A fraction in a column of whole numbers. */
  'not-an-integer': {
    severity: 'error',
    zh: { message: '“{column}”要填整数，这里是“{text}”。', hint: '写成整数；不足一件的不要按比例折算。' },
    en: { message: '"{column}" takes a whole number; here stands "{text}".', hint: 'Write a whole number, not a share of one.' },
  },
  /** Outside the range that the policy declares. */
  'out-of-range': {
    severity: 'error',
    zh: {
      message: '“{column}”应在 {min} 到 {max} 之间，这里是“{text}”。',
      hint: '核对这个数[；如果是百分之{bare}，写成“{percent}”]。确实如此的，在办法里放宽范围。',
    },
    en: {
      message: '"{column}" is to lie between {min} and {max}; here stands "{text}".',
      hint: 'Check the figure[; if it is {bare} per cent, write "{percent}"]. If it is right, widen the range in the policy.',
    },
  },
  /** Not one of a column's options. */
  'not-an-option': {
    severity: 'error',
    zh: { message: '“{column}”没有“{text}”这个选项。', hint: '[是不是“{suggestion}”？]可选：{options}。' },
    en: { message: '"{text}" is not an option of "{column}".', hint: '[Did you mean "{suggestion}"? ]Options: {options}.' },
  },
  /** No date, or one that no calendar has. */
  'no-such-date': {
    severity: 'error',
    zh: { message: '“{column}”要填日期，这里是“{text}”。', hint: '写成 2023-06-01、2023/6/1 或 2023年6月1日，且是日历上有的日子。' },
    en: { message: '"{column}" takes a date; here stands "{text}".', hint: 'Write it as 2023-06-01, and a day that the calendar has.' },
  },
  /** Neither yes nor no. */
  'not-yes-or-no': {
    severity: 'error',
    zh: { message: '“{column}”要填 是 或 否，这里是“{text}”。', hint: '写“是”或“否”。' },
    en: { message: '"{column}" takes yes or no; here stands "{text}".', hint: 'Write "yes" or "no".' },
  },
  /** A spreadsheet's formula that failed: #DIV/0!, #REF!. */
  'formula-error': {
    severity: 'error',
    zh: { message: '“{column}”里的公式出错：{text}。', hint: '修好公式，或直接填数。' },
    en: { message: 'The formula in "{column}" failed: {text}.', hint: 'Mend the formula, or write the value.' },
  },
  /** A day of the calendar that is neither a holiday nor a make-up day. */
  'calendar-kind': {
    severity: 'error',
    zh: { message: '日历里的“{text}”不知道是放假还是上班。', hint: '“安排”一列写“放假”或“上班”。' },
    en: {
      message: 'The calendar says "{text}", which is neither a holiday nor a make-up day.',
      hint: 'In "kind" write "holiday" or "workday".',
    },
  },
  /** 至 before 日期. */
  'calendar-range': {
    severity: 'error',
    zh: { message: '日历里“至”（{text}）早于“日期”。', hint: '“日期”写第一天，“至”写最后一天。' },
    en: { message: 'In the calendar "to" ({text}) is before "date".', hint: 'Write the first day in "date" and the last in "to".' },
  },
  /** A correction of a column, or of a row, that there is not. */
  'unknown-correction': {
    severity: 'error',
    zh: { message: '更正的对象找不到：{what}“{text}”。', hint: '[是不是“{suggestion}”？]列写成“考核名.列名”，键是这一行的名称。' },
    en: {
      message: 'There is nothing to correct: {what} "{text}".',
      hint: '[Did you mean "{suggestion}"? ]A column is written "assessment.column", the key is the row\'s name.',
    },
  },
  /** A correction without ground, approver or date. */
  'unfounded-correction': {
    severity: 'error',
    zh: { message: '这一条更正没有写“{column}”，没有采用。', hint: '更正要写明理由、批准人和日期。' },
    en: {
      message: 'This correction does not give its "{column}" and was not applied.',
      hint: 'A correction names its ground, who approved it, and the date.',
    },
  },
  /** History of a column that the policy does not have (any more). */
  'unknown-history': {
    severity: 'info',
    zh: { message: '历史里的“{column}”不是本办法的列，没有使用。', hint: '[是不是“{suggestion}”？]改过名称的列，在办法里用 @原名 注明。' },
    en: {
      message: '"{column}" of the history is no column of this policy and was not used..',
      hint: '[Did you mean "{suggestion}"? ]In the policy, mark a column that was renamed with @former_name.',
    },
  },
} satisfies Catalogue;

export type DataCode = keyof typeof dataCatalogue;
export type DataFinding = Diagnostic<DataCode>;
/** Where findings go. */
export type Report = (finding: DataFinding) => void;

export function dataFinding(code: DataCode, place: Place, params: Params = {}, related?: readonly Related[]): DataFinding {
  return { code, severity: dataCatalogue[code].severity, place, params, ...(related ? { related } : {}) };
}
