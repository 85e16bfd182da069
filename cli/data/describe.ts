import { parseNumber } from '../../engine/numbers/index.ts';
import { type Language, type Num, type Type, visible } from '../../engine/plan/index.ts';
import { showNumber } from '../../engine/tables/cell.ts';
import type { TemplateColumn } from '../../engine/tables/template.ts';

/** What a column takes, in words, for the one who fills it in. */
export type ColumnWords = { readonly type: string; readonly values: string; readonly required: string; readonly meaning: string };

/** Headings of the sheet that explains a workbook. The reader of data passes it over by its name. */
export const explanation = {
  zh: { sheet: '说明', headings: ['表', '列', '类型', '范围或选项', '必填', '含义'] },
  en: { sheet: 'notes', headings: ['table', 'column', 'type', 'range or options', 'required', 'meaning'] },
} as const satisfies Readonly<Record<Language, unknown>>;

const words = {
  zh: {
    number: '数',
    whole: '整数',
    percent: '百分比，如 6.5%',
    points: '分',
    yesNo: '是或否',
    text: '文本',
    date: '日期，如 2023-06-01',
    option: '选项',
    row: '名称',
    yes: '是',
    no: '',
    join: '、',
    kinds: {
      key: '“{table}”的名称',
      period: '期间，如 2023-06、2023-Q2、2023',
      joins: '从哪天起，空着为一直在',
      leaves: '到哪天止，空着为一直在',
      link: '所属的“{table}”',
      field: '',
    },
    noteSeparator: '：',
    notes: { lead: '牵头', owner: '责任', source: '来源', basis: '依据', note: '说明', illustrative: '示例', range: '范围' },
  },
  en: {
    number: 'number',
    whole: 'whole number',
    percent: 'percentage: 6.5%',
    points: 'points',
    yesNo: 'yes or no',
    text: 'text',
    date: 'date: 2023-06-01',
    option: 'option',
    row: 'name',
    yes: 'yes',
    no: '',
    join: ', ',
    kinds: {
      key: 'name of the “{table}”',
      period: 'period: 2023-06, 2023-Q2, 2023',
      joins: 'from which day; empty: always',
      leaves: 'to which day; empty: always',
      link: 'its “{table}”',
      field: '',
    },
    noteSeparator: ': ',
    notes: {},
  },
} as const;

export function describeColumn({ kind, type, required, notes }: TemplateColumn, language: Language): ColumnWords {
  const w = words[language];
  const noteNames = new Map<string, string>(Object.entries(w.notes));
  const said = notes.map(({ name, values }) => visible(`${noteNames.get(name) ?? name}${w.noteSeparator}${values.join(w.join)}`, 200));
  const ofKind = w.kinds[kind].replace('{table}', type.t === 'ref' ? type.table : '');
  return {
    type: kind === 'period' ? w.text : typeWords(type, language),
    values: valueWords(type, language),
    required: required ? w.yes : w.no,
    meaning: [ofKind, ...said].filter((part) => part !== '').join('\n'),
  };
}

function typeWords(type: Type, language: Language): string {
  const w = words[language];
  switch (type.t) {
    case 'num': {
      if (type.pct) return w.percent;
      const unit = Object.keys(type.unit).join('·');
      const name = type.grid.kind === 'scale' && type.grid.scale === 0 ? w.whole : w.number;
      return unit === '' ? name : `${name}（${unit}）`;
    }
    case 'bool':
      return w.yesNo;
    case 'text':
      return w.text;
    case 'date':
      return w.date;
    case 'ref':
      return w.row;
    case 'opt':
      return w.option;
  }
}

function valueWords(type: Type, language: Language): string {
  if (type.t === 'opt') return type.of.join(words[language].join);
  if (type.t !== 'num' || !type.range) return '';
  const bound = (text: Num): string => {
    const value = parseNumber(text);
    return value ? showNumber(value, type.pct === true) : text;
  };
  return `${bound(type.range.min)} .. ${bound(type.range.max)}`;
}
