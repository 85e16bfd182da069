/** GB18030 bytes of a text. Nothing here encodes it, so the table is made by decoding all two-byte codes. */
const codeOf = new Map<string, readonly [number, number]>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const text = decoder.decode(Uint8Array.of(lead, trail));
    if ([...text].length === 1 && text !== '\ufffd' && !codeOf.has(text)) codeOf.set(text, [lead, trail]);
  }
}

export function encodeGb18030(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return [code];
      const bytes = codeOf.get(character);
      if (!bytes) throw new Error(`no two-byte code for ${character}`);
      return [...bytes];
    }),
  );
}
