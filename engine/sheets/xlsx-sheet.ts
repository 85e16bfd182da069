import type { SheetRow } from './sheet.ts';
import { type NumberFormat, numberText } from './xlsx-number.ts';
import { textCollector, unescapeText } from './xlsx-parts.ts';
import { scanXml } from './xml.ts';

/** What the cells of a sheet refer to. */
export type SheetContext = {
  readonly strings: readonly string[];
  readonly styles: readonly NumberFormat[];
  readonly epoch1904: boolean;
};

/** A sheet that is declared wide and long, with next to nothing in it, must not fill the memory. */
const mostCells = 20_000_000;

/** What Excel itself shows where a formula has no result; it stands for a formula that was never worked out. */
const notComputed = '#CALC!';

export type SheetGrid = { readonly header: readonly string[]; readonly rows: readonly SheetRow[] };

/** The first row with contents is the header. Empty rows are left out, the others as wide as the widest. */
export function readSheetPart(xml: string, context: SheetContext): SheetGrid | 'broken' | 'too-large' {
  const rows: { row: number; cells: Map<number, string> }[] = [];
  const collect = textCollector();
  let row = 0;
  let column = -1;
  let cells = new Map<number, string>();
  let type = 'n';
  let style = 0;
  let value: string | undefined;
  let inValue = false;
  let hasFormula = false;
  const whole = scanXml(xml, {
    open: (name, attribute) => {
      if (name === 'row') {
        row = Number(attribute('r') ?? row + 1);
        column = -1;
        cells = new Map();
      } else if (name === 'c') {
        column = columnOf(attribute('r')) ?? column + 1;
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        value = undefined;
        hasFormula = false;
        collect.start();
      } else if (name === 'v') inValue = true;
      else if (name === 'f') hasFormula = true;
      collect.open(name);
    },
    close: (name) => {
      collect.close(name);
      if (name === 'v') {
        inValue = false;
        value ??= '';
      } else if (name === 'c') {
        const inline = type === 'inlineStr' ? collect.text() : undefined;
        const text = inline ?? (value === undefined ? (hasFormula ? notComputed : '') : cellText(type, value, style, context));
        if (text.trim() !== '') cells.set(column, text.trim());
      } else if (name === 'row' && cells.size > 0) rows.push({ row, cells });
    },
    text: (text) => {
      if (inValue) value = (value ?? '') + text;
      collect.add(text);
    },
  });
  if (!whole) return 'broken';
  const width = rows.reduce((widest, { cells: some }) => Math.max(widest, ...some.keys()), -1) + 1;
  if (width * rows.length > mostCells) return 'too-large';
  const [first, ...others] = rows.map(({ row: number, cells: some }) => ({
    row: number,
    cells: Array.from({ length: width }, (_, i) => some.get(i) ?? ''),
  }));
  return { header: first?.cells ?? [], rows: others };
}

/** `AB12` → 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(type: string, value: string, style: number, { strings, styles, epoch1904 }: SheetContext): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return numberText(value, styles[style] ?? 'plain', epoch1904);
    case 'str':
      return unescapeText(value);
    default:
      // The name of an error, an ISO date.
      return value;
  }
}
