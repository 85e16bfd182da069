import { parseNumber } from '../../engine/numbers/index.ts';
import type { NumberRange, Type } from '../../engine/plan/index.ts';
import type { TemplateColumn } from '../../engine/tables/index.ts';
import type { ColumnHelp } from '../formats/workbook.ts';
import { fill, type Words } from '../wording/index.ts';
import { shownNumber } from './value.ts';

/** What one who fills in a column must know: whether it is due, of what kind it is, its unit and range, who keeps it, on what ground. */
export function helpOf({ heading, kind, type, required, notes }: TemplateColumn, words: Words): ColumnHelp {
  const { fillIn } = words;
  const range = type.t === 'num' ? type.range : undefined;
  const facts = [
    required ? fillIn.required : fillIn.optional,
    kindOfCell(kind, type, words),
    range && fill(fillIn.range, { from: bound(range.min, type), to: bound(range.max, type) }),
    ...notes.flatMap(({ name, values }) => (isNoteWord(name, words) ? [`${fillIn.notes[name]}：${values.join('、')}`] : [])),
  ];
  const options = optionsOf(type, words);
  const between = range && numbersOf(range);
  return {
    title: heading,
    text: facts.filter((fact) => fact !== undefined && fact !== '').join('\n'),
    ...(options && { options }),
    ...(between && { between }),
  };
}

function kindOfCell(kind: TemplateColumn['kind'], type: Type, { fillIn }: Words): string {
  if (kind === 'period') return fillIn.period;
  switch (type.t) {
    case 'num': {
      const unit = Object.keys(type.unit).join('·');
      return type.pct ? fillIn.percent : fill(fillIn.number, { unit });
    }
    case 'bool':
      return fillIn.yesNo;
    case 'date':
      return fillIn.date;
    case 'ref':
      return kind === 'key' ? fillIn.key : fill(fillIn.reference, { table: type.table });
    case 'opt':
      return fill(fillIn.option, { options: type.of.join('、') });
    case 'text':
      return fillIn.text;
  }
}

function optionsOf(type: Type, { table }: Words): readonly string[] | undefined {
  if (type.t === 'opt') return type.of;
  return type.t === 'bool' ? [table.yes, table.no] : undefined;
}

function bound(value: string, type: Type): string {
  const number = parseNumber(value);
  return number ? shownNumber(number, type) : value;
}

/** Bounds as a spreadsheet compares them; one that is no decimal is not checked there. */
function numbersOf({ min, max }: NumberRange): readonly [string, string] | undefined {
  return min.includes('/') || max.includes('/') ? undefined : [min, max];
}

function isNoteWord(name: string, { fillIn }: Words): name is keyof Words['fillIn']['notes'] {
  return Object.hasOwn(fillIn.notes, name);
}
