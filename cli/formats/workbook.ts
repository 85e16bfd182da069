import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type Feature, type Row } from 'write-excel-file/node';
import { getCellAddress, sanitizeAttributeValue, sanitizeTextContent } from 'write-excel-file/utility';

/** A sheet of a workbook under its headings. */
export type WorkbookSheet = {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly Row[];
  /** What a spreadsheet says of a column, and offers for it, when one of its cells is chosen. */
  readonly helps?: readonly (ColumnHelp | undefined)[];
};

/** `options`: a list to choose from. `between`: another number is warned of, not refused, since blanks are words. */
export type ColumnHelp = {
  readonly title: string;
  readonly text: string;
  readonly options?: readonly string[];
  readonly between?: readonly [string, string];
};

/** The bytes of a workbook; the same sheets give the same bytes. */
export async function workbookBytes(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  const buffer = await writeXlsxFile(
    sheets.map(({ headings, rows }, i) => ({
      sheet: names[i] ?? '',
      stickyRowsCount: 1,
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

/** Limits of the format (ECMA-376, dataValidation): lists, prompts and titles beyond them make a workbook that does not open. */
const [longestList, longestPrompt, longestTitle, lastRow] = [255, 255, 32, 10_000];

function columnHelps(sheets: readonly WorkbookSheet[]): Feature<Stream | Buffer | Blob> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(xml, _, { sheetIndex }) {
            const helps = (sheets[sheetIndex]?.helps ?? []).flatMap((help, column) => (help ? [validation(help, column)] : []));
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

function validation({ title, text, options, between }: ColumnHelp, column: number): string {
  const prompt = `showInputMessage="1" promptTitle="${attribute(title, longestTitle)}" prompt="${attribute(text, longestPrompt)}"`;
  const place = `allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${getCellAddress(1, column)}:${getCellAddress(lastRow - 1, column)}"`;
  const list = `"${options?.join(',').replaceAll('"', '""') ?? ''}"`;
  if (options && list.length <= longestList && !options.some((option) => option.includes(','))) {
    return `<dataValidation type="list" ${prompt} ${place}><formula1>${sanitizeTextContent(list)}</formula1></dataValidation>`;
  }
  if (between) {
    const [from, to] = between.map((bound) => sanitizeTextContent(bound));
    return `<dataValidation type="decimal" operator="between" ${prompt} ${place}><formula1>${from ?? ''}</formula1><formula2>${to ?? ''}</formula2></dataValidation>`;
  }
  return `<dataValidation ${prompt} ${place}/>`;
}

function attribute(text: string, longest: number): string {
  return sanitizeAttributeValue([...text].slice(0, longest).join(''));
}
