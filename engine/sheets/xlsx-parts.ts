import { type NumberFormat, formatOf } from './xlsx-number.ts';
import { scanXml } from './xml.ts';

/** The parts of a workbook other than its sheets. Each reader returns undefined for a part that is cut off. */

export type WorkbookPart = {
  readonly epoch1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly relation: string }[];
};

export function readWorkbookPart(xml: string): WorkbookPart | undefined {
  let epoch1904 = false;
  const sheets: { name: string; relation: string }[] = [];
  const whole = scanXml(xml, {
    open: (name, attribute) => {
      if (name === 'workbookPr') epoch1904 = ['1', 'true'].includes(attribute('date1904') ?? '');
      if (name === 'sheet') sheets.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? attribute('id') ?? '' });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return whole ? { epoch1904, sheets } : undefined;
}

/** Relation id → name of the archive's entry. */
export function readRelations(xml: string): ReadonlyMap<string, string> | undefined {
  const targets = new Map<string, string>();
  const whole = scanXml(xml, {
    open: (name, attribute) => {
      const target = attribute('Target') ?? '';
      if (name === 'Relationship') targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return whole ? targets : undefined;
}

export function readSharedStrings(xml: string): readonly string[] | undefined {
  const strings: string[] = [];
  const collect = textCollector();
  const whole = scanXml(xml, {
    open: (name) => {
      if (name === 'si') collect.start();
      collect.open(name);
    },
    close: (name) => {
      collect.close(name);
      if (name === 'si') strings.push(collect.text());
    },
    text: collect.add,
  });
  return whole ? strings : undefined;
}

/** How the cells of each style show their numbers. */
export function readStyles(xml: string): readonly NumberFormat[] | undefined {
  const codes = new Map<string, string>();
  const styles: NumberFormat[] = [];
  let inCellStyles = false;
  const whole = scanXml(xml, {
    open: (name, attribute) => {
      if (name === 'numFmt') codes.set(attribute('numFmtId') ?? '', attribute('formatCode') ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'xf' && inCellStyles) {
        const id = attribute('numFmtId') ?? '0';
        styles.push(formatOf(Number(id), codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text: () => undefined,
  });
  return whole ? styles : undefined;
}

/** `_x000D_` is how these files write a character that XML cannot hold. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Collects the `t` elements of a rich text, without its phonetic hints (`rPh`). */
export function textCollector(): {
  readonly start: () => void;
  readonly open: (name: string) => void;
  readonly close: (name: string) => void;
  readonly add: (text: string) => void;
  readonly text: () => string;
} {
  let parts: string[] = [];
  let inText = false;
  let inHint = false;
  return {
    start: () => {
      parts = [];
    },
    open: (name) => {
      if (name === 't') inText = true;
      if (name === 'rPh') inHint = true;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inHint = false;
    },
    add: (text) => {
      if (inText && !inHint) parts.push(text);
    },
    text: () => unescapeText(parts.join('')),
  };
}
