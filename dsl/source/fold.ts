/** Full-width ASCII (U+FF01–FF5E) and the ideographic space become half-width; one code unit for one, so offsets stay. */
export function fold(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
}
