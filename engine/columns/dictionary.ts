/** Texts by number, so that equality of options, dates and keys is equality of integers. Grows while columns are read. */
export type Dictionary = {
  readonly code: (text: string) => number;
  readonly text: (code: number) => string;
};

export function createDictionary(): Dictionary {
  const codes = new Map<string, number>();
  const texts: string[] = [];
  return {
    code: (text) => {
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, texts.length);
      texts.push(text);
      return texts.length - 1;
    },
    text: (code) => texts[code] ?? '',
  };
}
