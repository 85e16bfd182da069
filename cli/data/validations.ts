import { formatExact, parseNumber } from '../../engine/numbers/index.ts';
import type { Language } from '../../engine/plan/index.ts';
import type { TemplateColumn, TemplateTable } from '../../engine/tables/template.ts';
import { describeColumn } from './describe.ts';

/** Rows below the header that a validation covers. */
const lastRow = 5000;
/** Longest list that a cell's drop-down takes as text. */
const longestList = 255;

/**
 * The `dataValidations` element of a sheet: drop-down lists for options and references, ranges for numbers, and for every
 * column what it takes. All of them warn and let pass, since 不适用, 免考 and 未到期 may stand in any cell.
 */
export function validationsXml(table: TemplateTable, tables: readonly TemplateTable[], language: Language): string {
  const rules = table.columns.map((column, i) => {
    const letter = columnLetters(i);
    const { type, values, meaning } = describeColumn(column, language);
    const prompt = [type, values, meaning]
      .filter((part) => part !== '')
      .join('\n')
      .slice(0, 255);
    const attributes = [
      ...ruleOf(column, table, tables).attributes,
      'errorStyle="warning"',
      'allowBlank="1"',
      'showInputMessage="1"',
      'showErrorMessage="1"',
      `promptTitle="${escapeXml(column.heading.slice(0, 32))}"`,
      `prompt="${escapeXml(prompt)}"`,
      `sqref="${letter}2:${letter}${lastRow}"`,
    ];
    return `<dataValidation ${attributes.join(' ')}>${ruleOf(column, table, tables).formulas}</dataValidation>`;
  });
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

type Rule = { readonly attributes: readonly string[]; readonly formulas: string };
const noRule: Rule = { attributes: [], formulas: '' };

function ruleOf({ kind, type }: TemplateColumn, table: TemplateTable, tables: readonly TemplateTable[]): Rule {
  switch (type.t) {
    case 'opt':
      return listRule(type.of);
    case 'bool':
      return listRule(['是', '否']);
    case 'ref': {
      // The names stand in the first column of their own table; there, a name is new.
      const home = tables.find(({ name }) => name === type.table);
      if (!home || home === table || (kind !== 'key' && kind !== 'link' && kind !== 'field')) return noRule;
      return { attributes: ['type="list"'], formulas: formula(`'${type.table.replaceAll("'", "''")}'!$A$2:$A$${lastRow}`) };
    }
    case 'num': {
      if (!type.range) return noRule;
      const [min, max] = [parseNumber(type.range.min), parseNumber(type.range.max)];
      if (!min || !max) return noRule;
      const whole = type.grid.kind === 'scale' && type.grid.scale === 0;
      return {
        attributes: [`type="${whole ? 'whole' : 'decimal'}"`, 'operator="between"'],
        formulas: formula(formatExact(min)) + formula(formatExact(max), 2),
      };
    }
    case 'text':
    case 'date':
      return noRule;
  }
}

function listRule(options: readonly string[]): Rule {
  const list = options.join(',');
  if (list.length > longestList || options.some((option) => /[,"]/.test(option))) return noRule;
  return { attributes: ['type="list"'], formulas: formula(`"${list}"`) };
}

function formula(text: string, number: 1 | 2 = 1): string {
  return `<formula${number}>${escapeXml(text)}</formula${number}>`;
}

/** 0 → A, 27 → AB. */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
