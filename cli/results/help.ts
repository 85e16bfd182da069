import { formatExact, parseNumber } from '../../engine/numbers/index.ts';
import type { Type } from '../../engine/plan/index.ts';
import type { TemplateColumn, TemplateTable } from '../../engine/tables/index.ts';
import type { CellRule, ColumnHelp } from '../formats/workbook.ts';
import { fill, type Words } from '../wording/index.ts';
import { shownNumber } from './value.ts';

/** A column of a table to fill in, in words. */
export type ColumnWords = { readonly kind: string; readonly range: string; readonly required: string; readonly meaning: string };

export function describeColumn({ kind, type, required, notes }: TemplateColumn, { fillIn }: Words): ColumnWords {
  const names = new Map<string, string>(Object.entries(fillIn.notes));
  const range = type.t === 'num' ? type.range : undefined;
  return {
    kind: kindOfCell(kind, type, fillIn),
    range: range
      ? fill(fillIn.range, { from: bound(range.min, type), to: bound(range.max, type) })
      : type.t === 'opt'
        ? type.of.join(fillIn.and)
        : '',
    required: required ? fillIn.required : fillIn.optional,
    meaning: notes
      .flatMap(({ name, values }) =>
        names.has(name) ? [fill(fillIn.said, { name: names.get(name) ?? '', text: values.join(fillIn.and) })] : [],
      )
      .join('\n'),
  };
}

/** What a spreadsheet says of a column and offers for its cells. */
export function helpOf(column: TemplateColumn, table: TemplateTable, tables: readonly TemplateTable[], words: Words): ColumnHelp {
  const { kind, range, required, meaning } = describeColumn(column, words);
  const rule = ruleOf(column, table, tables, words);
  return {
    title: column.heading,
    text: [required, kind, range, meaning].filter((fact) => fact !== '').join('\n'),
    ...(rule && { rule }),
  };
}

function kindOfCell(kind: TemplateColumn['kind'], type: Type, fillIn: Words['fillIn']): string {
  switch (kind) {
    case 'period':
      return fillIn.period;
    case 'key':
      return fillIn.key;
    case 'joins':
      return fillIn.joins;
    case 'leaves':
      return fillIn.leaves;
    case 'link':
    case 'field':
      return kindOfType(type, fillIn);
  }
}

function kindOfType(type: Type, fillIn: Words['fillIn']): string {
  switch (type.t) {
    case 'num':
      return type.pct ? fillIn.percent : fill(fillIn.number, { unit: Object.keys(type.unit).join('·') });
    case 'bool':
      return fillIn.yesNo;
    case 'date':
      return fillIn.date;
    case 'ref':
      return fill(fillIn.reference, { table: type.table });
    case 'opt':
      return fillIn.option;
    case 'text':
      return fillIn.text;
  }
}

function ruleOf(
  { kind, type }: TemplateColumn,
  table: TemplateTable,
  tables: readonly TemplateTable[],
  { table: { yes, no } }: Words,
): CellRule | undefined {
  switch (type.t) {
    case 'opt':
      return { kind: 'options', options: type.of };
    case 'bool':
      return { kind: 'options', options: [yes, no] };
    case 'ref': {
      // In the table of its own, a name is new.
      const home = tables.find(({ name }) => name === type.table);
      return home && home !== table && home.columns[0]?.kind === 'key' && kind !== 'joins'
        ? { kind: 'names', sheet: home.name }
        : undefined;
    }
    case 'num': {
      const [min, max] = [type.range && parseNumber(type.range.min), type.range && parseNumber(type.range.max)];
      return min && max ? { kind: 'between', from: formatExact(min), to: formatExact(max) } : undefined;
    }
    case 'text':
    case 'date':
      return undefined;
  }
}

function bound(value: string, type: Type): string {
  const number = parseNumber(value);
  return number ? shownNumber(number, type) : value;
}
