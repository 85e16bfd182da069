/** Files of data whose bytes do not belong into a repository: too large, no text, or with names that no disk should keep. */

import { strToU8, zipSync } from 'fflate';
import type { DataFile } from '../../engine/sheets/index.ts';
import { encodeGb18030 } from '../data/gb18030.ts';
import { workbook } from '../data/workbook.ts';

const scores = '街道,期间,满意度\n东街,2023,91\n西街,2023,88.5\n';
const escape = '\u001b[2J\u001b]0;x\u0007\u202e';

/** By the name of the case's folder. What stands in the folder comes first. */
export const dataRecipes: ReadonlyMap<string, () => readonly DataFile[]> = new Map([
  ['old-spreadsheet', () => [{ name: '街道.每年.xls', bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0) }]],
  ['not-a-text-file', () => [{ name: '街道.每年.csv', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d) }]],
  // 0xff stands in neither encoding.
  ['unknown-encoding', () => [{ name: '街道.每年.csv', bytes: Uint8Array.of(...strToU8(scores), 0xff, 0xff) }]],
  ['truncated-file', () => [{ name: '街道.每年.csv', bytes: strToU8(`${scores}南街`).slice(0, -1) }]],
  ['overlong-line', () => [text('街道.每年.csv', `街道,期间,满意度\n${'东'.repeat(10_000_000)},2023,91\n`)]],
  ['bad-workbook', () => [text('数据.xlsx', '这不是工作簿')]],
  ['truncated-workbook', () => [{ name: '数据.xlsx', bytes: workbook({ 街道: row('街道', '类别') }).slice(0, -40) }]],
  // 120 MB of blanks pack into some hundred kilobytes.
  ['workbook-too-large', () => [{ name: '数据.xlsx', bytes: zipSync({ 'xl/workbook.xml': new Uint8Array(120 * 1_048_576).fill(0x20) }) }]],
  ['gb18030', () => [{ name: '街道.每年.csv', bytes: encodeGb18030('街道,期间,满意度\n东街,2023,９１．５\n西街,2023,八十八\n') }]],
  [
    'workbook-cells',
    () => {
      const roster = row('街道', '类别') + row('东街', '城区') + row('西街', '郊区');
      const failed = `<row>${cell('东街')}${cell('2023')}<c t="e"><f>B2/C2</f><v>#DIV/0!</v></c></row>`;
      const figures = row('街道', '期间', '满意度') + failed + row('西街', '2023', '八十八');
      return [{ name: '数据.xlsx', bytes: workbook({ 街道: roster, '街道.每年': figures }) }];
    },
  ],
  [
    'escape-codes',
    () => [
      text('街道.csv', `街道,类别,${escape}\n东街,城区,1\n西街,郊区${escape},2\n南街${escape},城区,3\n`),
      text(
        '街道.每年.csv',
        `街道,期间,满意度\n东街,2023,91\n西街,2023${escape},88.5\n北街${escape},2023,80\n南街${escape},2023,${escape}\n`,
      ),
      text('\u001b[31m红.csv', 'a\n1\n'),
    ],
  ],
]);

function text(name: string, contents: string): DataFile {
  return { name, bytes: strToU8(contents) };
}

function row(...cells: readonly string[]): string {
  return `<row>${cells.map(cell).join('')}</row>`;
}

function cell(contents: string): string {
  return `<c t="inlineStr"><is><t>${contents}</t></is></c>`;
}
