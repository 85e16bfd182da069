/** What a reader of XML is told. Names come without their namespace prefix. */
export type XmlHandler = {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};
/** The value of an attribute, by its full name. */
type XmlAttributes = (name: string) => string | undefined;

/**
 * Goes through the XML that spreadsheet programs write, front to back: elements, attributes, text, CDATA. No entities but
 * the predefined ones, so nothing can expand. Returns false where the text ends before its elements do.
 */
export function scanXml(xml: string, handler: XmlHandler): boolean {
  let depth = 0;
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0) break;
    if (start > at && depth > 0) handler.text(decodeEntities(xml.slice(at, start)));
    const special = specials.find(({ begin }) => xml.startsWith(begin, start));
    const stop = special?.end ?? '>';
    const end = xml.indexOf(stop, start);
    if (end < 0) return false;
    at = end + stop.length;
    if (special) {
      if (special.isText) handler.text(xml.slice(start + special.begin.length, end));
      continue;
    }
    const closing = xml[start + 1] === '/';
    const selfClosing = xml[end - 1] === '/';
    const inner = xml.slice(start + (closing ? 2 : 1), selfClosing ? end - 1 : end);
    const name = /^[^\s]*/.exec(inner)?.[0] ?? '';
    const local = name.slice(name.indexOf(':') + 1);
    if (!closing) handler.open(local, attributesOf(inner.slice(name.length)));
    if (closing || selfClosing) handler.close(local);
    depth += closing ? -1 : selfClosing ? 0 : 1;
  }
  return depth === 0;
}

const specials = [
  { begin: '<!--', end: '-->', isText: false },
  { begin: '<![CDATA[', end: ']]>', isText: true },
  { begin: '<?', end: '?>', isText: false },
  { begin: '<!', end: '>', isText: false },
] as const;

function attributesOf(text: string): XmlAttributes {
  return (name) => {
    for (const [, key, double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      if (key === name) return decodeEntities(double ?? single ?? '');
    }
    return undefined;
  };
}

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,5}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
