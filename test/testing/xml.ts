/** An element of XML: enough of a reader to hold a report to its shape; it throws where the text is not well-formed. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
};

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

export function parseXml(source: string): Element {
  const tokens = source
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
    .matchAll(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/g);
  const stack: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [
    { name: '', attributes: {}, children: [], text: '' },
  ];
  let read = 0;
  for (const [token, closing, name = '', attributes = '', empty, text] of tokens) {
    read += token.length;
    const open = stack.at(-1);
    if (!open) throw new Error('too many ends');
    if (text !== undefined) {
      open.text += unescaped(text);
    } else if (closing === '/') {
      if (open.name !== name) throw new Error(`</${name}> ends <${open.name}>`);
      stack.pop();
      stack.at(-1)?.children.push(open);
    } else {
      const pairs = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescaped(value)] as const);
      const element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      if (empty === '/') open.children.push(element);
      else stack.push(element);
    }
  }
  const [root] = stack[0]?.children ?? [];
  if (!root || stack.length !== 1 || read !== source.replace(/^<\?xml[^\n]*\n/, '').length) throw new Error('not well-formed');
  return root;
}

function unescaped(text: string): string {
  if (/[\u0000-\u0008\u000b-\u001f]/.test(text)) throw new Error('a character that XML does not have');
  return text.replace(/&[^;]*;?/g, (entity) => entities[entity] ?? fail(entity));
}

function fail(entity: string): never {
  throw new Error(`an entity that XML does not have: ${entity}`);
}
