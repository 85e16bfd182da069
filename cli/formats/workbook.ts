import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type Feature, type Row } from 'write-excel-file/node';
import { sanitizeAttributeValue, sanitizeTextContent } from 'write-excel-file/utility';
import { width } from '../../engine/plan/index.ts';

/** A sheet of a workbook under its headings. */
export type WorkbookSheet = {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
  /** What a spreadsheet says of a column, and offers for it, when one of its cells is chosen. */
  readonly helps?: readonly ColumnHelp[];
};

/** All rules warn and let pass, since 不适用, 免考 and 未到期 may stand in any cell. */
export type ColumnHelp = { readonly title: string; readonly text: string; readonly rule?: CellRule };
export type CellRule =
  | { readonly kind: 'options'; readonly options: readonly string[] }
  /** The names in the first column of another sheet. */
  | { readonly kind: 'names'; readonly sheet: string }
  | { readonly kind: 'between'; readonly from: string; readonly to: string };

/** The bytes of a workbook; the same sheets give the same bytes. */
export async function workbookBytes(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  const buffer = await writeXlsxFile(
    sheets.map(({ headings, rows }, i) => ({
      sheet: names[i] ?? '',
      stickyRowsCount: 1,
      columns: headings.map((heading) => ({ width: Math.max(10, width(heading) + 4) })),
      data: [headings.map((value) => ({ type: String, value, fontWeight: 'bold' as const })), ...rows],
    })),
    { features: [columnHelps(sheets)] },
  ).toBuffer();
  return withoutTimes(buffer);
}

/** A zip records when its parts were written: set to the beginning of a zip's time. */
function withoutTimes(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes), { mtime: '1980-01-01T12:00:00' });
}

/** Names that a workbook takes: at most 31 characters, none of `[]/\:*?`, no two alike but for their case. */
function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = name.replace(/[[\]/\\:*?]/g, '_').slice(0, 31) || '_';
    let candidate = base;
    for (let n = 2; taken.has(candidate.toLowerCase()); n += 1) candidate = `${base.slice(0, 28)}_${n}`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

/** Limits of the format (ECMA-376, dataValidation): beyond them a workbook does not open. */
const [longestList, longestPrompt, longestTitle] = [255, 255, 32];
/** Rows that a rule covers. */
const lastRow = 5000;

function columnHelps(sheets: readonly WorkbookSheet[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(xml, _, { sheetIndex }) {
            const helps = (sheets[sheetIndex]?.helps ?? []).map(validation);
            if (helps.length === 0) return xml;
            // The order of elements is fixed: validations stand behind the rows.
            return xml.replace(
              '</sheetData>',
              () => `</sheetData><dataValidations count="${helps.length}">${helps.join('')}</dataValidations>`,
            );
          },
        },
      },
    },
  };
}

function validation({ title, text, rule }: ColumnHelp, index: number): string {
  const { type, formulas } = rule ? ruleXml(rule) : noRule;
  const column = columnLetters(index);
  const attributes = [
    ...(type === '' ? [] : [type]),
    'allowBlank="1" showInputMessage="1" showErrorMessage="1" errorStyle="warning"',
    `promptTitle="${attribute(title, longestTitle)}" prompt="${attribute(text, longestPrompt)}"`,
    `sqref="${column}2:${column}${lastRow}"`,
  ];
  return `<dataValidation ${attributes.join(' ')}>${formulas.map((one, i) => `<formula${i + 1}>${sanitizeTextContent(one)}</formula${i + 1}>`).join('')}</dataValidation>`;
}

type RuleXml = { readonly type: string; readonly formulas: readonly string[] };
const noRule: RuleXml = { type: '', formulas: [] };

function ruleXml(rule: CellRule): RuleXml {
  switch (rule.kind) {
    case 'options': {
      const list = rule.options.join(',');
      const fits = list.length <= longestList && !rule.options.some((option) => /[,"]/.test(option));
      return fits ? { type: 'type="list"', formulas: [`"${list}"`] } : noRule;
    }
    case 'names':
      return { type: 'type="list"', formulas: [`'${rule.sheet.replaceAll("'", "''")}'!$A$2:$A$${lastRow}`] };
    case 'between':
      return { type: 'type="decimal" operator="between"', formulas: [rule.from, rule.to] };
  }
}

/** 0 → A, 27 → AB. */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

function attribute(text: string, longest: number): string {
  return sanitizeAttributeValue([...text].slice(0, longest).join('')).replaceAll('\n', '&#10;');
}
